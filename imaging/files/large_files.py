"""Large pictures as files on the disk, written piece by piece: beside the picture there is no file of it in memory.

`formats` writes those that are small enough to be carried. For workers only: it loads the PNG encoder.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from PIL import Image

from imaging.alpha import on_white
from imaging.files.encode import PREVIEW, contained, to_preview
from imaging.files.formats import MEDIA_TYPES, NOTHING, how_saved, must_fit, to_file
from imaging.files.packaging import labelled
from imaging.files.png import write_png
from imaging.inspection.jpeg import END
from imaging.label import Label
from imaging.large.lazy_image import LazyImage
from imaging.operations.operation import StorageFormat
from imaging.raster import Raster

HEAD = 1 << 16
"""Bytes at the beginning of a file in which a label is put."""
STREAMED = ("JPEG", "TIFF")
"""What Pillow writes as it goes, beside PNG, which is written here."""


def write_large_png(picture: LazyImage, path: Path, label: Label = NOTHING) -> bytes:
    """Writes the file, and returns its preview: every row is made once for both."""
    small = Reduction(picture)
    with path.open("wb") as file:
        write_png(picture, file.write, small.look, small.factor, lambda empty: labelled(empty, "image/png", label))
    return small.preview()


def write_large(raster: Raster, kept: StorageFormat, path: Path, label: Label = NOTHING) -> None:
    """Writes the file. Raises `Impossible` for one that the format cannot hold."""
    image = raster.image
    must_fit(image.size, kept.format)
    if kept.format == "PNG":
        write_large_png(LazyImage.of(image), path, label)
    elif kept.format in STREAMED:
        whole = on_white(image) if kept.format == "JPEG" else image
        with path.open("w+b") as file:
            whole.save(file, kept.format, **how_saved(kept, large=True))
        if kept.format == "JPEG":
            _put_in_head(path, label)
    else:
        path.write_bytes(to_file(raster, kept, label))


class Reduction:
    """A picture made small while its pieces go by."""

    def __init__(self, picture: LazyImage) -> None:
        self.size = contained(picture.size, PREVIEW)
        self.factor = max(1, int(min(picture.size[0] / self.size[0], picture.size[1] / self.size[1]) / 2))
        """Pieces begin at a multiple of that many rows."""
        width, height = (-(-side // self.factor) for side in picture.size)
        self.small = Image.new(picture.mode, (width, height))

    def look(self, piece: Image.Image, top: int) -> None:
        """The pieces come from top to bottom."""
        self.small.paste(piece.reduce(self.factor), (0, top // self.factor))

    def preview(self) -> bytes:
        """As `to_preview` of the whole."""
        return to_preview(Raster(self.small.resize(self.size, Image.Resampling.LANCZOS, reducing_gap=2.0)))


def _put_in_head(path: Path, label: Label) -> None:
    """Writes a JPEG anew where something is to stand before its pixels."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        new = labelled(head, MEDIA_TYPES["JPEG"], label)
        if len(head) == HEAD:  # an end was put behind what goes on
            new = new.removesuffix(END)
        if new == head:
            return
        other = path.with_name(f"{path.name}.labelled")
        with other.open("wb") as out:
            out.write(new)
            shutil.copyfileobj(file, out)
    os.replace(other, path)

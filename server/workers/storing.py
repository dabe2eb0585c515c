"""How a task hands over the picture it made: as a file with its preview, carried along or too large for that.

Its counterpart is `opening.py`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp

from PIL import Image

from imaging.alpha_bleed import bled
from imaging.applying import NO_LAYERS, Layers, applied, applied_lazily
from imaging.file import File
from imaging.files.encode import to_full, to_png, to_preview
from imaging.files.export import stays, untouched
from imaging.files.formats import MEDIA_TYPES, NOT_SHOWN, NOTHING, to_file
from imaging.files.large_files import write_large, write_large_png
from imaging.files.packaging import labelled, media_type_of
from imaging.label import Label
from imaging.large.strips import is_large
from imaging.operations.operation import LOSSLESS, Operation, StorageFormat
from imaging.raster import Raster
from server.workers.opening import MEMORY, in_words, label_after
from server.workers.pipe import Parcel, Values

PREVIEW_QUALITY = 70


def encoded(raster: Raster, full: bytes = b"", label: Label = NOTHING) -> Parcel:
    data = labelled(to_png(raster), "image/png", label)
    MEMORY.keep_png(data, raster)
    return Parcel({"width": raster.width, "height": raster.height}, (data, to_preview(raster), full))


def stored(raster: Raster, kept: StorageFormat, label: Label, bare: bytes = b"") -> Parcel:
    """As `encoded`, in a format of choice, or as `bare` has it; what no browser shows gets a picture for the screen
    beside it."""
    about = {"width": raster.width, "height": raster.height, "media_type": MEDIA_TYPES[kept.format]}
    full = to_full(raster) if kept.format in NOT_SHOWN else b""
    with in_words():
        data = bare or to_file(raster, kept, label)
    if kept.format == "PNG" and not bare:
        MEMORY.keep_png(data, raster)
    return Parcel(about, (data, to_preview(raster), full))


def stored_large(
    taken: list[Raster], steps: Sequence[Operation], kept: StorageFormat, label: Label, layers: Layers = NO_LAYERS
) -> Parcel:
    """The picture, which is to spare, after all steps: in a file, since it is too large to be carried."""
    file, full = passing_file(), b""
    if kept.format == "PNG":
        done = applied_lazily(taken.pop(), steps, layers)
        size, noticed = done.picture.size, done.noticed
        preview = write_large_png(done.picture, file, label)
    else:
        made = applied(taken.pop(), steps, layers=layers)
        size, noticed, preview = made.raster.image.size, made.noticed, to_preview(made.raster)
        full = to_full(made.raster) if kept.format in NOT_SHOWN else b""
        write_large(made.raster, kept, file, label)
    about = {"width": size[0], "height": size[1], "media_type": MEDIA_TYPES[kept.format]}
    return Parcel({**about, "noticed": noticed, "file": str(file)}, (b"", preview, full))


def combined_into(taken: list[Raster]) -> Parcel:
    """What was made of several pictures, as PNG."""
    return stored_large(taken, [], LOSSLESS, NOTHING) if is_large(taken[0].image) else encoded(taken.pop())


def shown_bare(values: Values, picture: File, steps: list[Operation]) -> bytes:
    """The file itself, clean, where the steps change nothing else and a browser shows it upright; else empty. A large
    one is made anew."""
    if not isinstance(picture, bytes):
        return b""
    label, media_type = label_after(values, picture, steps, upright=False), media_type_of(picture)
    turned = label.orientation != 1 and media_type != MEDIA_TYPES["JPEG"]
    if turned or media_type not in MEDIA_TYPES.values() or not stays(steps, media_type):
        return b""
    return untouched(picture, label) or b""


def passing_file() -> Path:
    """A new file in the folder for what lives no longer than a task."""
    handle, name = mkstemp(prefix="large-")
    os.close(handle)
    return Path(name)


def png(image: Image.Image) -> bytes:
    return to_png(Raster(image))


def rough(image: Image.Image) -> bytes:
    out = BytesIO()
    bled(image).save(out, "WEBP", quality=PREVIEW_QUALITY, method=1)
    return out.getvalue()

"""Foreign bytes into a raster: recognised by content, limited before decoding, upright, sRGB. `encode` goes back."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import pi_heif
from PIL import Image, ImageFile

from imaging.colour import bits
from imaging.colour.declared import declared
from imaging.colour.notes import notes
from imaging.colour.source import Statement
from imaging.colour.srgb import in_srgb
from imaging.decoders import bmp, gif, ico, jpeg2000, netpbm, psd, tga, tiff
from imaging.file import File, stream
from imaging.inspection import jpeg
from imaging.inspection.inspector import LIMIT, inspected
from imaging.inspection.report import Report, damaged, far_too_large
from imaging.large.room import REDUCED, REDUCING, Room
from imaging.large.strips import is_large, reduced
from imaging.raster import Raster
from imaging.refusal import Refused
from imaging.unreadable import BROKEN

pi_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = 500_000_000  # of Pillow's own, which refuses twice as many: a picture's memory decides here
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "HEIF", "JPEG2000", "ICNS")
"""What Pillow may open; its other readers are old, odd, or start other programs."""
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture of that orientation upright."""


class Decoder(Protocol):
    """A module of `decoders` that reads a kind by itself."""

    def taken(self, report: Report) -> float: ...

    def opened(self, report: Report, told: tuple[Statement, ...]) -> tuple[Image.Image, tuple[str, ...]]: ...


DECODERS: dict[str, Decoder] = {"BMP": bmp, "ICO": ico, "PPM": netpbm, "PSD": psd, "TGA": tga}


@dataclass(frozen=True)
class Foreign:
    """A file that somebody sent, opened: its picture, and what else there was in it."""

    raster: Raster
    media_type: str
    """By its content, whatever its name says."""
    noticed: tuple[str, ...]
    """What the person should know: `animation: first frame used`, …"""
    whole: tuple[int, int] | None = None
    """Its upright size in pixels, where the picture was opened smaller than it is."""

    @property
    def size(self) -> tuple[int, int]:
        """Upright, in pixels, of the whole picture."""
        return self.whole or self.raster.image.size


def decode(data: File, limit: int = LIMIT, room: Room | None = None) -> Raster:
    """The picture (its first frame) in RGB or RGBA, 8 bits a channel, upright, sRGB.

    Raises `Refused` for what is no picture, is broken, has more than `limit` pixels or is too large for `room`.
    """
    return examine(data, limit, room).raster


def examine(data: File, limit: int = LIMIT, room: Room | None = None, shown: int = 0) -> Foreign:
    """As `decode`, with what a person who sent this file should know about it.

    `shown` says that so many pixels along the longer side are enough: of a large picture there are then fewer than it
    has, but no fewer than that; a JPEG is not even opened whole.
    """
    return pictured(inspected(data, limit), room, shown)


def pictured(report: Report, room: Room | None = None, shown: int = 0) -> Foreign:
    """As `examine`, of a file that was inspected."""
    decoder = tiff if report.samples else DECODERS.get(report.format)
    if decoder:
        with _mapped():
            return _decoded(report, decoder, room, shown)
    with (
        _mapped(),
        stream(report.data) as source,
        Image.open(source, formats=(report.format,)) as opened,
    ):
        if shown and report.format == "JPEG" and is_large(opened):
            opened.draft(None, (shown, shown))
        if room:
            turned = report.orientation != 1
            room.check(opened, reduced=bool(shown) and is_large(opened), turned=turned)
        told = declared(report)
        fine = _fine(report, told, room)
        image, said = (fine, ()) if fine else _rough(opened, report, told, shown)
    return Foreign(Raster(image), report.media_type, (*said, *report.noticed, *notes(report, told)), report.upright)


def _fine(report: Report, told: tuple[Statement, ...], room: Room | None) -> Image.Image | None:
    """From more than eight bits, where that shows."""
    image = bits.in_srgb(report, told, room)
    if image and report.format not in bits.TURNED:
        _turn(image, report.orientation)
    return image


def _rough(
    opened: ImageFile.ImageFile, report: Report, told: tuple[Statement, ...], shown: int
) -> tuple[Image.Image, tuple[str, ...]]:
    frame = opened.tile[0].extents if opened.format == "GIF" and opened.tile else None
    opened.load()
    said = jpeg.missing_before_end(report) if report.format == "JPEG" and jpeg.looks_cut(opened) else ()
    stored = _meant(opened, report, frame)
    image = _enough(stored, shown) if shown else stored
    _turn(image, report.orientation)
    return in_srgb(image, told), said


def _meant(opened: ImageFile.ImageFile, report: Report, frame: tuple[int, int, int, int] | None) -> Image.Image:
    """Where Pillow takes what stands in the file for something else."""
    if report.format == "JPEG2000":
        return jpeg2000.meant(opened, report)
    return gif.meant(opened, frame) if frame else opened


def _decoded(report: Report, decoder: Decoder, room: Room | None, shown: int) -> Foreign:
    if room:
        room.check_size(report.size, max(room.each, decoder.taken(report) + REDUCING * bool(shown)))
    told = declared(report)
    image, said = decoder.opened(report, told)
    image = _enough(image, shown) if shown else image
    _turn(image, report.orientation)
    noticed = (*said, *report.noticed, *notes(report, told))
    return Foreign(Raster(image), report.media_type, noticed, report.upright)


def _turn(image: Image.Image, orientation: int) -> None:
    """Sets it upright, in its place."""
    if orientation in UPRIGHT:
        turned = image.transpose(UPRIGHT[orientation])
        image.im, image._size = turned.im, turned.size


def _enough(opened: Image.Image, shown: int) -> Image.Image:
    """A large picture smaller, and no smaller than that."""
    factor = max(opened.size) // shown
    if opened.mode not in REDUCED or not is_large(opened) or factor < 2:
        return opened
    mode = "RGBA" if opened.has_transparency_data else {"P": "RGB", "1": "L"}.get(opened.mode, opened.mode)
    small = reduced(opened, factor, mode)
    small.info = {name: value for name, value in opened.info.items() if name != "transparency"}
    return small


@contextmanager
def _mapped() -> Iterator[None]:
    """Pillow's exceptions as one sentence. Its warning at half its own limit stays silent: ours decides."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Refused:
        raise
    except Image.DecompressionBombError as error:  # Pillow's own limit, raised while it opens
        raise far_too_large(LIMIT) from error
    except BROKEN as error:
        raise damaged() from error

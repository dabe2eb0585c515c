"""What may stand beside the pixels of a file that leaves: which way up, how large in print, which colours, and whose.

A `Label` is all of it; everything else that a file says is private. `containers` put it into files.
"""

from __future__ import annotations

import math
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from PIL import Image

from imaging.credit import iptc, xmp
from imaging.credit.credit import credit_in, exif_of
from imaging.credit.notice import Credit
from imaging.file import File, stream
from imaging.files.decode import FORMATS
from imaging.inspection.inspector import inspected
from imaging.inspection.report import SIDEWAYS
from imaging.refusal import Refused
from imaging.unreadable import BROKEN

ORIENTATION, ARTIST, COPYRIGHT = 0x0112, 0x013B, 0x8298
ACROSS, DOWN, UNIT, INCH = 0x011A, 0x011B, 0x0128, 2
EXIF_IFD, INTEROPERABILITY_IFD, TAKEN, SPACE, SRGB, INTEROPERABILITY = 0x8769, 0xA005, 0x9003, 0xA001, 1, 1
NUMBERS = (0x012D, 0x013E, 0x013F, 0x0211, 0x0214)
"""EXIF's colours: transfer function, white point, primaries, YCbCr coefficients, reference black and white."""
EXIF_NUMBERS = (SPACE, 0xA500)
"""Colour space and gamma."""
UNCALIBRATED = 65_535
ADOBE_RGB = "R03"
"""What EXIF 2.32 (4.6.5.4) writes for it, where the colour space is “uncalibrated”."""
BY_ITSELF = ("HEIF", "AVIF")
"""Containers that turn and colour their pictures themselves, whatever EXIF says."""
COARSEST, FINEST = 10, 100_000
"""Pixels an inch: programs write 1 where they mean that they do not know."""
CENTIMETRE = 3
ANY_SIZE = 1 << 62
"""Pixels: whoever opens the picture says whether it is too large."""
INCHES = {1: 1, 2: 2.54}
"""JFIF's units: the inch and the centimetre."""
AROUND = 80
"""Bytes that a container takes around each part at most."""
Resolution = tuple[float, float]


@dataclass(frozen=True)
class Label:
    """What stands beside the pixels. An empty one says nothing."""

    orientation: int = 1
    """1–8, as EXIF counts."""
    dpi: Resolution | None = None
    """Pixels an inch, across and down."""
    credit: Credit = field(default_factory=Credit)
    colours: tuple[tuple[int, Any], ...] = ()
    """EXIF's numbers of colours by their tags, of a picture whose pixels are as they were."""
    profile: bytes = b""
    """A colour profile for pixels that are as they were, where their file is written anew; PNG and TIFF take it."""

    @property
    def upright(self) -> Label:
        """Of the same picture, turned as it was seen and in sRGB."""
        dpi = self.dpi[::-1] if self.dpi and self.orientation in SIDEWAYS else self.dpi
        return Label(1, dpi, self.credit)

    @property
    def anonymous(self) -> Label:
        """The same without whose it is."""
        return replace(self, credit=Credit())

    @property
    def most(self) -> int:
        """The most bytes that it takes in a file of any format."""
        each = (self.exif(resolution=True), self.xmp(), self.iptc(), *(text.encode() for _, text in self.texts()))
        return sum(len(body) + AROUND for body in each if body) + (AROUND if self.dpi else 0)

    def exif(self, resolution: bool) -> bytes:
        """As EXIF without its mark; empty where there is nothing to say. `resolution` says whether it goes in."""
        told = Image.Exif()
        if self.orientation != 1:
            told[ORIENTATION] = self.orientation
        if resolution and self.dpi:
            told[ACROSS], told[DOWN], told[UNIT] = *self.dpi, INCH
        for tag, name in ((ARTIST, "; ".join(self.credit.artists)), (COPYRIGHT, self.credit.copyright)):
            if name:
                told[tag] = name.encode()
        inner: dict[int, Any] = {TAKEN: self.credit.taken} if self.credit.taken else {}
        for tag, value in self.colours:
            if tag == INTEROPERABILITY:
                inner[INTEROPERABILITY_IFD] = {INTEROPERABILITY: value}
            else:
                (inner if tag in EXIF_NUMBERS else told)[tag] = value
        if inner:
            told[EXIF_IFD] = inner
        return told.tobytes().removeprefix(b"Exif\0\0") if len(told) else b""

    def xmp(self) -> bytes:
        """Whose it is as XMP; empty where that is not said."""
        return xmp.written(self.credit) if self.credit else b""

    def iptc(self) -> bytes:
        """Whose it is as IPTC-IIM; empty where that is not said."""
        return iptc.written(self.credit) if self.credit else b""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Whose it is in PNG's own words."""
        if self.credit.artists:
            yield "Author", "; ".join(self.credit.artists)
        if self.credit.copyright:
            yield "Copyright", self.credit.copyright


def label_of(data: File) -> Label:
    """What of a file may go on. What cannot be read is left out."""
    turn, dpi = _inspected(data)
    try:
        with silent(), stream(data) as source, Image.open(source, formats=FORMATS) as opened:
            told = exif_of(opened)
            return Label(turn, dpi or _dpi(opened, told), credit_in(opened), _colours(opened, told))
    except (*BROKEN, Image.DecompressionBombError):
        return Label(turn, dpi)  # whoever reads its pixels says what is wrong with it


@contextmanager
def silent() -> Iterator[None]:
    """Pillow warns of what is odd in metadata; it is left out, and that is all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _inspected(data: File) -> tuple[int, Resolution | None]:
    """How every reader turns it, 1 where its container says that itself; and a resolution that Pillow does not read."""
    try:
        report = inspected(data, limit=ANY_SIZE)
    except Refused:
        return 1, None
    return report.orientation if report.format != "AVIF" else 1, _sensible(report.dpi)


def _dpi(opened: Image.Image, told: Image.Exif) -> Resolution | None:
    """Pixels an inch; None where none, or only the shape of a pixel, is said."""
    try:
        across, down = (float(each) for each in _said_resolution(opened, told))
    except (TypeError, ValueError, ArithmeticError, KeyError):
        return None
    return _sensible((across, down))


def _sensible(dpi: Resolution | None) -> Resolution | None:
    good = dpi and all(math.isfinite(each) and COARSEST <= each <= FINEST for each in dpi)
    return dpi if good else None


def _said_resolution(opened: Image.Image, told: Image.Exif) -> tuple[Any, Any]:
    """Of a JPEG, Pillow makes 72 of what is not said; so its own numbers are asked."""
    info = opened.info
    if opened.format in ("JPEG", "MPO") and info.get("jfif_unit") in INCHES:
        across, down = info["jfif_density"]
        return across * INCHES[info["jfif_unit"]], down * INCHES[info["jfif_unit"]]
    if "dpi" in info and opened.format not in ("JPEG", "MPO"):
        return tuple(info["dpi"])
    each = INCHES[2] if told.get(UNIT, INCH) == CENTIMETRE else 1
    return float(told[ACROSS]) * each, float(told[DOWN]) * each


def _colours(opened: Image.Image, told: Image.Exif) -> tuple[tuple[int, Any], ...]:
    """Only numbers: no text can be among them. Nothing where the container tells the colours itself, or where they are
    said to be others and not which."""
    found = () if opened.format in BY_ITSELF else tuple(_told_colours(told))
    return found if any(each != (SPACE, UNCALIBRATED) for each in found) else ()


def _told_colours(told: Image.Exif) -> Iterator[tuple[int, Any]]:
    for tag in NUMBERS:
        if (value := _numbers(told.get(tag))) is not None:
            yield tag, value
    inner = told.get_ifd(EXIF_IFD)
    for tag in EXIF_NUMBERS:
        value = _numbers(inner.get(tag))
        if value is not None and (tag, value) != (SPACE, SRGB):
            yield tag, value
    mark = told.get_ifd(INTEROPERABILITY_IFD).get(INTEROPERABILITY)
    if str(mark).strip("\0 ") == ADOBE_RGB:
        yield INTEROPERABILITY, ADOBE_RGB


def _numbers(value: Any) -> Any:
    each = value if isinstance(value, tuple) else (value,)
    good = 0 < len(each) <= 768 and all(_is_number(one) for one in each)
    return value if good else None


def _is_number(value: Any) -> bool:
    try:
        return not isinstance(value, (str, bytes)) and value is not None and math.isfinite(float(value))
    except (TypeError, ValueError, ArithmeticError, struct.error):
        return False

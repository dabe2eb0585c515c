"""What may stand beside the pixels of a file that leaves: which way up, how large in print, which colours, whose, and
how it came to be.

A `Label` is all of it; everything else that a file says is private. `containers` put it into files.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from imaging.credit import iptc, xmp
from imaging.credit.credit import Tags, credit_in, tags_of
from imaging.credit.notice import Credit
from imaging.credit.origin import OriginNotice
from imaging.file import Bytes, File, mapped
from imaging.inspection.exif import EXIF, INTEROP, MAIN, Tag
from imaging.inspection.inspector import inspected
from imaging.inspection.report import SIDEWAYS, Report
from imaging.metadata.blocks import blocks_of
from imaging.refusal import Refused

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
INCHES: dict[float, float] = {INCH: 1.0, 3: 2.54}
"""Units of a resolution: the inch and the centimetre. Another one says the shape of a pixel only."""
MOST_NUMBERS = 768
"""Of a value: a transfer function for three channels."""
FINENESS = 10**6
"""Of what a fraction is divided by."""
ANY_SIZE = 1 << 62
"""Pixels: whoever opens the picture says whether it is too large."""
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
    origin: OriginNotice = field(default_factory=OriginNotice)
    """How it came to be, of a file that leaves the studio."""

    @property
    def upright(self) -> Label:
        """Of the same picture, turned as it was seen and in sRGB."""
        dpi = self.dpi[::-1] if self.dpi and self.orientation in SIDEWAYS else self.dpi
        return Label(1, dpi, self.credit, origin=self.origin)

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
        """Whose it is and how it came to be, as XMP; empty where neither is said."""
        return xmp.written(self.credit, self.origin) if self.credit or self.origin else b""

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
    file = mapped(data)
    blocks, report = blocks_of(file), _inspected(data)
    tags = tags_of(blocks.exif)
    return Label(
        report.orientation if report and report.format not in BY_ITSELF else 1,
        _sensible(report.dpi if report else None) or _dpi(tags),
        credit_in(blocks),
        _colours(blocks.exif, tags) if report and report.format not in BY_ITSELF else (),
    )


@contextmanager
def silent() -> Iterator[None]:
    """Pillow warns of what is odd in metadata; it is left out, and that is all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _inspected(data: File) -> Report | None:
    """How every reader sees it; None of what none reads."""
    try:
        return inspected(data, limit=ANY_SIZE)
    except Refused:
        return None


def _dpi(tags: Tags) -> Resolution | None:
    """As EXIF, or a TIFF, says it; None where none, or only the shape of a pixel, is said."""
    across, down, unit = (tags.get((MAIN, number)) for number in (ACROSS, DOWN, UNIT))
    each = INCHES.get(unit.numbers[0] if unit and unit.numbers else INCH, 0)
    said = [tag.numbers[0] * each for tag in (across, down) if tag and tag.numbers]
    return _sensible((said[0], said[1])) if len(said) == 2 else None


def _sensible(dpi: Resolution | None) -> Resolution | None:
    good = dpi and all(math.isfinite(each) and COARSEST <= each <= FINEST for each in dpi)
    return dpi if good else None


def _colours(block: Bytes, tags: Tags) -> tuple[tuple[int, Any], ...]:
    """Only numbers: no text can be among them. Nothing where they are said to be others and not which."""
    found = tuple(_told_colours(block, tags))
    return found if any(each != (SPACE, UNCALIBRATED) for each in found) else ()


def _told_colours(block: Bytes, tags: Tags) -> Iterator[tuple[int, Any]]:
    for key in (*((MAIN, number) for number in NUMBERS), *((EXIF, number) for number in EXIF_NUMBERS)):
        value = _numbers(block, tags.get(key))
        if value is not None and (key[1], value) != (SPACE, SRGB):
            yield key[1], value
    mark = tags.get((INTEROP, INTEROPERABILITY))
    if mark and mark.text.strip("\0 ") == ADOBE_RGB:
        yield INTEROPERABILITY, ADOBE_RGB


def _numbers(block: Bytes, tag: Tag | None) -> Any:
    """One number, or several; those with fractions as EXIF has them. None where one of them is none."""
    if tag is None or not tag.numbers or tag.count > MOST_NUMBERS:
        return None
    told = tag.all_numbers(block)
    if len(told) != tag.count or not all(map(math.isfinite, told)):
        return None
    each = tuple(number if isinstance(number, int) else _fraction(number) for number in told)
    return each if len(each) > 1 else each[0]


def _fraction(number: float) -> IFDRational:
    whole = Fraction(number).limit_denominator(FINENESS)
    return IFDRational(whole.numerator, whole.denominator)

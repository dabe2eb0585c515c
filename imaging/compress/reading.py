"""Foreign bytes as upright sRGB pixels, no larger than wanted. `codecs` goes back. Loads libvips: for workers only.

JPEG, PNG, WebP and large TIFFs are read by libvips row by row and made smaller meanwhile, JPEG by libjpeg-turbo itself
where it can; every other reader of libvips is blocked, and what remains is read by `imaging.files.decode`. All go by
the same inspection of the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from imaging.colour import deep
from imaging.colour.declared import declared
from imaging.colour.notes import notes
from imaging.colour.source import Statement, source
from imaging.compress import coarse_jpeg, large_tiff
from imaging.file import File
from imaging.file import whole as in_memory
from imaging.files.decode import pictured
from imaging.inspection import jpeg
from imaging.inspection.inspector import inspected
from imaging.inspection.report import PLACE, SIDEWAYS, Report, Sides, damaged
from imaging.large.room import Room
from imaging.libvips import pyvips
from imaging.sentences import say

COMPRESSING = 13.5
"""Bytes a pixel that is kept: the picture, its coefficients in full colour and in coarse, and tries."""
CRISP = np.array([[0, -3, 0], [-3, 112, -3], [0, -3, 0]], np.float32) / 100
"""What JPEG's own halving has blurred comes back: +0.3 to +2.5 points of SSIMULACRA2 on three photographs before they
are coded; twice as much makes it worse."""
OPAQUE = 255
STRICT = "warning"
"""What ends libvips' reading first: whatever is odd in a file."""
READ = ("JPEG", "PNG", "WEBP")
"""What libvips may read."""
TURNS: dict[int, Callable[[pyvips.Image], pyvips.Image]] = {
    2: lambda image: image.fliphor(),
    3: lambda image: image.rot180(),
    4: lambda image: image.flipver(),
    5: lambda image: image.rot90().fliphor(),
    6: lambda image: image.rot90(),
    7: lambda image: image.rot90().flipver(),
    8: lambda image: image.rot270(),
}
"""What sets a picture of that orientation upright."""
Statements = tuple[Statement, ...]
"""What a file says about its colours."""


@dataclass(frozen=True)
class SourcePicture:
    """What was read."""

    image: pyvips.Image
    """RGB, or RGBA when something is transparent; 8 bits, in memory, as large as may be."""
    width: int
    """Pixels of the upright original."""
    height: int
    """Pixels."""
    media_type: str
    """Of the file."""
    noticed: tuple[str, ...] = ()
    """What of the file a person should know that is not in this picture."""


def opened(data: File, width: int | None, height: int | None, limit: int, room: Room | None = None) -> SourcePicture:
    """The picture within these sides; its own size when they are None. Raises `Refused`."""
    return read(inspected(data, limit), width, height, room)


def read(
    report: Report, width: int | None, height: int | None, room: Room | None = None, swift: bool = False
) -> SourcePicture:
    """The same of a file that was inspected already. `swift`: a JPEG that becomes less than half as large is decoded at
    half its sides, and what that blurs made sharp again."""
    told = declared(report)
    try:
        piecewise = (report.format in READ and report.frames == 1) or large_tiff.is_read_by_rows(report)
        if piecewise and not source(told).hdr:
            return _by_vips(report, told, width, height, room, swift)
        return _by_pillow(report, told, width, height, room)
    except pyvips.Error as error:
        raise damaged() from error


def _by_vips(
    report: Report, told: Statements, width: int | None, height: int | None, room: Room | None, swift: bool
) -> SourcePicture:
    own = report.upright
    if room:
        share = share_within(own, width, height)
        room.check_size((round(own[0] * share), round(own[1] * share)), COMPRESSING)
    noticed = _noticed(report, told)
    crisp = report.format == "JPEG" and _shrink(own, width, height) < _shrink(own, width, height, swift)
    try:
        image = _fitted(_whole(report, width, height, STRICT, swift), report, told, width, height, crisp)
    except pyvips.Error:
        if report.format == "JPEG":
            noticed = (*jpeg.missing_before_end(report), *noticed)
        image = _fitted(_whole(report, width, height, "error", swift), report, told, width, height, crisp)
    return SourcePicture(image, *own, report.media_type, noticed)


def _whole(report: Report, width: int | None, height: int | None, fail_on: str, swift: bool) -> pyvips.Image:
    shrink = _shrink(report.upright, width, height, swift) if report.format == "JPEG" else 1
    pixels = coarse_jpeg.decoded(report, shrink) if report.format == "JPEG" and fail_on == STRICT else None
    if pixels is not None:
        return pyvips.Image.new_from_array(pixels)
    if report.format == "TIFF":
        return large_tiff.rows(report, fail_on)
    coarse = {"shrink": shrink} if report.format == "JPEG" else {}
    return pyvips.Image.new_from_buffer(in_memory(report.data), "", access="sequential", fail_on=fail_on, **coarse)


def _shrink(own: Sides, width: int | None, height: int | None, swift: bool = False) -> int:
    """1, 2, 4 or 8: by how much JPEG's own coarse decoding may shrink. It leaves twice the sides that are wanted, so
    that the picture is sharp by a good filter, not by a box; `swift` lets half the sides be half the sides."""
    spare = max(own[0] / (width or own[0]), own[1] / (height or own[1])) / 2
    return next((step for step in (8, 4, 2) if spare >= step), 2 if swift and spare >= 1 else 1)


def _by_pillow(
    report: Report, told: Statements, width: int | None, height: int | None, room: Room | None
) -> SourcePicture:
    raster = pictured(report, room).raster.image
    bands = len(raster.getbands())
    whole = pyvips.Image.new_from_memory(raster.tobytes(), raster.width, raster.height, bands, "uchar")
    upright = replace(report, size=raster.size, orientation=1)
    image = _fitted(whole.copy(interpretation="srgb"), upright, (), width, height)
    return SourcePicture(image, *raster.size, report.media_type, _noticed(report, told))


def _noticed(report: Report, told: Statements) -> tuple[str, ...]:
    """All but the place, which no file has that is made here."""
    deeper = (say("noticed_bits", "{bits} bits a channel, reduced to 8", bits=report.bits),) if report.bits > 8 else ()
    return tuple(note for note in report.noticed if note != PLACE) + notes(report, told) + deeper


def _fitted(
    whole: pyvips.Image,
    report: Report,
    told: Statements,
    width: int | None,
    height: int | None,
    crisp: bool = False,
) -> pyvips.Image:
    """The upright picture within these sides, in sRGB; `crisp`: it was halved coarsely, and is made sharp again."""
    own = report.upright
    share = share_within(own, width, height)
    sides = max(1, round(own[0] * share)), max(1, round(own[1] * share))
    image = resized(whole, sides[::-1] if report.orientation in SIDEWAYS else sides)
    image = deep.in_srgb(image, source(told, deep.space_of(image)))
    image = _crisp(image) if crisp else image.copy_memory()
    if report.orientation in TURNS:
        image = TURNS[report.orientation](image).copy_memory()
    if image.hasalpha() and image[image.bands - 1].min() == OPAQUE:
        image = image.flatten().copy_memory()
    return image


def _crisp(image: pyvips.Image) -> pyvips.Image:
    """In memory. By OpenCV, which takes half of libvips' time."""
    sharper = cv2.filter2D(np.asarray(image.numpy()), -1, CRISP, borderType=cv2.BORDER_REPLICATE)
    return pyvips.Image.new_from_array(sharper, interpretation=image.interpretation)


def share_within(own: Sides, width: int | None, height: int | None) -> float:
    """Of both sides, that is left where a picture may be no larger than that."""
    return min(1.0, (width or own[0]) / own[0], (height or own[1]) / own[1])


def resized(image: pyvips.Image, sides: Sides) -> pyvips.Image:
    """All of the picture on exactly these sides, by Lanczos. What is transparent lends no colour.

    libvips' own thumbnails keep one scale for both sides and lose the rest of a pixel at the edge: up to 9 points of
    SSIMULACRA2 against a picture that was resized as it should be.
    """
    if (image.width, image.height) == sides:
        return image
    across, down = sides[0] / image.width, sides[1] / image.height
    if not image.hasalpha():
        return image.resize(across, vscale=down, kernel="lanczos3")
    return image.premultiply().resize(across, vscale=down, kernel="lanczos3").unpremultiply().cast(image.format)


def smaller(image: pyvips.Image, share: float) -> pyvips.Image:
    """At that share of its sides, at least one pixel each."""
    return resized(image, (max(1, round(image.width * share)), max(1, round(image.height * share)))).copy_memory()

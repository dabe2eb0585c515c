"""A kept file on its way out: the same bytes without what is private where that can be, else its pixels written anew.

What was never touched is never coded again for its own format, so it leaves no larger than it came and loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from imaging.containers import jpeg
from imaging.file import File, beginning, size, whole
from imaging.files.decode import examine
from imaging.files.formats import LONGEST, MEDIA_TYPES, WRITING, as_before, to_file, too_long
from imaging.files.large_files import write_large
from imaging.files.leaving_notes import EIGHT_BITS, FIRST_FRAME, ON_WHITE, SMALLER, UNCREDITED
from imaging.files.packaging import UNCREDITED as WITHOUT_CREDIT
from imaging.files.packaging import cleaned, media_type_of
from imaging.files.scan import is_whole
from imaging.files.sixteen_bits import BITS, DEEP, bits_of, deepened
from imaging.inspection.inspector import inspected
from imaging.label import ANY_SIZE, Label
from imaging.large.room import Room
from imaging.large.strips import is_large
from imaging.operations.convert import Convert
from imaging.operations.operation import Operation, StorageFormat
from imaging.operations.strip import Strip
from imaging.raster import Raster
from imaging.refusal import Refused

SAME = "same"
KINDS = {
    SAME: StorageFormat("", 95),
    "jpeg": StorageFormat("JPEG", 95),
    "png": StorageFormat("PNG"),
    "webp": StorageFormat("WEBP", 92),
    "avif": StorageFormat("AVIF", 85),
    "tiff": StorageFormat("TIFF"),
}
"""How a picture is written that leaves as that."""
BEGINNING = 64
"""Bytes by which a file is known."""
NO_LARGER = (90, 82, 75, 65, 55)
"""Qualities that are tried where a file in its own format would leave larger than it came."""


@dataclass(frozen=True)
class Export:
    """The file that leaves."""

    data: bytes
    """Empty where it is in `file`."""
    media_type: str
    notes: tuple[str, ...] = ()
    """See `leaving_notes`."""
    file: Path | None = None
    """Where a picture is that is too large to be carried."""


def exported(
    data: File,
    kind: str,
    label: Label,
    limit: int,
    room: Callable[[float], Room | None],
    passing: Callable[[], Path],
) -> Export:
    """The picture as a file of that kind, with nothing beside it but `label`. `passing` makes a file on the disk for a
    large one. Raises `Refused` and `Impossible`."""
    media_type = media_type_of(beginning(data, BEGINNING))
    if kind == SAME or media_type == f"image/{kind}":
        bare = untouched(whole(data), label)
        if bare is not None:
            return Export(bare, media_type, _uncredited(media_type, label))
    wanted, report = KINDS[kind], inspected(data, limit)
    into = as_before(wanted, report.media_type).format.lower()
    more_bits = into in DEEP and bits_of(report) > BITS
    deep = deepened(report, into, label, room) if more_bits else None
    if deep is not None:
        return Export(deep, f"image/{into}")
    foreign = examine(data, limit, room(writing(wanted)))
    kept = as_before(wanted, foreign.media_type)
    raster, notes = foreign.raster, []
    if too_long(raster, kept):
        raster = _within(raster, LONGEST[kept.format])
        notes.append(SMALLER)
    if kept.format == "JPEG" and raster.image.mode == "RGBA":
        notes.append(ON_WHITE)
    if any(noticed.startswith("animation") for noticed in foreign.noticed):
        notes.append(FIRST_FRAME)
    if more_bits:
        notes.append(EIGHT_BITS)
    media_type = MEDIA_TYPES[kept.format]
    said = (*notes, *_uncredited(media_type, label))
    if is_large(raster.image):
        path = passing()
        write_large(raster, kept, path, label.upright)
        return Export(b"", media_type, said, path)
    file = _written(raster, kept, label.upright, size(data) if media_type == foreign.media_type else 0)
    return Export(file, media_type, said)


def untouched(data: bytes, label: Label) -> bytes | None:
    """The file to the bit, with nothing beside its pixels but `label`; None where it has to be written anew."""
    clean = cleaned(data, label) if _is_picture(data) else None
    if clean is None or (media_type_of(data) == "image/jpeg" and not all(map(is_whole, jpeg.pictures(clean)))):
        return None
    return clean


def _is_picture(data: bytes) -> bool:
    """Whether the picture is all of the file, not a part of it as in a camera's raw file."""
    try:
        return inspected(data, ANY_SIZE).media_type == media_type_of(data)
    except Refused:
        return False


def stays(steps: Sequence[Operation], media_type: str) -> bool:
    """Whether after these steps a picture of this media type is what it was, in its own format."""
    return bool(steps) and all(_stays(step, media_type) for step in steps)


def _stays(step: Operation, media_type: str) -> bool:
    if isinstance(step, Convert):
        return not step.quality and media_type == f"image/{step.format}"
    return isinstance(step, Strip)


def writing(kept: StorageFormat) -> float:
    """Bytes a pixel that writing it takes; of a format that only the file itself tells, what most of them take."""
    return WRITING.get(kept.format, max(WRITING["WEBP"], WRITING["GIF"]))


def _uncredited(media_type: str, label: Label) -> tuple[str, ...]:
    return (UNCREDITED,) if label.credit and media_type in WITHOUT_CREDIT else ()


def _within(raster: Raster, longest: int) -> Raster:
    """The same picture with no side longer than that."""
    share = longest / max(raster.image.size)
    sides = max(1, round(raster.width * share)), max(1, round(raster.height * share))
    return Raster(raster.image.resize(sides, Image.Resampling.LANCZOS, reducing_gap=2.0))


def _written(raster: Raster, kept: StorageFormat, label: Label, came: int) -> bytes:
    """The file; in its own format, of so many bytes, no larger than it came where a quality can see to that."""
    file = to_file(raster, kept, label)
    for quality in NO_LARGER if came and kept.quality else ():
        if len(file) <= came:
            break
        file = min(file, to_file(raster, replace(kept, quality=quality), label), key=len)
    return file

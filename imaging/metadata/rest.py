"""What else a file says, by the names that it has for it; values are cut, and of very many some are only counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from imaging.inspection.exif import POINTERS, THUMBNAIL, Tag
from imaging.metadata.entry import SheetEntry
from imaging.metadata.file_blocks import FileBlocks
from imaging.metadata.iptc import NAMES, VERSION
from imaging.metadata.text import clean
from imaging.sentences import figure, say

MOST, LONGEST = 200, 200
"""Entries, and characters of one."""
KEPT = frozenset(
    (0x0112, 0x011A, 0x011B, 0x0128, 0x012D, 0x013E, 0x013F, 0x0211, 0x0214, 0xA001, 0xA500)
    + (*range(0x0100, 0x0108), *range(0x0115, 0x0118), 0x0111, 0x011C, 0x013D, *range(0x0142, 0x0146), 0x0152, 0x0153)
)
"""Tags without which pixels, their colours or their size in print would be others."""
NUMBERS_SHOWN = 8
PLACES = frozenset((0x0111, 0x0117, 0x0144, 0x0145, 0x83BB, 0x8649, 0x8773, 0x02BC, *POINTERS))
"""Tags that only say where something lies, or hold what is told as something else."""


def rest(file: FileBlocks) -> tuple[list[SheetEntry], int]:
    """What no other group has told, and how much more there is."""
    every = chain(_tags(file), _properties(file), _fields(file), _texts(file))
    found = [entry for entry, _ in zip(every, range(MOST), strict=False)]
    return found, sum(1 for _ in every)


def _tags(file: FileBlocks) -> Iterator[SheetEntry]:
    for key, tag in file.tags.items():
        if key not in file.told and tag.number not in PLACES and tag.directory != THUMBNAIL:
            fate = "kept" if tag.number in KEPT else "private"
            yield SheetEntry(tag.name, tag.name, _value(tag), fate, "EXIF")  # type: ignore[arg-type]


def _value(tag: Tag) -> str:
    if tag.text or tag.values == ("",):
        return clean(tag.text, LONGEST)
    if isinstance(tag.values[0], bytes):
        return _bytes(tag.values[0], tag.count)
    shown = ", ".join(
        f"{value:.6g}" if isinstance(value, float) else str(value) for value in tag.values[:NUMBERS_SHOWN]
    )
    if tag.count <= NUMBERS_SHOWN:
        return clean(shown, LONGEST)
    return say("sheet_more_values", "{shown} … ({count} values)", shown=clean(shown, LONGEST), count=figure(tag.count))


def _bytes(value: bytes, count: int) -> str:
    """As text where it is one, else how many they are, with the few that there are."""
    text = value.rstrip(b"\0 ")
    if text and all(32 <= each < 127 for each in text):
        return clean(text.decode("ascii"), LONGEST)
    if count <= NUMBERS_SHOWN:
        return value.hex(" ")
    return say("sheet_count_bytes", "{count} bytes", count=figure(count))


def _properties(file: FileBlocks) -> Iterator[SheetEntry]:
    for name, values in file.properties.items():
        if name not in file.told and not _repeats(file, name):
            yield SheetEntry(clean(name, 120), clean(name, 120), clean(", ".join(values), LONGEST), "private", "XMP")


def _repeats(file: FileBlocks, name: str) -> bool:
    """XMP's copy of EXIF, in a file that has EXIF."""
    return bool(file.tags) and name.startswith(("tiff:", "exif:", "exifEX:"))


def _fields(file: FileBlocks) -> Iterator[SheetEntry]:
    for field, values in file.fields.items():
        if field not in file.told and field != VERSION:
            name = NAMES.get(field, f"IPTC {field[0]}:{field[1]:03}")
            yield SheetEntry(name, name, clean(", ".join(values), LONGEST), "private", "IPTC")


def _texts(file: FileBlocks) -> Iterator[SheetEntry]:
    for key, text in file.blocks.texts:
        if ("text", key) not in file.told:
            name = clean(key, 80) or "Text"
            yield SheetEntry(name, name, clean(text, LONGEST), "private", "Text")

"""What a file says, to be asked for by name; what nobody has asked for is everything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from imaging.inspection.exif import EXIF, MAIN, Tag, read_exif
from imaging.metadata.blocks import Blocks, blocks_of
from imaging.metadata.entry import Fate, SheetEntry
from imaging.metadata.iptc import Fields, read_iptc
from imaging.metadata.text import LONGEST, clean, clean_lines
from imaging.metadata.xmp import Properties, read_xmp

CHARSETS = {b"ASCII\0\0\0": "latin-1", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp", bytes(8): "utf-8"}
"""How a comment in EXIF says in which letters it is written (Exif 2.32, 4.6.5)."""
DAYS = re.compile(r"(\d{4})[:-]?(\d{2})[:-]?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(.*)")
SECOND = len("2026-08-01 12:30:45")


@dataclass
class FileBlocks:
    """The blocks of a file, read; whoever asks for something has told it."""

    data: bytes
    blocks: Blocks
    tags: dict[tuple[str, int], Tag]
    properties: Properties
    fields: Fields
    told: set[object] = field(default_factory=set)

    @classmethod
    def by(cls, data: bytes) -> FileBlocks:
        """What this file says."""
        blocks = blocks_of(data)
        tags: dict[tuple[str, int], Tag] = {}
        for tag in read_exif(blocks.exif):
            tags.setdefault((tag.directory, tag.number), tag)
        return cls(data, blocks, tags, read_xmp(blocks.xmp), read_iptc(blocks.iptc))

    def tag(self, number: int, directory: str = EXIF) -> Tag | None:
        self.told.add((directory, number))
        return self.tags.get((directory, number))

    def number(self, number: int, directory: str = EXIF) -> float | None:
        """The first number of a tag, where that is one; never `nan` or endless."""
        tag = self.tag(number, directory)
        value = tag.numbers[0] if tag and tag.numbers else None
        return value if value is not None and abs(value) < 1e15 else None  # nan compares false

    def text(self, number: int, directory: str = MAIN) -> str:
        """A tag's text, clean."""
        tag = self.tag(number, directory)
        return clean(tag.text) if tag else ""

    def comment(self, number: int, directory: str = EXIF) -> str:
        """A tag's text that says itself in which letters it is written; with its line ends."""
        tag = self.tag(number, directory)
        value = tag.values[0] if tag and tag.values else b""
        if not isinstance(value, bytes):
            return clean_lines(str(value)) if isinstance(value, str) else ""
        letters = CHARSETS.get(value[:8])
        raw = value[8:] if letters else value
        if letters == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            letters = "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
        return clean_lines(raw.decode(letters or "utf-8", "replace").rstrip("\0 "), LONGEST * 8)

    def xmp(self, *names: str) -> tuple[str, ...]:
        """The values of the first of these properties that is there, clean."""
        self.told.update(names)
        found = next((self.properties[name] for name in names if name in self.properties), ())
        return tuple(filter(None, map(clean, found)))

    def iptc(self, *fields: tuple[int, int]) -> tuple[str, ...]:
        """The values of the first of these fields that is there, clean."""
        self.told.update(fields)
        found = next((self.fields[each] for each in fields if each in self.fields), ())
        return tuple(filter(None, map(clean, found)))

    def texts(self, *keys: str) -> Iterator[str]:
        """The texts of a PNG under these names, as they are."""
        for key, text in self.blocks.texts:
            if key.lower() in keys:
                self.told.add(("text", key))
                yield text


def merged(
    id_: str, label: str, fate: Fate, sources: Iterable[tuple[str, Iterable[str]]], together: bool = False
) -> Iterator[SheetEntry]:
    """An entry for each thing that is said, with all places that say the same; `together` joins each place's values."""
    found: dict[str, tuple[str, list[str]]] = {}
    for source, values in sources:
        said = [value for value in values if value]
        for value in [", ".join(said)] if together and said else said:
            _, places = found.setdefault(_alike(value), (value, []))
            if source not in places:
                places.append(source)
    for value, places in found.values():
        yield SheetEntry(id_, label, clean(value), fate, " · ".join(places))


def moments(id_: str, label: str, fate: Fate, sources: Iterable[tuple[str, Iterable[str]]]) -> Iterator[SheetEntry]:
    """As `merged`, of times that `moment` wrote: the same time with a zone and without one is told once, with it."""
    found: dict[str, SheetEntry] = {}
    for entry in merged(id_, label, fate, sources):
        second = entry.value[:SECOND]
        before = found.get(second, entry)
        places = " · ".join(dict.fromkeys((*before.source.split(" · "), *entry.source.split(" · "))))
        found[second] = replace(max(before, entry, key=lambda each: len(each.value)), source=places)
    yield from found.values()


def moment(text: str) -> str:
    """`2026:08:01 12:30:45` as people write it, with its zone where it has one; empty where it is no time."""
    found = DAYS.match(text.strip())
    if not found or found[1] == "0000":
        return ""
    zone = re.match(r"Z|([+-]\d{2}):?(\d{2})", found[7].strip())
    named = "" if not zone else f" {zone[1]}:{zone[2]}" if zone[1] else " UTC"
    return f"{found[1]}-{found[2]}-{found[3]} {found[4]}:{found[5]}" + (f":{found[6]}" if found[6] else "") + named


def _alike(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold()) or text

"""Which files come in and go out, as people and programs are told: `imaging/file_formats.py` with the ways out."""

from __future__ import annotations

from dataclasses import dataclass

from conversation.ports.downloads import FORMATS as DOWNLOADED
from imaging.compress.target import FORMATS as COMPRESSED
from imaging.cutout.request import FORMATS as CUT_OUT
from imaging.file_formats import FILE_FORMATS, FileFormat
from imaging.operations.convert import FORMATS as CONVERTED

WAYS = {"download": DOWNLOADED, "convert": tuple(CONVERTED), "compress": COMPRESSED, "nobg": CUT_OUT}
"""Where a format can be asked for, and which."""


@dataclass(frozen=True)
class FormatKnown:
    """A file format that is read here."""

    name: str
    media_type: str
    endings: tuple[str, ...]
    """The usual one first, with their dots."""
    bits: tuple[int, ...]
    """A channel, in files that are opened."""
    colour: str
    """Which kinds of colour, and what tells which colours they are."""
    transparent: bool
    several: str
    """What several pictures in one file are: `frames`, `pages`, `pictures`; empty where it holds one."""
    metadata: tuple[str, ...]
    """What it can carry beside the pixels."""
    longest: int
    """Pixels a side at most; 0 where the studio's own limit comes first."""
    written: tuple[str, ...]
    """Where it can be asked for: `download`, `convert`, `compress`, `nobg`."""


def formats_known() -> tuple[FormatKnown, ...]:
    """All of them, the commonest first."""
    return tuple(_known(each) for each in FILE_FORMATS)


def _known(each: FileFormat) -> FormatKnown:
    word = each.pillow.lower()
    written = tuple(way for way, formats in WAYS.items() if word in formats)
    carried = each.bits, each.colour, each.transparent, each.several, each.metadata, each.longest
    return FormatKnown(each.name, each.media_type, each.endings, *carried, written)

"""Which files come in and go out, as people and programs are told: `imaging/file_formats.py` with the ways out."""

from __future__ import annotations

from dataclasses import dataclass

from imaging.file_formats import COMPRESS, CONVERT, CUT_OUT, DOWNLOAD, FILE_FORMATS, FileFormat

WAYS = (DOWNLOAD, CONVERT, COMPRESS, CUT_OUT)
"""Where a format can be asked for."""


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
    carried = each.bits, each.colour, each.transparent, each.several, each.metadata, each.longest
    return FormatKnown(each.name, each.media_type, each.endings, *carried, each.ways)

"""When a photograph was taken and whose it is, read wherever programs write it: EXIF, IPTC-IIM, XMP, PNG's texts.

No caption, place, camera or number is. `notice.py` is what is found; `label.py` is what writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from imaging.credit import iptc, xmp
from imaging.credit.notice import Credit, merged
from imaging.file import Bytes
from imaging.inspection.exif import EXIF, MAIN, Tag, read_exif
from imaging.letters import decoded
from imaging.metadata.blocks import Blocks, blocks_of

ARTIST, COPYRIGHT, TAKEN = (MAIN, 0x013B), (MAIN, 0x8298), (EXIF, 0x9003)
LONGEST = 8_192
"""Bytes of a text that are read."""
DATE = re.compile(r"\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}")
Tags = Mapping[tuple[str, int], Tag]


def credit_in(blocks: Blocks) -> Credit:
    """What a file says; EXIF counts before XMP, XMP before IPTC, and those before a PNG's texts."""
    in_exif = _in_exif(blocks.exif, tags_of(blocks.exif))
    texts = blocks.texts if blocks.format == "PNG" else ()
    return merged((in_exif, xmp.read(blocks.xmp), iptc.read(blocks.iptc), _in_texts(texts)))


def day_taken(data: Bytes) -> str:
    """The day on which a file says that it was photographed, `2024-05-12`; empty where it says none that there was."""
    said = credit_in(blocks_of(data)).taken[:10].replace(":", "-")
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        return ""


def tags_of(block: Bytes) -> Tags:
    """By directory and number; of one that is there twice the first."""
    return {(tag.directory, tag.number): tag for tag in reversed(read_exif(block))}


def _in_exif(block: Bytes, tags: Tags) -> Credit:
    taken, artist, owner = (_text(block, tags.get(each)) for each in (TAKEN, ARTIST, COPYRIGHT))
    return Credit(
        taken=taken if DATE.fullmatch(taken) else "",
        artists=tuple(filter(None, (each.strip() for each in artist.split(";")))),
        copyright=" ".join(owner.replace("\0", "; ").split()).strip("; "),  # the photographer's, then the editor's
    )


def _text(block: Bytes, tag: Tag | None) -> str:
    """All of it, also what stands behind a zero."""
    return decoded(tag.raw(block)[:LONGEST].rstrip(b"\0 ")) if tag and not tag.numbers else ""


def _in_texts(texts: Iterable[tuple[str, str]]) -> Credit:
    told = dict(texts)
    author, owner = told.get("Author", ""), told.get("Copyright", "")
    return Credit(artists=(author,) if author else (), copyright=owner)

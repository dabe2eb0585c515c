"""A file with where it came from beside its pixels, none of which is coded again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from imaging.containers.png import XMP
from imaging.credit.origin import OriginNotice
from imaging.file import File, Spliced, mapped
from imaging.files.packaging import cleaned, labelled, media_type_of
from imaging.inspection.png import SIGNATURE, sealed
from imaging.label import Label, label_of
from imaging.metadata.blocks import blocks_of


def with_notice(data: bytes, notice: OriginNotice) -> bytes:
    """The file with that as its XMP; as it is where its format has no place for it. What a packet of its own says about
    whose it is stays: a file has one packet."""
    if not blocks_of(data).xmp:
        return labelled(data, media_type_of(data), Label(origin=notice))
    return cleaned(data, replace(label_of(data), origin=notice)) or data


def with_notice_beside(file: Path, notice: OriginNotice) -> File:
    """The same for what is too large for memory: a PNG, as it is kept after edits, and with no XMP yet. Others stay as
    they are."""
    data = mapped(file)
    if data[: len(SIGNATURE)] != SIGNATURE or blocks_of(data).xmp:
        return file
    after_header = len(SIGNATURE) + 12 + 13
    chunk = sealed(b"iTXt", XMP.encode() + b"\0\0\0\0\0" + Label(origin=notice).xmp())
    return Spliced.of(data, ((0, after_header), chunk, (after_header, len(data))))

"""A file with where it came from beside its pixels, none of which is coded again."""

from __future__ import annotations

from dataclasses import replace

from imaging.credit.origin import OriginNotice
from imaging.files.packaging import cleaned, labelled, media_type_of
from imaging.label import Label, label_of
from imaging.metadata.blocks import blocks_of


def with_notice(data: bytes, notice: OriginNotice) -> bytes:
    """The file with that as its XMP; as it is where its format has no place for it. What a packet of its own says about
    whose it is stays: a file has one packet."""
    if not blocks_of(data).xmp:
        return labelled(data, media_type_of(data), Label(origin=notice))
    return cleaned(data, replace(label_of(data), origin=notice)) or data

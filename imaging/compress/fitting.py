"""How large a picture may be that is compressed, where there is little memory for it. For workers only."""

from __future__ import annotations

from imaging.compress.reading import COMPRESSING, share_within
from imaging.compress.target import CompressTarget
from imaging.inspection.report import Sides
from imaging.large.room import SPARE, Room

FEWEST = 0.1
"""Bits a pixel that no picture is worth being kept at."""


def fitting(own: Sides, target: CompressTarget, room: Room | None) -> tuple[CompressTarget, str]:
    """The target, with sides that there is memory for, and what to say about that; nothing where they are wanted so
    anyway. Whoever compresses gives up dimensions last, but a file of a given size has few pixels in any case."""
    share = share_within(own, target.width, target.height)
    wanted = COMPRESSING * own[0] * own[1] * share * share
    if room is None or wanted <= room.bytes:
        return target, ""
    most = SPARE * max(1, room.bytes) / COMPRESSING
    if target.bytes:
        most = min(most, target.bytes * 8 / FEWEST)
    share *= (most * COMPRESSING / wanted) ** 0.5
    width, height = (max(1, round(side * share)) for side in own)
    note = f"made smaller to {width * height / 1e6:.0f} megapixels, the most that there is memory for"
    return target.changed(width=width, height=height), note

"""How far a GIF's packed pixels go (GIF89a, appendix F), told without unpacking them."""

from __future__ import annotations

WIDEST = 12
"""Bits of a code."""


def counted(packed: bytes, least: int) -> tuple[int, int]:
    """How many pixels there are in what came of them, and in how many whole bits. `least` is their depth, 1 to 11."""
    clear, pixels, place = 1 << least, 0, 0
    lengths, width, before, held, bits = _start(clear), least + 1, 0, 0, 0
    for byte in packed:
        held, bits = held | byte << bits, bits + 8
        while bits >= width:
            code, held, bits, place = held & ((1 << width) - 1), held >> width, bits - width, place + width
            if code == clear:
                lengths, width, before = _start(clear), least + 1, 0
                continue
            if code == clear + 1 or code > len(lengths) or (code == len(lengths) and not before):
                return pixels, place
            if before and len(lengths) < 1 << WIDEST:
                lengths.append(before + 1)
            before = lengths[code]
            pixels += before
            width += len(lengths) == 1 << width and width < WIDEST
    return pixels, place


def _start(clear: int) -> list[int]:
    """Lengths of what the first codes stand for."""
    return [1] * clear + [0, 0]

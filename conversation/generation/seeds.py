"""Seeds for pictures that nobody chose one for."""

from __future__ import annotations

from hashlib import sha256


def seed_of(turn: str, place: int) -> int:
    """Of one of several pictures: another one for each place, and in each turn. Below 2³¹."""
    return int.from_bytes(sha256(f"{turn}:{place}".encode()).digest()[:4], "big") >> 1

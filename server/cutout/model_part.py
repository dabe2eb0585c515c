"""A file of a model that is on its way: where what came of it lies, and how much. `model_download.py` fetches it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Heard = Callable[[int, int], bool]
"""`heard(received, whole)` in bytes, whenever some came; whether to go on. The whole is 0 while nobody knows."""


class Cancelled(Exception):
    """Somebody asked to end it."""


def part_of(path: Path) -> Path:
    """Where what came so far lies."""
    return path.with_name(f"{path.name}.part")


def size_of(path: Path) -> int:
    """Bytes; 0 where there is no such file."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0

"""What a step would take from a version's file, told before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from imaging.file_formats import Loss


@dataclass(frozen=True)
class Losses:
    """By step: `edit`, or a format that it can leave in. A step that takes nothing has an empty list."""

    image: str
    version: str
    lost: Mapping[str, tuple[Loss, ...]]

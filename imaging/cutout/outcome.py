"""What became of a cut-out, in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True)
class CutoutOutcome:
    """Figures of a cut-out."""

    width: int
    """Pixels, as `height`."""
    height: int
    media_type: str
    sure: float
    """0–1; `sureness.py` says how it is worked out."""
    kept: float
    """Share of the picture that is kept, 0–1."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        return cls(**values)

"""What became of a picture that was to be compressed: `target` says what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

DONE, KEPT, SHORT, TRANSPARENT = "done", "kept", "short", "transparent"
"""Within the target · it was already, and nothing was made · the smallest that can still be made out, and more than the
target · it is transparent, the format asked for is not, and nothing was made."""


@dataclass(frozen=True)
class Outcome:
    """The figures of one picture. What was not made has those of the picture that came."""

    state: str
    """`done`, `kept`, `short` or `transparent`."""
    bytes: int
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    media_type: str
    quality: int | None = None
    """On the scale of its format; None where nothing was lost."""
    chroma: str = ""
    """`4:2:0` or `4:4:4` where the format has both."""
    likeness: float | None = None
    """How alike the picture looks to the one of the same size that it was made from: the mean structural similarity
    of brightness, 0–1; None where nothing was lost."""
    notes: tuple[str, ...] = ()
    """What a person should know: that it became WebP because it is transparent, …"""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        return cls(**{**values, "notes": tuple(values["notes"])})

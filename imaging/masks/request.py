"""What is to be selected in a picture, as pure values: where, and how. `selecting.py` does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from imaging.declaration import Impossible, is_number
from imaging.sentences import say

POINT, BOX, WAND, SKY, FACE = "point", "box", "wand", "sky", "face"
SUBJECT, BACKGROUND = "subject", "background"
KINDS = (POINT, BOX, SUBJECT, BACKGROUND, SKY, FACE, WAND)
AT_A_PLACE = (POINT, BOX, WAND)
USUAL_TOLERANCE = 24.0


@dataclass(frozen=True)
class MaskRequest:
    """What is to be selected. Places and lengths are in pixels of the picture."""

    kind: str
    """`wand`: what has the colour of a place; `point` and `box`: the thing there; `subject`, `background`, `sky` and
    `face`: what the picture shows."""
    x: float = 0
    """Of the place, or of the left side of the box, as `y` of its top."""
    y: float = 0
    width: float = 0
    height: float = 0
    tolerance: float = USUAL_TOLERANCE
    """For `wand`: levels of 255 by which a channel may differ from the place."""
    joined: bool = True
    """For `wand`: only what hangs together with the place."""

    @classmethod
    def from_dict(cls, said: Mapping[str, Any], size: tuple[int, int]) -> Self:
        """For a picture of that size (width, height). Raises `Impossible`."""
        known = {item.name for item in fields(cls)}
        if unknown := next((name for name in said if name not in known), ""):
            raise Impossible(say("no_such_selection_option", "There is no option “{name}” here.", name=unknown[:50]))
        wanted = cls(**{name: value for name, value in said.items() if value is not None})
        if wanted.kind not in KINDS:
            raise Impossible(
                say("no_such_selection", "“{kind}” selects nothing. Choose one of: {kinds}.", **_named(wanted.kind))
            )
        if not all(is_number(getattr(wanted, name)) for name in ("x", "y", "width", "height", "tolerance")):
            raise Impossible(say("selection_numbers", "x, y, width, height and tolerance must be numbers."))
        wanted._checked(size)
        return wanted

    def _checked(self, size: tuple[int, int]) -> None:
        if self.kind in AT_A_PLACE and not (0 <= self.x < size[0] and 0 <= self.y < size[1]):
            raise Impossible(
                say(
                    "selection_outside",
                    "The place lies outside of the picture, which has {width} × {height} pixels.",
                    width=size[0],
                    height=size[1],
                )
            )
        if self.kind == BOX and not (self.width > 0 and self.height > 0):
            raise Impossible(say("box_has_no_inside", "The box is empty: its width and height must be more than 0."))
        if not 0 <= self.tolerance <= 255:
            raise Impossible(say("selection_tolerance", "tolerance must be between 0 and 255."))

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def _named(kind: object) -> dict[str, str]:
    return {"kind": str(kind)[:50], "kinds": ", ".join(KINDS)}

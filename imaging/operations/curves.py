"""Curves: what each shade becomes, of all colours together or of red, green and blue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.bent import Bent
from imaging.curves import table
from imaging.operations.operation import IN_PLACE, Impossible, Operation, option
from imaging.raster import Raster
from imaging.sentences import listed, say

FORM = r"\d{1,3}:\d{1,3}(?:,\d{1,3}:\d{1,3})+"
"""How points look: `0:0,128:150,255:255`."""
MOST = 16
"""Points of a curve."""
NAMES = {
    "curve": say("curve_of_all", "all colours"),
    "red": say("curve_of_red", "red"),
    "green": say("curve_of_green", "green"),
    "blue": say("curve_of_blue", "blue"),
}


@dataclass(frozen=True)
class Curves(Operation):
    """Bend the curve that says how bright each shade becomes, of all colours or of one."""

    name: ClassVar[str] = "curves"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Bending the curves"
    title: ClassVar[str] = "Curves"
    tool: ClassVar[str] = ""
    free_argument: ClassVar[str] = "curve"
    examples: ClassVar[tuple[str, ...]] = ("0:0,64:50,192:210,255:255", "red=0:0,128:150,255:255")

    curve: str = option(
        "points of all colours, shade:becomes from 0 to 255, such as 0:0,128:150,255:255",
        default="",
        form=FORM,
        hand="curve",
        title="All",
    )
    red: str = option("points of red", default="", form=FORM, hand="curve", title="Red")
    green: str = option("points of green", default="", form=FORM, hand="curve", title="Green")
    blue: str = option("points of blue", default="", form=FORM, hand="curve", title="Blue")

    def __post_init__(self) -> None:
        super().__post_init__()
        if not any(points_of(each) for each in self._said()):
            raise Impossible(
                say("say_the_points", "Say what shades become, as in /curves 0:0,128:150,255:255 from 0 to 255 each.")
            )

    def _said(self) -> tuple[str, str, str, str]:
        return self.curve, self.red, self.green, self.blue

    def apply(self, raster: Raster) -> Raster:
        """A colour's own curve comes first, then that of all."""
        of_all, *own = (Bent(points_of(each)) for each in self._said())
        tables = [shade for each in own for shade in table(lambda value, each=each: of_all(each(value)))]  # type: ignore[misc]
        return recoloured(raster, lambda image: image.point(tables), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        bent = [name for (_, name), said in zip(NAMES.items(), self._said(), strict=True) if said]
        return say("done_curves", "Curves bent: {colours}", colours=listed(bent))


def points_of(said: str) -> tuple[tuple[float, float], ...]:
    """Shades and what becomes of them, 0–1, from dark to light; none where nothing is said. Raises `Impossible`."""
    if not said:
        return ()
    points = sorted((int(shade), int(becomes)) for shade, becomes in re.findall(r"(\d+):(\d+)", said))
    shades = [shade for shade, _ in points]
    apart = len(set(shades)) == len(shades) and 2 <= len(points) <= MOST
    if not re.fullmatch(FORM, said) or not apart or max(max(each) for each in points) > 255:
        raise Impossible(
            say(
                "curve_misread",
                "A curve has 2 to {most} points, each a shade and what it becomes from 0 to 255, and each shade once: "
                "0:0,128:150,255:255.",
                most=MOST,
            )
        )
    return tuple((shade / 255, becomes / 255) for shade, becomes in points)

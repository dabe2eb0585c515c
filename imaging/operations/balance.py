"""Colour balance: each of red, green and blue against its opposite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.curves import Curve, dark_bump, light_bump, middle_bump, table
from imaging.operations.operation import IN_PLACE, Impossible, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import listed, say, with_sign

STRENGTH = 0.2
"""How far a colour moves in the middle tones, as a share of all there is, at 100."""
RANGES: dict[str, Curve] = {
    "all": middle_bump,
    "shadows": dark_bump,
    "midtones": middle_bump,
    "highlights": light_bump,
}
"""Where a shift is strongest."""
RANGE_NAMES = {
    "shadows": say("tones_shadows", "shadows"),
    "midtones": say("tones_midtones", "midtones"),
    "highlights": say("tones_highlights", "highlights"),
}
CHOICES = {
    "all": say("choose_tones_all", "All"),
    "shadows": say("choose_tones_shadows", "Dark"),
    "midtones": say("choose_tones_midtones", "Middle"),
    "highlights": say("choose_tones_highlights", "Light"),
}
"""As they stand beside one another to choose from."""


@dataclass(frozen=True)
class Balance(Operation):
    """Shift the colour balance: cyan–red, magenta–green, yellow–blue."""

    name: ClassVar[str] = "balance"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Balancing the colours"
    title: ClassVar[str] = "Colour balance"
    examples: ClassVar[tuple[str, ...]] = ("red=20", "red=10 blue=-15")

    red: float = option(
        "-100 is towards cyan, 100 towards red",
        default=0,
        low=-100,
        high=100,
        percent="points",
        neutral=0,
        brief="towards red",
        slider=Slider(-100, 100, 1),
        title="Red",
    )
    green: float = option(
        "-100 is towards magenta, 100 towards green",
        default=0,
        low=-100,
        high=100,
        percent="points",
        neutral=0,
        brief="towards green",
        slider=Slider(-100, 100, 1),
        title="Green",
    )
    blue: float = option(
        "-100 is towards yellow, 100 towards blue",
        default=0,
        low=-100,
        high=100,
        percent="points",
        neutral=0,
        brief="towards blue",
        slider=Slider(-100, 100, 1),
        title="Blue",
    )
    range: str = option(
        "which tones to shift",
        default="all",
        choices=tuple(RANGES),
        words={"mids": "midtones", "lights": "highlights"},
        title="Tones",
        names=CHOICES,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.red or self.green or self.blue):
            raise Impossible(
                say(
                    "say_which_colour_to_shift",
                    "Say which colour to shift: red=20, green=-10 or blue=15, each from -100 to 100.",
                )
            )

    def apply(self, raster: Raster) -> Raster:
        curves = [
            shade for amount in (self.red, self.green, self.blue) for shade in _shifted(amount, RANGES[self.range])
        ]
        return recoloured(raster, lambda image: image.point(curves), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        shifts = (
            (say("shift_red", "red {amount}", amount=with_sign(self.red)), self.red),
            (say("shift_green", "green {amount}", amount=with_sign(self.green)), self.green),
            (say("shift_blue", "blue {amount}", amount=with_sign(self.blue)), self.blue),
        )
        shown = listed([name for name, amount in shifts if amount])
        if self.range != "all":
            tones = RANGE_NAMES[self.range]
            return say("done_balance_range", "Colour balance, {range}: {shifts}", range=tones, shifts=shown)
        return say("done_balance", "Colour balance {shifts}", shifts=shown)


def _shifted(amount: float, bump: Curve) -> list[int]:
    return table(lambda shade: shade + STRENGTH * amount / 100 * bump(shade))

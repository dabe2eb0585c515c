"""Where the light comes from and what it does to every colour in the picture.

One `Light` per picture keeps it coherent: all materials pass through `Light.of`, which gives their ramp from shadow to
light, tinted by key and shade and dissolved by distance into the haze.
"""

from dataclasses import dataclass, replace

import numpy as np

from imaging.sketch.colour import Colour, Ramp, from_lab, mix, ramp, rgb, to_lab
from imaging.sketch.frame import SketchFrame
from imaging.sketch.grade import Grade
from imaging.sketch.nature.skies import SKIES, WEATHERS
from imaging.sketch.reading import PromptReading

# Height of the sun or moon above the horizon, as a share of the sky.
_HEIGHTS = {"day": 0.62, "dawn": 0.2, "noon": 0.82, "golden hour": 0.3, "sunset": 0.13, "dusk": 0.5, "night": 0.66}
_EXPOSURES = {"day": 1.0, "dawn": 0.92, "noon": 1.04, "golden hour": 0.96, "sunset": 0.78, "dusk": 0.58, "night": 0.4}
_UNSAID = ("day", "day", "dawn", "golden hour", "day", "sunset")


@dataclass(frozen=True)
class Light:
    """The hour and the air. `x` is the sun's place (0..1 across), `lift` its height (0..1 of the sky)."""

    time: str
    weather: str
    sky: Ramp
    key: Colour
    shade: Colour
    haze: Colour
    exposure: float
    thickness: float
    x: float
    lift: float
    grade: Grade

    @property
    def side(self) -> float:
        """-1 when light falls from the left, 1 from the right."""
        return -1.0 if self.x < 0.5 else 1.0

    @property
    def dark(self) -> bool:
        """Whether windows are lit and stars are out."""
        return self.time in ("night", "dusk")

    @property
    def open(self) -> bool:
        """Whether sun or moon can be seen."""
        return self.weather in ("clear", "")

    def of(self, local: Colour | str, far: float = 0.0, contrast: float = 1.0) -> Ramp:
        """The ramp, shadow to light, of a material of colour `local` at distance `far` (0 near … 1 lost in haze)."""
        body = self.grade(rgb(local) if isinstance(local, str) else local)
        lab, key, shade = to_lab(body), to_lab(self.key), to_lab(self.shade)
        e = self.exposure
        dark = np.array(
            [
                lab[0] * (1 - 0.52 * contrast) * (0.5 + 0.5 * e),
                lab[1] * 0.7 + shade[1] * 0.75,
                lab[2] * 0.7 + shade[2] * 0.75,
            ]
        )
        middle = np.array(
            [
                lab[0] * (1 - 0.2 * contrast) * e,
                lab[1] * 0.9 + (shade[1] + key[1]) * 0.22,
                lab[2] * 0.9 + (shade[2] + key[2]) * 0.22,
            ]
        )
        bright = np.array(
            [
                min(1.0, lab[0] * 1.04 + 0.05 * contrast) * (0.25 + 0.75 * e),
                lab[1] * 0.85 + key[1] * 0.6,
                lab[2] * 0.85 + key[2] * 0.6,
            ]
        )
        amount = float(np.clip(far + self.thickness * (0.25 + far), 0, 0.97))
        return ramp([mix(from_lab(c), self.haze, amount) for c in (dark, middle, bright)])

    def glowing(self, colour: str) -> Colour:
        """A light source's own colour: graded, never dimmed."""
        return replace(self.grade, brightness=max(0, self.grade.brightness))(rgb(colour))


def light(reading: PromptReading, frame: SketchFrame) -> Light:
    """The light a reading asks for; what it leaves open the seed decides."""
    dice = frame.dice("light")
    unsaid = str(dice.choice(_UNSAID))
    time = reading.time or ("night" if reading.scene == "night_sky" else unsaid)
    if time == unsaid and not reading.time and reading.weather in ("storm", "fog", "rain", "snow"):
        time = "day"
    grade = Grade(reading.palette, reading.brightness)
    names, key, shade, haze = SKIES[time][int(dice.integers(len(SKIES[time])))]
    exposure = _EXPOSURES[time] * 0.94 ** max(0, -reading.brightness)
    share, own, kept, thick = WEATHERS.get(reading.weather, (0.0, ("#ffffff",), 1.0, 0.0))
    sky = ramp([grade(rgb(c)) for c in names])
    air = [grade(from_lab(to_lab(rgb(c)) * np.array([0.25 + 0.75 * exposure, 1, 1]))) for c in own]
    if share:
        own_ramp = ramp([air[0], *air])
        sky = from_lab(to_lab(sky) * (1 - share) + to_lab(own_ramp) * share)
    x = float(dice.uniform(0.16, 0.38))
    return Light(
        time=time,
        weather=reading.weather,
        sky=sky,
        key=mix(grade(rgb(key)), air[-1], (1 - kept) * 0.7),
        shade=mix(grade(rgb(shade)), air[0], share * 0.5),
        haze=mix(grade(rgb(haze)), air[-1], share),
        exposure=exposure * (0.86 + 0.14 * kept),
        thickness=max(0.0, thick + 0.06),
        x=x if dice.random() < 0.5 else 1 - x,
        lift=_HEIGHTS[time] * float(dice.uniform(0.85, 1.15)),
        grade=grade,
    )

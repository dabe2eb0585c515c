"""One picture on another: a logo in a corner, a watermark, a picture in the picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from PIL import Image

from imaging.composition.anchor import PLACES
from imaging.declaration import Impossible
from imaging.large.strips import is_large, reduced
from imaging.raster import Raster
from imaging.sentences import say

POINT = re.compile(r"(\d{1,3}(?:\.\d+)?)%?,(\d{1,3}(?:\.\d+)?)%?")


@dataclass(frozen=True)
class Laid:
    """How the upper picture lies on the lower one."""

    place: str
    """One of `PLACES`, or `70%,20%`: where its middle is, across and down."""
    scale: float
    """The share of the lower picture's width and height that it fits into, up to 1."""
    opacity: float
    """0–1."""
    margin: float
    """The share of the lower picture's shorter side that stays free around, at the nine places."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        return cls(**values)


def point_of(place: str) -> tuple[float, float] | None:
    """`70%,20%` as 0.7 and 0.2; None for one of the nine places. Raises `Impossible`."""
    if place in PLACES:
        return None
    found = POINT.fullmatch(place)
    across, down = (float(found[1]), float(found[2])) if found else (101.0, 101.0)
    if max(across, down) > 100:
        raise Impossible(
            say(
                "what_is_a_place",
                "“{place}” is not a place. Write bottom-right or centre, for example, or 70%,20% (across, down).",
                place=place,
            )
        )
    return across / 100, down / 100


def overlaid(lower: Raster, upper: Raster, laid: Laid) -> Raster:
    """The lower picture with the upper one on it; where that does not lie, every pixel is the lower picture's own.

    What lies outside is cut off. A large picture to spare is changed itself. Raises `Impossible`.
    """
    stamp = _stamp(upper.image, (lower.width * laid.scale, lower.height * laid.scale), laid.opacity)
    left, top = _corner(lower, stamp, laid)
    box = max(left, 0), max(top, 0), min(left + stamp.width, lower.width), min(top + stamp.height, lower.height)
    part = stamp.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
    made = lower.image if lower.spare and is_large(lower.image) else lower.image.copy()
    if made.mode == "RGBA":
        made.alpha_composite(part, box[:2])
    else:
        made.paste(part.convert("RGB"), box[:2], part.getchannel("A"))
    return Raster(made)


def _stamp(image: Image.Image, room: tuple[float, float], opacity: float) -> Image.Image:
    """The picture as large as it fits in that room, as transparent as wanted. Colours under alpha 0 lend nothing."""
    share = min(room[0] / image.width, room[1] / image.height)
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    gap = int(min(image.width / size[0], image.height / size[1]) / 3)
    if is_large(image) and gap >= 2:  # `convert` and `resize` would copy all of it
        image = reduced(image, gap, "RGBA")
    stamp = image.convert("RGBA").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if opacity < 1:
        stamp.putalpha(stamp.getchannel("A").point(lambda value: round(value * opacity)))
    return stamp


def _corner(lower: Raster, stamp: Image.Image, laid: Laid) -> tuple[int, int]:
    """Left and top of the upper picture; either may lie outside."""
    middle = point_of(laid.place)
    if middle:
        return round(lower.width * middle[0] - stamp.width / 2), round(lower.height * middle[1] - stamp.height / 2)
    across, down = PLACES[laid.place]
    margin = laid.margin * min(lower.width, lower.height)
    free = lower.width - stamp.width, lower.height - stamp.height
    margins = min(margin, free[0] / 2), min(margin, free[1] / 2)
    return (
        round(margins[0] + (free[0] - 2 * margins[0]) * across),
        round(margins[1] + (free[1] - 2 * margins[1]) * down),
    )

"""How much is added around a picture, as pure values: told by a ratio, or by sides and lengths as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from imaging.declaration import Impossible
from imaging.sentences import say

SIDES = ("left", "top", "right", "bottom")
EVERY = ("around", "all", "everywhere")
"""Words for all four sides."""
RATIO = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)(?![\w:])|(square)\b", re.IGNORECASE)
LENGTH = r"(\d+(?:\.\d+)?)\s*(%|px)?"
WORD = rf"({'|'.join((*SIDES, *EVERY))})"
STRIP = re.compile(
    rf"{WORD}\s*(?:[:=]\s*|by\s+)?{LENGTH}|{LENGTH}\s*{WORD}|(\d+(?:\.\d+)?)\s*(%|px)(?=\s|,|$)", re.IGNORECASE
)
BETWEEN = re.compile(r"\s*(?:,|\band\b|\+)?\s*", re.IGNORECASE)
STEEPEST = 20
"""The longest shape, as pad's."""
MOST_SHARE = 2.0
"""Of the picture's side that one side may grow by: beyond it nothing of the picture says what is there."""
MOST_PIXELS = 60_000_000
"""Of what comes out."""


@dataclass(frozen=True)
class Extent:
    """Pixels that are added on each side."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Of a picture of that size, with what is added."""
        return self.left + width + self.right, self.top + height + self.bottom

    def told(self) -> str:
        """`left:120px,right:120px`: sides at which nothing is added are not named."""
        return ",".join(f"{side}:{getattr(self, side)}px" for side in SIDES if getattr(self, side))

    @property
    def corner(self) -> tuple[int, int]:
        """Where the picture's own left upper corner is."""
        return self.left, self.top

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Where the picture itself lies."""
        return self.left, self.top, self.left + width, self.top + height

    def checked(self, width: int, height: int) -> Self:
        """The same. Raises `Impossible` for nothing, and for more than can be filled around a picture of that size."""
        if not any((self.left, self.top, self.right, self.bottom)):
            raise Impossible(say("nothing_to_expand", "The picture has that shape already, so nothing is to be added."))
        across, down = max(self.left, self.right), max(self.top, self.bottom)
        if across > MOST_SHARE * width or down > MOST_SHARE * height:
            raise Impossible(
                say(
                    "expanded_too_far",
                    "That would be more than twice the picture’s own size on one side. Say less, or do it in steps.",
                )
            )
        wide, high = self.size(width, height)
        if wide * high > MOST_PIXELS:
            raise Impossible(
                say(
                    "result_too_large",
                    "That would be {width} × {height} pixels, and the limit is {most} megapixels.",
                    width=wide,
                    height=high,
                    most=MOST_PIXELS // 1_000_000,
                )
            )
        return self


@dataclass(frozen=True)
class ExtentSaid:
    """As it was said: `16:9`, `left 20%, top 100px`. How many pixels that is depends on the picture."""

    ratio: str = ""
    """`width:height`; empty where sides are named."""
    strips: tuple[tuple[str, float, str], ...] = ()
    """Side, length and unit of each; of one unit, `%` of the picture's own side, or `px`."""

    def of(self, width: int, height: int) -> Extent:
        """For a picture of that size. Raises `Impossible`."""
        return (self._to_ratio(width, height) if self.ratio else self._by_strips(width, height)).checked(width, height)

    def _to_ratio(self, width: int, height: int) -> Extent:
        wide, high = (float(each) for each in self.ratio.split(":"))
        if not wide or not high or not 1 / STEEPEST <= wide / high <= STEEPEST:
            raise Impossible(
                say(
                    "what_is_a_ratio",
                    "“{ratio}” is not a ratio. Write width:height, such as 1:1, 4:3 or 16:9, at most 20:1.",
                    ratio=self.ratio,
                )
            )
        across = max(round(height * wide / high) - width, 0)
        down = max(round(width * high / wide) - height, 0)
        return Extent(across // 2, down // 2, across - across // 2, down - down // 2)

    def _by_strips(self, width: int, height: int) -> Extent:
        found = dict.fromkeys(SIDES, 0)
        for side, length, unit in self.strips:
            for each in SIDES if side in EVERY else (side,):
                whole = width if each in ("left", "right") else height
                found[each] = round(length * whole / 100) if unit == "%" else round(length)
        return Extent(**found)


def extent_said(text: str) -> tuple[ExtentSaid | None, str]:
    """What words begin with says of sides or a ratio, and the words after it; None where they say nothing of it."""
    text = text.strip()
    if found := RATIO.match(text):
        ratio = "1:1" if found[3] else f"{found[1]}:{found[2]}"
        return ExtentSaid(ratio), text[found.end() :].lstrip(" ,;:")
    strips, rest = [], text
    for strip, after in _strips(text):
        strips.append(strip)
        rest = after
    return (ExtentSaid(strips=tuple(strips)) if strips else None), rest.lstrip(" ,;:")


def _strips(text: str) -> Iterator[tuple[tuple[str, float, str], str]]:
    """Each, and what stands behind it."""
    rest = text
    while found := STRIP.match(rest):
        side = found[1] or found[6] or EVERY[0]
        length, unit = found[2] or found[4] or found[7], found[3] or found[5] or found[8]
        rest = rest[found.end() :]
        yield (side.lower(), float(length), unit or "%"), rest
        between = BETWEEN.match(rest)
        rest = rest[between.end() :] if between else rest

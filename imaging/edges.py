"""Strips along the edges of a picture, as they are said: `left:5%,top:200px`."""

from __future__ import annotations

import re

from imaging.sentences import listed, number, say

STRIP = re.compile(r"(left|top|right|bottom):(\d+(?:\.\d+)?)(%|px)?")
FORM = rf"{STRIP.pattern}(?:,{STRIP.pattern})*"
SIDES = ("left", "top", "right", "bottom")
SIDE_NAMES = {
    "left": say("side_left", "left"),
    "top": say("side_top", "top"),
    "right": say("side_right", "right"),
    "bottom": say("side_bottom", "bottom"),
}


def strips(said: str, width: int, height: int) -> dict[str, int]:
    """How many pixels each side loses, of a picture of that size; 0 for a side that is not named.

    Raises `ValueError` for anything that does not look so.
    """
    found = dict.fromkeys(SIDES, 0)
    for each in said.replace(" ", "").split(","):
        match = STRIP.fullmatch(each)
        if match is None:
            raise ValueError(each)
        long = width if match[1] in ("left", "right") else height
        found[match[1]] = round(float(match[2]) * long / 100) if match[3] != "px" else round(float(match[2]))
    return found


def told(said: str) -> str:
    """As people read it: `left 5 %, top 200 px`."""
    return listed([_strip(each) for each in STRIP.finditer(said.replace(" ", ""))])


def _strip(found: re.Match[str]) -> str:
    length = number(float(found[2]))
    in_pixels = found[3] == "px"
    wide = say("pixels", "{number} px", number=length) if in_pixels else say("percent", "{number}%", number=length)
    return say("edge_and_width", "{side} {width}", side=SIDE_NAMES[found[1]], width=wide)

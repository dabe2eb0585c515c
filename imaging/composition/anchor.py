"""Where something stands on a picture: one of nine places."""

from __future__ import annotations

from collections.abc import Mapping

from imaging.sentences import say

PLACES: Mapping[str, tuple[float, float]] = {
    "centre": (0.5, 0.5),
    "top": (0.5, 0.0),
    "bottom": (0.5, 1.0),
    "left": (0.0, 0.5),
    "right": (1.0, 0.5),
    "top-left": (0.0, 0.0),
    "top-right": (1.0, 0.0),
    "bottom-left": (0.0, 1.0),
    "bottom-right": (1.0, 1.0),
}
"""Which share of the free room is on the left and above."""
PLACE_NAMES: Mapping[str, str] = {
    "centre": say("place_centre", "centre"),
    "top": say("place_top", "top"),
    "bottom": say("place_bottom", "bottom"),
    "left": say("place_left", "left"),
    "right": say("place_right", "right"),
    "top-left": say("place_top_left", "top-left"),
    "top-right": say("place_top_right", "top-right"),
    "bottom-left": say("place_bottom_left", "bottom-left"),
    "bottom-right": say("place_bottom_right", "bottom-right"),
}

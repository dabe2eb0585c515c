"""Operations of light and colour as the page's editor computes them, too: what both have to make of the same pixels.

`python -m tests.imaging.test_shades` writes tests/fixtures/shades.json anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from imaging.operations import OPERATIONS
from imaging.raster import Raster

FIXTURE = Path(__file__).parents[1] / "fixtures" / "shades.json"
LEVELS = (0, 40, 128, 200, 255)
COLOURS = [(red, green, blue) for red in LEVELS for green in LEVELS for blue in LEVELS]
ASKED: list[dict[str, Any]] = [
    {"type": "brightness", "factor": 1.3},
    {"type": "contrast", "factor": 1.4},
    {"type": "contrast", "factor": 0.6},
    {"type": "exposure", "stops": 0.8},
    {"type": "exposure", "stops": -1.5},
    {"type": "gamma", "gamma": 1.6},
    {"type": "highlights", "amount": -70},
    {"type": "shadows", "amount": 60},
    {"type": "levels", "black": 20, "white": 230, "middle": 1.3},
    {"type": "curves", "curve": "0:0,64:40,192:215,255:255"},
    {"type": "curves", "curve": "0:10,128:150,255:240", "red": "0:0,128:90,255:255", "blue": "0:255,255:0"},
    {"type": "saturation", "factor": 1.5},
    {"type": "temperature", "warmth": 40},
    {"type": "tint", "amount": -55},
    {"type": "balance", "red": 30, "blue": -20},
    {"type": "balance", "green": 25, "range": "shadows"},
    {"type": "balance", "red": 25, "range": "highlights"},
    {"type": "vibrance", "amount": 80},
    {"type": "vibrance", "amount": -60},
    {"type": "greyscale"},
    {"type": "sepia"},
    {"type": "invert"},
    {"type": "posterise", "bits": 2},
]
NAMED = {each.name: each for each in OPERATIONS}


def strip() -> Image.Image:
    """A pixel of each colour."""
    picture = Image.new("RGB", (len(COLOURS), 1))
    picture.putdata(COLOURS)
    return picture


def made_of(order: Mapping[str, Any]) -> list[list[int]]:
    """The colours after that."""
    values = {name: value for name, value in order.items() if name != "type"}
    changed = NAMED[order["type"]].from_values(values).apply(Raster(strip())).image
    return [list(changed.getpixel((at, 0))) for at in range(changed.width)]  # type: ignore[arg-type]


def fixture() -> dict[str, Any]:
    return {"colours": [list(each) for each in COLOURS], "made": [[order, made_of(order)] for order in ASKED]}


@pytest.mark.parametrize("order", ASKED, ids=str)
def test_the_page_is_held_to_what_the_operation_makes(order: dict[str, Any]) -> None:
    kept = json.loads(FIXTURE.read_text(encoding="utf-8"))
    assert kept["colours"] == [list(each) for each in COLOURS]
    assert [made for asked, made in kept["made"] if asked == order] == [made_of(order)]


if __name__ == "__main__":
    FIXTURE.write_text(json.dumps(fixture(), separators=(",", ":")) + "\n", encoding="utf-8")

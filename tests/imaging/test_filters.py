"""The editor's looks are made of operations as they are declared, each within what a hand can set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from imaging.operations import OPERATIONS

FILTERS = Path(__file__).parents[2] / "interface" / "web" / "src" / "adjusting" / "panels" / "filters.json"
NAMED = {each.name: each for each in OPERATIONS}


@pytest.mark.parametrize("look", json.loads(FILTERS.read_text(encoding="utf-8")), ids=lambda look: look["name"])
def test_a_look_is_what_can_be_set_by_hand(look: dict[str, Any]) -> None:
    assert look["values"]
    for key, value in look["values"].items():
        operation, _, name = key.partition(".")
        option = next(each.option for each in NAMED[operation].arguments() if each.name == name)
        assert option.slider is not None and option.neutral not in (None, value)
        assert option.slider.low <= value <= option.slider.high
        steps = (value - option.slider.low) / option.slider.step
        assert steps == pytest.approx(round(steps), abs=1e-6), f"{key} lies between two steps"
        assert not NAMED[operation].framing

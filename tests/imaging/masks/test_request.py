"""What can be asked to be selected."""

from __future__ import annotations

from typing import Any

import pytest

from imaging.declaration import Impossible
from imaging.masks.request import MaskRequest


def test_it_says_what_was_asked_and_leaves_the_rest_as_usual() -> None:
    asked = MaskRequest.from_dict({"kind": "wand", "x": 3, "y": 4.5, "tolerance": None}, (10, 10))
    assert (asked.x, asked.y, asked.tolerance, asked.joined) == (3, 4.5, 24, True)
    assert MaskRequest(**asked.to_dict()) == asked


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "moon"}, "“moon” selects nothing. Choose one of: point, box, subject"),
        ({"kind": "wand", "x": 10, "y": 0}, "outside of the picture, which has 10 × 8 pixels"),
        ({"kind": "point", "x": -1, "y": 0}, "outside of the picture"),
        ({"kind": "point", "x": float("nan"), "y": 0}, "must be numbers"),
        ({"kind": "box", "x": 1, "y": 1, "width": 0, "height": 4}, "The box is empty"),
        ({"kind": "wand", "x": 1, "y": 1, "tolerance": 300}, "between 0 and 255"),
        ({"kind": "wand", "x": "1", "y": 1}, "must be numbers"),
        ({"kind": "sky", "depth": 1}, "no option “depth”"),
    ],
)
def test_what_cannot_be_is_said(said: dict[str, Any], why: str) -> None:
    with pytest.raises(Impossible, match=why):
        MaskRequest.from_dict(said, (10, 8))

"""What is wanted, there and back, and what nobody can want."""

from __future__ import annotations

from typing import Any

import pytest

from imaging.cutout.models import BY_NAME, MODELS, SIMPLE, USUAL, label_of
from imaging.cutout.request import Background, CutoutRequest, Stroke, SubjectBox
from imaging.declaration import Impossible


def test_a_request_is_the_same_after_json() -> None:
    request = CutoutRequest(
        "silueta",
        SubjectBox(1, 2, 3.5, 4),
        (Stroke(True, 2.5, ((1, 2), (3, 4))), Stroke(False, 1, ((0, 0),))),
        Background("colour", "#00ff7f"),
        True,
        "webp",
    )
    assert CutoutRequest.from_dict(request.to_dict()) == request
    assert CutoutRequest.from_dict({}) == CutoutRequest()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"method": "withoutbg"}, "method must be one of: simple, u2net"),
        ({"format": "jpeg"}, "png, webp"),
        ({"matting": "yes"}, "true or false"),
        ({"box": {"x": 0, "y": 0, "width": -1, "height": 5}}, "box is empty"),
        ({"box": {"x": float("nan"), "y": 0, "width": 1, "height": 5}}, "box.x must be a number"),
        ({"box": "all"}, "Box must be an object"),
        ({"strokes": {}}, "list of at most 500"),
        ({"strokes": [{"keep": True, "radius": 0, "points": [[0, 0]]}]}, "more than 0"),
        ({"strokes": [{"keep": True, "radius": 1, "points": [[0]]}]}, "A point must be"),
        ({"strokes": [{"keep": True, "radius": 1, "points": [[0, 0]] * 20_001}]}, "at most 20000 points"),
        ({"background": {"kind": "sunset"}}, "none, colour, blur, image"),
        ({"background": {"kind": "image"}}, "id of an image"),
        ({"background": {"kind": "colour", "colour": "#12"}}, "#rrggbb"),
    ],
)
def test_what_cannot_be_is_said(said: dict[str, Any], says: str) -> None:
    with pytest.raises(Impossible, match=says):
        CutoutRequest.from_dict(said)


def test_the_default_and_all_others_may_be_used_for_money_and_run_here() -> None:
    assert {model.licence for model in MODELS} == {"Apache-2.0", "MIT"}
    assert not {"bria-rmbg", "withoutbg", "atlascloud"} & set(BY_NAME)
    assert USUAL in BY_NAME
    assert label_of(SIMPLE) == "Simple cut-out"


def test_every_model_says_what_it_is() -> None:
    assert len(BY_NAME) == len(MODELS) == 8
    for model in MODELS:
        assert model.good_for
        (weights,) = model.files
        assert len(weights.md5) == 32
        assert weights.name == f"{model.name}.onnx"
        assert model.bytes > 1_000_000

"""Objects of `/images` went in, one picture came out, whatever was said after it."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from conversation.errors import ProviderFault
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import explain_inside
from providers.wire.image_generations.answer import ImageAnswer
from tests.upstream.pictures import base64_png, png

PICTURE = {"b64_json": base64_png("cat")}
FAULTS = Faults("Flux", provider="Acme", painting=True)
USAGE = {"usage": {"cost": 0.04}}
BROKEN = {"data": [{"b64_json": "iVBORw0KGgo"}]}
ERROR = {"error": {"code": 502, "message": "boom"}}


def answer(*items: dict[str, Any]) -> ImageAnswer:
    found = ImageAnswer(FAULTS, partial(explain_inside, FAULTS))
    for item in items:
        found.take(item)
    return found


@pytest.mark.parametrize(
    "items",
    [
        [{"data": [PICTURE], **USAGE}],
        [{"type": "image_generation.completed", **PICTURE, **USAGE}],
        [{"data": [PICTURE]}, USAGE],
        [BROKEN, {"data": [PICTURE], **USAGE}],
        [{"data": [PICTURE], **USAGE}, ERROR],
    ],
)
def test_one_good_picture_is_enough(items: list[dict[str, Any]]) -> None:
    (made,) = answer(*items).end()

    assert (made.data, made.media_type, made.cost) == (png("cat"), "image/png", 40_000)


@pytest.mark.parametrize(
    ("items", "code", "charged"),
    [
        ([], "empty_response", None),
        ([{"data": []}, USAGE], "empty_response", True),
        ([BROKEN], "bad_answer", None),
        ([ERROR], "provider_error", None),
        ([{"hello": "world"}], "wrong_address", False),
    ],
)
def test_without_one_it_says_why(items: list[dict[str, Any]], code: str, charged: bool | None) -> None:
    with pytest.raises(ProviderFault) as failed:
        answer(*items).end()

    assert (failed.value.code, failed.value.may_have_charged) == (code, charged)


def test_a_picture_waits_a_moment_for_what_it_cost() -> None:
    waiting = answer({"data": [PICTURE]})

    assert not waiting.is_over()
    waiting.take(USAGE)
    assert waiting.is_over()


def test_several_share_what_they_cost_to_the_last_micro_dollar() -> None:
    several = ImageAnswer(FAULTS, partial(explain_inside, FAULTS), most=3)
    several.take({"data": [PICTURE, BROKEN["data"][0], PICTURE, PICTURE, PICTURE], "usage": {"cost": 0.040001}})

    made = several.end()
    assert [each.cost for each in made] == [13_334, 13_334, 13_333]


def test_fewer_than_were_asked_for_are_kept() -> None:
    several = ImageAnswer(FAULTS, partial(explain_inside, FAULTS), most=3)
    several.take({"data": [PICTURE]})

    assert len(several.end()) == 1

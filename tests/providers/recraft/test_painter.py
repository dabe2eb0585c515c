"""What Recraft is asked, what that costs, and how its refusals are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest, Made
from providers.provider import Connection, Given
from providers.recraft.access import ADDRESS, KEY
from providers.recraft.connection import check, connect
from providers.recraft.models import MODELS, RecraftModel
from providers.recraft.painter import request_body
from tests.upstream.connected import FakePixels
from tests.upstream.recraft import REFUSED_KEY, RecraftService, wrong_with
from tests.upstream.running import Running

GOOD = "recraft-key-of-adas-own"
STYLE = "6c2f6d3a-3a0b-4c62-9d0c-0a4a7d6f1b11"


@pytest.fixture(scope="module")
def upstream() -> Iterator[Running]:
    with Running(RecraftService(), "/v1") as running:
        yield running


def given(upstream: Running, key: str = GOOD) -> Given:
    return Given(FakePixels(), {KEY.name: key}, {ADDRESS.name: upstream.url})


@pytest.fixture
def recraft(upstream: Running) -> Iterator[Connection]:
    upstream.forget()
    connection = connect(given(upstream))
    yield connection
    connection.close()


def painted(connection: Connection, name: str, request: ImageRequest) -> Made:
    return all_painted(connection, name, request)[-1]


def all_painted(connection: Connection, name: str, request: ImageRequest) -> list[Made]:
    model = connection.image(name)
    assert model is not None
    return [made for made in model.make(request) if isinstance(made, Made)]


def fault_of(connection: Connection, name: str, prompt: str = "a lake") -> ProviderFault:
    with pytest.raises(ProviderFault) as told:
        painted(connection, name, ImageRequest(prompt))
    return told.value


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_shape_of_every_model_is_one_that_its_specification_allows(model: RecraftModel) -> None:
    for aspect in model.abilities.aspects:
        for form in model.abilities.formats:
            request = ImageRequest("a lake", aspect=aspect, seed=2**40 + 7, format=form, negative="people")
            assert wrong_with(request_body(model, request)) == ""


def test_what_is_asked(recraft: Connection, upstream: Running) -> None:
    painted(recraft, "recraftv4_1", ImageRequest("a lake", aspect="16:9", seed=7, negative="people", format="webp"))
    painted(recraft, "recraftv3/digital_illustration", ImageRequest("a lake", negative="people"))
    painted(recraft, f"recraftv3/{STYLE}", ImageRequest("a lake"))

    asked: list[dict[str, Any]] = [item["body"] for item in upstream.seen()["requests"]]
    usual = {"n": 1, "response_format": "b64_json", "prompt": "a lake"}
    assert asked == [
        {**usual, "model": "recraftv4_1", "size": "1344x768", "image_format": "webp", "random_seed": 7},
        {
            **usual,
            "model": "recraftv3",
            "size": "1024x1024",
            "image_format": "png",
            "style": "digital_illustration",
            "negative_prompt": "people",
        },
        {**usual, "model": "recraftv3", "size": "1024x1024", "image_format": "png", "style_id": STYLE},
    ]


@pytest.mark.parametrize(
    ("name", "cost"),
    [("recraftv4_1", 35_000), ("recraftv4_1_pro", 210_000), ("recraftv2", 22_000), ("brand-new", None)],
)
def test_what_it_cost_is_its_own_number_else_its_price_else_unknown(
    recraft: Connection, name: str, cost: int | None
) -> None:
    assert painted(recraft, name, ImageRequest("a lake")).cost == cost


def test_several_are_one_request_and_share_what_it_cost(recraft: Connection, upstream: Running) -> None:
    made = all_painted(recraft, "recraftv4_1", ImageRequest("a lake", count=3))

    assert [each.cost for each in made] == [35_000] * 3
    assert len({each.data for each in made}) == 3
    assert [item["body"]["n"] for item in upstream.seen()["requests"]] == [3]
    assert [each.cost for each in all_painted(recraft, "recraftv2", ImageRequest("a lake", count=2))] == [22_000] * 2


def test_one_that_cannot_be_read_costs_the_others_nothing_but_the_price_is_of_all(recraft: Connection) -> None:
    assert len(all_painted(recraft, "half-torn", ImageRequest("a lake", count=3))) == 2
    with pytest.raises(ProviderFault):
        all_painted(recraft, "torn", ImageRequest("a lake", count=3))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("broke", "no_credits"),
        ("strict", "declined"),
        ("busy", "rate_limited"),
        ("gone", "wrong_address"),
        ("down", "overloaded"),
    ],
)
def test_a_refusal_is_told_in_words(recraft: Connection, name: str, code: str) -> None:
    fault = fault_of(recraft, name)

    assert fault.code == code and "Nothing was charged" in fault.text


def test_nothing_is_paid_for_what_could_not_be_shown_or_is_too_long(recraft: Connection, upstream: Running) -> None:
    assert fault_of(recraft, "recraftv4_1_vector").title == "recraftv4_1_vector draws vectors"
    assert fault_of(recraft, "recraftv3", "x" * 1_001).code == "prompt_too_long"
    assert upstream.seen()["counts"] == {}


def test_a_test_of_the_key_says_what_is_left(upstream: Running) -> None:
    report = check(given(upstream))

    assert (report.label, report.left, report.limit) == ("Ada", 2_500_000, None)


def test_a_key_that_is_refused_is_told(upstream: Running) -> None:
    with pytest.raises(ProviderFault) as told:
        check(given(upstream, REFUSED_KEY))

    assert told.value.code == "wrong_api_key" and "recraft.ai" in told.value.text

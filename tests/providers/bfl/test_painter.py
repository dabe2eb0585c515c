"""Pictures of Black Forest Labs: what is asked and where, what it cost, what is told when none comes."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Attachment, ImageRequest, Made, Progress
from providers.bfl.access import ADDRESS, KEY
from providers.bfl.account import check
from providers.bfl.connection import connect
from providers.bfl.flux_models import ASPECTS, MODELS, SIZES, FluxModel, sides
from providers.bfl.regions import Regions
from providers.bfl.tools import ExpandModel, FillModel, model_of
from providers.provider import Given
from providers.provider_report import ProviderReport
from tests.upstream.bfl.input_schema import INPUTS, wrong_with
from tests.upstream.bfl.service import WRONG_KEY
from tests.upstream.connected import FakePixels
from tests.upstream.pictures import png
from tests.upstream.running import Running

A_KEY = "bfl-0123456789abcdef0123456789abcdef"
LAKE = ImageRequest("a lake at dawn", "3:2", seed=7)
PICTURE = Attachment("image/png", png("a cat"))
FULL = ImageRequest("a \ud83d cat", "16:9", (PICTURE,) * 10, seed=7, format="jpeg", resolution="2K", negative="dogs")


def given(at: Running, key: str = A_KEY) -> Given:
    return Given(FakePixels(), {KEY.name: key}, {ADDRESS.name: at.url}, silence=2.0)


def steps(at: Running, name: str, request: ImageRequest = LAKE, key: str = A_KEY) -> list[object]:
    connection = connect(given(at, key))
    try:
        model = connection.image(name)
        assert model is not None
        return list(model.make(request))
    finally:
        connection.close()


def painted(at: Running, name: str, request: ImageRequest = LAKE) -> Made:
    made = steps(at, name, request)[-1]
    assert isinstance(made, Made)
    return made


def failed(at: Running, name: str, key: str = A_KEY) -> ProviderFault:
    with pytest.raises(ProviderFault) as fault:
        steps(at, name, key=key)
    assert key not in f"{fault.value.title}{fault.value.text}{fault.value.details}"
    return fault.value


# --- what is asked ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("request_", [LAKE, FULL], ids=["plain", "full"])
def test_what_is_asked_is_what_the_model_takes(name: str, request_: ImageRequest) -> None:
    declared = model_of(name)
    assert isinstance(declared, FluxModel) and declared in MODELS

    body = declared.body(request_)

    assert wrong_with(name, body) == []
    assert sum(field.startswith("input_image") for field in body) == min(len(request_.references), declared.references)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("size", SIZES)
def test_each_shape_has_the_area_that_was_asked_for_and_never_more(aspect: str, size: str) -> None:
    width, height = sides(ImageRequest("x", aspect, resolution=size))
    across, down = map(int, aspect.split(":"))

    assert width % 16 == height % 16 == 0 and 0.93 < width * height / SIZES[size] <= 1
    assert abs(width / height / (across / down) - 1) < 0.03


def test_of_a_model_nobody_described_words_are_asked(bfl: Running) -> None:
    made = painted(bfl, "flux-9-ultra", replace(LAKE, references=(PICTURE,)))

    assert made.cost == 45_000
    assert set(bfl.calls("flux-9-ultra")[0]) == {"prompt", "width", "height", "output_format", "seed", "model"}
    assert model_of("../credits") is model_of("Flux 2") is None


MASK = Attachment("image/png", png("mask"))


def test_fill_sends_the_picture_and_the_mask_as_they_are(bfl: Running) -> None:
    request = replace(LAKE, references=(PICTURE,), mask=MASK)

    made = painted(bfl, "flux-pro-1.0-fill", request)

    (body,) = bfl.calls("flux-pro-1.0-fill")
    assert wrong_with("flux-pro-1.0-fill", {name: body[name] for name in body if name != "model"}) == []
    for name, file in (("image", PICTURE), ("mask", MASK)):
        assert body[name].startswith(b64encode(file.data).decode()[:1_000])
    assert made.cost == 45_000 and FillModel().cost(request) == 50_000


@pytest.mark.parametrize(
    ("aspect", "added"),
    [("16:9", {"left": 50, "right": 50}), ("9:16", {"top": 50, "bottom": 50}), ("5:4", {"left": 16, "right": 16})],
)
def test_expand_adds_what_is_missing_to_the_shape_and_as_much_on_both_sides(
    bfl: Running, aspect: str, added: dict[str, int]
) -> None:
    painted(bfl, "flux-pro-1.0-expand", replace(LAKE, aspect=aspect, references=(PICTURE,)))

    (body,) = bfl.calls("flux-pro-1.0-expand")
    assert wrong_with("flux-pro-1.0-expand", {name: body[name] for name in body if name != "model"}) == []
    assert {name: body[name] for name in ("top", "bottom", "left", "right") if name in body} == added


def test_expand_asks_for_another_shape_where_nothing_is_missing(bfl: Running) -> None:
    with pytest.raises(ProviderFault) as failed:
        steps(bfl, "flux-pro-1.0-expand", replace(LAKE, aspect="1:1", references=(PICTURE,)))

    assert failed.value.title == "This picture has the shape 1:1 already" and bfl.calls("flux-pro-1.0-expand") == []
    assert ExpandModel().lack(replace(LAKE, references=(Attachment("image/png", b"none"),))) is not None


# --- where it is asked about --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "host", "path"),
    [
        ("https://api.eu2.bfl.ai/v1/get_result?id=t-1", "https://api.eu2.bfl.ai", "/v1/get_result?id=t-1"),
        ("https://api.bfl.ai/v1/get_result?id=t-1", ADDRESS.usual, "/get_result?id=t-1"),
        ("https://evil.example/v1/get_result?id=t-1", ADDRESS.usual, "/get_result?id=t-1"),
        ("https://evilbfl.ai/x", ADDRESS.usual, "/get_result?id=t-1"),
        ("https://a:b@api.eu2.bfl.ai/x", ADDRESS.usual, "/get_result?id=t-1"),
        ("http://api.eu2.bfl.ai/x", ADDRESS.usual, "/get_result?id=t-1"),
        (None, ADDRESS.usual, "/get_result?id=t-1"),
    ],
)
def test_the_key_goes_to_the_providers_own_regions_only(named: object, host: str, path: str) -> None:
    regions = Regions(Given(FakePixels(), {KEY.name: A_KEY}))
    try:
        client, at = regions.reached(named, "t-1")
        assert (client.faults("x").address, at) == (host, path)
        assert regions.reached(named, "t-1")[0] is client
    finally:
        regions.close()


def test_behind_a_gateway_the_gateway_is_asked(bfl: Running) -> None:
    assert painted(bfl, "fault-elsewhere").data
    regions = Regions(given(bfl))
    assert regions.reached("https://api.eu2.bfl.ai/v1/get_result?id=t-1", "t-1")[0] is regions.home
    regions.close()


# --- what comes ---------------------------------------------------------------------------------------------------


def test_progress_is_told_and_the_cost_is_the_credits_that_are_named(bfl: Running) -> None:
    events = steps(bfl, "flux-2-pro")

    assert 0.4 in [event.fraction for event in events if isinstance(event, Progress)]
    made = events[-1]
    assert isinstance(made, Made) and (made.cost, made.seed) == (45_000, 7)
    assert painted(bfl, "flux-2-pro", ImageRequest("a cat")).seed == 4_711


def test_without_credits_the_price_list_counts(bfl: Running) -> None:
    assert painted(bfl, "fault-uncounted").cost is None
    pro = model_of("flux-2-pro")
    assert isinstance(pro, FluxModel)
    assert pro.cost(LAKE) == 30_000 and pro.cost(FULL) == 30_000 + (3 + 8) * 15_000


def test_a_question_that_came_to_nothing_is_asked_again_and_the_request_is_not(bfl: Running) -> None:
    assert painted(bfl, "fault-flaky").data
    assert bfl.seen()["counts"]["fault-flaky"] == 1


@pytest.mark.parametrize(
    ("name", "code", "part", "charged"),
    [
        ("broke", "no_credits", "has no credits left", False),
        ("forbidden", "not_allowed", "refused the key for", False),
        ("gone", "unknown_model", "has no model", False),
        ("busy", "rate_limited", "is limiting requests", False),
        ("down", "overloaded", "is overloaded", False),
        ("crash", "provider_error", "an error of its own", None),
        ("asked", "declined", "declined this", None),
        ("shown", "declined", "held this picture back", None),
        ("error", "provider_error", "an error of its own", None),
        ("lost", "bad_answer", "has lost this picture", None),
        ("unnamed", "bad_answer", "cannot be read", None),
        ("unreachable", "provider_error", "an error of its own", None),
    ],
)
def test_each_refusal_says_what_happened_and_what_was_charged(
    bfl: Running, name: str, code: str, part: str, charged: bool | None
) -> None:
    fault = failed(bfl, f"fault-{name}")

    assert fault.code == code and part in fault.title and fault.may_have_charged is charged
    assert bfl.seen()["counts"][f"fault-{name}"] == 1


def test_why_a_picture_was_held_back_is_told(bfl: Running) -> None:
    assert "(Safety Filter)" in failed(bfl, "fault-shown").text
    assert "(Copyright)" in failed(bfl, "fault-asked").text


def test_a_key_says_what_is_left_and_a_wrong_one_that_it_is_wrong(bfl: Running) -> None:
    assert check(given(bfl)) == ProviderReport(left=12_345_000)
    assert failed(bfl, "flux-2-pro", WRONG_KEY).code == "wrong_api_key"
    with pytest.raises(ProviderFault) as refused:
        check(given(bfl, WRONG_KEY))
    assert refused.value.code == "wrong_api_key"


def test_what_it_declares_is_what_it_expects_to_be_charged() -> None:
    for model in MODELS:
        for request in (ImageRequest("a cat"), ImageRequest("a cat", resolution="2K")):
            assert model.price.of_picture(request.resolution) == model.cost(request), (model.id, request)

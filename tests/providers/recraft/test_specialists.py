"""What Recraft does to a whole picture: what it is sent, what that costs, and how a refusal is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import (
    CRISP_UPSCALE,
    MAKE_STYLE,
    OUTPAINT,
    SPECIALITIES,
    VECTORIZE,
    Attachment,
    ImageModel,
    ImageRequest,
    Made,
)
from imaging.files.encode import to_jpeg
from providers.provider import Given, Specialised
from providers.recraft.access import ADDRESS, KEY
from providers.recraft.connection import connect
from providers.recraft.specialists import nearest_size
from tests.imaging.pictures import picture
from tests.upstream.connected import FakePixels
from tests.upstream.recraft import REFUSED_KEY, STYLE, TOOLS, RecraftService
from tests.upstream.running import Running

PICTURE = Attachment("image/jpeg", to_jpeg(picture("RGB", 48, 32), 1))


@pytest.fixture(scope="module")
def upstream() -> Iterator[Running]:
    with Running(RecraftService(), "/v1") as running:
        yield running


def specialists(upstream: Running, key: str = "a key of adas") -> Iterator[dict[str, ImageModel]]:
    connection = connect(Given(FakePixels(), {KEY.name: key}, {ADDRESS.name: upstream.url}))
    assert isinstance(connection, Specialised)
    yield {model.abilities.speciality: model for model in connection.specialists()}
    connection.close()


@pytest.fixture
def recraft(upstream: Running) -> Iterator[dict[str, ImageModel]]:
    upstream.forget()
    yield from specialists(upstream)


def made_by(model: ImageModel) -> Made:
    steps = list(model.make(ImageRequest("a beach", "48:32", (PICTURE,), around=(0.25, 0, 0.5, 1))))
    assert isinstance(steps[-1], Made)
    return steps[-1]


def test_it_does_all_there_is(recraft: dict[str, ImageModel]) -> None:
    assert set(recraft) == {*SPECIALITIES, MAKE_STYLE}
    assert all(not model.abilities.edit and model.abilities.price.image for model in recraft.values())


@pytest.mark.parametrize("speciality", SPECIALITIES)
def test_each_is_sent_the_fields_that_are_published_and_costs_what_was_said(
    recraft: dict[str, ImageModel], upstream: Running, speciality: str
) -> None:
    model = recraft[speciality]
    made = made_by(model)
    (request,) = upstream.seen()["requests"]
    assert request["path"].removeprefix("/v1/images/") in TOOLS
    kind = "image/svg+xml" if speciality == VECTORIZE else "image/png"
    assert (made.media_type, made.cost) == (kind, model.abilities.price.image)
    assert request["body"]["files"][0]["type"] == "image/jpeg"


def test_a_style_is_learnt_from_the_pictures_and_is_a_model_that_paints_in_it(
    recraft: dict[str, ImageModel], upstream: Running
) -> None:
    *_, made = recraft[MAKE_STYLE].make(ImageRequest("", "", (PICTURE, PICTURE)))
    assert isinstance(made, Made)
    assert (made.data, made.text, made.cost) == (b"", f"recraft/recraftv3/{STYLE}", 40_000)
    (request,) = upstream.seen()["requests"]
    assert (request["path"], len(request["body"]["files"])) == ("/v1/styles", 2)


def test_how_much_goes_around_it_is_told_in_pixels_of_what_is_sent(
    recraft: dict[str, ImageModel], upstream: Running
) -> None:
    made_by(recraft[OUTPAINT])
    (request,) = upstream.seen()["requests"]
    told = {name: value for name, value in request["body"].items() if name.startswith("expand_")}
    assert told == {"expand_left": "12", "expand_top": "0", "expand_right": "24", "expand_bottom": "32"}
    assert request["body"]["prompt"] == "a beach"


def test_the_shape_that_is_nearest_is_asked_for() -> None:
    assert [nearest_size(each) for each in ("48:32", "100:100", "1200:401")] == ["1536x1024", "1024x1024", "2048x1024"]


def test_a_refusal_is_told_as_of_any_of_its_models(upstream: Running) -> None:
    for refused in specialists(upstream, REFUSED_KEY):
        with pytest.raises(ProviderFault) as told:
            made_by(refused[CRISP_UPSCALE])
        assert told.value.code == "wrong_api_key"

"""Pictures of fal.ai: what is asked, what it cost, which seed was used."""

from __future__ import annotations

import pytest

from conversation.ports.models import Attachment, ImageRequest
from providers.fal.connection import connect
from providers.fal.endpoints import ASPECTS, MODELS, megapixels, model_of, sides
from tests.providers.fal.connected import A_KEY, KLEIN, given, painted, steps
from tests.upstream.fal.input_schema import INPUTS, wrong_with
from tests.upstream.pictures import png
from tests.upstream.running import Running

PICTURE = Attachment("image/png", png("a cat"))
FULL = ImageRequest("a cat", "16:9", (PICTURE,) * 6, seed=7, format="webp", negative="dogs", resolution="4K")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
@pytest.mark.parametrize("request_", [ImageRequest("a \ud83d cat"), FULL], ids=["plain", "full"])
def test_what_is_asked_is_what_the_endpoint_takes(model: object, request_: ImageRequest) -> None:
    declared = model_of(model.id)  # type: ignore[attr-defined]
    assert declared is not None

    endpoint, body = declared.endpoint(request_), declared.body(request_)

    assert endpoint in INPUTS and wrong_with(endpoint, body) == []
    assert ("negative_prompt" in body) == (declared.negative and bool(request_.negative))


@pytest.mark.parametrize("aspect", ASPECTS)
def test_each_shape_is_about_a_megapixel_and_never_more(aspect: str) -> None:
    width, height = sides(aspect)
    across, down = map(int, aspect.split(":"))

    assert width % 16 == height % 16 == 0
    assert 0.93 < width * height / 2**20 <= 1 and megapixels(width * height) == 1
    assert abs(width / height / (across / down) - 1) < 0.03


def test_pictures_go_to_the_endpoint_that_edits_four_at_most(fal: Running) -> None:
    painted(fal, KLEIN, FULL)

    (asked,) = fal.calls(f"{KLEIN}/edit")
    assert len(asked["image_urls"]) == 4 and asked["image_urls"][0].startswith("data:image/png;base64,")
    assert asked["output_format"] == "webp" and asked["seed"] == 7 and "negative_prompt" not in asked


def test_the_key_goes_with_the_request_and_not_with_the_picture(fal: Running) -> None:
    painted(fal)

    asked = next(each for each in fal.seen()["requests"] if each["model"] == KLEIN)
    assert asked["headers"]["authorization"] == f"Key {A_KEY}"
    assert asked["headers"]["x-fal-object-lifecycle-preference"] == '{"expiration_duration_seconds": 3600}'


def test_the_cost_is_the_units_it_names_by_the_price_of_today(fal: Running) -> None:
    assert painted(fal).cost == 10_500  # 1.5 megapixels at $0.007


def test_without_units_the_size_is_counted_and_a_model_without_a_price_costs_what_nobody_knows(fal: Running) -> None:
    assert painted(fal, "fault/uncounted").cost is None
    assert painted(fal, "owner/app/text-to-image").cost is None


def test_the_seed_that_was_used_is_told_also_where_none_was_asked_for(fal: Running) -> None:
    assert painted(fal).seed == 7
    assert painted(fal, KLEIN, ImageRequest("a cat")).seed == 4_711


def test_any_endpoint_can_be_named_and_what_cannot_be_one_is_not(fal: Running) -> None:
    connection = connect(given(fal))
    edits, paints = connection.image("fal-ai/some-model/edit"), connection.image("fal-ai/some-model")
    assert edits is not None and edits.abilities.edit and edits.abilities.price.image is None
    assert paints is not None and not paints.abilities.edit and paints.abilities.formats == ()
    assert [connection.image(name) for name in ("alone", "../x", "a/b c", "a//b")] == [None] * 4
    connection.close()

    assert steps(fal, "fal-ai/some-model")
    assert set(fal.calls("fal-ai/some-model")[0]) == {"prompt", "image_size", "num_images", "seed", "model"}

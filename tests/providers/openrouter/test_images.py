"""Models that only paint."""

from __future__ import annotations

import pytest

from conversation.ports.models import ImageRequest, Made, Preview
from tests.upstream import Upstream
from tests.upstream.connected import FakePixels, connected
from tests.upstream.pictures import png


def test_the_picture_comes_with_its_price(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        model = connection.image("black-forest-labs/flux.2-pro")
        assert model is not None
        made = list(model.make(ImageRequest("a cat", aspect="16:9")))[-1]

    assert made == Made(png("a cat", "16:9"), "image/png", cost=30_000, tokens_in=7, tokens_out=4160)


@pytest.mark.parametrize(("aspect", "megapixels"), [("1:1", 0.262144), ("16:9", 0.147456), ("9:16", 0.147456)])
def test_rough_states_are_made_small(upstream: Upstream, aspect: str, megapixels: float) -> None:
    pixels = FakePixels()
    with connected(upstream, pixels) as connection:
        model = connection.image("openai/gpt-image-2")
        assert model is not None
        events = list(model.make(ImageRequest("a cat", aspect=aspect)))

    previews = [event for event in events if isinstance(event, Preview)]
    assert [preview.media_type for preview in previews] == ["image/jpeg", "image/jpeg"]
    assert pixels.shrunk == [pytest.approx(megapixels)] * 2
    assert isinstance(events[-1], Made) and events[-1].data == png("a cat", aspect)


def test_several_are_one_request_without_rough_states_and_share_what_they_cost(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        model = connection.image("openai/gpt-image-2")
        assert model is not None and model.abilities.several == 10
        events = list(model.make(ImageRequest("a cat", count=3)))

    assert not [event for event in events if isinstance(event, Preview)]
    made = [event for event in events if isinstance(event, Made)]
    assert [each.cost for each in made] == [30_000] * 3
    assert len({each.data for each in made}) == 3
    asked = [each["body"] for each in upstream.seen()["requests"] if each["model"] == "openai/gpt-image-2"]
    assert [(body["n"], "stream" in body) for body in asked] == [(3, False)]


def test_what_is_too_few_is_handed_on_as_it_came(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        model = connection.image("openai/gpt-image-2")
        assert model is not None
        made = [each for each in model.make(ImageRequest("a cat, one too few", count=3)) if isinstance(each, Made)]

    assert [each.cost for each in made] == [30_000] * 2


def test_a_model_that_does_not_list_it_is_asked_for_one_at_a_time(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        for name in ("black-forest-labs/flux.2-pro", "plain/square", "google/gemini-3.1-flash-image"):
            model = connection.image(name)
            assert model is not None and model.abilities.several == 1

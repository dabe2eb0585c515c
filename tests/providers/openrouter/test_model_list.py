"""The list of models."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest, Price
from providers.openrouter import image_list
from providers.openrouter.access import KEY
from providers.openrouter.model_list import ModelList
from providers.openrouter.service import Service
from providers.provider import Given
from providers.wire.http.limits import Limits
from tests.upstream import Upstream
from tests.upstream.connected import FakePixels, chat_model, connected, service_at

FLUX, SQUARE = "black-forest-labs/flux.2-pro", "plain/square"


def test_the_defaults_are_there_before_any_list_is_read() -> None:
    service = service_at("http://127.0.0.1:9/", Limits(connect=0.1))
    models = ModelList(service)

    names = [model.id for model in models.known()]

    models.close()
    service.close()
    assert names[0] == "google/gemini-3.1-flash-image"
    assert {"google/gemini-3-flash-preview", "anthropic/claude-haiku-4.5"} <= set(names)


def test_the_list_is_read_behind_the_scenes(upstream: Upstream) -> None:
    service = service_at(upstream.url)
    models = ModelList(service)

    before = {model.id for model in models.known()}
    models.close()
    after = {model.id for model in models.known()}

    service.close()
    assert "openai/gpt-image-2" not in before and "openai/gpt-image-2" in after


@pytest.mark.parametrize("cursors", [False, True])
@pytest.mark.slow
def test_all_models_are_read_page_by_page(upstream: Upstream, cursors: bool) -> None:
    upstream.service.crowded, upstream.service.cursors = 2_644, cursors
    service = service_at(upstream.url)
    models = ModelList(service)

    models.read()
    names = {model.id for model in models.known()}

    models.close()
    service.close()
    assert {f"crowd/model-{number:04}" for number in range(2_644)} <= names


def test_a_page_that_cannot_be_read_loses_no_other() -> None:
    class Torn(Service):
        def get(self, path: str, seconds: float) -> object:
            if "offset" in path:
                raise ProviderFault("Torn", code="cut_off")
            return {"data": [{"id": "a/first"}], "total_count": 2}

    service = Torn(Given(FakePixels(), {KEY.name: "sk-or-v1-torn"}))
    models = ModelList(service)

    assert models.find("a/first") is not None
    assert models.find("a/second") is not None, "it may stand on the page that could not be read"

    models.close()
    service.close()


def test_a_model_nobody_has_is_unknown(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        assert connection.chat("nobody/nothing") is None
        assert connection.image("plain/no-eyes") is None


def test_without_a_list_a_name_is_believed() -> None:
    service = service_at("http://127.0.0.1:9/", Limits(connect=0.1))
    models = ModelList(service)

    found = models.find("somebody/something-new")

    service.close()
    assert found is not None and found.paints and "text" in found.outputs


def test_prices_are_read_from_text(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        painter = connection.image("openai/gpt-image-2")
        unknown = chat_model(connection, "plain/no-price")

    assert painter is not None and painter.abilities.price == Price(500_000, 3_000_000, 33_600)
    assert unknown.abilities.price == Price(None, None, None)


def test_abilities_follow_from_the_declaration(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        seeing, blind = chat_model(connection, "anthropic/claude-haiku-4.5"), chat_model(connection, "plain/no-eyes")

    assert (seeing.abilities.vision, seeing.abilities.tools) == (True, True)
    assert (blind.abilities.vision, blind.abilities.tools) == (False, False)
    assert seeing.label == "Claude Haiku 4.5"


def test_a_painter_is_declared_by_its_own_list(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        flux, gpt = connection.image(FLUX), connection.image("openai/gpt-image-2")
        square = connection.image(SQUARE)

    assert flux is not None and gpt is not None and square is not None
    assert (flux.abilities.aspects, flux.abilities.references) == (("1:1", "3:2", "16:9", "9:21"), 8)
    assert (flux.abilities.seed, flux.abilities.previews) == (True, False)
    assert (gpt.abilities.references, gpt.abilities.previews) == (16, True)
    assert (square.abilities.aspects, square.abilities.edit, square.abilities.seed) == (("1:1",), False, False)


def test_what_a_painter_cannot_be_told_is_not_sent(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        for name in (SQUARE, FLUX):
            model = connection.image(name)
            assert model is not None
            list(model.make(ImageRequest("a cat", aspect="1:1", seed=7)))

    (square,), (flux,) = (upstream.calls(name) for name in (SQUARE, FLUX))
    assert "aspect_ratio" not in square and "seed" not in square
    assert (flux["aspect_ratio"], flux["seed"]) == ("1:1", 7)


def test_prices_read_before_one_that_cannot_be_are_known(upstream: Upstream) -> None:
    class Torn(Service):
        asked: list[str]

        def get(self, path: str, seconds: float) -> object:
            if path.endswith("/endpoints"):
                if self.asked:
                    raise ProviderFault("Torn", code="cut_off")
                self.asked.append(path)
            return super().get(path, seconds)

    service = Torn(Given(FakePixels(), {KEY.name: "sk-or-v1-torn"}, {"OPENROUTER_API_URL": upstream.url}))
    service.asked = []
    models = ModelList(service)
    models.read()
    models.read_prices()

    known = {image_list.prices_path(model.id) for model in models.known() if model.price.image is not None}

    models.close()
    service.close()
    assert set(service.asked) <= known


def test_the_dearest_offer_is_the_price_of_a_picture(upstream: Upstream) -> None:
    service = service_at(upstream.url)
    models = ModelList(service)
    models.read()
    models.read_prices()

    prices = {model.id: model.price.image for model in models.known()}

    models.close()
    service.close()
    assert prices[FLUX] == 35_000

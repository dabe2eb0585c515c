"""The catalogue as the page gets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest

from conversation.services.model_list import ModelShown
from providers import PROVIDERS
from providers.catalogue import Catalogue, connected
from providers.catalogue_json import listing
from providers.provider import Given
from tests.upstream import Upstream
from tests.upstream.connected import KEY, FakePixels


@pytest.fixture
def offline() -> Catalogue:
    return Catalogue(PROVIDERS, connected(PROVIDERS, Given(FakePixels())))


@pytest.fixture
def online(upstream: Upstream) -> Iterator[Catalogue]:
    given = Given(FakePixels(), {"OPENROUTER_API_KEY": KEY}, {"OPENROUTER_API_URL": upstream.url})
    catalogue = Catalogue(PROVIDERS, connected(PROVIDERS, given))
    yield catalogue
    catalogue.close()


def test_the_listing_without_a_key_shows_what_is_missing(offline: Catalogue) -> None:
    shown = listing(offline)

    openrouter, *_, sketchbook = shown["providers"]
    assert openrouter["needs"][0]["said"]["help"] == {
        "code": "need_made_in_account",
        "params": {"provider": "OpenRouter"},
    }
    assert sketchbook["said"]["told"]["code"] == "sketchbook_told"
    assert openrouter["connected"] is False and sketchbook["connected"] is True
    need = openrouter["needs"][0]
    assert need["name"] == "OPENROUTER_API_KEY" and need["help"] and need["link"].startswith("https://")
    assert [model["id"] for model in shown["models"]["image"]] == ["sketchbook/sketch"]
    assert shown["models"]["chosen"] == {
        "image": "sketchbook/sketch",
        "chat": "sketchbook/notes",
        "cheap": "",
        "draft": "",
    }


def test_the_listing_names_every_field_of_a_model(online: Catalogue) -> None:
    shown = listing(online)

    first = shown["models"]["image"][0]
    assert first["id"] == shown["models"]["chosen"]["image"]
    assert set(first) == {item.name for item in fields(ModelShown)}
    assert (first["kind"], first["recommended"], first["reply"]) == ("both", True, 2_500)
    assert (first["provider"], first["local"], first["edit"]) == ("openrouter", False, True)
    assert first["price"]["image"] == 67_200
    assert shown["models"]["chat"][0]["tools"] is True


def test_only_the_models_at_work_are_named(online: Catalogue) -> None:
    everything, chosen = [model.id for model in online.rows()], online.automatic()
    another = next(each for each in everything if each not in chosen.values())

    shown = listing(online, named=(another, "", "openrouter/nobody/knows"))

    given = [model["id"] for kind in ("image", "chat") for model in shown["models"][kind]]
    assert set(given) == {another, *chosen.values()} & set(everything)
    assert len(given) < len(everything)

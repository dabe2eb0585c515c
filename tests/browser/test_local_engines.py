"""Somebody connects what runs on a machine of their own by where it is, and fetches a model there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio
from tests.upstream.ollama import OllamaUpstream


@pytest.fixture(scope="module")
def ollama() -> Iterator[OllamaUpstream]:
    with OllamaUpstream() as running:
        yield running


@pytest.fixture(scope="module")
def keyless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with Studio(tmp_path_factory.mktemp("keyless") / "data", {}) as studio:
        yield studio


@pytest.fixture
def card(visit: Visit, keyless: Studio, ollama: OllamaUpstream) -> Locator:
    """Of a provider that was just connected."""
    person: Person = visit(keyless)
    person.start("/settings/providers")
    shown = person.dialog.get_by_role("region", name="Ollama")
    shown.get_by_role("button", name="Connect Ollama").click()
    shown.get_by_label("Address of the API").fill(ollama.url)
    shown.get_by_role("button", name="Connect", exact=True).click()
    expect(shown).to_contain_text("Connected by you")
    expect(shown).to_contain_text(f"At {ollama.url}")
    return shown


def test_a_model_is_fetched_the_fetch_is_ended_and_one_is_deleted(card: Locator, ollama: OllamaUpstream) -> None:
    card.get_by_text("Models", exact=True).click()
    expect(card).to_contain_text("talks, sees pictures, acts on your words, thinks · 8.2B · 5.0 GB")

    card.get_by_label("Fetch a model").fill("endless:7b")
    card.get_by_role("button", name="Fetch", exact=True).click()
    expect(card.get_by_role("progressbar")).to_have_attribute("aria-valuetext", "3.0 KB of 4.0 KB")
    card.get_by_role("button", name="Cancel endless:7b").click()
    expect(card.get_by_role("progressbar")).to_have_count(0)
    ollama.wait_until_closed_early()

    card.get_by_label("Fetch a model").fill("gemma3:4b")
    card.get_by_role("button", name="Fetch", exact=True).click()
    expect(card.get_by_role("button", name="Delete gemma3:4b")).to_be_visible()
    card.get_by_role("button", name="Delete plain:1b").click()
    card.get_by_role("button", name="Delete plain:1b").click()
    expect(card.get_by_text("plain:1b")).to_have_count(0)


def test_one_that_nobody_offers_says_so(card: Locator) -> None:
    card.get_by_text("Models", exact=True).click()
    card.get_by_label("Fetch a model").fill("nobody/has:this")
    card.get_by_role("button", name="Fetch", exact=True).click()

    expect(card.get_by_role("alert")).to_contain_text("Nobody offers a model “nobody/has:this”")


def test_the_card_says_how_fast_which_version_and_what_it_has(card: Locator, ollama: OllamaUpstream) -> None:
    count = len(ollama.service.models)
    says = rf"It answers\. \d+ ms · Version 0\.33\.3 · {count} models · none of them makes pictures"
    expect(card).to_contain_text(re.compile(says))

    ollama.service.models, kept = {}, ollama.service.models
    card.get_by_role("button", name="Test", exact=True).click()
    expect(card).to_contain_text("0 models. It has no model yet.")
    ollama.service.models = kept

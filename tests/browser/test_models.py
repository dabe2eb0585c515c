"""Somebody chooses among 400 models, by words, filters and keys, and says how pictures are painted."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.matrix import matrix
from tests.running import KEY, PATIENCE, Studio
from tests.upstream.running import Upstream

FLUX, TALKER = "black-forest-labs/flux.2-pro", "anthropic/claude-haiku-4.5"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Studio, Upstream]]:
    """A studio whose provider has 400 models more than others, and that has read its list."""
    with Upstream() as upstream:
        upstream.service.crowded = 400
        folder: Path = tmp_path_factory.mktemp("crowded")
        environ = {"OPENROUTER_API_KEY": KEY, "OPENROUTER_API_URL": upstream.url}
        with Studio(folder / "data", environ) as studio:
            yield studio, upstream


@pytest.fixture
def cleo(visit: Visit, crowded: tuple[Studio, Upstream]) -> Person:
    return come(visit, crowded[0])


def come(visit: Visit, studio: Studio, **options: object) -> Person:
    person = visit(studio, **options)
    person.api("GET", "/session")
    end = time.monotonic() + PATIENCE
    while person.api("GET", "/models")["total"] <= 400:  # until the provider's list is read
        assert time.monotonic() < end
        time.sleep(0.1)
    person.start()
    return person


def picker(person: Person) -> Locator:
    """Opened from the box, once the provider's list was read."""
    person.button(re.compile("^Model:")).click()
    box = person.dialog.get_by_role("combobox", name="Model of this conversation")
    expect(box).to_be_focused()
    expect(person.dialog.get_by_role("option").first).to_have_attribute("aria-setsize", re.compile(r"^\d{3}$"))
    return box


def option(person: Person, name: str | re.Pattern[str]) -> Locator:
    return person.dialog.get_by_role("option", name=name)


def marked(person: Person) -> Locator:
    return person.dialog.get_by_role("option", selected=True)


def test_a_painting_model_chosen_by_keys_paints_every_message(cleo: Person, crowded: tuple[Studio, Upstream]) -> None:
    upstream = crowded[1]
    upstream.forget()
    box = picker(cleo)
    box.press_sequentially("flux pro")
    expect(option(cleo, re.compile("FLUX.2 Pro"))).to_have_count(1)
    expect(marked(cleo)).to_contain_text("≈ $0.04 a picture")
    box.press("Enter")
    expect(cleo.dialog).to_have_count(0)
    expect(cleo.button("Model: FLUX.2 Pro")).to_be_visible()
    expect(cleo.box).to_have_attribute("placeholder", "Describe the picture to paint")
    card = cleo.paint("a lighthouse in a storm")
    expect(card.locator("figcaption")).to_contain_text("FLUX.2 Pro")
    assert len(upstream.calls(FLUX)) == 1
    cleo.page.reload()
    expect(cleo.button("Model: FLUX.2 Pro")).to_be_visible()
    expect(cleo.box).to_have_attribute("placeholder", "Describe the picture to paint")
    assert cleo.stored()["conversation"]["options"]["image_model"] == f"openrouter/{FLUX}"


def test_a_model_that_talks_answers_in_this_conversation_alone(cleo: Person, crowded: tuple[Studio, Upstream]) -> None:
    upstream = crowded[1]
    upstream.forget()
    box = picker(cleo)
    box.press_sequentially("claude haiku")
    box.press("Enter")
    cleo.say("Who are you?")
    cleo.settled()
    assert any(call.get("stream") and "Who are you?" in str(call) for call in upstream.calls(TALKER))
    cleo.open("/")
    expect(cleo.button(re.compile("^Model: Nano Banana"))).to_be_visible()


def test_all_are_reached_by_keys_and_escape_leaves_everything_as_it_was(cleo: Person) -> None:
    box = picker(cleo)
    expect(marked(cleo)).to_contain_text("Automatic: Nano Banana 2")
    box.press("ArrowUp")
    expect(marked(cleo)).to_have_attribute("aria-posinset", re.compile(r"^\d{3}$"))
    expect(marked(cleo)).to_be_in_viewport()
    box.press("Home")
    box.press("PageDown")
    expect(marked(cleo)).to_have_attribute("aria-posinset", "9")
    box.press("End")
    expect(marked(cleo)).to_be_in_viewport()
    box.press("Escape")
    expect(cleo.dialog).to_have_count(0)
    expect(cleo.button(re.compile("^Model: Nano Banana"))).to_be_visible()


def test_filters_the_price_and_favourites(cleo: Person) -> None:
    picker(cleo)
    cleo.dialog.get_by_role("button", name="Paints").click()
    cleo.dialog.get_by_role("button", name="By price").click()
    expect(cleo.dialog.get_by_role("option").first).to_contain_text("Sketchbook (offline)")
    cleo.dialog.get_by_role("button", name="On this machine").click()
    expect(cleo.dialog.get_by_role("option")).to_have_count(1)
    with cleo.saving():
        cleo.dialog.get_by_role("button", name="Favourite").click()
    expect(cleo.dialog.get_by_role("button", name="Not a favourite")).to_be_visible()
    for name in ("Paints", "By price", "On this machine"):
        cleo.dialog.get_by_role("button", name=name).click()
    expect(cleo.dialog.locator(".kind").first).to_have_text("Favourites")
    assert cleo.api("GET", "/settings")["favourite_models"] == ["sketchbook/sketch"]


def test_an_id_that_no_list_has_can_be_typed(cleo: Person) -> None:
    box = picker(cleo)
    box.press_sequentially("openrouter/somebody/new-1")
    expect(marked(cleo)).to_contain_text("Use “openrouter/somebody/new-1”")
    box.press("Enter")
    expect(cleo.button("Model: openrouter/somebody/new-1")).to_be_visible()


def test_what_the_model_ignores_cannot_be_chosen_and_says_why(cleo: Person) -> None:
    cleo.button("Picture options").click()
    quality = cleo.dialog.get_by_label("Quality")
    expect(quality).to_be_disabled()
    expect(quality).to_have_accessible_description(re.compile("Nano Banana 2 .* has one quality only"))
    cleo.dialog.get_by_label("Pictures", exact=True).fill("2")
    cleo.dialog.get_by_label("Pictures", exact=True).press("Tab")
    expect(cleo.dialog).to_contain_text("about $0.13 together")
    cleo.dialog.get_by_label("Seed").fill("7")
    cleo.dialog.get_by_label("Seed").press("Tab")
    cleo.page.keyboard.press("Escape")
    cleo.say("/image two ships")
    cleo.button("Paint").click()  # together they cost more than is spent unasked
    cleo.settled()
    grid = cleo.turns.last.get_by_role("region", name=re.compile("of one prompt"))
    expect(grid.get_by_role("listitem")).to_have_count(2)
    seeds = [image["versions"][0]["recipe"]["values"]["seed"] for image in cleo.stored()["images"]]
    assert sorted(seeds) == [7, 8]


def test_the_narrowest_phone_chooses_too(visit: Visit, crowded: tuple[Studio, Upstream]) -> None:
    dora = come(visit, crowded[0], phone=True, viewport={"width": 320, "height": 640})
    dora.button("Model and shape").tap()
    assert dora.page.evaluate(TOO_WIDE) <= 0
    dora.dialog.get_by_role("button", name=re.compile("Nano Banana")).tap()
    box = dora.page.get_by_role("combobox", name="Model that paints")
    box.fill("flux pro")
    assert dora.page.evaluate(TOO_WIDE) <= 0
    dora.page.get_by_role("option", name=re.compile("FLUX.2 Pro")).tap()
    expect(dora.dialog.get_by_role("button", name=re.compile("FLUX.2 Pro"))).to_be_visible()


@matrix("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, crowded: tuple[Studio, Upstream], scheme: str) -> None:
    finn = come(visit, crowded[0], color_scheme=scheme, bypass_csp=True)
    picker(finn).press("ArrowDown")
    assert violations(finn) == []
    finn.page.keyboard.press("Escape")
    finn.button("Picture options").click()
    expect(finn.dialog).to_be_visible()
    assert violations(finn) == []

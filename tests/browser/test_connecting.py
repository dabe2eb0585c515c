"""Somebody connects a provider in the running page, and paints with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.matrix import matrix
from tests.running import PATIENCE, Studio
from tests.upstream.account import ENROLLED, LIMITED
from tests.upstream.running import Upstream
from tests.upstream.service import WRONG_KEY

PAINTER = "model:openrouter/google/gemini-3.1-flash-image"


@pytest.fixture(scope="module")
def keyless(tmp_path_factory: pytest.TempPathFactory, upstream: Upstream) -> Iterator[Studio]:
    """A studio without a key, whose OpenRouter is the upstream."""
    folder: Path = tmp_path_factory.mktemp("keyless")
    with Studio(folder / "data", {"OPENROUTER_API_URL": upstream.url}) as studio:
        yield studio


@pytest.fixture
def eve(visit: Visit, keyless: Studio, upstream: Upstream) -> Person:
    """A first visitor there."""
    upstream.forget()
    person = visit(keyless)
    person.start()
    return person


def card(person: Person) -> Locator:
    return person.dialog.get_by_role("region", name="OpenRouter")


def opened(person: Person) -> Locator:
    """The card, from the page that offers it."""
    person.button("Connect OpenRouter").click()
    expect(card(person)).to_contain_text("Not connected")
    return card(person)


def painter(person: Person) -> str:
    """Who paints what is said next."""
    person.page.keyboard.press("Escape")
    expect(person.dialog).to_have_count(0)
    person.paint("/image a fox in the snow")
    return str(person.stored()["images"][-1]["versions"][-1]["recipe"]["by"])


def keys(upstream: Upstream) -> set[str]:
    return {each["headers"]["authorization"].removeprefix("Bearer ") for each in upstream.seen()["requests"]}


def test_a_key_is_pasted_and_the_next_message_paints_with_it(eve: Person, upstream: Upstream) -> None:
    openrouter = opened(eve)
    openrouter.get_by_label("Or paste a key").fill(LIMITED)
    openrouter.get_by_role("button", name="Connect", exact=True).click()

    expect(openrouter).to_contain_text("Connected by you")
    expect(openrouter).to_contain_text(f"Key ends in {LIMITED[-4:]}")
    expect(openrouter).to_contain_text("The key works. Family · $12.50 of $25.00 left, every month")
    assert LIMITED not in eve.page.content()
    assert painter(eve) == PAINTER
    assert keys(upstream) == {LIMITED}


def test_the_page_of_the_provider_is_opened_and_comes_back(eve: Person, upstream: Upstream) -> None:
    eve.forgive(re.escape(upstream.url.removesuffix("/api/v1")))
    openrouter = opened(eve)
    openrouter.get_by_role("button", name="Connect OpenRouter").click()

    expect(openrouter).to_contain_text("Connected by you")
    expect(openrouter).to_contain_text("The key works.")
    assert eve.page.url.endswith("/settings/providers"), "the code is taken out of the address"
    assert painter(eve) == PAINTER
    assert all(key.startswith(ENROLLED) for key in keys(upstream)) and keys(upstream)


def test_where_it_would_not_come_back_a_code_is_pasted(eve: Person) -> None:
    openrouter = opened(eve)
    openrouter.get_by_role("button", name="Use a code instead").click()
    page = openrouter.get_by_role("link", name=re.compile("Open OpenRouter")).get_attribute("href")
    assert page is not None
    code = requests.get(page, timeout=PATIENCE).text.partition("<code>")[2].partition("</code>")[0]
    openrouter.get_by_label("Paste the code").fill(code)
    openrouter.get_by_role("button", name="Connect", exact=True).click()

    expect(openrouter).to_contain_text("Connected by you")


def test_what_is_connected_on_one_device_can_be_used_on_the_others_at_once(
    eve: Person, visit: Visit, keyless: Studio
) -> None:
    phone = visit(keyless, phone=True, storage_state=eve.context.storage_state())
    phone.start()
    offer = phone.page.get_by_role("region", name=re.compile("^Connect a provider"))
    expect(offer).to_be_visible()
    openrouter = opened(eve)
    openrouter.get_by_label("Or paste a key").fill(LIMITED)
    openrouter.get_by_role("button", name="Connect", exact=True).click()
    expect(offer).to_have_count(0)
    phone.open("/settings/providers")
    expect(card(phone)).to_contain_text("Connected by you")
    openrouter.get_by_role("button", name="Disconnect").click()
    expect(card(phone)).to_contain_text("Not connected")


def test_a_key_that_is_refused_is_said_and_another_one_can_be_given(eve: Person) -> None:
    openrouter = opened(eve)
    eve.forgive("502")
    openrouter.get_by_label("Or paste a key").fill(WRONG_KEY)
    openrouter.get_by_role("button", name="Connect", exact=True).click()

    expect(openrouter).to_contain_text("Key not accepted")
    expect(openrouter.get_by_role("alert")).to_contain_text("OpenRouter refused the key")
    openrouter.get_by_role("button", name="Give another key").click()
    openrouter.get_by_label("Or paste a key").fill(LIMITED)
    openrouter.get_by_role("button", name="Connect", exact=True).click()
    expect(openrouter).to_contain_text("The key works.")
    expect(openrouter.get_by_role("alert")).to_have_count(0)


def test_what_is_disconnected_paints_no_more(eve: Person, upstream: Upstream) -> None:
    openrouter = opened(eve)
    openrouter.get_by_label("Or paste a key").fill(LIMITED)
    openrouter.get_by_role("button", name="Connect", exact=True).click()
    expect(openrouter).to_contain_text("The key works.")

    openrouter.get_by_role("button", name="Disconnect").click()
    expect(openrouter).to_contain_text("Not connected")

    assert painter(eve) == "model:sketchbook/sketch"
    assert keys(upstream) == set()


@pytest.mark.matrix
@matrix("said", ["&code=made-up", ""], ids=["a foreign code", "not allowed"])
def test_who_comes_back_without_having_begun_or_allowed_it_is_told(eve: Person, said: str) -> None:
    eve.forgive("409")
    eve.open(f"/settings/providers?from=openrouter&state=nobodys{said}")
    expect(card(eve).get_by_role("alert")).to_be_visible()
    expect(card(eve)).to_contain_text("was not started here" if said else "was not connected")
    expect(card(eve)).to_contain_text("Not connected")


@pytest.mark.matrix
def test_a_studio_that_has_a_key_says_so_and_offers_ones_own(visit: Visit, connected: Studio) -> None:
    ada = visit(connected)
    ada.start()
    ada.button("Settings").click()
    ada.page.get_by_role("tab", name="Providers").click()
    expect(card(ada)).to_contain_text("Connected by the studio")
    card(ada).get_by_role("button", name="Use a key of your own").click()
    expect(card(ada).get_by_label("Or paste a key")).to_be_visible()


@pytest.mark.matrix
@matrix("width", [320, 390])
def test_on_a_phone_everything_can_be_pressed(visit: Visit, keyless: Studio, width: int) -> None:
    eve = visit(keyless, phone=True, viewport={"width": width, "height": 700})
    eve.open("/settings/providers")  # on a phone the settings cover the box
    openrouter = card(eve)
    expect(openrouter.get_by_label("Or paste a key")).to_be_visible()
    for button in openrouter.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert eve.page.evaluate("document.documentElement.scrollWidth") <= width
    openrouter.get_by_label("Or paste a key").fill(LIMITED)
    openrouter.get_by_role("button", name="Connect", exact=True).tap()
    expect(openrouter).to_contain_text("The key works.")

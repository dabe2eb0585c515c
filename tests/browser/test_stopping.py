"""Stop really stops: here, and at the provider."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.matrix import matrix
from tests.running import Studio
from tests.upstream.running import Upstream


def with_settings(visit: Visit, studio: Studio, **settings: str) -> Person:
    person = visit(studio)
    person.prefer(**settings)
    person.start()
    return person


@matrix("how", ["button", "Escape"])
def test_stop_ends_a_reply_and_keeps_its_words(visit: Visit, connected: Studio, upstream: Upstream, how: str) -> None:
    bea = with_settings(visit, connected, chat_model="fault/drip")
    before = upstream.seen()["closed_early"]
    bea.say("Tell me something long")
    expect(bea.words).to_contain_text("drip drip drip")
    if how == "button":
        bea.button("Stop").click()
    else:
        bea.page.keyboard.press("Escape")
    expect(bea.turns.last).to_contain_text("Stopped")
    upstream.wait_until_closed_early(before + 1)
    bea.settled()
    kept = bea.words.inner_text()
    assert bea.stored()["messages"][-1]["text"].strip() == kept
    bea.page.reload()
    expect(bea.words).to_have_text(kept)
    expect(bea.turns.last).to_contain_text("Stopped")


def test_stop_ends_a_painting(visit: Visit, connected: Studio, upstream: Upstream) -> None:
    bea = with_settings(visit, connected, image_model="fault/stall")
    before, asked = upstream.seen()["closed_early"], upstream.service.counts["fault/stall"]
    bea.say("/image a fox")
    upstream.wait_until_asked("fault/stall", asked + 1)
    bea.button("Stop", bea.cards).click()
    expect(bea.turns.last).to_contain_text("Stopped")
    upstream.wait_until_closed_early(before + 1)
    bea.settled()
    expect(bea.cards).to_have_count(0)
    expect(bea.page.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.matrix
def test_what_was_typed_meanwhile_is_there_after_stop(visit: Visit, connected: Studio) -> None:
    bea = with_settings(visit, connected, chat_model="fault/drip")
    bea.say("Tell me something long")
    expect(bea.words).to_contain_text("drip")
    bea.box.fill("and another thing")
    bea.box.press("Enter")
    expect(bea.turns).to_have_count(1)
    bea.button("Stop").click()
    bea.settled()
    lined = bea.page.get_by_role("list", name="Lined up").get_by_role("listitem")
    expect(lined).to_contain_text("and another thing")
    bea.button("Edit “and another thing”").click()
    expect(bea.box).to_have_value("and another thing")
    expect(lined).to_have_count(0)

"""Words that were typed and not sent survive; words that were sent do not come back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person


def kept(bea: Person, text: str) -> None:
    """Waits until the browser has written it down."""
    bea.page.wait_for_function("text => Object.values(localStorage).some((kept) => kept.includes(text))", arg=text)


@pytest.mark.matrix
def test_a_draft_survives_a_reload(bea: Person) -> None:
    bea.box.fill("half a thought")
    kept(bea, "half a thought")
    bea.page.reload()
    expect(bea.box).to_have_value("half a thought")


def test_every_conversation_has_its_own_draft(bea: Person) -> None:
    bea.say("one apple")
    bea.settled()
    bea.box.fill("about the apple")
    kept(bea, "about the apple")
    bea.page.get_by_role("link", name="New conversation", exact=True).click()
    expect(bea.box).to_have_value("")
    bea.box.fill("something new")
    kept(bea, "something new")
    bea.rows.first.get_by_role("link").click()
    expect(bea.box).to_have_value("about the apple")
    bea.page.reload()
    expect(bea.box).to_have_value("about the apple")


@pytest.mark.matrix
def test_the_box_is_empty_after_sending_and_reloading(bea: Person) -> None:
    bea.box.press_sequentially("one apple", delay=30)
    bea.box.press("Enter")
    expect(bea.words).to_contain_text("one apple")
    bea.settled()
    bea.page.reload()
    expect(bea.words).to_contain_text("one apple")
    expect(bea.box).to_have_value("")
    bea.box.fill("two pears")
    kept(bea, "two pears")
    bea.box.press("Enter")
    expect(bea.words).to_contain_text("two pears")
    bea.settled()
    bea.page.reload()
    expect(bea.words).to_contain_text("two pears")
    expect(bea.box).to_have_value("")
    bea.page.get_by_role("link", name="New conversation", exact=True).click()
    expect(bea.box).to_have_value("")

"""The chip and the words are about what one reads: in another variant, after a message was edited or a turn deleted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.browser.test_active_image import changed, images, shown
from tests.browser.test_uploads import arrived, chosen, file, photograph


@pytest.fixture
def photo(ada: Person) -> Person:
    """One photo, darkened in the first turn."""
    chosen(ada, file("lake.jpg", photograph("orange")))
    arrived(ada, 1)
    ada.say("make it darker")
    ada.settled()
    expect(ada.chip).to_contain_text(re.compile(r"#1 · lake.*version 2"))
    return ada


def edit(person: Person, turn: Locator, text: str) -> None:
    turn.locator("p.said").hover()
    person.button("Edit message", turn).click()
    turn.get_by_role("textbox").fill(text)
    turn.get_by_role("textbox").press("Enter")
    expect(person.said()).to_contain_text(text)
    person.settled()


def test_an_edited_message_begins_with_what_was_there_before_it_and_back_again(photo: Person) -> None:
    edit(photo, photo.turns.first, "make it brighter")
    versions = images(photo)[1]["versions"]
    assert [version["parent"] for version in versions] == [None, versions[0]["id"], versions[0]["id"]]
    expect(photo.chip).to_contain_text("version 3")

    photo.button("Earlier variant").click()
    expect(photo.chip).to_contain_text("version 2")
    assert shown(photo) == (1, versions[1]["id"])
    assert changed(photo, "rotate it left") == [(1, versions[1]["id"])]

    photo.turns.first.hover()
    photo.button("Later variant").click()
    expect(photo.chip).to_contain_text("version 3")
    assert changed(photo, "make it warmer") == [(1, versions[2]["id"])]


def test_after_the_newest_turn_was_deleted_the_chip_shows_what_is_left(photo: Person) -> None:
    photo.paint("/image a fox")
    expect(photo.chip).to_contain_text("#2 · ")
    photo.turns.last.locator("p.said").hover()
    photo.button("Delete message and what follows", photo.turns.last).click()
    expect(photo.turns).to_have_count(1)
    expect(photo.chip).to_contain_text(re.compile(r"#1 · lake.*version 2"))
    expected = shown(photo)
    assert changed(photo, "rotate it left") == [expected]


@pytest.mark.matrix
def test_a_picture_of_another_variant_is_asked_about_and_stands_dimmed_on_the_shelf(photo: Person) -> None:
    photo.paint("/image a fox")
    edit(photo, photo.turns.last, "/image a bear")
    photo.painted()
    expect(photo.chip).to_contain_text("#3 · ")
    shelf = photo.page.get_by_role("complementary")
    expect(shelf.get_by_role("button", name=re.compile(r"^#2: .*not in what is shown"))).to_be_visible()
    before = images(photo)
    photo.say("make #2 darker")
    photo.settled()
    expect(photo.turns.last.locator(".question")).to_contain_text("#2 belongs to another variant")
    assert images(photo) == before
    photo.turns.last.locator(".question").get_by_role("button").click()
    expect(photo.chip).to_contain_text(re.compile(r"#2 · .*version 2"))

"""No edit ever lands on another picture than the one that the box showed: after uploads, undo, in two tabs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import Person
from tests.browser.test_uploads import arrived, chips, chosen, file, photograph

SHOWN = re.compile(r"#(\d+) · .*version (\d+)")


@pytest.fixture
def two(ada: Person) -> Person:
    """With two pictures, the second one the newest."""
    chosen(ada, file("mountain.jpg"), file("fox.jpg", photograph("orange")))
    arrived(ada, 2)
    for name in ("mountain.jpg", "fox.jpg"):
        ada.button(f"Remove {name}").click()
    pinned(ada, 2)
    return ada


def images(person: Person) -> dict[int, dict[str, Any]]:
    return {image["number"]: image for image in person.stored()["images"]}


def shown(person: Person) -> tuple[int, str]:
    """The picture and the version that the chip shows, by number and by id."""
    found = SHOWN.search(person.chip.inner_text())
    assert found, person.chip.inner_text()
    number, version = int(found[1]), int(found[2])
    return number, images(person)[number]["versions"][version - 1]["id"]


def changed(person: Person, text: str = "make it darker") -> list[tuple[int, str]]:
    """Says it: which pictures have a new version now, and of which one each was made."""
    before = images(person)
    person.say(text)
    person.settled()
    after = images(person)
    return [
        (number, version["parent"])
        for number, image in after.items()
        for version in image["versions"][len(before[number]["versions"]) if number in before else 0 :]
    ]


def pinned(person: Person, number: int) -> None:
    shelf = person.page.get_by_role("complementary")
    shelf.get_by_role("button", name=re.compile(rf"^#{number}\b")).first.click()
    expect(person.chip).to_contain_text(f"#{number} · ")


@pytest.mark.matrix
def test_of_two_the_newest_is_changed(two: Person) -> None:
    expected = shown(two)
    assert expected[0] == 2
    assert changed(two) == [expected]


def test_after_an_upload_it_is_that_one(two: Person) -> None:
    chosen(two, file("coast.jpg"))
    arrived(two, 1)
    original = images(two)[3]["versions"][0]["id"]
    assert changed(two) == [(3, original)]
    expect(two.chip).to_contain_text(re.compile(r"#3 · coast.*version 2"))
    expected = shown(two)
    assert changed(two, "a bit brighter") == [expected]


@pytest.mark.matrix
def test_an_upload_that_is_not_sent_along_is_what_the_chip_shows(two: Person) -> None:
    chosen(two, file("coast.jpg"))
    arrived(two, 1)
    two.button("Remove coast.jpg").click()
    expected = shown(two)
    assert expected[0] == 3
    assert changed(two) == [expected]


@pytest.mark.matrix
def test_after_a_command_it_is_what_that_painted(two: Person) -> None:
    pinned(two, 1)
    two.paint("/image a city")
    expected = shown(two)
    assert expected[0] == 3
    assert changed(two) == [expected]


def test_after_undo_the_change_begins_where_undo_went(two: Person) -> None:
    changed(two)
    two.button(re.compile("^Undo"), two.cards.last).click()
    expect(two.chip).to_contain_text("version 1")
    expected = shown(two)
    assert changed(two, "make it warmer") == [expected]


def test_a_pinned_old_one_is_changed_and_stays(two: Person) -> None:
    pinned(two, 1)
    expected = shown(two)
    assert changed(two) == [expected]
    expect(two.chip).to_contain_text(re.compile(r"#1 · .*version 2"))


def test_a_deleted_one_is_never_replaced_by_another(two: Person) -> None:
    pinned(two, 1)
    two.api("DELETE", f"/images/{images(two)[1]['id']}")
    before = images(two)
    two.say("make it darker")
    expect(two.turns.last.get_by_role("alert")).to_contain_text("The picture was not found")
    assert images(two) == before
    expect(two.chip).to_contain_text("#2 · ")


@pytest.mark.matrix
def test_what_the_words_name_wins_and_is_said(two: Person) -> None:
    expect(two.chip).to_contain_text("#2")
    first = images(two)[1]["versions"][0]["id"]
    assert changed(two, "make #1 darker") == [(1, first)]
    expect(two.words).to_contain_text("#1")
    expect(two.chip).to_contain_text("#1")


@pytest.mark.matrix
def test_without_the_chip_nothing_is_changed(two: Person) -> None:
    two.button("Leave this picture as it is").click()
    expect(two.chip).to_have_count(0)
    assert changed(two) == []


def test_of_two_that_were_sent_one_is_clicked(two: Person) -> None:
    chosen(two, file("a.jpg"), file("b.jpg", photograph("red")))
    arrived(two, 2)
    assert changed(two) == []
    expect(chips(two)).to_have_count(0)
    choices = two.turns.last.locator(".question").get_by_role("button")
    expect(choices).to_have_count(2)
    expect(choices.locator("img")).to_have_count(2)
    wanted = images(two)[3]["versions"][0]["id"]
    before = images(two)
    choices.filter(has_text="#3").click()
    expect(two.said()).to_contain_text("make it darker")
    two.settled()
    after = images(two)
    assert [number for number in after if len(after[number]["versions"]) > len(before[number]["versions"])] == [3]
    assert after[3]["versions"][-1]["parent"] == wanted


def test_an_upload_that_is_deleted_while_it_waits_does_not_go_along(two: Person) -> None:
    chosen(two, file("coast.jpg"), file("dune.jpg", photograph("red")))
    arrived(two, 2)
    three, four = images(two)[3], images(two)[4]
    shelf = two.page.get_by_role("complementary")
    shelf.get_by_role("button", name=re.compile(r"^#4\b")).first.focus()
    two.page.keyboard.press("x")
    two.button("Delete", two.page.get_by_role("toolbar", name="1 picture selected")).click()
    expect(chips(two)).to_have_count(1)
    assert changed(two) == [(3, three["current"])]
    assert four["number"] not in images(two)


def another_tab(person: Person) -> Page:
    page = person.context.new_page()
    page.goto(person.page.url)
    expect(page.locator(".composer .ctx")).to_be_visible()
    return page


def test_a_second_tab_shows_what_the_first_one_did(two: Person) -> None:
    second = another_tab(two)
    chip = second.locator(".composer .ctx")
    changed(two)
    expect(chip).to_contain_text(re.compile(r"#2 · .*version 2"))
    pinned(two, 1)
    changed(two)
    expect(chip).to_contain_text(re.compile(r"#1 · .*version 2"))
    two.page = second
    expected = shown(two)
    assert changed(two, "make it warmer") == [expected]


@pytest.mark.matrix
def test_what_is_clicked_in_a_second_tab_stays_while_the_first_one_goes_on(two: Person) -> None:
    first, second = two.page, another_tab(two)
    two.page = second
    pinned(two, 1)
    two.page = first
    changed(two)
    two.page = second
    expect(two.turns).to_have_count(1)
    two.settled()
    expected = shown(two)
    assert expected[0] == 1
    assert changed(two, "make it warmer") == [expected]

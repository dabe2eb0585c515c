"""The list at the left: new, rename, delete with undo, search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio


def talk(bea: Person, *texts: str) -> None:
    """A conversation for each."""
    for text in texts:
        bea.page.keyboard.press("Control+Shift+O")
        expect(bea.turns).to_have_count(0)
        bea.say(text)
        expect(bea.words).to_contain_text(text)
        bea.settled()


def test_each_conversation_is_listed_the_newest_first_and_can_be_opened(bea: Person) -> None:
    talk(bea, "one apple", "two pears", "three plums")
    expect(bea.rows).to_have_text(["Three plums", "Two pears", "One apple"])
    expect(bea.rows.first).to_have_attribute("aria-current", "true")
    bea.rows.last.get_by_role("link").click()
    expect(bea.words).to_contain_text("one apple")
    bea.page.reload()
    expect(bea.words).to_contain_text("one apple")
    expect(bea.rows.last).to_have_attribute("aria-current", "true")


@pytest.mark.matrix
def test_a_conversation_is_renamed(bea: Person) -> None:
    talk(bea, "one apple")
    bea.rows.first.hover()
    bea.menu(bea.button("More for One apple"), "Rename")
    name = bea.page.get_by_label("Name of the conversation")
    expect(name).to_be_focused()
    name.fill("Fruit")
    with bea.saving():
        name.press("Enter")
    expect(bea.rows).to_have_text(["Fruit"])
    expect(bea.page.get_by_role("heading", level=1)).to_have_text("Fruit")
    bea.page.reload()
    expect(bea.rows).to_have_text(["Fruit"])


def test_a_deleted_conversation_comes_back_with_undo(bea: Person) -> None:
    talk(bea, "one apple", "two pears")
    bea.rows.first.hover()
    bea.menu(bea.button("More for Two pears"), "Delete")
    expect(bea.rows).to_have_text(["One apple"])
    expect(bea.turns).to_have_count(0)
    bea.button("Undo", bea.toasts).click()
    expect(bea.rows).to_have_text(["Two pears", "One apple"])
    expect(bea.words).to_contain_text("two pears")


def test_search_finds_titles_and_what_was_said(bea: Person) -> None:
    talk(bea, "a lighthouse in the storm", "two pears")
    bea.say("and a quince, please")
    expect(bea.words).to_contain_text("quince")
    bea.settled()
    bea.page.keyboard.press("Control+K")
    box = bea.page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    found = bea.dialog.get_by_role("option")
    expect(found).to_have_count(2)
    box.fill("quince")
    expect(found).to_contain_text(["Two pears", "and a quince, please"])  # where it was said, and the words themselves
    expect(found.locator("mark").first).to_have_text(re.compile("quince", re.IGNORECASE))
    box.fill("lighthouse")
    expect(found.first).to_contain_text("storm")
    box.press("Enter")
    expect(bea.dialog).to_have_count(0)
    expect(bea.words).to_contain_text("lighthouse")
    bea.page.keyboard.press("Control+K")
    box.fill("nothing like it")
    expect(bea.dialog).to_contain_text("Nothing found for “nothing like it”")


def test_search_finds_commands_settings_and_pictures_too(ada: Person) -> None:
    ada.paint()
    found = ada.dialog.get_by_role("option")
    box = ada.page.get_by_role("combobox", name="Search")
    ada.page.keyboard.press("Control+K")
    box.fill("circle")
    expect(found.filter(has_text="#1 · Flat blue circle")).to_have_count(1)
    expect(ada.dialog.get_by_text("Pictures", exact=True)).to_be_visible()
    box.fill("/grey")
    expect(found.first).to_contain_text("/greyscale")
    box.press("Enter")
    expect(ada.box).to_have_value("/greyscale ")
    ada.page.keyboard.press("Control+K")
    box.fill("theme")
    expect(found.first).to_contain_text("Theme")
    box.press("Enter")
    ada.page.wait_for_url("**/settings/general")


def test_a_hit_opens_at_its_message(bea: Person) -> None:
    bea.say("a quince, please")
    bea.settled()
    for number in range(4):
        bea.say("words " * 150 + str(number))
        bea.settled()
    expect(bea.said(0)).not_to_be_in_viewport()
    bea.open()
    expect(bea.box).to_be_focused()
    bea.page.keyboard.press("Control+K")
    bea.page.get_by_role("combobox", name="Search").fill("quince")
    found = bea.dialog.get_by_role("option")
    expect(found).to_have_count(1)
    expect(found.locator("mark").first).to_have_text(re.compile("quince", re.IGNORECASE))
    bea.page.keyboard.press("Enter")
    expect(bea.dialog).to_have_count(0)
    expect(bea.said(0)).to_be_in_viewport()


def test_another_tab_learns_of_new_renamed_and_deleted_ones(bea: Person) -> None:
    other = bea.context.new_page()
    other.goto(bea.studio.url)
    rows = other.get_by_role("navigation", name="Conversations").get_by_role("listitem")
    expect(other.get_by_text("No conversations yet")).to_be_visible()
    talk(bea, "one apple")
    expect(rows).to_have_text([re.compile("^One apple")])  # and that it was done unseen, where this tab saw it begin
    bea.api("PATCH", f"/conversations/{bea.conversation}", data={"title": "Fruit"})
    expect(rows).to_have_text([re.compile("^Fruit")])
    bea.api("DELETE", f"/conversations/{bea.conversation}")
    expect(rows).to_have_count(0)


@pytest.mark.matrix
def test_the_sidebar_and_the_shelf_can_be_hidden_and_stay_so(bea: Person) -> None:
    bea.paint()
    bea.button("Hide sidebar").click()
    bea.button("Hide shelf").click()
    expect(bea.rows).to_have_count(0)
    bea.page.reload()
    bea.painted()
    expect(bea.page.get_by_role("navigation", name="Conversations")).to_have_count(0)
    bea.button("Conversations").click()
    bea.button("Show shelf").click()
    expect(bea.rows).to_have_count(1)
    expect(bea.page.get_by_role("complementary", name=re.compile("^Shelf"))).to_be_visible()


def test_a_hit_in_the_open_conversation_brings_its_message_into_view(ada: Person) -> None:
    ada.say("quince marmalade")
    ada.settled()
    for _ in range(3):
        ada.say("/help ")
        ada.settled()
    first = ada.said(0)
    for _ in range(2):  # the same one once more, after going away from it
        ada.page.locator(".main > .scroll").evaluate("(box) => box.scrollTo(0, box.scrollHeight)")
        expect(first).not_to_be_in_viewport()
        ada.page.keyboard.press("Control+K")
        box = ada.page.get_by_role("combobox", name="Search")
        box.fill("marmalade")
        found = ada.dialog.get_by_role("option").filter(has=ada.page.locator(".found-words > :nth-child(2)"))
        expect(found.first).to_be_visible()
        found.first.click()
        expect(ada.dialog).to_have_count(0)
        expect(first).to_be_in_viewport()
        ada.page.wait_for_timeout(300)
        expect(first).to_be_in_viewport()


def test_a_long_list_is_read_on_as_one_scrolls_down_it(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.api("GET", "/session")
    for number in range(45):
        ada.api("POST", "/conversations", data={"title": f"Number {number}"})
    ada.start()
    expect(ada.rows).to_have_count(40)
    ada.rows.last.scroll_into_view_if_needed()
    expect(ada.rows).to_have_count(45)
    expect(ada.rows.last).to_contain_text("Number 0")

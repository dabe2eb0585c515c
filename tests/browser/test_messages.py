"""A message can be edited and sent again, a reply asked for again; both are branches, nothing is lost."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_uploads import arrived, chosen, file
from tests.running import Studio


def ask(bea: Person, text: str) -> None:
    bea.say(text)
    expect(bea.words).to_contain_text(text)
    bea.settled()


def own(bea: Person, at: int, name: str) -> Locator:
    """An action of what the person said; they show under the pointer."""
    row = bea.turns.nth(at).locator(".said-row")
    row.hover()
    return bea.button(name, row)


def test_an_edited_message_is_a_branch_and_the_earlier_one_is_kept(bea: Person) -> None:
    ask(bea, "one apple")
    ask(bea, "two pears")
    own(bea, 0, "Edit message").click()
    editor = bea.page.get_by_label("Edit your message")
    expect(editor).to_be_focused()
    editor.fill("three plums")
    editor.press("Enter")
    expect(bea.words).to_contain_text("three plums")
    bea.settled()
    expect(bea.turns).to_have_count(1)
    switcher = bea.turns.first.locator(".said-row .switcher")
    expect(switcher).to_contain_text("2/2")
    own(bea, 0, "Earlier variant").click()
    expect(bea.turns).to_have_count(2)
    expect(bea.turns.first.locator(".said-row .switcher")).to_contain_text("1/2")
    expect(bea.words).to_contain_text("two pears")
    bea.page.reload()
    expect(bea.turns).to_have_count(2)
    own(bea, 0, "Later variant").click()
    expect(bea.words).to_contain_text("three plums")


@pytest.mark.matrix
def test_a_reply_is_answered_again_beside_the_first(bea: Person) -> None:
    ask(bea, "one apple")
    bea.button("Answer again").click()
    switcher = bea.turns.last.locator(".reply .switcher")
    expect(switcher).to_contain_text("2/2")
    expect(bea.words).to_contain_text("one apple")
    bea.settled()
    expect(bea.turns).to_have_count(1)
    bea.button("Earlier variant", switcher).click()
    expect(bea.turns.last.locator(".reply .switcher")).to_contain_text("1/2")


@pytest.mark.matrix
def test_words_are_copied(bea: Person) -> None:
    bea.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(bea, "one apple")
    bea.button("Copy text", bea.turns.last.locator(".reply")).click()
    expect(bea.toasts).to_contain_text("Copied")
    assert bea.page.evaluate("navigator.clipboard.readText()") == bea.words.inner_text()
    own(bea, 0, "Copy text").click()
    bea.page.wait_for_function("async () => (await navigator.clipboard.readText()) === 'one apple'")


def test_a_deleted_message_takes_what_follows_and_undo_brings_all_of_it_back(bea: Person) -> None:
    ask(bea, "one apple")
    ask(bea, "two pears")
    ask(bea, "three plums")
    own(bea, 1, "Delete message and what follows").click()
    expect(bea.turns).to_have_count(1)
    bea.button("Undo", bea.toasts).click()
    expect(bea.turns).to_have_count(3)
    bea.page.reload()
    expect(bea.turns).to_have_count(3)


@pytest.mark.matrix
def test_a_deleted_reply_comes_back_with_undo(bea: Person) -> None:
    ask(bea, "one apple")
    bea.button("Delete reply and what follows").click()
    expect(bea.words).to_have_count(0)
    bea.button("Undo", bea.toasts).click()
    expect(bea.words).to_contain_text("one apple")


@pytest.mark.matrix
def test_control_up_in_an_empty_box_edits_the_last_message_and_escape_leaves_it(bea: Person) -> None:
    ask(bea, "one apple")
    bea.box.press("Control+ArrowUp")
    editor = bea.page.get_by_label("Edit your message")
    expect(editor).to_be_focused()
    expect(editor).to_have_value("one apple")
    editor.press("Escape")
    expect(editor).to_have_count(0)
    expect(bea.said()).to_have_text(re.compile("one apple"))


def test_shift_enter_breaks_the_line_and_enter_sends_once(bea: Person) -> None:
    bea.box.press_sequentially("one")
    bea.box.press("Shift+Enter")
    bea.box.press_sequentially("two")
    expect(bea.box).to_have_value("one\ntwo")
    bea.page.keyboard.press("Enter")
    bea.page.keyboard.press("Enter")
    expect(bea.words).to_contain_text("one")
    bea.settled()
    assert [message["text"] for message in bea.stored()["messages"] if message["role"] == "user"] == ["one\ntwo"]


@pytest.mark.matrix
def test_an_empty_box_sends_nothing(bea: Person) -> None:
    expect(bea.button("Send")).to_be_disabled()
    bea.box.fill("   ")
    bea.box.press("Enter")
    expect(bea.turns).to_have_count(0)


def test_an_answer_that_was_as_long_as_it_may_be_goes_on_with_a_click(visit: Visit, connected: Studio) -> None:
    bea = visit(connected)
    bea.prefer(chat_model="odd/ended-length")
    bea.start()
    bea.say("Tell me")
    bea.settled()
    expect(bea.turns.last).to_contain_text("the longest answer it may give")
    bea.button("Continue", bea.turns.last).click()
    expect(bea.said()).to_contain_text("Go on exactly where you stopped.")
    bea.settled()
    expect(bea.turns).to_have_count(2)


def test_giving_up_an_edit_leaves_the_focus_where_it_began(ada: Person) -> None:
    ada.say("one apple")
    ada.settled()
    edit = ada.button("Edit message")
    for give_up in (lambda: ada.page.keyboard.press("Escape"), lambda: ada.button("Cancel").click()):
        edit.focus()
        ada.page.keyboard.press("Enter")
        expect(ada.page.get_by_label("Edit your message")).to_be_focused()
        give_up()
        expect(edit).to_be_focused()


def test_a_message_of_twenty_thousand_characters_folds(ada: Person) -> None:
    long = "a long story of a fox " * 910
    ada.box.fill(long)
    ada.box.press("Enter")
    ada.settled()
    box = ada.said().bounding_box()
    assert box is not None and box["height"] <= 240
    more = ada.button("Show all of it")
    more.click()
    assert ada.said().evaluate("one => one.clientHeight") > 2000
    ada.button("Show less").click()
    expect(more).to_be_visible()
    assert ada.said().evaluate("one => one.clientHeight") <= 240


def test_what_is_level_already_is_an_answer(ada: Person) -> None:
    lines = BytesIO()
    picture = Image.new("RGB", (600, 400), "white")
    for place in range(40, 400, 60):
        ImageDraw.Draw(picture).rectangle((40, place, 560, place + 12), fill="black")
    picture.save(lines, "PNG")
    chosen(ada, file("lines.png", lines.getvalue(), "image/png"))
    arrived(ada, 1)
    ada.say("/straighten")
    ada.settled()
    expect(ada.words).to_contain_text("It is level already")
    expect(ada.page.locator(".notice")).to_have_count(0)


def test_what_is_suggested_fits_the_picture(ada: Person) -> None:
    chosen(ada, file())
    arrived(ada, 1)
    ada.button("Remove the background").click()
    card = ada.painted()
    expect(card.locator("figcaption")).to_contain_text("Simple method")
    suggested = ada.page.get_by_role("group", name="Try next")
    expect(suggested.get_by_role("button")).to_have_count(3)
    expect(ada.button("Remove the background", suggested)).to_have_count(0)

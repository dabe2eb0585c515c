"""Prompts to begin with: templates whose blanks are filled in in the box, and what was said before."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.test_accessibility import violations


def marked(person: Person) -> str:
    """What is selected in the message box."""
    return str(person.box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)"))


def test_a_template_of_ones_own_is_made_its_blanks_filled_in_and_sent_as_plain_words(ada: Person) -> None:
    ada.button("Prompt templates").click()
    assert not violations(ada)
    ada.button("Template of your own", ada.dialog).click()
    ada.dialog.get_by_label("Name").fill("Lake")
    ada.dialog.get_by_label("Prompt", exact=True).fill("/image a {thing} by a {place}")
    ada.button("Save template", ada.dialog).click()
    ada.dialog.get_by_role("searchbox", name="Search templates").fill("lake")
    ada.button(re.compile("^Lake"), ada.dialog).click()

    expect(ada.box).to_be_focused()
    ada.until("document.querySelector('#say').selectionEnd > document.querySelector('#say').selectionStart")
    assert marked(ada) == "{thing}"
    ada.page.keyboard.type("fox")
    ada.page.keyboard.press("Enter")  # one is still open: it is marked, and nothing goes out
    assert marked(ada) == "{place}"
    expect(ada.turns).to_have_count(0)
    ada.page.keyboard.type("lake")
    ada.page.keyboard.press("Shift+Tab")  # no blank is left: the key does what it does everywhere
    expect(ada.box).not_to_be_focused()
    ada.box.press("Enter")
    ada.painted()
    assert ada.stored()["messages"][0]["text"] == "/image a fox by a lake"


def test_what_was_said_last_comes_back_by_arrow_up_and_is_found(ada: Person) -> None:
    for words in ("/image a red square", "/image a blue circle"):
        ada.start()
        ada.paint(words)
    ada.start()
    ada.box.press("ArrowUp")
    expect(ada.box).to_have_value("/image a blue circle")
    expect(ada.page.get_by_role("status").filter(has_text="Prompt 1 of 2")).to_be_attached()
    ada.box.press("ArrowUp")
    expect(ada.box).to_have_value("/image a red square")
    ada.box.press("ArrowUp")  # there is nothing older
    expect(ada.box).to_have_value("/image a red square")
    ada.box.press("ArrowDown")
    ada.box.press("ArrowDown")
    expect(ada.box).to_have_value("")

    ada.page.keyboard.press("Control+k")
    ada.page.keyboard.type("red square")
    ada.page.get_by_role("option", name="/image a red square", exact=True).click()
    expect(ada.box).to_have_value("/image a red square")

"""“What is in this file?” on the page: the answer in the conversation, the dialog, and what leaves with nothing."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_uploads import arrived, chosen, file
from tests.imaging.metadata import photographs
from tests.matrix import every_look
from tests.running import Studio

PLACE = "48.858250° N, 2.294500° W"
PROMISE = "The place is not in anything you download. Only you can see it."


def sent(person: Person, words: str = "make it brighter") -> None:
    """A photograph that says where it was taken, with words about it."""
    person.page.locator("input[type=file][multiple]").first.set_input_files([file("Pier.jpg", photographs.jpeg())])
    arrived(person, 1)
    person.say(words)
    person.settled()


def group(within: Locator, name: str) -> Locator:
    return within.get_by_role("group", name=name, exact=True)


def test_asked_in_words_the_place_is_shown_and_not_said(ada: Person) -> None:
    sent(ada, "where was this taken?")

    card = ada.page.get_by_role("article", name="About the file of #1 · Pier")
    expect(group(card, "Place")).to_contain_text(PLACE)
    expect(group(card, "Place")).to_contain_text(PROMISE)
    expect(ada.words).to_contain_text("says where it was taken")
    expect(ada.words).not_to_contain_text("48.8")
    expect(group(card, "Camera")).to_have_count(0)


def test_the_card_comes_back_with_the_conversation_and_leads_to_all_of_it(ada: Person) -> None:
    sent(ada, "welche Kamera?")
    ada.page.reload()

    card = ada.page.get_by_role("article", name="About the file of #1 · Pier")
    expect(group(card, "Camera")).to_contain_text("Maker 7")
    card.get_by_role("button", name=re.compile("^About this file")).click()
    expect(ada.dialog).to_contain_text(PLACE)


@pytest.mark.matrix
def test_an_upload_says_at_once_that_it_knows_the_place(ada: Person) -> None:
    chosen(ada, file("Pier.jpg", photographs.jpeg()), file("Plain.jpg"))
    arrived(ada, 2)

    line = ada.page.get_by_role("button", name="#1 says where it was taken. Only you can see it.")
    expect(line).to_have_count(1)
    line.click()
    expect(group(ada.dialog, "Place")).to_contain_text(PLACE)


@pytest.mark.matrix
def test_an_edited_version_shows_its_own_file_and_the_one_that_was_sent(ada: Person) -> None:
    sent(ada)
    ada.menu(ada.button("More for Pier", ada.cards.last), "About this file")

    dialog = ada.dialog
    expect(group(dialog, "File")).to_contain_text("PNG")
    expect(group(dialog, "Place")).to_have_count(0)
    dialog.get_by_role("radio", name="The file you sent").click()
    expect(group(dialog, "File")).to_contain_text("JPEG")
    expect(group(dialog, "Place")).to_contain_text(PROMISE)
    expect(group(dialog, "Serial numbers and owner")).to_contain_text("SN 1234")
    dialog.get_by_role("button", name="Versions", exact=True).click()
    expect(ada.page.get_by_role("dialog", name=re.compile("^Versions|^All versions|Pier")).last).to_be_visible()


@pytest.mark.matrix
def test_private_lines_have_a_mark_and_the_others_none(ada: Person) -> None:
    sent(ada, "/info all")
    ada.button(re.compile("^About this file")).click()

    places = group(ada.dialog, "Place").locator(".sheet-row")
    expect(places.locator(".badge.private")).to_have_count(places.count())
    expect(group(ada.dialog, "File").locator(".badge")).to_have_count(0)
    author = group(ada.dialog, "People and credit").locator(".sheet-row", has_text="Author").first
    expect(author.locator(".badge")).to_have_text("Credit")


@pytest.mark.matrix
def test_it_is_copied_whole_and_by_group(ada: Person) -> None:
    ada.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sent(ada, "/info place")
    card = ada.page.get_by_role("article", name="About the file of #1 · Pier")
    ada.button("Copy Place", card).click()
    expect(ada.toasts).to_contain_text("Copied")
    assert f"Place\nCoordinates: {PLACE}" in ada.page.evaluate("navigator.clipboard.readText()")

    ada.button(re.compile("^About this file"), card).click()
    ada.button("Copy all", ada.dialog).click()
    expect(ada.toasts.get_by_text("Copied")).not_to_have_count(0)
    ada.page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('File\\nFormat: JPEG'))")


def test_keys_open_it_read_it_and_give_the_focus_back(ada: Person) -> None:
    sent(ada)
    press = ada.cards.last.locator(".plate-press")
    press.focus()
    ada.page.keyboard.press("i")
    expect(ada.dialog.get_by_role("region", name="About this file")).to_be_visible()
    ada.dialog.get_by_role("radio", name="The file you sent").click()
    rest = ada.dialog.locator("summary")
    rest.focus()
    ada.page.keyboard.press("Enter")
    expect(group(ada.dialog, "Everything else")).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)
    expect(press).to_be_focused()


@pytest.mark.matrix
def test_the_gallery_and_the_viewer_tell_it_too(ada: Person) -> None:
    sent(ada, "/info place")
    ada.open("/gallery")
    tile = ada.page.locator(".tile, [data-index]").first
    tile.focus()
    ada.page.keyboard.press("i")
    expect(group(ada.dialog, "Place")).to_contain_text(PLACE)
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)
    tile.focus()
    ada.page.keyboard.press("Enter")
    ada.button("About this file", ada.dialog).click()
    expect(ada.page.get_by_role("dialog", name="About the file of Pier")).to_contain_text(PLACE)


@every_look
def test_axe_finds_nothing_in_it(visit: Visit, offline: Studio, scheme: str, phone: bool) -> None:
    person = visit(offline, phone=phone, color_scheme=scheme, bypass_csp=True)
    person.start()
    sent(person, "/info all")
    found = {"card": violations(person)}
    person.button(re.compile("^About this file")).click()
    expect(group(person.dialog, "Place")).to_be_visible()
    found["dialog"] = violations(person)
    person.dialog.locator("summary").click()
    expect(group(person.dialog, "Everything else")).to_be_visible()
    found["everything"] = violations(person)
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not any(found.values()), json.dumps(found, indent=1)

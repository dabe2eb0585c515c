"""Writing with an input method, from right to left, and with a finger."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio


def compose(page: Page, text: str) -> None:
    """Begins a word by an input method, which is not taken yet."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    devtools.detach()


def enter(page: Page, code: int = 13) -> None:
    """A real Enter; 229 is what a key of an input method says, in Safari also just after the word was taken."""
    devtools = page.context.new_cdp_session(page)
    for kind in ("rawKeyDown", "keyUp"):
        key = {
            "type": kind,
            "key": "Enter",
            "code": "Enter",
            "windowsVirtualKeyCode": code,
            "nativeVirtualKeyCode": code,
        }
        devtools.send("Input.dispatchKeyEvent", key)
    devtools.detach()


def test_an_enter_that_takes_a_word_sends_nothing(ada: Person) -> None:
    compose(ada.page, "ni hao")
    enter(ada.page, 229)
    ada.page.keyboard.insert_text("你好")
    expect(ada.box).to_have_value("你好")
    enter(ada.page, 229)
    expect(ada.box).to_have_value("你好")
    expect(ada.turns).to_have_count(0)
    enter(ada.page)
    expect(ada.said()).to_contain_text("你好")


def test_nor_does_it_take_a_command_rename_or_open_what_was_found(ada: Person) -> None:
    ada.page.keyboard.insert_text("/im")
    expect(ada.page.get_by_role("option").first).to_contain_text("/image")
    enter(ada.page, 229)
    expect(ada.box).to_have_value("/im")
    ada.box.fill("")
    ada.paint()
    ada.menu(ada.button(re.compile("^More"), ada.rows.first), "Rename")
    ada.page.keyboard.insert_text("山")
    enter(ada.page, 229)
    field = ada.rows.first.get_by_role("textbox")
    expect(field).to_have_value("山")
    enter(ada.page)
    expect(ada.rows.first).to_contain_text("山")
    ada.page.keyboard.press("Control+K")
    expect(ada.dialog.get_by_role("option")).to_have_count(1)
    enter(ada.page, 229)
    expect(ada.dialog).to_be_visible()
    enter(ada.page)
    expect(ada.dialog).to_have_count(0)


def test_arabic_is_written_from_the_right(ada: Person) -> None:
    ada.box.fill("مرحبا بالعالم")
    assert ada.box.evaluate("box => getComputedStyle(box).direction") == "rtl"
    ada.box.press("Enter")
    expect(ada.said()).to_contain_text("مرحبا")
    assert ada.said().evaluate("said => getComputedStyle(said).direction") == "rtl"
    ada.settled()
    title = ada.rows.first.get_by_role("link")
    expect(title).to_contain_text("مرحبا")
    assert title.evaluate("title => getComputedStyle(title).direction") == "rtl"


def test_no_field_is_so_small_that_a_phone_zooms_in(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True)
    ada.start()
    sizes = (
        "() => [...document.querySelectorAll('textarea, input, select')].filter(one => one.checkVisibility()"
        " && !['checkbox', 'radio', 'range', 'file'].includes(one.type))"
        ".map(one => [one.name || one.id || one.className, parseFloat(getComputedStyle(one).fontSize)])"
    )
    for address in ("/", "/settings/models", "/settings/files", "/settings/memory", "/gallery"):
        ada.open(address)
        expect(ada.page.locator("textarea, input, select").first).to_be_attached()
        fields = ada.page.evaluate(sizes)
        assert [field for field in fields if field[1] < 16] == [], address

"""Conversations that are pinned, and several in which something happens at the same time."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_conversations import talk
from tests.running import Studio
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL

REPLY = "The first sentence is here. The second one waits."


def titles(person: Person) -> Locator:
    return person.rows.get_by_role("link")


def test_a_pin_puts_a_conversation_first_by_its_menu_and_by_a_key_and_stays(bea: Person) -> None:
    talk(bea, "one apple", "two pears", "three plums")
    bea.rows.last.hover()
    bea.menu(bea.button("More for One apple"), "Pin")
    expect(titles(bea)).to_have_text(["One apple", "Three plums", "Two pears"])
    expect(bea.page.get_by_role("heading", name="Pinned")).to_be_visible()
    titles(bea).last.focus()
    with bea.saving():
        bea.page.keyboard.press("p")
    expect(titles(bea)).to_have_text(["Two pears", "One apple", "Three plums"])
    expect(titles(bea).first).to_be_focused()
    bea.page.reload()
    expect(titles(bea)).to_have_text(["Two pears", "One apple", "Three plums"])
    titles(bea).first.focus()
    bea.page.keyboard.press("p")
    expect(titles(bea)).to_have_text(["One apple", "Three plums", "Two pears"])


def test_on_a_phone_a_conversation_is_pinned_in_the_drawer(visit: Visit, offline: Studio) -> None:
    cleo = visit(offline, phone=True)
    cleo.start()
    cleo.say("/help ")
    cleo.settled()
    cleo.button("Conversations").tap()
    row = cleo.rows.first
    row.get_by_role("button", name=re.compile("^More for")).tap()
    with cleo.saving():
        cleo.page.get_by_role("menuitem", name="Pin", exact=True).tap()
    expect(cleo.page.get_by_role("heading", name="Pinned")).to_be_visible()
    assert [each["pinned"] for each in cleo.api("GET", "/conversations")["conversations"]] == [True]


def test_what_runs_elsewhere_is_marked_and_what_was_done_there_until_it_is_seen(
    visit: Visit, connected: Studio, upstream: Upstream
) -> None:
    upstream.tell(REPLY, holds=(30,))
    bea = visit(connected)
    bea.prefer(chat_model=MODEL)
    bea.start()
    bea.say("one apple")
    expect(bea.words).to_contain_text("The first sentence")
    first = titles(bea).last
    expect(first).to_have_accessible_name(re.compile("working$"))
    bea.page.keyboard.press("Control+Shift+O")
    expect(bea.turns).to_have_count(0)
    expect(first).to_have_accessible_name(re.compile("working$"))
    upstream.go_on()
    expect(first).to_have_accessible_name(re.compile("done, not seen yet$"))
    first.click()
    expect(bea.words).to_contain_text("The second one waits")
    expect(first).not_to_have_accessible_name(re.compile("seen"))


def test_what_is_seen_in_one_browser_is_marked_in_no_other(visit: Visit, connected: Studio, upstream: Upstream) -> None:
    upstream.tell(REPLY, holds=(30,))
    bea = visit(connected)
    bea.prefer(chat_model=MODEL)
    bea.start()
    phone = visit(connected, storage_state=bea.context.storage_state())
    phone.start()
    bea.say("one apple")
    expect(bea.words).to_contain_text("The first sentence")
    row = titles(phone).first
    expect(row).to_have_accessible_name(re.compile("working$"))
    bea.page.keyboard.press("Control+Shift+O")
    expect(bea.turns).to_have_count(0)
    upstream.go_on()
    for person in (bea, phone):
        expect(titles(person).first).to_have_accessible_name(re.compile("done, not seen yet$"))
    phone.page.reload()
    expect(row).to_have_accessible_name(re.compile("done, not seen yet$"))
    titles(bea).first.click()
    expect(bea.words).to_contain_text("The second one waits")
    expect(row).to_have_accessible_name(re.compile("apple$"))
    phone.page.reload()
    expect(row).to_have_accessible_name(re.compile("apple$"))

"""Others look at a picture by a link until it is revoked; and somebody goes, with all that was theirs."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.running import Studio


def shared(ada: Person) -> str:
    """The address that the picture's menu makes."""
    ada.menu(ada.button(re.compile("^More for"), ada.cards.last), "Share by link")
    expect(ada.dialog).to_contain_text("this picture as it is now, and nothing else")
    assert violations(ada) == []
    ada.button("Make the link", ada.dialog).click()
    link = ada.dialog.get_by_label("Link", exact=True)
    expect(link).to_have_value(re.compile("/s/"))
    address = link.input_value()
    ada.button("Done", ada.dialog).click()
    return address.removeprefix(ada.studio.url)


def test_a_picture_is_seen_by_its_link_until_it_is_revoked(visit: Visit, offline: Studio) -> None:
    ada, visitor = visit(offline, bypass_csp=True), visit(offline)
    ada.start()
    ada.paint()
    address = shared(ada)

    visitor.open(address)
    picture = visitor.page.get_by_role("img")
    expect(picture).to_have_count(1)
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 0
    assert visitor.context.cookies() == []

    ada.open("/settings/files")
    ada.button(re.compile("^Revoke the link"), ada.dialog).click()
    expect(ada.button(re.compile("^Revoke the link"), ada.dialog)).to_have_count(0)
    visitor.forgive("status of 404")
    visitor.page.reload()
    expect(picture).to_have_count(0)


def test_who_deletes_the_account_is_told_what_went_and_begins_anew(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, bypass_csp=True)
    ada.start()
    ada.paint()
    ada.open("/settings/account")
    ada.button("Delete …").click()
    asking = ada.page.get_by_role("dialog", name="Delete this account")
    go = ada.button("Delete everything", asking)
    expect(go).to_be_disabled()
    asking.get_by_label("Type “delete”").fill("delete")
    assert violations(ada) == []
    go.click()
    expect(asking.get_by_role("status")).to_contain_text("Gone: one conversation, one picture")
    ada.button("Done", asking).click()
    expect(ada.box).to_be_visible()
    expect(ada.rows).to_have_count(0)

"""Several conversations chosen together: with a mouse, keys and a finger; pinned, fetched, deleted and brought back."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_conversations import talk
from tests.matrix import every_scheme
from tests.running import Studio

FOUR = ["Four figs", "Three plums", "Two pears", "One apple"]


def titles(person: Person) -> Locator:
    return person.rows.get_by_role("link")


def bar(person: Person) -> Locator:
    return person.page.get_by_role("toolbar", name=re.compile("conversations? selected$"))


def ticked(person: Person) -> list[str]:
    """The titles of those that are chosen."""
    boxes = person.rows.get_by_role("checkbox", checked=True)
    return [str(box.get_attribute("aria-label")).removeprefix("Select ") for box in boxes.all()]


@pytest.fixture
def cleo(bea: Person) -> Person:
    """Somebody with four conversations, the newest open."""
    talk(bea, "one apple", "two pears", "three plums", "four figs")
    expect(titles(bea)).to_have_text(FOUR)
    return bea


def test_some_are_deleted_together_and_brought_back_with_one_undo(cleo: Person) -> None:
    cleo.rows.nth(0).hover()
    cleo.rows.nth(0).get_by_role("checkbox").click()
    expect(bar(cleo)).to_have_accessible_name("1 conversation selected")
    titles(cleo).nth(2).click(modifiers=["Shift"])
    assert ticked(cleo) == FOUR[:3]
    titles(cleo).nth(1).click()
    assert ticked(cleo) == ["Four figs", "Two pears"]
    address = cleo.page.url
    cleo.button("Delete", bar(cleo)).click()
    expect(titles(cleo)).to_have_text(["Three plums", "One apple"])
    expect(bar(cleo)).to_have_count(0)
    expect(cleo.turns).to_have_count(0)
    expect(cleo.toasts).to_contain_text("Deleted 2 conversations")
    cleo.button("Undo", cleo.toasts).click()
    expect(titles(cleo)).to_have_text(FOUR)
    cleo.page.wait_for_url(address)
    expect(cleo.words).to_contain_text("four figs")
    assert [row["title"] for row in cleo.api("GET", "/conversations")["conversations"]] == FOUR


def test_keys_choose_and_pin_and_let_go(cleo: Person) -> None:
    titles(cleo).nth(1).focus()
    cleo.page.keyboard.press("x")
    titles(cleo).nth(3).focus()
    cleo.page.keyboard.press("Shift+X")
    assert ticked(cleo) == FOUR[1:]
    cleo.page.keyboard.press("x")
    assert ticked(cleo) == FOUR[1:3]
    cleo.button("Pin", bar(cleo)).press("Enter")
    expect(titles(cleo)).to_have_text(["Three plums", "Two pears", "Four figs", "One apple"])
    expect(cleo.page.get_by_role("heading", name="Pinned")).to_be_visible()
    cleo.button("Unpin", bar(cleo)).press("Enter")
    expect(titles(cleo)).to_have_text(FOUR)
    titles(cleo).nth(3).press("Enter")
    expect(cleo.words).to_contain_text("one apple")
    expect(bar(cleo)).to_have_accessible_name("2 conversations selected")
    titles(cleo).nth(0).press("Escape")
    expect(bar(cleo)).to_have_count(0)


def test_a_finger_that_rests_chooses_and_the_next_taps_go_on(visit: Visit, offline: Studio) -> None:
    dora = visit(offline, phone=True)
    dora.start()
    for title in ("/help ", "/help 2"):
        dora.page.goto(dora.studio.url)
        dora.say(title)
        dora.settled()
    here = dora.page.url
    dora.button("Conversations").tap()
    hold(dora, titles(dora).first)
    expect(bar(dora)).to_have_accessible_name("1 conversation selected")
    titles(dora).last.tap()
    expect(bar(dora)).to_have_accessible_name("2 conversations selected")
    assert dora.page.url == here
    dora.button("Delete", bar(dora)).tap()
    expect(dora.toasts).to_contain_text("Deleted 2 conversations")
    assert dora.api("GET", "/conversations")["conversations"] == []


def hold(person: Person, thing: Locator) -> None:
    """A finger rests on it until it was felt."""
    place = thing.bounding_box()
    assert place is not None
    at = {"x": place["x"] + place["width"] / 2, "y": place["y"] + place["height"] / 2}
    touch = person.context.new_cdp_session(person.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    expect(bar(person)).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_their_pictures_come_in_one_file(ada: Person) -> None:
    for what in ("a lighthouse", "a mountain"):
        ada.page.keyboard.press("Control+Shift+O")
        expect(ada.turns).to_have_count(0)
        ada.paint(f"/image {what}")
    expect(ada.rows).to_have_count(2)
    for row in ada.rows.all():
        row.hover()
        row.get_by_role("checkbox").check()
    with ada.page.expect_download() as waiting:
        ada.button("Download their pictures", bar(ada)).click()
    assert waiting.value.suggested_filename == "Conversations.zip"
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as kept:
        assert len(kept.namelist()) == 2


@every_scheme
def test_it_is_accessible(visit: Visit, offline: Studio, scheme: str) -> None:
    ada = visit(offline, color_scheme=scheme, bypass_csp=True)
    ada.start()
    ada.say("/help ")
    ada.settled()
    ada.rows.first.hover()
    ada.rows.first.get_by_role("checkbox").check()
    expect(bar(ada)).to_be_visible()
    assert violations(ada) == []

"""Who asks for less motion gets none, whether the system asks or the setting."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.matrix import matrix
from tests.running import Studio
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL

MOVING = """() => document.getAnimations()
  .filter((one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 20)
  .map((one) => [one.animationName ?? one.transitionProperty, one.effect.target.className])"""


def coming(visit: Visit, studio: Studio, how: str, painter: str = "fault/stall") -> Person:
    person = visit(studio, reduced_motion="reduce" if how == "system" else "no-preference")
    person.prefer(chat_model=MODEL, image_model=painter, reduced_motion=how == "setting")
    person.start()
    return person


@matrix("how", ["setting", "system"])
def test_nothing_moves(visit: Visit, connected: Studio, upstream: Upstream, how: str) -> None:
    bea = coming(visit, connected, how)
    upstream.tell("Words that come, and more of them", holds=(16,))
    bea.say("Tell me")
    expect(bea.words).to_contain_text("Words that come")
    assert bea.page.evaluate(MOVING) == []
    upstream.go_on()
    bea.settled()
    bea.say("/image a fox")
    expect(bea.page.get_by_role("progressbar")).to_be_visible()
    assert bea.page.evaluate(MOVING) == []
    bea.page.keyboard.press("Control+K")
    expect(bea.dialog).to_be_visible()
    assert bea.page.evaluate(MOVING) == []


def test_without_that_wish_work_in_progress_is_seen_to_move(
    visit: Visit, connected: Studio, upstream: Upstream
) -> None:
    bea = coming(visit, connected, "")
    bea.say("/image a fox")
    expect(bea.page.get_by_role("progressbar")).to_be_visible()
    assert bea.page.evaluate(MOVING) != []


@matrix("how", ["setting", "system", ""])
def test_a_picture_stands_alone_once_it_has_come(visit: Visit, connected: Studio, how: str) -> None:
    bea = coming(visit, connected, how, painter="")
    bea.paint()
    card = bea.paint("make it darker")
    darker = bea.picture(card).get_attribute("src") or ""
    card.locator(".plate-press").press("Control+Z")
    expect(bea.picture(card)).not_to_have_attribute("src", darker)
    expect(card.locator("img.fading")).to_have_count(1)

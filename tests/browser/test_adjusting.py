"""Cropping and adjusting a picture by hand: with a pointer, keys and a finger; what is shown, made, and left alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.adjusting import Adjusting
from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.browser.test_uploads import arrived, chosen, file, photograph
from tests.browser.test_whole_pictures import picked
from tests.matrix import every_scheme, matrix
from tests.running import Studio


def test_frame_and_sliders_become_one_version_that_looks_as_it_was_shown(ada: Person) -> None:
    card = ada.paint()
    before = newest(ada)
    adjusting = Adjusting.opened(ada, card)
    whole = adjusting.measures()
    assert whole == (before["width"], before["height"])
    adjusting.choose("1:1")
    assert adjusting.measures() == (whole[1], whole[1])
    adjusting.drag("Top left corner", (60, 60))
    side, other = adjusting.measures()
    assert side == other < whole[1]
    adjusting.tool("Adjust")
    with adjusting.drafted() as drafted:
        adjusting.slider("Brightness").press("ArrowRight")
    assert drafted.value.request.post_data_json["operations"] == [{"type": "brightness", "factor": 1.01}]
    expect(adjusting.page.locator(".adjust-window img")).to_have_attribute("src", f"{drafted_blob(ada)}")
    adjusting.done()
    made = newest(ada)
    assert made["recipe"]["kind"] == "edit"
    assert [step["name"] for step in made["recipe"]["values"]["steps"]] == ["brightness", "crop"]
    assert (made["width"], made["height"], made["parent"]) == (side, side, before["id"])
    expect(ada.chip).to_contain_text("version 2")
    expect(card).to_contain_text("Cropped and adjusted on this machine")
    expect(ada.button("Crop and adjust", card)).to_be_focused()


def drafted_blob(person: Person) -> str:
    """The address of the draft that is shown, once one is."""
    picture = person.page.locator(".adjust-window img[src^='blob:']")
    picture.wait_for()
    return str(picture.get_attribute("src"))


@matrix("phone", [False, True])
def test_a_picture_that_was_just_brought_is_adjusted_before_a_word_is_said(
    visit: Visit, offline: Studio, phone: bool
) -> None:
    ada = visit(offline, phone=phone)
    ada.start()
    picked(ada, "upright.jpg", photograph("teal", (90, 120)))
    gathered = ada.page.locator(".gathered")
    adjusting = Adjusting.opened(ada, gathered)
    adjusting.choose("1:1")
    adjusting.done()
    expect(gathered.locator("li > .thumb")).to_have_attribute("style", re.compile("aspect-ratio: 90 / 90"))
    assert [version["width"] for version in ada.stored()["images"][0]["versions"]] == [90, 90]
    ada.button("Undo", gathered).click()
    expect(gathered.locator("li > .thumb")).to_have_attribute("style", re.compile("aspect-ratio: 90 / 120"))
    gathered.locator("li > .thumb").focus()
    ada.page.keyboard.press("e")
    expect(ada.dialog).to_be_visible()


@pytest.mark.matrix
def test_of_several_that_were_brought_the_chosen_one_is_adjusted(ada: Person) -> None:
    chosen(ada, file("one.jpg", photograph("teal", (90, 120))), file("two.jpg", photograph("red", (60, 80))))
    arrived(ada, 2)
    gathered = ada.page.locator(".gathered")
    gathered.get_by_role("button", name=re.compile("#2")).click()
    adjusting = Adjusting.opened(ada, gathered)
    assert adjusting.measures() == (60, 80)
    adjusting.choose("1:1")
    adjusting.done()
    assert [len(image["versions"]) for image in ada.stored()["images"]] == [1, 2]


def test_all_of_it_needs_no_pointer(ada: Person) -> None:
    card = ada.paint()
    card.locator(".plate-press").focus()
    ada.page.keyboard.press("e")
    adjusting = Adjusting(ada)
    width, height = adjusting.measures()
    ada.button("Left edge", adjusting.frame).focus()
    for _ in range(3):
        ada.page.keyboard.press("Shift+ArrowRight")
    narrower, same = adjusting.measures()
    assert (narrower < width - 20, same) == (True, height)
    ada.button("Move the frame", adjusting.frame).focus()
    ada.page.keyboard.press("ArrowLeft")
    assert adjusting.measures() == (narrower, height)
    adjusting.slider("Angle").press("ArrowRight")
    expect(ada.dialog.locator("output").first).to_have_text("+0.1°")
    adjusting.slider("Angle").press("Delete")
    expect(ada.dialog.locator("output").first).to_have_text("0.0°")
    ada.page.keyboard.press("Control+s")
    expect(ada.dialog).to_have_count(0)
    assert newest(ada)["width"] == narrower


def test_nothing_changed_asks_nothing_and_what_was_set_can_be_taken_up_again(ada: Person) -> None:
    card = ada.paint()
    Adjusting.opened(ada, card)
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)
    expect(ada.toasts).not_to_contain_text("kept for now")
    expect(ada.button("Crop and adjust", card)).to_be_focused()
    adjusting = Adjusting.opened(ada, card)
    ada.button("Turn 90°").click()
    adjusting.slider("Angle").fill("4.5")
    shown = adjusting.measures()
    ada.page.keyboard.press("Escape")
    assert len(ada.stored()["images"][0]["versions"]) == 1
    ada.button("Continue", ada.toasts).click()
    again = Adjusting(ada)
    assert again.measures() == shown
    again.done()
    assert (newest(ada)["width"], newest(ada)["height"]) == shown


def test_what_cannot_be_saved_is_told_and_nothing_of_it_is_lost(ada: Person) -> None:
    ada.forgive("ERR_|status of 404")
    card = ada.paint()
    adjusting = Adjusting.opened(ada, card)
    adjusting.choose("3:2")
    ada.button("Flip").click()
    ada.context.set_offline(True)
    ada.button("Done").click()
    alert = ada.dialog.get_by_role("alert")
    expect(alert).to_contain_text("Your changes are kept.")
    ada.context.set_offline(False)
    image = ada.stored()["images"][0]["id"]
    ada.api("DELETE", f"/images/{image}")
    ada.button("Retry", alert).click()
    expect(alert).to_contain_text("not found")
    ada.api("POST", f"/images/{image}/restore")
    ada.button("Retry", alert).click()
    expect(ada.dialog).to_have_count(0)
    assert newest(ada)["recipe"]["by"] == "operation:flip"


def test_a_slow_studio_draws_only_the_newest_of_what_was_asked_for(ada: Person) -> None:
    card = ada.paint()
    adjusting = Adjusting.opened(ada, card)
    adjusting.tool("Adjust")
    held: list[Route] = []
    ada.page.route("**/operations/draft", lambda route: held.append(route))
    for _ in range(5):
        adjusting.slider("Warmth").press("ArrowRight")
    expect(ada.dialog.locator(".editor-status")).to_be_visible()
    assert [route.request.post_data_json["operations"][0]["warmth"] for route in held] == [1]
    with adjusting.drafted():
        held[0].continue_()
    with ada.page.expect_response("**/operations/draft"):
        ada.page.wait_for_timeout(100)
        assert len(held) == 2
        held[1].continue_()
    assert held[1].request.post_data_json["operations"] == [{"type": "temperature", "warmth": 5}]
    expect(ada.dialog.locator(".editor-status")).to_have_count(0)


@every_scheme
def test_axe_finds_nothing_in_it(visit: Visit, offline: Studio, scheme: str) -> None:
    ada = visit(offline, color_scheme=scheme, bypass_csp=True)
    ada.start()
    adjusting = Adjusting.opened(ada, ada.paint())
    adjusting.choose("1:1")
    assert violations(ada) == []
    adjusting.tool("Adjust")
    assert violations(ada) == []


@matrix(("width", "language"), [(320, "de-DE"), (390, "en-GB")])
def test_on_a_phone_a_finger_pulls_the_frame_and_everything_fits(
    visit: Visit, offline: Studio, width: int, language: str
) -> None:
    size = {"width": width, "height": 700}
    ada = visit(offline, is_mobile=True, has_touch=True, viewport=size, locale=language)
    ada.start() if language.startswith("en") else ada.open("/")
    box = ada.page.locator(".composer textarea")
    box.fill("/image a watercolour mountain")
    box.press("Enter")
    tools = ada.page.locator(".plate-bar")
    tools.locator("button:has(use[href$='i-crop'])").tap()
    frame = ada.page.locator(".crop-frame")
    expect(frame).to_be_visible()
    expect(ada.page.locator(".adjust .ratio").nth(6)).to_be_attached()
    for tool in (1, 0):
        ada.page.locator(".adjust .tool").nth(tool).tap()
        assert ada.page.evaluate(TOO_WIDE) <= 0
        assert ada.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []
    before = frame.bounding_box()
    corner = frame.locator("[data-grip='se']").bounding_box()
    assert before is not None
    assert corner is not None
    x, y = corner["x"] + corner["width"] / 2, corner["y"] + corner["height"] / 2
    touch = ada.context.new_cdp_session(ada.page)
    steps = [(x - 10 * step, y - 7.5 * step) for step in range(5)]
    for number, at in enumerate(steps):
        kind = "touchMove" if number else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at[0], "y": at[1]}]})
    ada.page.wait_for_timeout(200)  # a finger that is lifted in full swing makes a fling, which eats the next tap
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    after = frame.bounding_box()
    assert after is not None
    assert (after["width"], after["height"]) == pytest.approx((before["width"] - 40, before["height"] - 30), abs=2)
    ada.page.locator(".adjust .btn.primary").tap()
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    assert newest(ada)["recipe"]["by"] == "operation:crop"


def test_steps_go_back_and_on_and_a_version_that_was_made_opens_with_them(ada: Person) -> None:
    card = ada.paint()
    first = newest(ada)
    adjusting = Adjusting.opened(ada, card)
    adjusting.choose("1:1")
    ada.button("Turn 90°").click()
    square = adjusting.measures()
    ada.page.keyboard.press("Control+z")
    ada.page.keyboard.press("Control+z")
    assert adjusting.measures() == (first["width"], first["height"])
    expect(ada.button("Undo step")).to_be_disabled()
    ada.page.keyboard.press("Control+Shift+z")
    assert adjusting.measures() == square
    adjusting.tool("Adjust")
    with adjusting.drafted():
        adjusting.slider("Brightness").press("ArrowRight")
    adjusting.done()
    made = newest(ada)
    with adjusting.drafted():
        again = Adjusting.opened(ada, card)
    assert again.measures() == square
    again.choose("4:5")
    again.tool("Adjust")
    expect(again.slider("Brightness")).to_have_value("1.01")
    again.done()
    other = newest(ada)
    assert (other["parent"], other["id"] != made["id"]) == (first["id"], True)
    assert [step["name"] for step in other["recipe"]["values"]["steps"]] == ["brightness", "crop"]


def test_what_a_version_became_can_be_gone_on_with_instead(ada: Person) -> None:
    card = ada.paint()
    adjusting = Adjusting.opened(ada, card)
    adjusting.choose("1:1")
    adjusting.done()
    square = newest(ada)
    again = Adjusting.opened(ada, card)
    ada.button("Start from its result").click()
    assert again.measures() == (square["width"], square["height"])
    ada.button("Flip").click()
    again.done()
    assert (newest(ada)["parent"], newest(ada)["recipe"]["by"]) == (square["id"], "operation:flip")


def test_one_comes_closer_with_wheel_keys_and_two_fingers(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, has_touch=True)
    ada.start()
    adjusting = Adjusting.opened(ada, ada.paint())
    canvas = ada.page.locator(".adjust-room > .canvas")
    whole = wide(canvas)
    ada.page.keyboard.press("+")
    assert wide(canvas) == pytest.approx(whole * 1.4, rel=0.01)
    ada.page.keyboard.press("0")
    assert wide(canvas) == pytest.approx(whole, rel=0.01)
    adjusting.tool("Adjust")
    box = ada.page.locator(".adjust-room").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    ada.page.mouse.move(x, y)
    ada.page.mouse.wheel(0, -300)
    larger = "(least) => document.querySelector('.adjust-room > .canvas').offsetWidth > least"
    ada.page.wait_for_function(larger, arg=whole)
    ada.button("Fit").click()
    touch = ada.context.new_cdp_session(ada.page)
    for kind, apart in (("touchStart", 50), ("touchMove", 75), ("touchMove", 100), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert wide(canvas) == pytest.approx(whole * 2, rel=0.05)


def wide(canvas: Locator) -> float:
    """Pixels of the screen."""
    box = canvas.bounding_box()
    assert box is not None
    return float(box["width"])

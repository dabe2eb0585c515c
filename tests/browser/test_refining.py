"""Refining a cut-out: by box and brush, with a pointer, fingers and keys; what is shown meanwhile; and leaving it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.refining import CORNER, HEIGHT, MIDDLE, WIDTH, Refining, alpha, cut_out, newest, pixels, values
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.matrix import every_scheme
from tests.running import Studio

CUTOUT = "**/cutout"
DRAFT = "**/cutout/draft"


def test_a_box_around_the_subject_leaves_all_else_out(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    refining.tool("Box")
    asked = refining.drag((170, 80), (470, 350))
    for side, value in {"x": 170, "y": 80, "width": 300, "height": 270}.items():
        assert asked["box"][side] == pytest.approx(value, abs=3)
    refining.done()
    assert values(ada)["box"] == asked["box"]
    assert (alpha(ada, CORNER), alpha(ada, MIDDLE)) == (0, 255)
    expect(ada.chip).to_contain_text("version 3")


def test_strokes_keep_and_remove_and_are_taken_back_one_at_a_time(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    kept = refining.drag((60, 60), (120, 60))
    assert [stroke["keep"] for stroke in kept["strokes"]] == [True]
    ada.page.keyboard.press("x")
    both = refining.drag((250, 250), (340, 250))
    assert [stroke["keep"] for stroke in both["strokes"]] == [True, False]
    with refining.asked() as back:
        ada.page.keyboard.press("Control+z")
    assert back.value.request.post_data_json["strokes"] == kept["strokes"]
    with refining.asked():
        ada.page.keyboard.press("Control+Shift+z")
    refining.computed()
    refining.done()
    assert (alpha(ada, (90, 60)), alpha(ada, (300, 250)), alpha(ada, CORNER)) == (255, 0, 0)
    assert values(ada)["strokes"] == both["strokes"]


def test_the_brush_and_the_box_need_no_pointer(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    press = ada.page.keyboard.press
    expect(refining.pad).to_be_focused()
    press("x")
    press("]")
    press("Enter")
    press("Shift+ArrowRight")
    with refining.asked() as asked:
        press("Enter")
    (stroke,) = asked.value.request.post_data_json["strokes"]
    assert not stroke["keep"]
    assert stroke["points"][0] == [WIDTH / 2, HEIGHT / 2]
    assert stroke["points"][-1][0] > WIDTH / 2
    press("r")
    with refining.asked():
        press("Enter")
    expect(ada.button("Top left corner")).to_be_focused()
    with refining.asked() as pulled:
        press("Shift+ArrowLeft")
    assert pulled.value.request.post_data_json["box"]["x"] == 72 - 30
    refining.computed()
    refining.done()
    assert alpha(ada, MIDDLE) == 0


@pytest.mark.matrix
def test_the_mask_has_stripes_and_an_edge_and_the_original_is_shown_while_a_key_is_held(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    cut, original = refining.canvas.locator("img").last, refining.canvas.locator("img").first
    expect(cut).to_be_visible()
    refining.choose("Mask")
    expect(cut).to_be_hidden()
    edge = refining.canvas.locator("svg .edge").first
    expect(edge).to_have_attribute("d", re.compile("^M"))
    refining.choose("Result")
    refining.pad.focus()
    ada.page.keyboard.down("c")
    expect(original).to_be_visible()
    ada.page.keyboard.up("c")
    expect(cut).to_be_visible()


@pytest.mark.matrix
def test_it_is_looked_at_closer_and_moved(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    zoom = ada.dialog.get_by_role("group", name="Zoom").locator(".num")
    before, percent = refining.at(MIDDLE), zoom.inner_text()
    ada.page.keyboard.press("+")
    ada.page.keyboard.press("+")
    ada.page.keyboard.press("+")
    expect(zoom).not_to_have_text(percent)
    ada.page.keyboard.down(" ")
    ada.page.mouse.move(*before)
    ada.page.mouse.down()
    ada.page.mouse.move(before[0] + 90, before[1], steps=3)
    ada.page.mouse.up()
    ada.page.keyboard.up(" ")
    assert refining.at(MIDDLE)[0] == pytest.approx(before[0] + 90, abs=2)
    expect(ada.button("Undo stroke")).to_be_disabled()
    ada.page.keyboard.press("0")
    assert refining.at(MIDDLE) == pytest.approx(before, abs=2)


@pytest.mark.matrix
def test_what_was_not_changed_makes_no_version(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    refining.done()
    assert len(ada.stored()["images"][0]["versions"]) == 2


def test_cancelling_leaves_all_as_it_was_and_the_strokes_can_be_taken_up(ada: Person) -> None:
    card = cut_out(ada)
    before = newest(ada)["id"]
    refining = Refining.opened(ada, card)
    asked = refining.drag((250, 250), (340, 250))
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)
    expect(ada.button("Refine", card)).to_be_focused()
    assert newest(ada)["id"] == before
    with refining.asked() as again:
        ada.button("Continue", ada.toasts).click()
    assert again.value.request.post_data_json["strokes"] == asked["strokes"]


@pytest.mark.matrix
def test_what_could_not_be_computed_is_said_and_the_strokes_stay(ada: Person) -> None:
    ada.forgive("status of 503")
    refining = Refining.opened(ada, cut_out(ada))

    def busy(route: Route) -> None:
        told = {"code": "busy", "title": "Too much to do", "message": "Wait a moment."}
        route.fulfill(status=503, json={"success": False, "error": told, "timestamp": ""})

    ada.context.route(DRAFT, busy)
    ada.context.route(CUTOUT, busy)
    point = refining.at((250, 250))
    ada.page.mouse.click(*point)
    alert = ada.dialog.get_by_role("alert")
    expect(alert).to_contain_text("Too much to do. Wait a moment. Your strokes are kept.")
    ada.button("Done").click()
    expect(alert).to_be_visible()
    expect(ada.button("Undo stroke")).to_be_enabled()
    ada.context.unroute(DRAFT)
    ada.context.unroute(CUTOUT)
    ada.button("Retry", alert).click()
    expect(ada.dialog).to_have_count(0)
    assert len(values(ada)["strokes"]) == 1


@pytest.mark.matrix
def test_a_ground_chosen_while_refining_is_there_at_once_and_after_done(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    refining.choose("Colour")
    refining.choose("Viridian")
    expect(refining.canvas.locator(".layers")).to_have_css("background-color", "rgb(15, 106, 87)")
    refining.choose("Blur")
    expect(refining.canvas.locator("img.behind")).to_be_visible()
    refining.choose("Colour")
    refining.choose("Viridian")
    refining.done()
    assert pixels(ada).getpixel(CORNER) == (15, 106, 87, 255)


@every_scheme
def test_axe_finds_nothing_in_it(visit: Visit, offline: Studio, scheme: str) -> None:
    ada = visit(offline, color_scheme=scheme, bypass_csp=True)
    ada.start()
    card = cut_out(ada)
    ada.button("Background", card).click()
    card.get_by_role("radio", name="Colour", exact=True).click()
    assert violations(ada) == []
    refining = Refining.opened(ada, card)
    assert violations(ada) == []
    refining.choose("Mask")
    refining.tool("Box")
    with refining.asked():
        ada.button("Draw a box").click()
    refining.choose("Picture")
    refining.computed()
    assert violations(ada) == []


def test_on_a_phone_one_finger_draws_and_two_move_it(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True)
    ada.start()
    ada.paint()
    ada.menu(ada.button(re.compile("^More for")), "Remove background")
    card = ada.painted()
    refining = Refining.opened(ada, card)
    assert ada.page.evaluate(TOO_WIDE) <= 0
    assert ada.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []
    (x, y), touch = refining.at(MIDDLE), ada.context.new_cdp_session(ada.page)

    def fingers(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": at[0], "y": at[1], "id": number} for number, at in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    zoom = ada.dialog.get_by_role("group", name="Zoom").locator(".num")
    before = zoom.inner_text()
    fingers("touchStart", (x - 20, y))
    fingers("touchStart", (x - 20, y), (x + 20, y))
    fingers("touchMove", (x - 60, y), (x + 60, y))
    fingers("touchEnd")
    expect(zoom).not_to_have_text(before)
    expect(ada.button("Undo stroke")).to_be_disabled()
    with refining.asked() as asked:
        fingers("touchStart", (x, y))
        fingers("touchMove", (x + 30, y))
        fingers("touchEnd")
    assert len(asked.value.request.post_data_json["strokes"]) == 1

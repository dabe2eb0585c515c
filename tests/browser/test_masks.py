"""A mask is drawn on a picture: with a pointer, a finger and keys; kept with its version, and used again."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Response, expect

from tests.browser.adjusting import Adjusting, is_draft
from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.browser.test_whole_pictures import picked
from tests.matrix import every_scheme, matrix
from tests.running import Studio

RED_IN_THE_MIDDLE = """() => {
  const sheet = document.querySelector('[data-testid="mask"]')
  const paper = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  paper.drawImage(sheet, -sheet.width / 2, -sheet.height / 2)
  return paper.getImageData(0, 0, 1, 1).data[3]
}"""
WHITE_AT = """async ([id, places]) => {
  const answer = await fetch(`/api/v1/masks/${id}`)
  const bitmap = await createImageBitmap(await answer.blob())
  const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })
  paper.drawImage(bitmap, 0, 0)
  const pixel = ([x, y]) => paper.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data[0]
  return [bitmap.width, bitmap.height, ...places.map(pixel)]
}"""


class Masking:
    """The mask of the layer in which a picture is adjusted, in shares of the picture."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.page = person.page
        self.canvas = person.page.locator(".adjust-room > .canvas")
        self.covers = person.dialog.get_by_role("status").filter(has_text="of the picture is marked")
        expect(self.page.get_by_test_id("mask")).to_be_attached()

    @classmethod
    def opened(cls, person: Person) -> Masking:
        Adjusting.opened(person, person.paint()).tool("Mask")
        return cls(person)

    def at(self, across: float, down: float) -> tuple[float, float]:
        """On the screen."""
        box = self.canvas.bounding_box()
        assert box is not None
        return box["x"] + box["width"] * across, box["y"] + box["height"] * down

    def drag(self, *places: tuple[float, float]) -> None:
        self.page.mouse.move(*self.at(*places[0]))
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*self.at(*place), steps=4)
        self.page.mouse.up()

    def choose(self, name: str) -> None:
        self.person.dialog.get_by_role("radio", name=name, exact=True).click()

    def percent(self) -> int:
        found = re.search(r"(\d+)%", self.covers.inner_text())
        assert found is not None
        return int(found[1])

    def kept(self) -> dict[str, Any]:
        """What the server keeps, once it does."""
        with self.page.expect_response(is_kept) as answer:
            self.person.button("Keep this area").click()
        mask: dict[str, Any] = answer.value.json()["data"]
        return mask


def is_kept(answer: Response) -> bool:
    return answer.request.method == "POST" and "/masks" in answer.url and answer.ok


def test_an_area_is_drawn_kept_with_its_version_and_used_again(ada: Person) -> None:
    masking = Masking.opened(ada)
    expect(ada.button("Keep this area")).to_be_disabled()
    masking.choose("Rectangle")
    masking.drag((0.25, 0.25), (0.75, 0.75))
    expect(masking.covers).to_have_text("25% of the picture is marked")
    assert masking.page.evaluate(RED_IN_THE_MIDDLE) == 140
    masking.choose("Brush")
    masking.choose("Erase")
    masking.drag((0.5, 0.5), (0.5, 0.5))
    assert masking.page.evaluate(RED_IN_THE_MIDDLE) == 0
    mask = masking.kept()
    version = newest(ada)
    assert (mask["version"], round(mask["coverage"] * 100)) == (version["id"], masking.percent())
    places = [(0.5, 0.5), (0.3, 0.3), (0.1, 0.5)]
    found = masking.page.evaluate(WHITE_AT, [mask["mask_id"], places])
    assert found == [version["width"], version["height"], 0, 255, 0]
    ada.button("Clear").click()
    expect(masking.covers).to_contain_text("0%")
    ada.dialog.get_by_role("button", name=re.compile("Use area 1")).click()
    expect(masking.covers).to_contain_text(f"{round(mask['coverage'] * 100)}%")
    ada.page.keyboard.press("Escape")
    expect(ada.toasts).not_to_contain_text("kept for now")
    expect(ada.dialog).to_have_count(0)


def test_light_changes_what_is_marked_and_nothing_else(ada: Person) -> None:
    masking = Masking.opened(ada)
    before = newest(ada)
    masking.choose("Rectangle")
    masking.drag((0.25, 0.25), (0.75, 0.75))
    ada.button("Adjust", ada.page.get_by_role("toolbar", name="Tools")).click()
    masking.choose("Marked area")
    with ada.page.expect_response(is_draft) as drafted:
        ada.dialog.get_by_role("slider", name="Brightness").fill("1.4")
    assert drafted.value.request.post_data_json["mask"]
    ada.button("Done").click()
    expect(ada.dialog).to_have_count(0)
    made = newest(ada)
    assert (made["parent"], made["recipe"]["kind"]) == (before["id"], "mask")
    values = made["recipe"]["values"]
    assert ([step["name"] for step in values["steps"]], values["changed"]) == (["brightness"], 0)
    assert values["outside"] > 0


def test_what_is_clicked_is_found_and_what_is_marked_is_taken_away(ada: Person) -> None:
    picked(ada, "sign.png", sign())
    Adjusting.opened(ada, ada.page.locator(".gathered")).tool("Mask")
    masking = Masking(ada)
    masking.choose("Colour")
    with ada.page.expect_response("**/masks/select"):
        masking.drag((0.5, 0.5), (0.5, 0.5))
    expect(masking.covers).to_contain_text(re.compile("^[12]%"))
    with ada.page.expect_response("**/erase") as erased:
        ada.button("Remove what is marked").click()
    expect(ada.dialog).to_have_count(0)
    assert erased.value.json()["data"]["current"] == newest(ada)["id"]
    assert newest(ada)["recipe"]["values"]["changed"] == 0


def test_an_area_is_painted_anew_by_a_model_whose_price_stands_beside_it(bea: Person) -> None:
    masking = Masking.opened(bea)
    expect(bea.button("Change this area")).to_be_disabled()
    masking.choose("Ellipse")
    masking.drag((0.3, 0.3), (0.7, 0.7))
    expect(bea.dialog.get_by_label("Model").locator("option").nth(1)).to_have_text(re.compile(r", .+"))
    bea.dialog.get_by_label("What should appear here?").fill("a small boat")
    with bea.page.expect_response("**/inpaint") as begun:
        bea.button("Change this area").click()
    asked = begun.value.request.post_data_json
    assert (begun.value.status, asked["prompt"], bool(asked["mask"])) == (202, "a small boat", True)
    expect(bea.dialog).to_have_count(0)
    expect(bea.page.get_by_role("main")).to_contain_text("a small boat")


def test_without_a_model_that_edits_it_says_what_to_connect(ada: Person) -> None:
    Masking.opened(ada)
    expect(ada.dialog).to_contain_text("connect a model that edits pictures in Settings")


def sign() -> bytes:
    """A red dot on a green wall."""
    picture = Image.new("RGB", (600, 400), (40, 120, 70))
    ImageDraw.Draw(picture).ellipse((275, 175, 325, 225), fill=(220, 30, 30))
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def test_all_of_a_mask_is_turned_grown_and_softened_and_every_step_goes_back(ada: Person) -> None:
    masking = Masking.opened(ada)
    masking.choose("Lasso")
    masking.drag((0.2, 0.2), (0.6, 0.2), (0.6, 0.8), (0.2, 0.8))
    drawn = masking.percent()
    assert 22 <= drawn <= 26
    ada.button("Invert").click()
    expect(masking.covers).to_contain_text(f"{100 - drawn}%")
    ada.button("Undo step").click()
    for _ in range(3):
        ada.button("Grow").click()
    assert masking.percent() > drawn + 1
    ada.button("Soften").click()
    ada.dialog.get_by_role("radio", name="Outline").click()
    expect(masking.page.locator(".mask-marks .ants path").first).to_have_attribute("d", re.compile("^M"))
    for _ in range(5):
        ada.page.keyboard.press("Control+z")
    expect(masking.covers).to_contain_text("0%")
    expect(ada.button("Undo step")).to_be_disabled()


def test_a_mask_needs_no_pointer_and_what_was_marked_can_be_taken_up_again(ada: Person) -> None:
    ada.paint().locator(".plate-press").focus()
    ada.page.keyboard.press("e")
    Adjusting(ada)
    ada.page.keyboard.press("m")
    masking = Masking(ada)
    for key in ("ArrowRight", "Enter", "ArrowRight", "Enter"):
        ada.page.keyboard.press(key)
    expect(ada.dialog.locator("> .vh[role='status']")).to_have_text(re.compile("Column 10 of 16, row .*: marked"))
    marked = masking.percent()
    assert marked == 1
    ada.page.keyboard.press("i")
    expect(masking.covers).to_contain_text("99%")
    ada.page.keyboard.press("Escape")
    ada.button("Continue", ada.toasts).click()
    Adjusting(ada).tool("Mask")
    expect(Masking(ada).covers).to_contain_text("99%")
    with ada.page.expect_response(is_kept):
        ada.button("Done").click()
    expect(ada.dialog).to_have_count(0)
    assert len(ada.stored()["images"][0]["versions"]) == 1


def test_one_finger_marks_and_two_come_closer(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True)
    ada.start()
    masking = Masking.opened(ada)
    expect(masking.covers).to_contain_text("0%")
    touch = ada.context.new_cdp_session(ada.page)

    def gesture(*moves: list[tuple[float, float]]) -> None:
        for number, places in enumerate((*moves, [])):
            kind = "touchStart" if not number else "touchMove" if places else "touchEnd"
            points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    gesture([masking.at(0.2, 0.5)], [masking.at(0.5, 0.5)], [masking.at(0.8, 0.5)])
    expect(masking.covers).not_to_contain_text(re.compile("^0%"))
    marked = masking.percent()
    (x, y), box = masking.at(0.5, 0.5), masking.canvas.bounding_box()
    assert box is not None
    gesture([(x - 30, y), (x + 30, y)], [(x - 60, y), (x + 60, y)])
    wider = "(least) => document.querySelector('.adjust-room > .canvas').offsetWidth > least"
    ada.page.wait_for_function(wider, arg=box["width"] * 1.5)
    assert masking.percent() == marked


@every_scheme
def test_axe_finds_nothing_in_it(visit: Visit, offline: Studio, scheme: str) -> None:
    ada = visit(offline, color_scheme=scheme, bypass_csp=True)
    ada.start()
    masking = Masking.opened(ada)
    masking.drag((0.3, 0.3), (0.6, 0.6))
    masking.kept()
    expect(ada.dialog.get_by_role("button", name=re.compile("Use area 1"))).to_be_visible()
    assert violations(ada) == []


@matrix("width", [320, 390])
def test_on_a_phone_everything_fits_and_can_be_met(visit: Visit, offline: Studio, width: int) -> None:
    ada = visit(offline, is_mobile=True, has_touch=True, viewport={"width": width, "height": 700})
    ada.start()
    Masking.opened(ada)
    assert ada.page.evaluate(TOO_WIDE) <= 0
    assert ada.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []


def test_the_panel_is_as_wide_as_its_place(ada: Person) -> None:
    Masking.opened(ada)
    panel = ada.dialog.get_by_role("complementary")
    assert panel.evaluate("(panel) => panel.scrollWidth - panel.clientWidth") == 0

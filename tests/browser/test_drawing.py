"""Drawing on a picture: with a pointer, keys and a finger; what comes of it, and that it can be moved again."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Response, expect

from tests.browser.adjusting import Adjusting
from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.browser.test_whole_pictures import picked
from tests.matrix import every_scheme
from tests.running import Studio

SIZE = 600, 400
GREY = (128, 128, 128)


def plain() -> bytes:
    """A grey picture with a fine black and white pattern in its upper left part."""
    image = Image.new("RGB", SIZE, GREY)
    image.paste(Image.effect_noise((150, 100), 250).convert("RGB"), (60, 40))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class Desk:
    """The drawing of the layer in which a picture is adjusted, in shares of the picture."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.page = person.page
        self.canvas = person.page.locator(".adjust-window")
        self.sheet = person.page.get_by_test_id("drawing")
        expect(self.sheet).to_be_attached()

    @classmethod
    def opened(cls, person: Person) -> Desk:
        picked(person, "grey.png", plain())
        Adjusting.opened(person, person.page.locator(".gathered")).tool("Draw")
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

    def choose(self, tool: str) -> None:
        self.person.dialog.get_by_role("radio", name=tool, exact=True).click()

    def shapes(self, kind: str) -> Locator:
        return self.page.locator(f".drawing [data-shape='{kind}']")

    def done(self) -> Image.Image:
        """What the newest version shows, once it is there."""
        with self.page.expect_response(is_made):
            self.person.button("Done").click()
        expect(self.person.dialog).to_have_count(0)
        return shown(self.person)


def is_made(answer: Response) -> bool:
    return answer.request.method == "POST" and answer.url.endswith("/operations") and answer.ok


def shown(person: Person) -> Image.Image:
    image = person.stored()["images"][0]["id"]
    answer = person.page.request.get(f"{person.page.url.split('/c/')[0]}/api/v1/images/{image}/file?format=original")
    return Image.open(BytesIO(answer.body())).convert("RGB")


def pixel(image: Image.Image, across: float, down: float) -> tuple[int, ...]:
    found = image.getpixel((int(image.width * across), int(image.height * down)))
    assert isinstance(found, tuple)
    return found


def steps_of(version: dict[str, Any]) -> list[str]:
    values = version["recipe"]["values"]
    return [step["name"] for step in values["steps"]] if "steps" in values else [version["recipe"]["by"]]


def test_what_is_drawn_and_hidden_is_in_the_version_and_can_be_moved_again(ada: Person) -> None:
    desk = Desk.opened(ada)
    desk.choose("Rectangle")
    desk.drag((0.5, 0.5), (0.7, 0.8))
    expect(desk.shapes("rectangle")).to_have_count(1)
    ada.dialog.get_by_role("radio", name="Blue").click()
    ada.dialog.get_by_role("switch", name="Filled").click()
    desk.choose("Pixelate")
    desk.drag((0.1, 0.1), (0.35, 0.35))
    expect(desk.shapes("pixelate")).to_have_count(1)
    made = desk.done()
    assert steps_of(newest(ada)) == ["pixelate", "layer"]
    assert pixel(made, 0.6, 0.65) == (0x2B, 0x5F, 0x9E)
    assert pixel(made, 0.9, 0.9) == GREY
    hidden = made.crop((70, 50, 200, 130)).getcolors(20_000)
    assert hidden is not None and len(hidden) < 300
    first = newest(ada)["id"]

    gathered = ada.page.locator(".gathered")
    Adjusting.opened(ada, gathered).tool("Draw")
    expect(desk.shapes("rectangle")).to_have_count(1)
    desk.choose("Select")
    desk.drag((0.6, 0.65), (0.3, 0.75))
    moved = desk.done()
    assert pixel(moved, 0.6, 0.65) == GREY
    assert pixel(moved, 0.3, 0.75) == (0x2B, 0x5F, 0x9E)
    assert newest(ada)["parent"] != first


def test_words_are_written_where_they_are_drawn(ada: Person) -> None:
    desk = Desk.opened(ada)
    desk.choose("Text")
    desk.drag((0.3, 0.5), (0.6, 0.75))
    words = ada.dialog.get_by_label("Words")
    expect(words).to_be_focused()
    words.fill("Hi 你好")
    expect(desk.sheet.locator("text")).to_have_text("Hi 你好")
    ada.dialog.get_by_role("radio", name="White").click()
    ada.dialog.get_by_role("switch", name="Outline").click()
    made = desk.done()
    colours = {found for _, found in made.getcolors(1_000_000) or ()}
    assert (255, 255, 255) in colours and (0x1A, 0x1A, 0x19) in colours


def test_steps_go_back_and_what_is_left_is_kept_for_now(ada: Person) -> None:
    desk = Desk.opened(ada)
    desk.drag((0.5, 0.5), (0.6, 0.6), (0.7, 0.5))
    expect(desk.shapes("pen")).to_have_count(1)
    desk.choose("Arrow")
    desk.drag((0.5, 0.8), (0.8, 0.8))
    expect(desk.shapes("arrow")).to_have_count(1)
    ada.page.keyboard.press("Control+z")
    expect(desk.shapes("arrow")).to_have_count(0)
    ada.page.keyboard.press("Control+Shift+z")
    expect(desk.shapes("arrow")).to_have_count(1)
    desk.choose("Eraser")
    desk.drag((0.65, 0.7), (0.65, 0.9))
    expect(desk.shapes("arrow")).to_have_count(0)
    ada.button("Cancel, and leave it as it was").click()
    ada.button("Continue").click()
    ada.button("Draw", ada.page.get_by_role("toolbar", name="Tools")).click()
    expect(desk.shapes("pen")).to_have_count(1)


def test_all_of_it_needs_no_pointer(ada: Person) -> None:
    desk = Desk.opened(ada)
    desk.choose("Ellipse")
    ada.page.get_by_role("application").focus()
    ada.page.keyboard.press("Enter")
    expect(desk.shapes("ellipse")).to_have_count(1)
    path = desk.shapes("ellipse").locator("path")
    before = path.get_attribute("d")
    ada.page.keyboard.press("Shift+ArrowRight")
    expect(path).not_to_have_attribute("d", before or "")
    moved = path.get_attribute("d")
    ada.button("Bottom right corner", desk.page.locator(".grips")).focus()
    ada.page.keyboard.press("Shift+ArrowDown")
    expect(path).not_to_have_attribute("d", moved or "")
    ada.page.keyboard.press("Delete")
    expect(desk.shapes("ellipse")).to_have_count(0)
    ada.page.keyboard.press("Control+z")
    made = desk.done()
    assert steps_of(newest(ada)) == ["operation:layer"]
    assert made.size == SIZE


@every_scheme
def test_a_finger_draws_on_a_phone(visit: Visit, offline: Studio, scheme: str) -> None:
    ada = visit(offline, phone=True, color_scheme=scheme, bypass_csp=True)
    ada.start()
    desk = Desk.opened(ada)
    touch = ada.context.new_cdp_session(ada.page)
    for number, share in enumerate((0.3, 0.5, 0.7)):
        at = desk.at(share, 0.6)
        kind = "touchMove" if number else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at[0], "y": at[1]}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(desk.shapes("pen")).to_have_count(1)
    desk.choose("Stamp")
    desk.choose("Heart")
    assert violations(ada) == []
    assert ada.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []
    assert ada.page.evaluate(TOO_WIDE) <= 0
    made = desk.done()
    assert pixel(made, 0.5, 0.6) == (0xC8, 0x37, 0x2D)


def test_a_model_is_asked_about_marks_on_a_copy_and_the_picture_stays_as_it_is(ada: Person) -> None:
    desk = Desk.opened(ada)
    desk.choose("Ellipse")
    desk.drag((0.4, 0.4), (0.7, 0.8))
    with ada.page.expect_response(lambda answer: "/uploads" in answer.url and answer.request.method == "PATCH"):
        ada.button("Ask about these marks").click()
    expect(ada.dialog).to_have_count(0)
    expect(ada.box).to_have_value("In #1, what I marked: ")
    expect(ada.page.get_by_role("button", name=re.compile("^#2: .*marked"))).to_be_visible()
    stored = ada.stored()["images"]
    assert len(stored[0]["versions"]) == 1
    copy = stored[-1]
    assert copy["title"].endswith("marked")
    address = f"{ada.page.url.split('/c/')[0]}/api/v1/images/{copy['id']}/file?format=original"
    marked = Image.open(BytesIO(ada.page.request.get(address).body())).convert("RGB")
    assert marked.size == SIZE
    assert pixel(marked, 0.95, 0.95) == GREY
    red, green, blue = pixel(marked, 0.55, 0.4)
    assert red > green + 60 and red > blue + 60

"""Cut-outs in front of the page: asked for, refined by box, brush and keys, put on a ground; and their models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Response, Route, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.browser.test_settings import saved
from tests.browser.test_uploads import arrived, chosen, file
from tests.model_host import ModelHost
from tests.running import Studio
from tests.tiny_onnx import tiny_model

SIZE = WIDTH, HEIGHT = 600, 400
MUG = (210, 110, 390, 310)
"""Left, top, right, bottom of the subject."""
CORNER, MIDDLE = (20, 20), (300, 210)
CUTOUT = "**/cutout"
DRAFT = "**/cutout/draft"


def photograph() -> bytes:
    """A red mug in front of a wall that gets darker to the right."""
    wall = Image.linear_gradient("L").rotate(90).resize(SIZE).point(lambda value: 120 + value // 4)
    image = Image.merge("RGB", (wall.point(lambda value: value - 60), wall.point(lambda value: value - 20), wall))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(MUG, 24, fill=(190, 40, 30))
    draw.ellipse((MUG[2] - 20, 160, MUG[2] + 50, 250), outline=(190, 40, 30), width=18)
    out = BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


def photographed(person: Person) -> None:
    """The mug is there, and what the next words are about."""
    chosen(person, file("mug.jpg", photograph()))
    arrived(person, 1)
    person.say("/info ")
    person.settled()


def cut_out(person: Person, words: str = "/nobg ") -> Locator:
    """The mug is there and cut out; its card."""
    chosen(person, file("mug.jpg", photograph()))
    arrived(person, 1)
    person.say(words)
    return person.painted()


def newest(person: Person) -> dict[str, Any]:
    """The version that the picture shows."""
    (image, *_) = person.stored()["images"]
    return next(version for version in image["versions"] if version["id"] == image["current"])


def values(person: Person) -> dict[str, Any]:
    version = newest(person)
    assert version["recipe"]["by"] == "command:nobg"
    return dict(version["recipe"]["values"])


def pixels(person: Person) -> Image.Image:
    """The newest version as it is stored."""
    image = person.stored()["images"][0]
    answer = person.context.request.get(f"{person.studio.url}/api/v1/images/{image['id']}/file")
    assert answer.ok
    return Image.open(BytesIO(answer.body())).convert("RGBA")


def alpha(person: Person, at: tuple[int, int]) -> int:
    return int(pixels(person).getchannel("A").getpixel(at))  # type: ignore[arg-type]


class Refining:
    """The dialog, in pixels of the photograph."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.page = person.page
        self.pad = self.page.get_by_role("application")
        self.canvas = self.page.locator(".refine .canvas")
        self.computed()

    @classmethod
    def opened(cls, person: Person, card: Locator) -> Refining:
        person.button("Refine", card).click()
        return cls(person)

    def computed(self) -> None:
        """What is shown is what was asked for last."""
        expect(self.person.dialog.locator(".status.ok")).to_contain_text("% kept")

    def at(self, point: tuple[int, int]) -> tuple[float, float]:
        """Where a pixel of the photograph lies on the screen."""
        box = self.canvas.bounding_box()
        assert box is not None
        return box["x"] + point[0] / WIDTH * box["width"], box["y"] + point[1] / HEIGHT * box["height"]

    def drag(self, *points: tuple[int, int]) -> dict[str, Any]:
        """Presses, moves, lets go; what was asked for then."""
        first, *rest = [self.at(point) for point in points]
        with self.asked() as asked:
            self.page.mouse.move(*first)
            self.page.mouse.down()
            for point in rest:
                self.page.mouse.move(*point, steps=6)
            self.page.mouse.up()
        self.computed()
        return dict(asked.value.request.post_data_json)

    def asked(self) -> Any:
        """Waits for a draft that comes."""
        return self.page.expect_response(is_draft)

    def tool(self, name: str) -> None:
        self.person.button(name, self.page.get_by_role("toolbar", name="Tools")).click()

    def choose(self, name: str) -> None:
        self.person.dialog.get_by_role("radio", name=name, exact=True).click()

    def done(self) -> None:
        self.person.button("Done").click()
        expect(self.person.dialog).to_have_count(0)


def is_draft(answer: Response) -> bool:
    return answer.url.endswith("/cutout/draft") and answer.ok


def test_a_command_cuts_out_and_the_card_says_how(ada: Person) -> None:
    card = cut_out(ada)
    expect(card.locator(".plate-frame")).to_have_class(re.compile("checker"))
    about = card.get_by_role("group", name="Remove background")
    expect(about).to_contain_text("Simple method")
    expect(about).to_contain_text(re.compile(r"\d+% sure · \d+% kept · PNG"))
    expect(card.get_by_role("button", name="Version 2: Background removed")).to_have_attribute("aria-current", "true")
    assert (alpha(ada, CORNER), alpha(ada, MIDDLE)) == (0, 255)


def test_plain_words_cut_out_and_undo_brings_the_photograph_back(ada: Person) -> None:
    card = cut_out(ada, "remove the background")
    ada.button("Undo", card.get_by_role("toolbar")).click()
    expect(card.locator(".plate-frame")).not_to_have_class(re.compile("checker"))
    expect(card.get_by_role("group", name="Remove background")).to_have_count(0)
    assert newest(ada)["recipe"]["by"] == "upload"
    ada.button("Redo", card.get_by_role("toolbar")).click()
    expect(card.locator(".plate-frame")).to_have_class(re.compile("checker"))


def test_every_picture_has_a_button_for_it(ada: Person) -> None:
    card = ada.paint()
    ada.menu(ada.button(re.compile("^More for"), card), "Remove background")
    card = ada.painted()
    expect(ada.said()).to_contain_text("/nobg #1")
    expect(card.locator(".plate-frame")).to_have_class(re.compile("checker"))
    ada.menu(ada.button(re.compile("^More for"), card), "Refine")
    expect(ada.dialog).to_be_visible()


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


def test_it_is_looked_at_closer_and_moved(ada: Person) -> None:
    refining = Refining.opened(ada, cut_out(ada))
    zoom = ada.dialog.get_by_role("group", name="Zoom")
    before = refining.at(MIDDLE)
    ada.page.keyboard.press("+")
    ada.page.keyboard.press("+")
    ada.page.keyboard.press("+")
    expect(zoom).not_to_contain_text("100 %")
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
        ada.button("Go on", ada.toasts).click()
    assert again.value.request.post_data_json["strokes"] == asked["strokes"]


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


def test_a_colour_a_blur_and_another_picture_stand_behind_it(ada: Person) -> None:
    card = cut_out(ada)
    card.get_by_role("radio", name="Colour", exact=True).click()
    card.get_by_role("radio", name="Red", exact=True).click()
    expect(ada.chip).to_contain_text("version 3")
    expect(card.locator(".plate-frame")).not_to_have_class(re.compile("checker"))
    assert pixels(ada).getpixel(CORNER) == (0xC8, 0x37, 0x2D, 255)
    card.get_by_role("radio", name="Colour", exact=True).press("ArrowRight")
    expect(ada.chip).to_contain_text("version 4")
    expect(card.get_by_role("radio", name="Blur", exact=True)).to_be_focused()
    assert values(ada)["background"]["kind"] == "blur"
    ada.paint("/image a fox in the snow")
    other = ada.stored()["images"][1]
    card = ada.cards.first
    card.get_by_role("radio", name="Picture", exact=True).click()
    ada.button(re.compile("^Put #2"), card).click()
    expect(ada.chip).to_contain_text("version 5")
    assert values(ada)["background"] == {"kind": "image", "colour": "", "image": other["id"]}
    ada.button("Undo", card.get_by_role("toolbar")).click()
    expect(card.get_by_role("radio", name="Blur", exact=True)).to_have_attribute("aria-checked", "true")


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


def test_another_tab_shows_the_refined_one_too(ada: Person) -> None:
    card = cut_out(ada)
    other = ada.context.new_page()
    other.goto(ada.page.url)
    strip = other.get_by_role("list", name="Versions").get_by_role("button")
    expect(strip).to_have_count(2)
    refining = Refining.opened(ada, card)
    refining.drag((250, 250), (340, 250))
    refining.done()
    expect(strip).to_have_count(3)
    other.close()


def test_a_model_that_is_not_here_is_asked_about(ada: Person) -> None:
    chosen(ada, file("mug.jpg", photograph()))
    arrived(ada, 1)
    ada.say("/nobg isnet-anime")
    expect(ada.button(re.compile(r"^Fetch it \(176 MB\)"))).to_be_visible()
    ada.button("Use the simple method").click()
    card = ada.painted()
    expect(card.get_by_role("group", name="Remove background")).to_contain_text("Simple method")


def test_the_offer_to_refine_opens_the_picture(ada: Person) -> None:
    cut_out(ada)
    ada.button("Refine", ada.turns.last.locator(".note")).click()
    Refining(ada)
    expect(ada.turns).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_it(visit: Visit, offline: Studio, scheme: str) -> None:
    ada = visit(offline, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    ada.start()
    card = cut_out(ada)
    card.get_by_role("radio", name="Colour", exact=True).click()
    assert violations(ada) == []
    refining = Refining.opened(ada, card)
    assert violations(ada) == []
    refining.choose("Mask")
    refining.tool("Box")
    with refining.asked():
        ada.button("Put a box").click()
    refining.choose("Picture")
    refining.computed()
    assert violations(ada) == []
    ada.open("/settings/models")
    expect(model(ada, "BiRefNet lite")).to_be_visible()
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

    zoom = ada.dialog.get_by_role("group", name="Zoom")
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


@pytest.fixture(scope="module")
def host() -> Iterator[ModelHost]:
    with ModelHost(bytes(range(256)) * 400) as host:
        yield host


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory, host: ModelHost) -> Iterator[Studio]:
    """A studio that has one model, made by the tests, and a place to fetch others from."""
    data = tmp_path_factory.mktemp("stocked") / "data"
    (data / "models").mkdir(parents=True)
    (data / "models" / "u2netp.onnx").write_bytes(tiny_model())
    with Studio(data, {"ATELIER_MODELS_URL": host.url}) as studio:
        yield studio


def model(person: Person, label: str) -> Locator:
    radio = person.page.get_by_role("radio", name=f"Use {label}", exact=True)
    return person.page.get_by_role("tabpanel").get_by_role("listitem").filter(has=radio)


def test_a_model_is_fetched_cancelled_and_goes_on(visit: Visit, stocked: Studio, host: ModelHost) -> None:
    bea = visit(stocked)
    bea.open("/settings/models")
    row = model(bea, "Silueta")
    expect(row).to_contain_text("as U²-Net at a quarter of its size · 43 MB · Apache-2.0")
    host.hold_after = 50_000
    bea.button("Fetch Silueta, 43 MB", row).click()
    bar = row.get_by_role("progressbar")
    expect(bar).to_have_attribute("aria-valuetext", re.compile("^50 KB of 102 KB"))
    bea.button("Stop fetching Silueta", row).click()
    expect(row.get_by_text("Not here")).to_be_visible()
    host.hold_after = 0
    host.go_on.set()
    bea.button("Go on fetching Silueta", row).click()
    # it is all there, and not the file it should be
    expect(row.get_by_role("alert")).to_be_visible()
    assert host.asked[-1].startswith("bytes=")


def test_nobody_asks_again_while_nothing_comes(visit: Visit, stocked: Studio) -> None:
    bea = visit(stocked)
    bea.page.clock.install()
    bea.open("/settings/models")
    expect(model(bea, "Silueta")).to_be_visible()
    asked: list[str] = []
    bea.page.on("request", lambda request: asked.append(request.url))
    bea.page.clock.run_for(60_000)
    assert not [url for url in asked if url.endswith("/cutout/models")]


def test_one_is_chosen_used_and_removed(visit: Visit, stocked: Studio) -> None:
    bea = visit(stocked)
    bea.open("/settings/models")
    row = model(bea, "U²-Net small")
    expect(row.get_by_text("Here")).to_be_visible()
    saved(bea, row.get_by_role("radio"))
    saved(bea, bea.page.get_by_role("switch", name="Finer edges"))
    assert bea.api("GET", "/settings")["cutout_model"] == "u2netp"
    bea.start()
    card = cut_out(bea)
    expect(card.get_by_role("group", name="Remove background")).to_contain_text("U²-Net small")
    assert values(bea)["matting"]
    refining = Refining.opened(bea, card)
    with refining.asked() as asked:
        bea.dialog.get_by_label("Method").select_option("simple")
    assert asked.value.request.post_data_json["method"] == "simple"
    bea.page.keyboard.press("Escape")
    bea.open("/settings/models")
    bea.button("Remove U²-Net small from this machine", row).click()
    expect(row.get_by_text("Not here")).to_be_visible()

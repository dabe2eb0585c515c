"""Pictures go in: chosen, dropped, pasted; over reloads and broken lines; and are what the next words are about."""

from __future__ import annotations

import re
import time
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Route, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.imaging.heic import HEIC
from tests.matrix import every_scheme, matrix
from tests.running import PATIENCE, Studio

UPLOADS = "**/api/v1/uploads/*"


def photograph(colour: str = "teal", size: tuple[int, int] = (300, 200)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def file(name: str = "IMG_1.JPG", data: bytes | None = None, kind: str = "image/jpeg") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": photograph() if data is None else data}


def chosen(person: Person, *files: FilePayload) -> None:
    with person.page.expect_file_chooser() as waiting:
        person.button("Add pictures").click()
    waiting.value.set_files(list(files))


def chips(person: Person) -> Locator:
    return person.page.get_by_role("list", name="Pictures for the next message").get_by_role("listitem")


MANY, MANY_ON_A_PHONE = 6, 3
"""From more than so many on, chips are folded behind a number."""


def arrived(person: Person, count: int) -> None:
    many = MANY_ON_A_PHONE if person.page.evaluate("innerWidth <= 640") else MANY
    if count > many:
        person.button(f"Show {count - many + 1} more", chips(person)).click()
    person.until(f"document.querySelectorAll('.attachment img').length === {count}")
    expect(chips(person).locator("img")).to_have_count(count)


def transfer(person: Person, data: bytes, name: str = "dropped.jpg") -> Any:
    """What a browser hands over with a drag or a paste."""
    return person.page.evaluate_handle(
        """([bytes, name]) => {
          const data = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))
          const transfer = new DataTransfer()
          transfer.items.add(new File([data], name, { type: 'image/jpeg' }))
          return transfer
        }""",
        [b64encode(data).decode(), name],
    )


class Held:
    """Pieces of files that are stopped on their way."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.waiting: list[Route] = []
        self.free = False
        person.context.route(UPLOADS, self._meet)

    def _meet(self, route: Route) -> None:
        if route.request.method == "PATCH" and not self.free:
            self.waiting.append(route)
        else:
            route.continue_()

    def until(self, count: int) -> None:
        end = time.monotonic() + PATIENCE
        while len(self.waiting) < count:
            assert time.monotonic() < end, f"only {len(self.waiting)} of {count} came"
            self.person.page.wait_for_timeout(20)

    def let_go(self) -> None:
        """These and all that follow."""
        self.free = True
        for route in self.waiting:
            route.continue_()

    def forget(self) -> None:
        """What follows goes through; these are given up by who sent them."""
        self.free = True


@pytest.fixture
def held() -> Callable[[Person], Held]:
    return Held


@pytest.mark.matrix
def test_chosen_pictures_stand_by_the_words_and_on_the_shelf(ada: Person) -> None:
    chosen(ada, file("coast.jpg"), file("IMG_7.HEIC", HEIC, "image/heic"))
    arrived(ada, 2)
    expect(chips(ada)).to_contain_text([re.compile("coast"), re.compile("IMG_7")])
    expect(ada.page.get_by_role("complementary").get_by_role("button", name=re.compile("^#"))).to_have_count(2)
    assert {image["title"] for image in ada.stored()["images"]} == {"coast", "IMG_7"}


def test_the_words_are_about_the_picture_that_is_sent_with_them(ada: Person) -> None:
    ada.paint()
    chosen(ada, file("coast.jpg"))
    arrived(ada, 1)
    expect(ada.page.get_by_text("Changing")).to_have_count(0)
    ada.say("make it darker")
    ada.settled()
    expect(chips(ada)).to_have_count(0)
    expect(ada.page.locator(".said-files img")).to_have_count(1)
    painted, sent = ada.stored()["images"]
    assert (len(painted["versions"]), len(sent["versions"])) == (1, 2)
    expect(ada.chip).to_contain_text("#2 · coast")


@pytest.mark.matrix
def test_of_two_that_are_sent_it_asks_which_one(ada: Person) -> None:
    chosen(ada, file("a.jpg"), file("b.jpg", photograph("red")))
    arrived(ada, 2)
    ada.say("make it darker")
    expect(ada.page.get_by_text("Which picture do you mean?").first).to_be_visible()
    assert [len(image["versions"]) for image in ada.stored()["images"]] == [1, 1]


@pytest.mark.matrix
def test_anywhere_in_the_window_a_file_can_be_dropped(ada: Person) -> None:
    dragged = transfer(ada, photograph())
    body = ada.page.locator("body")
    body.dispatch_event("dragenter", {"dataTransfer": dragged})
    expect(ada.page.get_by_text("Drop your picture")).to_be_visible()
    body.dispatch_event("dragleave", {"dataTransfer": dragged})
    expect(ada.page.get_by_text("Drop your picture")).to_have_count(0)
    body.dispatch_event("dragenter", {"dataTransfer": dragged})
    body.dispatch_event("drop", {"dataTransfer": dragged})
    expect(ada.page.get_by_text("Drop your picture")).to_have_count(0)
    arrived(ada, 1)


def dropped_on(person: Person, zone: str, *pictures: bytes) -> None:
    dragged = transfer(person, pictures[0])
    for number, data in enumerate(pictures[1:], 2):
        dragged.evaluate(
            """(transfer, [bytes, name]) => {
              const data = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))
              transfer.items.add(new File([data], name, { type: 'image/jpeg' }))
            }""",
            [b64encode(data).decode(), f"dropped{number}.jpg"],
        )
    body = person.page.locator("body")
    body.dispatch_event("dragenter", {"dataTransfer": dragged})
    place = person.page.locator(".zone").filter(has_text=zone).bounding_box()
    assert place is not None
    at = {"dataTransfer": dragged, "clientX": place["x"] + 9, "clientY": place["y"] + 9}
    body.dispatch_event("dragover", at)
    expect(person.page.locator(".zone.over")).to_contain_text(zone)
    body.dispatch_event("drop", at)


def test_what_is_dropped_on_compress_is_compressed_once_all_of_it_is_here(
    ada: Person, held: Callable[[Person], Held]
) -> None:
    ada.box.fill("what I was about to say")
    line = held(ada)
    dropped_on(ada, "Compress", photograph("red", (1900, 1200)), photograph("navy", (1800, 1300)))
    line.until(2)
    expect(ada.page.get_by_text("/compress as soon as 2 pictures are here")).to_be_visible()
    assert ada.turns.count() == 0
    line.let_go()
    expect(ada.said()).to_contain_text("/compress")
    ada.settled()
    expect(ada.page.locator(".said-files img")).to_have_count(2)
    expect(ada.box).to_have_value("what I was about to say")
    expect(chips(ada)).to_have_count(0)


@pytest.mark.matrix
def test_what_is_dropped_on_a_command_can_still_be_just_sent(ada: Person, held: Callable[[Person], Held]) -> None:
    line = held(ada)
    dropped_on(ada, "Compress", photograph("red"))
    line.until(1)
    ada.button("Don’t").click()
    line.let_go()
    arrived(ada, 1)
    assert ada.turns.count() == 0


@pytest.mark.matrix
def test_pictures_without_words_are_shown_with_what_could_be_said(ada: Person) -> None:
    chosen(ada, file("a.jpg"), file("b.jpg", photograph("red")))
    arrived(ada, 2)
    gathered = ada.page.get_by_role("region", name="Pictures that are here")
    expect(gathered.get_by_role("heading")).to_have_text("2 pictures are here")
    expect(gathered.get_by_role("img")).to_have_count(2)
    ada.button("Crop all of them to a square", gathered).click()
    ada.settled()
    expect(gathered).to_have_count(0)
    assert [image["versions"][-1]["width"] for image in ada.stored()["images"]] == [200, 200]


def test_a_picture_is_pasted_and_words_stay_words(ada: Person) -> None:
    ada.page.evaluate(
        "(data) => document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }))",
        transfer(ada, photograph(), "image.png"),
    )
    arrived(ada, 1)
    expect(chips(ada)).to_contain_text(["Pasted picture"])


def test_who_is_refused_reads_why_and_the_others_come(ada: Person) -> None:
    ada.forgive("status of 422")
    chosen(ada, file("notes.txt", b"milk", "text/plain"), file("cut.jpg", photograph()[:900]), file("good.jpg"))
    arrived(ada, 1)
    expect(chips(ada).nth(0)).to_contain_text("This is not a picture")
    expect(chips(ada).nth(1)).to_contain_text("This picture is damaged")
    ada.button("Remove cut.jpg").click()
    expect(chips(ada)).to_have_count(2)
    ada.button("Remove good.jpg").click()
    expect(chips(ada)).to_have_count(1)
    expect(ada.chip.filter(has_text="Changing")).to_contain_text("good")
    ada.box.fill("hello")
    expect(ada.button("Send")).to_be_enabled()


@pytest.mark.matrix
def test_three_go_at_once_and_the_words_wait_for_all(ada: Person, held: Callable[[Person], Held]) -> None:
    line = held(ada)
    chosen(
        ada,
        *(
            file(f"{number}.jpg", photograph(colour))
            for number, colour in enumerate(("red", "blue", "lime", "tan", "teal"))
        ),
    )
    line.until(3)
    ada.box.fill("make them darker")
    expect(chips(ada).get_by_text("Waiting")).to_have_count(2)
    ada.box.press("Enter")
    expect(ada.page.get_by_text("Sent when 5 pictures are here")).to_be_visible()
    assert len(line.waiting) == 3 and ada.turns.count() == 0
    line.let_go()
    expect(ada.said()).to_contain_text("make them darker")
    expect(ada.page.locator(".said-files img")).to_have_count(5)


@pytest.mark.matrix
def test_who_changes_the_words_meanwhile_sends_them_again(ada: Person, held: Callable[[Person], Held]) -> None:
    line = held(ada)
    chosen(ada, file("one.jpg"))
    line.until(1)
    ada.box.fill("make it")
    ada.button("Send: waiting for one picture").click()
    ada.box.press_sequentially(" darker")
    line.let_go()
    arrived(ada, 1)
    assert ada.turns.count() == 0
    ada.button("Send").click()
    expect(ada.said()).to_contain_text("make it darker")


@matrix(("work", "said"), [("Compress photos", "/compress"), ("Remove a background", "/nobg")])
@pytest.mark.matrix
def test_a_first_picture_is_chosen_by_what_is_to_be_done_with_it(ada: Person, work: str, said: str) -> None:
    with ada.page.expect_file_chooser() as chooser:
        ada.page.get_by_role("button", name=work).click()
    chooser.value.set_files([file("one.jpg")])
    expect(ada.said()).to_contain_text(said)
    ada.settled()


def test_a_file_is_paused_goes_on_and_another_is_cancelled(ada: Person, held: Callable[[Person], Held]) -> None:
    line = held(ada)
    chosen(ada, file("one.jpg"), file("two.jpg", photograph("red")))
    line.until(2)
    ada.button("Pause one.jpg").click()
    expect(chips(ada).first).to_contain_text("Paused")
    with ada.page.expect_request(lambda request: request.method == "DELETE"):
        ada.button("Cancel two.jpg").click()
    expect(chips(ada)).to_have_count(1)
    line.forget()
    ada.button("Resume one.jpg").click()
    arrived(ada, 1)
    assert len(ada.stored()["images"]) == 1


def test_after_a_reload_it_goes_on_at_the_last_byte(ada: Person, held: Callable[[Person], Held]) -> None:
    line, data = held(ada), photograph("red", (900, 700))
    chosen(ada, file("large.jpg", data))
    line.until(1)
    half = len(data) // 2
    sent = ada.context.request.fetch(
        line.waiting[0].request.url,
        method="PATCH",
        headers={"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"},
        data=data[:half],
    )
    assert sent.status == 204
    line.forget()
    with ada.page.expect_request(lambda request: request.method == "PATCH") as going_on:
        ada.page.reload()
    assert going_on.value.headers["upload-offset"] == str(half)
    arrived(ada, 1)
    assert [image["title"] for image in ada.stored()["images"]] == ["large"]


def test_when_the_line_is_cut_it_tries_again_by_itself(ada: Person) -> None:
    ada.forgive("ERR_")
    cuts: list[Route] = []

    def cut_twice(route: Route) -> None:
        if route.request.method == "PATCH" and len(cuts) < 2:
            cuts.append(route)
            route.abort("connectionreset")
        else:
            route.continue_()

    ada.context.route(UPLOADS, cut_twice)
    chosen(ada, file())
    arrived(ada, 1)
    assert len(cuts) == 2


@every_scheme
def test_axe_finds_nothing_in_it(visit: Visit, offline: Studio, held: Callable[[Person], Held], scheme: str) -> None:
    ada = visit(offline, color_scheme=scheme, bypass_csp=True)
    ada.forgive("status of 422")
    ada.start()
    chosen(ada, file("good.jpg"), file("notes.txt", b"milk", "text/plain"))
    arrived(ada, 1)
    line = held(ada)
    chosen(ada, file("on-its-way.jpg"), file("paused.jpg", photograph("red")))
    line.until(2)
    ada.button("Pause paused.jpg").click()
    assert violations(ada) == []
    ada.page.locator("body").dispatch_event("dragenter", {"dataTransfer": transfer(ada, photograph())})
    expect(ada.page.get_by_text("Drop your picture")).to_be_visible()
    assert violations(ada) == []
    line.let_go()
    arrived(ada, 2)


def test_on_a_phone_it_may_be_the_camera(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True)
    ada.start()
    ada.button("Add pictures").click()
    with ada.page.expect_file_chooser() as waiting:
        ada.page.get_by_role("menuitem", name="Take a photo").click()
    assert waiting.value.element.get_attribute("capture") == "environment"
    waiting.value.set_files([file("photo.jpg")])
    arrived(ada, 1)
    expect(chips(ada)).to_contain_text(["photo"])


@pytest.mark.matrix
def test_the_pictures_on_the_shelf_are_as_large_as_one_likes(ada: Person) -> None:
    chosen(ada, file())
    arrived(ada, 1)
    on_shelf = ada.page.get_by_role("complementary").get_by_role("button", name=re.compile("^#1"))
    widths = []
    for size in ("Small", "Medium", "Large"):
        ada.page.keyboard.press("Control+,")
        ada.page.get_by_role("radio", name=size, exact=True).click()
        ada.page.keyboard.press("Escape")
        box = on_shelf.bounding_box()
        assert box is not None
        widths.append(box["width"])
    assert widths == sorted(widths)
    assert widths[2] > 2 * widths[0]


@pytest.mark.matrix
def test_many_pictures_go_down_the_shelf_not_out_of_it(ada: Person) -> None:
    colours = ("red", "blue", "lime", "tan", "teal", "navy", "pink", "gold", "grey", "plum", "olive", "coral")
    chosen(ada, *(file(f"{colour}.jpg", photograph(colour, (200, 300))) for colour in colours))
    arrived(ada, len(colours))
    shelf = ada.page.get_by_role("complementary")
    expect(shelf.get_by_role("button", name=re.compile("^#"))).to_have_count(len(colours))
    assert [image["title"] for image in ada.stored()["images"]] == list(colours)
    list_ = shelf.locator(".shelf-list")
    assert list_.evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight > one.clientHeight")

"""The newest picture and the words that led to it are seen together and whole, whatever is under and over them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.refining import photograph as mug
from tests.browser.test_uploads import arrived, chips, chosen, file, photograph
from tests.matrix import matrix
from tests.running import Studio

UPRIGHT = (900, 1200)
SCREENS: list[dict[str, Any]] = [
    {"phone": True},
    {"viewport": {"width": 1440, "height": 900}},
    {"viewport": {"width": 1280, "height": 720}},
]
ALL_IN_SIGHT = """turn => {
  const view = turn.closest('.scroll').getBoundingClientRect()
  return ['.said', '.note'].every(name => {
    const { top, bottom } = turn.querySelector(name).getBoundingClientRect()
    return top >= view.top && bottom <= view.bottom
  })
}"""


def seen(person: Person, thing: Locator) -> bool:
    """Whether all of it is in the part of the thread that is in sight."""
    expect(thing).to_be_visible()
    return bool(
        thing.evaluate(
            """one => {
              const view = one.closest('.scroll').getBoundingClientRect(), { top, bottom } = one.getBoundingClientRect()
              return top >= view.top && bottom <= view.bottom
            }"""
        )
    )


def drawn(person: Person) -> None:
    """What changed has its place: the page looks in one frame and moves in the next."""
    person.page.evaluate("async () => { for (const _ of '123') await new Promise(requestAnimationFrame) }")


def all_in_sight(person: Person) -> None:
    """The newest question, the picture that answers it and the tools below that."""
    last = person.turns.last
    for thing in (".said", ".plate-frame", "[role=toolbar]"):
        assert seen(person, last.locator(thing)), thing


def picked(person: Person, name: str, data: bytes) -> None:
    """One more picture from the device; a phone asks for the way first."""
    before = chips(person).locator("img").count()
    person.page.locator("input[type=file]").first.set_input_files([file(name, data)])
    arrived(person, before + 1)


def coming(visit: Visit, studio: Studio, screen: dict[str, Any]) -> Person:
    person = visit(studio, **screen)
    person.start()
    picked(person, "upright.jpg", photograph("teal", UPRIGHT))
    return person


@matrix("screen", SCREENS)
def test_an_upright_picture_is_seen_whole_below_the_words(
    visit: Visit, offline: Studio, screen: dict[str, Any]
) -> None:
    ada = coming(visit, offline, screen)
    for words in ("make it darker", "rotate left", "rotate right"):
        ada.say(words)
        ada.painted()
        all_in_sight(ada)


def test_what_could_come_next_is_seen_with_the_picture_on_a_desktop(visit: Visit, offline: Studio) -> None:
    ada = coming(visit, offline, SCREENS[1])
    expect(ada.page.locator(".fineprint")).to_be_visible()
    ada.say("make it darker")
    ada.painted()
    expect(ada.page.locator(".fineprint")).to_have_count(0)
    all_in_sight(ada)
    assert seen(ada, ada.turns.last.locator(".chips"))


@matrix("phone", [False, True])
def test_a_change_to_many_is_looked_over_at_once(visit: Visit, offline: Studio, phone: bool) -> None:
    ada = visit(offline, **({"phone": True} if phone else SCREENS[1]))
    ada.start()
    colours = ("teal", "olive", "maroon")
    ada.page.locator("input[type=file]").first.set_input_files(
        [file(f"{colour}.jpg", photograph(colour, (800, 600))) for colour in colours]
    )
    arrived(ada, 3)
    ada.say("make them all black and white")
    expect(ada.turns.last.locator(".reply-acts")).to_be_attached()
    frames = ada.turns.last.locator(".plate-frame")
    expect(frames).to_have_count(3)
    first, second, third = (frame.bounding_box() or {} for frame in frames.all())
    assert (first["y"] == second["y"]) is not phone, "side by side where there is room"
    assert first["y"] < third["y"]


@matrix("screen", SCREENS)
def test_words_and_a_note_below_an_upright_picture_are_seen_with_it(
    visit: Visit, offline: Studio, screen: dict[str, Any]
) -> None:
    ada = coming(visit, offline, screen)
    for command in ("/upscale", "/nobg "):
        ada.say(command)
        ada.painted()
        expect(ada.turns.last.locator(".note")).to_be_visible()
        ada.until(f"({ALL_IN_SIGHT})([...document.querySelectorAll('section.turn')].at(-1))")
        for thing in (".said", ".plate-frame", "[role=toolbar]", ".plate-cap", ".reply-tail .prose", ".note"):
            assert seen(ada, ada.turns.last.locator(thing)), thing


def test_what_is_unfolded_below_a_picture_takes_nothing_from_it(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True)
    ada.start()
    ada.paint("/image a tower, 9:16")
    expect(ada.words).to_be_visible()
    drawn(ada)
    frame = ada.cards.last.locator(".plate-frame")
    before = frame.bounding_box()
    ada.cards.last.locator(".prompt summary").click()
    expect(ada.cards.last.locator(".prompt[open]")).to_be_visible()
    drawn(ada)
    after = frame.bounding_box()
    assert before is not None and after is not None and after["height"] == before["height"]


def test_the_row_below_a_narrow_picture_has_room_for_its_versions_and_fades_where_it_has_none(ada: Person) -> None:
    picked(ada, "tower.jpg", photograph("teal", (300, 1200)))
    for words in ("make it darker", "make it warmer", "add a vignette", "rotate 180", "make it black and white"):
        ada.paint(words)
    versions = ada.cards.last.get_by_role("list", name="Versions")
    expect(versions.get_by_role("listitem")).to_have_count(6)
    assert versions.evaluate("(one) => one.scrollWidth === one.clientWidth")
    expect(versions).not_to_have_class(re.compile("more-"))

    ada.page.set_viewport_size({"width": 390, "height": 844})
    expect(versions).to_have_class(re.compile("more-before"))
    versions.evaluate("(one) => (one.scrollLeft = 0)")
    expect(versions).to_have_class(re.compile("more-behind"))
    expect(versions).not_to_have_class(re.compile("more-before"))


def test_a_cut_out_is_seen_whole_on_a_phone(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True)
    ada.start()
    picked(ada, "mug.jpg", mug())
    ada.say("/nobg ")
    ada.painted()
    all_in_sight(ada)


def test_pictures_that_came_before_any_words_are_seen_from_their_beginning(visit: Visit, offline: Studio) -> None:
    ada = coming(visit, offline, {"phone": True})
    gathered = ada.page.locator(".gathered")
    assert seen(ada, gathered.locator("h2"))
    assert seen(ada, gathered.locator(".thumb"))


def test_whoever_reads_on_below_a_picture_is_not_taken_back(visit: Visit, offline: Studio) -> None:
    ada = coming(visit, offline, {"phone": True})
    ada.say("make it darker")
    ada.painted()
    expect(ada.words).to_be_visible()
    drawn(ada)
    ada.page.locator(".scroll").evaluate("box => { box.scrollTop = box.scrollHeight }")
    place = "document.querySelector('.scroll').scrollTop"
    before = ada.page.evaluate(place)
    ada.box.fill("one line\nand another\nand another")
    ada.box.fill("")
    assert ada.page.evaluate(place) >= before
    expect(ada.button("Go to the latest")).to_have_count(0)


@pytest.mark.matrix
def test_a_picture_is_as_high_while_it_is_painted_as_it_is_then(visit: Visit, connected: Studio) -> None:
    ada = visit(connected)
    ada.prefer(image_model="fault/stall")
    ada.start()
    ada.say("/image a tower, 9:16")
    frame = ada.page.locator(".plate-frame.painting")
    expect(frame).to_be_visible()
    box = frame.bounding_box()
    assert box is not None and box["height"] < 500 and seen(ada, frame)


def test_the_tools_of_a_reply_are_there_for_a_pointer_and_for_the_keyboard(ada: Person) -> None:
    ada.paint()
    acts = ada.turns.last.locator(".reply-acts")
    ada.page.mouse.move(5, 5)
    expect(acts).to_have_css("opacity", "0")
    ada.turns.last.locator(".plate-cap").hover()
    expect(acts).to_have_css("opacity", "1")
    ada.page.mouse.move(5, 5)
    expect(acts).to_have_css("opacity", "0")
    ada.button("Copy text", acts).focus()
    expect(acts).to_have_css("opacity", "1")


def test_many_pictures_wrap_and_fold_in_the_box_and_in_the_message(ada: Person) -> None:
    chosen(ada, *(file(f"{number}.jpg", photograph("teal", (60 + number, 40))) for number in range(12)))
    chips = ada.page.get_by_role("list", name="Pictures for the next message")
    more = ada.button("Show 7 more", chips)
    expect(more).to_have_text("+7")
    more.click()
    expect(chips.locator("img")).to_have_count(12)
    ada.say("make them darker")
    ada.settled()
    files = ada.page.locator(".said-files")
    rest = ada.button("Show 5 more pictures", files)
    expect(files.locator("img")).to_have_count(7)
    rest.click()
    expect(files.locator("img")).to_have_count(12)
    assert files.evaluate("one => one.scrollWidth <= one.clientWidth")

"""All pictures of a person: thousands of them stay light, are found, are changed many at once, and come back."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, expect

from conversation.ports.pixels import Encoded
from conversation.recipe import PaintingValues, Recipe
from storage.opening import open_storage
from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.browser.test_uploads import arrived, chosen, file
from tests.matrix import every_scheme
from tests.running import Studio

MANY = 240
WATCH = """window.moved = []
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    for (const { node, previousRect, currentRect } of sources)
      if (node instanceof Element && node.closest('.main'))
        window.moved.push([value, node.className, previousRect.toJSON(), currentRect.toJSON()])
}).observe({ type: 'layout-shift', buffered: true })"""
"""Remembers what moves by itself, from the first paint on."""
SHAPES = ((300, 200), (200, 200), (200, 300), (320, 180))


def png(colour: str) -> bytes:
    out = BytesIO()
    picture = Image.blend(Image.new("RGB", (300, 200), colour), Image.effect_noise((300, 200), 60).convert("RGB"), 0.3)
    ImageDraw.Draw(picture).ellipse((40, 40, 120, 120), "white")
    picture.save(out, "PNG")
    return out.getvalue()


def hang(person: Person, *names: str) -> list[str]:
    """Uploads a picture of each name into a conversation of their own; their ids."""
    person.api("GET", "/session")
    conversation = person.api("POST", "/conversations", data={"title": "Holiday photos"})["id"]
    ids = []
    for number, name in enumerate(names):
        file = {"name": f"{name}.png", "mimeType": "image/png", "buffer": png(f"hsl({number * 47}, 60%, 50%)")}
        ids.append(person.api("POST", "/images", multipart={"file": file, "conversation": conversation})["id"])
    return ids


def hang_many(person: Person, count: int = MANY) -> None:
    """Rows and files as the studio writes them, without computing every one."""
    owner = person.api("GET", "/session")["user"]["id"]
    previews = [png(f"hsl({number * 31}, 50%, 50%)") for number in range(8)]
    storage = open_storage(person.studio.data)
    try:
        for first in range(0, count, 40):
            conversation = storage.library.create(owner, title=f"Series {first // 40 + 1}").id
            for number in range(first, first + 40):
                image, place = storage.images.reserve(conversation, "")
                wide, high = SHAPES[number % 4]
                encoded = Encoded(previews[number % 8], "image/png", wide, high, b"")
                recipe = Recipe(PaintingValues("acme/brush", prompt=f"picture number {number}"))
                about = {"message": None, "cost": 0, "seconds": 1.0}
                storage.images.add(conversation, image, place, f"Picture {number}", encoded, recipe, **about)
    finally:
        storage.close()


def tiles(person: Person) -> Locator:
    return person.page.get_by_role("gridcell")


def tile(person: Person, name: str) -> Locator:
    return person.page.get_by_role("gridcell", name=re.compile(f"^{name}"))


def visit_gallery(person: Person, query: str = "") -> None:
    person.open(f"/gallery{query}")
    expect(person.page.get_by_role("heading", name="Gallery")).to_be_visible()


def select_all(person: Person, count: int) -> None:
    expect(tiles(person)).to_have_count(count)
    person.page.keyboard.press("Control+a")
    expect(bar(person)).to_contain_text(f"{count} selected")


def bar(person: Person) -> Locator:
    return person.page.get_by_role("toolbar", name=re.compile("selected$"))


def titles(person: Person) -> list[str]:
    return [each["title"] for each in person.api("GET", "/gallery")["pictures"]]


@pytest.fixture
def ann(visit: Visit, offline: Studio) -> Person:
    return visit(offline)


def test_of_hundreds_only_those_near_the_screen_are_in_the_page(ann: Person) -> None:
    hang_many(ann)
    visit_gallery(ann)
    expect(tiles(ann).locator("img").first).to_be_visible()
    scroller = ann.page.locator(".g-scroll")
    height = scroller.evaluate("box => box.scrollHeight")
    assert height > 6000
    assert tiles(ann).count() < 60

    scroller.evaluate("box => { box.scrollTop = box.scrollHeight }")  # as the scrollbar is dragged
    expect(tile(ann, "picture number 0,")).to_be_visible()
    expect(tile(ann, "picture number 0,").locator("img")).to_be_visible()
    assert tiles(ann).count() < 80
    assert scroller.evaluate("box => box.scrollHeight") == height


@pytest.mark.matrix
def test_nothing_moves_while_pictures_come_in_and_coming_back_finds_the_place(ann: Person) -> None:
    hang_many(ann, 120)
    ann.page.add_init_script(WATCH)
    visit_gallery(ann)
    expect(tile(ann, "picture number 119,").locator("img")).to_be_visible()
    scroller = ann.page.locator(".g-scroll")
    scroller.evaluate("box => { box.scrollTop = 2400 }")
    expect(tile(ann, "picture number 80,").locator("img")).to_be_visible()
    ann.page.wait_for_load_state("networkidle")
    assert ann.page.evaluate("() => window.moved") == []

    ann.page.get_by_role("link", name="New conversation", exact=True).click()
    expect(ann.box).to_be_visible()
    ann.page.go_back()
    expect(scroller).to_have_js_property("scrollTop", 2400)
    expect(tiles(ann).locator("img").first).to_be_visible()


def test_what_is_shown_stands_in_the_address(ann: Person) -> None:
    hang(ann, "harbour", "market", "forest")
    visit_gallery(ann)
    expect(tiles(ann)).to_have_count(3)

    ann.page.get_by_role("searchbox", name="Search pictures").fill("MARK")
    expect(tiles(ann)).to_have_count(1)
    assert "q=MARK" in ann.page.url
    ann.page.get_by_role("searchbox", name="Search pictures").fill("")
    ann.button(re.compile("^Compressed")).click()
    expect(ann.page.get_by_text("No pictures match.")).to_be_visible()
    assert "kind=compressed" in ann.page.url
    ann.button("Show all pictures").click()
    expect(tiles(ann)).to_have_count(3)
    ann.page.go_back()
    expect(ann.button(re.compile("^Compressed"))).to_have_attribute("aria-pressed", "true")

    visit_gallery(ann, "?kind=uploaded&order=oldest")
    expect(tiles(ann).first).to_have_accessible_name(re.compile("^harbour"))
    ann.menu_choice(ann.button("Any time"), "Today")
    expect(tiles(ann)).to_have_count(3)
    assert "from=20" in ann.page.url


@pytest.mark.matrix
def test_an_empty_gallery_says_what_comes_here(ann: Person) -> None:
    visit_gallery(ann)
    expect(ann.page.get_by_text("Pictures you paint or upload hang here.")).to_be_visible()
    expect(ann.page.get_by_text("/image a fox in the snow")).to_be_visible()
    ann.button("Start a conversation").click()
    expect(ann.box).to_be_visible()


def test_a_picture_is_opened_full_size_and_its_message_is_found(ada: Person) -> None:
    ada.paint()
    conversation = ada.conversation
    ada.page.get_by_role("link", name="Gallery").click()
    tiles(ada).first.click()
    expect(ada.dialog).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)

    tiles(ada).first.hover()
    ada.menu(ada.button(re.compile("^More for"), tiles(ada).first), "Go to its conversation")
    ada.page.wait_for_url(re.compile(f"/c/{conversation}$"))
    expect(ada.turns.last).to_be_focused()


def test_an_uploaded_picture_leads_to_the_message_that_it_was_sent_with(ada: Person) -> None:
    chosen(ada, file("harbour.jpg"))
    arrived(ada, 1)
    ada.say("/info ")
    ada.settled()
    ada.say("/help ")
    ada.settled()
    ada.page.get_by_role("link", name="Gallery").click()
    tiles(ada).first.hover()
    ada.menu(ada.button(re.compile("^More for"), tiles(ada).first), "Go to its conversation")
    expect(ada.turns).to_have_count(2)
    expect(ada.turns.first).to_be_focused()


@pytest.mark.matrix
def test_many_are_selected_with_clicks_keys_and_all_at_once(ann: Person) -> None:
    hang(ann, "one", "two", "three", "four")
    visit_gallery(ann)
    tile(ann, "four").get_by_role("checkbox").click()
    tile(ann, "two").click(modifiers=["Shift"])
    expect(bar(ann)).to_contain_text("3 selected")
    expect(tile(ann, "three")).to_have_attribute("aria-selected", "true")
    tile(ann, "three").click()
    expect(bar(ann)).to_contain_text("2 selected")
    ann.page.keyboard.press("Control+a")
    expect(bar(ann)).to_contain_text("4 selected")
    ann.page.keyboard.press("Escape")
    expect(bar(ann)).to_have_count(0)


def test_the_keyboard_does_all_of_it(ann: Person) -> None:
    hang(ann, "one", "two", "three")
    visit_gallery(ann)
    tile(ann, "three").focus()
    ann.page.keyboard.press("ArrowRight")
    expect(tile(ann, "two")).to_be_focused()
    ann.page.keyboard.press(" ")
    ann.page.keyboard.press("Shift+ArrowRight")
    expect(bar(ann)).to_contain_text("2 selected")
    ann.page.keyboard.press("Escape")
    ann.page.keyboard.press("Control+Home")
    expect(tile(ann, "three")).to_be_focused()
    ann.page.keyboard.press("Enter")
    expect(ann.dialog).to_be_visible()
    ann.page.keyboard.press("Escape")
    expect(tile(ann, "three")).to_be_focused()
    ann.page.keyboard.press("Delete")
    expect(tiles(ann)).to_have_count(2)
    expect(tile(ann, "two")).to_be_focused()


def test_deleted_ones_are_undone_or_found_under_recently_deleted(ann: Person) -> None:
    hang(ann, "one", "two", "three")
    visit_gallery(ann)
    select_all(ann, 3)
    ann.button("Delete", bar(ann)).click()
    expect(tiles(ann)).to_have_count(0)
    ann.button("Undo", ann.toasts).click()
    expect(tiles(ann)).to_have_count(3)

    tile(ann, "two").hover()
    ann.menu(ann.button("More for two"), "Delete")
    expect(tiles(ann)).to_have_count(2)
    ann.button(re.compile("^Recently deleted")).click()
    expect(tile(ann, "two")).to_contain_text("30 days left")
    shown = tile(ann, "two").locator("img")
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("image => image.naturalWidth") > 0
    tile(ann, "two").hover()
    ann.button("Restore", tile(ann, "two")).click()
    expect(ann.page.get_by_text("Nothing was deleted in the last 30 days.")).to_be_visible()
    assert sorted(titles(ann)) == ["one", "three", "two"]


def test_a_pattern_renames_many_after_showing_what_becomes_of_them(ann: Person) -> None:
    hang(ann, "IMG_1", "IMG_2", "IMG_3")
    visit_gallery(ann)
    select_all(ann, 3)
    ann.menu(ann.button("More for the selected pictures"), "Rename …")
    pattern = ann.dialog.get_by_role("textbox", name="Pattern")
    pattern.fill("{what}")
    expect(ann.dialog.get_by_role("alert")).to_contain_text("{what} is not known here")
    pattern.fill("holiday-{n:03}")
    expect(ann.dialog.get_by_role("listitem").first).to_contain_text("holiday-001")
    ann.button("Rename", ann.dialog).click()
    expect(tile(ann, "holiday-003")).to_be_visible()
    assert titles(ann) == ["holiday-003", "holiday-002", "holiday-001"]
    ann.button("Undo", ann.toasts).click()
    expect(tile(ann, "IMG_3")).to_be_visible()


def test_many_are_compressed_and_what_failed_says_why(ann: Person) -> None:
    _, broken, _ = hang(ann, "one", "two", "three")
    lose_file(ann, broken)
    ann.forgive("status of 404")
    visit_gallery(ann)
    select_all(ann, 3)
    ann.button("Compress", bar(ann)).click()
    ann.page.get_by_role("menuitem", name="Under a size …").click()
    ann.dialog.get_by_label("Each at most").fill("8 KB")
    ann.button("Compress", ann.dialog).click()
    expect(ann.dialog).to_contain_text("1 picture could not be changed")
    expect(ann.dialog.get_by_role("listitem")).to_contain_text("two")
    ann.button("Close", ann.dialog).last.click()


def lose_file(person: Person, image: str) -> None:
    """What a failing disk does."""
    shown = person.api("GET", f"/images/{image}")
    folder = person.studio.data / "conversations" / shown["conversation"] / "images"
    for path in folder.glob(f"{shown['versions'][0]['filename'].partition('_original')[0]}_*"):
        if "_preview" not in path.name:
            path.unlink()


@pytest.mark.matrix
def test_many_are_converted_and_taken_back(ann: Person) -> None:
    hang(ann, "one", "two")
    visit_gallery(ann)
    select_all(ann, 2)
    ann.button("Convert", bar(ann)).click()
    ann.page.get_by_role("menuitem", name="WebP").click()
    expect(ann.toasts).to_contain_text("2 pictures converted to WebP")
    assert {each["media_type"] for each in ann.api("GET", "/gallery")["pictures"]} == {"image/webp"}
    ann.button("Undo", ann.toasts).click()
    expect(ann.toasts).to_contain_text("2 pictures are back as they were")
    assert {each["media_type"] for each in ann.api("GET", "/gallery")["pictures"]} == {"image/png"}


def test_a_finger_selects_by_holding_and_every_target_fits_it(visit: Visit, offline: Studio) -> None:
    ann = visit(offline, phone=True)
    hang(ann, "one", "two", "three")
    visit_gallery(ann)
    expect(tiles(ann)).to_have_count(3)
    assert ann.page.evaluate(TOO_WIDE) <= 0
    assert ann.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []
    hold(tile(ann, "two"))
    expect(bar(ann)).to_contain_text("1 selected")
    tile(ann, "one").tap()
    expect(bar(ann)).to_contain_text("2 selected")
    assert ann.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []
    assert ann.page.evaluate(TOO_WIDE) <= 0


def hold(one: Locator) -> None:
    finger: dict[str, Any] = {"pointerType": "touch", "bubbles": True}
    one.dispatch_event("pointerdown", finger)
    one.page.wait_for_selector("[role=toolbar]")
    one.dispatch_event("click")


@every_scheme
def test_no_state_of_the_gallery_has_a_violation(visit: Visit, offline: Studio, scheme: str) -> None:
    ann = visit(offline, color_scheme=scheme, bypass_csp=True)
    ann.open("/gallery")
    expect(ann.button("Start a conversation")).to_be_visible()
    assert violations(ann) == []
    hang(ann, "one", "two")
    visit_gallery(ann)
    expect(tiles(ann)).to_have_count(2)
    tile(ann, "one").hover()
    assert violations(ann) == []
    select_all(ann, 2)
    expect(bar(ann)).to_be_visible()
    assert violations(ann) == []
    ann.menu(ann.button("More for the selected pictures"), "Rename …")
    expect(ann.dialog).to_be_visible()
    assert violations(ann) == []
    ann.page.keyboard.press("Escape")
    visit_gallery(ann, "?kind=cutout")
    expect(ann.button("Show all pictures")).to_be_visible()
    assert violations(ann) == []

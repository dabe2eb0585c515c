"""Words after a picture: what they change is shown before and kept after, and everything can be taken back."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.upstream.running import Upstream

PAINTER = "google/gemini-3.1-flash-image"


def brightness(picture: bytes) -> float:
    return ImageStat.Stat(Image.open(BytesIO(picture)).convert("L")).mean[0]


def test_make_it_darker_is_a_new_version_and_undo_brings_the_very_same_picture_back(ada: Person) -> None:
    card = ada.paint()
    expect(ada.chip).to_have_text(re.compile(r"Changing #1 · Flat blue circle, version 1"))
    first = ada.bytes_of(ada.picture(card))

    card = ada.paint("make it darker")
    expect(ada.chip).to_contain_text("version 2")
    expect(card.get_by_role("button", name=re.compile("^Version [12]: "))).to_have_count(2)
    expect(card.locator("figcaption")).to_contain_text(re.compile("on this machine .* free"))
    second = ada.bytes_of(ada.picture(card))
    assert brightness(second) < brightness(first) - 10

    ada.button("Undo", card).click()
    expect(ada.chip).to_contain_text("version 1")
    assert ada.bytes_of(ada.picture(card)) == first
    ada.button("Redo", card).click()
    expect(ada.chip).to_contain_text("version 2")
    assert ada.bytes_of(ada.picture(card)) == second


@pytest.mark.matrix
def test_an_undo_is_there_after_a_reload(bea: Person) -> None:
    bea.paint()
    card = bea.paint("make it darker")
    with bea.page.expect_response(re.compile("/api/v1/images/")):
        bea.button("Undo", card).click()
    bea.page.reload()
    expect(bea.chip).to_contain_text("version 1")
    expect(bea.button(re.compile("^Version 1"))).to_have_attribute("aria-current", "true")


@pytest.mark.matrix
def test_only_the_newest_state_of_a_picture_is_large(bea: Person) -> None:
    bea.paint()
    bea.paint("make it darker")
    expect(bea.cards).to_have_count(1)
    older = bea.turns.first.locator(".past")
    expect(older).to_contain_text("version 1")
    bea.button("Go to version 2", older).click()
    expect(bea.cards.locator(".plate-press")).to_be_focused()


@pytest.mark.matrix
def test_a_picture_that_was_clicked_is_the_one_that_changes(bea: Person) -> None:
    bea.paint("/image a fox in the snow")
    bea.paint("/image a lighthouse")
    expect(bea.chip).to_contain_text("#2")
    bea.button(re.compile("Change this picture: #1"), bea.cards.first).click()
    expect(bea.chip).to_contain_text("#1")
    expect(bea.box).to_be_focused()
    bea.say("make it darker")
    bea.settled()
    assert [len(image["versions"]) for image in bea.stored()["images"]] == [2, 1]


@pytest.mark.matrix
def test_without_its_chip_no_picture_changes(bea: Person) -> None:
    bea.paint("/image a fox in the snow")
    bea.button("Leave this picture as it is").click()
    expect(bea.chip).to_have_count(0)
    bea.say("How are you?")
    bea.settled()
    assert [len(image["versions"]) for image in bea.stored()["images"]] == [1]


def test_a_suggestion_is_done_here_and_not_offered_again(bea: Person) -> None:
    bea.paint()
    bea.button("Crop to a square").click()
    expect(bea.chip).to_contain_text("version 2")
    bea.settled()
    shown = bea.stored()["images"][0]["versions"][-1]
    assert shown["width"] == shown["height"]
    expect(bea.button("Crop to a square")).to_have_count(0)
    expect(bea.button("Make it warmer")).to_be_visible()


def test_what_no_local_edit_can_do_goes_to_the_model_with_the_picture(bea: Person, upstream: Upstream) -> None:
    bea.paint()
    before = len(upstream.calls(PAINTER))
    bea.paint("add a mountain in the background")
    expect(bea.chip).to_contain_text("#1")
    expect(bea.chip).to_contain_text("version 2")
    [asked] = upstream.calls(PAINTER)[before:]
    kinds = [part["type"] for part in asked["messages"][-1]["content"]]
    assert kinds.count("image_url") == 1
    expect(bea.cards.last.locator("figcaption").get_by_text("AI", exact=True)).to_be_visible()


@pytest.mark.matrix
def test_a_deleted_picture_comes_back_with_undo(bea: Person) -> None:
    card = bea.paint()
    bea.menu(bea.button(re.compile("^More for "), card), "Delete picture")
    expect(bea.cards).to_have_count(0)
    expect(bea.chip).to_have_count(0)
    bea.button("Undo", bea.toasts).click()
    expect(bea.cards).to_have_count(1)
    bea.page.reload()
    expect(bea.cards).to_have_count(1)


def test_a_picture_is_pinned_renamed_and_stands_on_the_shelf(bea: Person) -> None:
    bea.paint("/image a fox in the snow")
    card = bea.paint("/image a lighthouse")
    shelf = bea.page.get_by_role("complementary", name=re.compile("^Shelf"))
    expect(shelf.get_by_role("button", name=re.compile("^#"))).to_have_text([re.compile("#2"), re.compile("#1")])
    more = bea.button(re.compile("^More for "), bea.cards.first)
    bea.menu(more, "Pin to the shelf")
    expect(shelf.get_by_role("button", name=re.compile("^#"))).to_have_text([re.compile("#1"), re.compile("#2")])
    bea.menu(bea.button(re.compile("^More for "), card), "Rename")
    bea.dialog.get_by_label("Title").fill("The last light")
    bea.dialog.get_by_label("Title").press("Enter")
    expect(bea.dialog).to_have_count(0)
    expect(card.locator("figcaption")).to_contain_text("#2 · The last light")


@pytest.mark.matrix
def test_a_picture_is_copied_to_the_clipboard_as_png(bea: Person) -> None:
    bea.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = bea.paint()
    bea.button("Copy picture", card).click()
    expect(bea.toasts).to_contain_text("Version 1 copied")
    kinds = bea.page.evaluate("async () => (await navigator.clipboard.read()).flatMap((item) => item.types)")
    assert kinds == ["image/png"]


def test_full_size_zooms_steps_to_the_other_pictures_and_gives_the_focus_back(bea: Person) -> None:
    bea.paint("/image a fox in the snow")
    card = bea.paint("/image a lighthouse")
    opener = bea.button("Open full size", card)
    opener.click()
    expect(bea.dialog).to_be_visible()
    expect(bea.dialog.get_by_text("2 of 2")).to_be_visible()
    bea.page.keyboard.press("ArrowLeft")
    expect(bea.dialog.get_by_text("1 of 2")).to_be_visible()
    zoom = bea.dialog.get_by_role("group", name="Zoom")
    before = zoom.inner_text()
    bea.page.keyboard.press("+")
    expect(zoom).not_to_have_text(before, use_inner_text=True)
    bea.page.keyboard.press("Escape")
    expect(bea.dialog).to_have_count(0)
    expect(opener).to_be_focused()

"""The first minute of somebody new, without any key."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from imaging.sketch.reading import read
from tests.browser.person import Person
from tests.browser.refining import photograph as mug
from tests.browser.shifts import shifts_of_pictures, watch_shifts
from tests.browser.test_uploads import file


def test_the_empty_page_says_what_works_and_offers_what_to_connect(ada: Person) -> None:
    expect(ada.page.get_by_role("heading", name="What would you like to make?")).to_be_visible()
    expect(ada.box).to_be_focused()
    expect(ada.page.get_by_text("on this machine, free, no key needed")).to_be_visible()
    ada.button("Connect OpenRouter").click()
    expect(ada.dialog.get_by_role("button", name="Connect OpenRouter")).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)
    ada.button("OpenAI").click()
    expect(
        ada.dialog.get_by_role("region", name="OpenAI", exact=True).get_by_label("Key", exact=True)
    ).to_be_in_viewport()
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)
    expect(ada.page.locator(".connect").get_by_role("button")).to_have_text(
        ["Connect OpenRouter", "OpenAI", re.compile(r"^\d more$")]
    )


def test_the_first_things_to_try_say_what_opens_and_get_a_tick(ada: Person) -> None:
    expect(ada.page.get_by_text("Opens JPEG, PNG, WebP, HEIC")).to_be_visible()
    with ada.page.expect_file_chooser() as waiting:
        ada.button(re.compile("^Remove a background")).click()
    waiting.value.set_files([file("mug.jpg", mug())])
    ada.settled()
    ada.page.get_by_role("link", name="New conversation", exact=True).click()
    expect(ada.button(re.compile("^Remove a background"))).to_contain_text("Tried")
    expect(ada.page.get_by_text("1 of 3 tried")).to_be_visible()


@pytest.mark.matrix
def test_an_idea_is_put_into_the_box_and_can_be_sent_as_it_is(ada: Person) -> None:
    ada.button(re.compile("watercolour mountain by a lake")).click()
    expect(ada.box).to_be_focused()
    expect(ada.box).to_have_value(re.compile("^/image a watercolour mountain"))
    ada.box.press("Enter")
    expect(ada.cards).to_have_count(1)


@pytest.mark.matrix
def test_without_a_key_the_ideas_are_ones_the_sketchbook_can_paint(ada: Person) -> None:
    ideas = ada.page.locator(".examples").get_by_role("button").all_inner_texts()
    assert len(ideas) == 4
    assert [read(idea).unpainted for idea in ideas] == [()] * 4


def test_slash_image_paints_a_watercolour_mountain_in_a_space_that_never_moves(lively: Person) -> None:
    watch_shifts(lively.page)
    lively.say("/image a watercolour mountain")
    frame = lively.cards.locator(".plate-frame")
    expect(frame).to_be_visible()
    reserved = frame.evaluate("frame => [frame.offsetWidth, frame.offsetHeight]")
    card = lively.painted()
    assert frame.evaluate("frame => [frame.offsetWidth, frame.offsetHeight]") == reserved
    assert reserved[0] / reserved[1] == pytest.approx(3 / 2, rel=0.01)
    assert not shifts_of_pictures(lively.page)
    expect(card.locator("figcaption")).to_contain_text("#1 · Watercolour mountain")
    expect(card.locator("figcaption")).to_contain_text(re.compile(r"Sketchbook.* · \d+ × \d+ · \d.* [KM]B · free · \d"))
    expect(card.locator("figcaption").get_by_text("Sketch", exact=True)).to_be_visible()
    expect(card.get_by_role("img", name="a watercolour mountain")).to_be_visible()


@pytest.mark.matrix
def test_the_recipe_keeps_the_prompt_and_the_card_shows_it(ada: Person) -> None:
    card = ada.paint("/image a watercolour mountain")
    recipe = ada.stored()["images"][0]["versions"][0]["recipe"]
    assert recipe["by"].startswith("model:sketchbook/")
    assert recipe["values"]["prompt"] == "a watercolour mountain"
    card.get_by_text("Prompt", exact=True).click()
    expect(card.get_by_role("definition").first).to_have_text("a watercolour mountain")
    ada.button("Put in the box", card).click()
    expect(ada.box).to_have_value("/image a watercolour mountain")


@pytest.mark.matrix
def test_a_picture_is_downloaded_under_its_title_version_and_time(ada: Person) -> None:
    card = ada.paint("/image a watercolour mountain")
    with ada.page.expect_download() as waiting:
        ada.button("Download", card).click()
    assert waiting.value.suggested_filename == "Watercolour mountain.png"
    kept = ada.stored()["images"][0]["versions"][0]["bytes"]
    assert kept < waiting.value.path().stat().st_size < kept + 20_000  # with where it comes from in it


def test_the_conversation_gets_its_title_and_thumbnail_in_the_list_without_a_reload(ada: Person) -> None:
    ada.paint("/image a watercolour mountain")
    row = ada.rows.first
    expect(row).to_contain_text("A watercolour mountain")
    expect(row.locator("img")).to_have_attribute("src", re.compile("/api/conversation-image/"))
    expect(ada.page).to_have_title("A watercolour mountain · Atelier")


@pytest.mark.matrix
def test_the_page_is_up_and_the_picture_still_there_after_a_reload(ada: Person) -> None:
    before = ada.bytes_of(ada.picture(ada.paint()))
    ada.page.reload()
    assert ada.bytes_of(ada.picture(ada.painted())) == before
    expect(ada.turns).to_have_count(1)

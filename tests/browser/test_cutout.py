"""Cut-outs in the conversation: asked for by command, words and button, taken back, put on a ground."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.refining import CORNER, MIDDLE, Refining, alpha, cut_out, newest, photograph, pixels, values
from tests.browser.test_uploads import arrived, chosen, file


def test_a_command_cuts_out_and_the_card_says_how(ada: Person) -> None:
    card = cut_out(ada)
    expect(card.locator(".plate-frame")).to_have_class(re.compile("checker"))
    about = card.locator("figcaption")
    expect(about).to_contain_text("Simple method")
    expect(about).to_contain_text(re.compile(r"\d+% sure · \d+% kept · PNG"))
    expect(card.get_by_role("button", name="Version 2: Background removed")).to_have_attribute("aria-current", "true")
    assert (alpha(ada, CORNER), alpha(ada, MIDDLE)) == (0, 255)


@pytest.mark.matrix
def test_plain_words_cut_out_and_undo_brings_the_photograph_back(ada: Person) -> None:
    card = cut_out(ada, "remove the background")
    ada.button("Undo", card.get_by_role("toolbar")).click()
    expect(card.locator(".plate-frame")).not_to_have_class(re.compile("checker"))
    expect(ada.button("Background", card)).to_have_count(0)
    assert newest(ada)["recipe"]["by"] == "upload"
    ada.button("Redo", card.get_by_role("toolbar")).click()
    expect(card.locator(".plate-frame")).to_have_class(re.compile("checker"))


@pytest.mark.matrix
def test_every_picture_has_a_button_for_it(ada: Person) -> None:
    card = ada.paint()
    ada.menu(ada.button(re.compile("^More for"), card), "Remove background")
    card = ada.painted()
    expect(ada.said()).to_contain_text("/nobg #1")
    expect(card.locator(".plate-frame")).to_have_class(re.compile("checker"))
    ada.button("Refine", card).click()
    expect(ada.dialog).to_be_visible()


def test_a_colour_a_blur_and_another_picture_stand_behind_it(ada: Person) -> None:
    card = cut_out(ada)
    ada.button("Background", card).click()
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


@pytest.mark.matrix
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
    expect(card.locator("figcaption")).to_contain_text("Simple method")


def test_each_action_stands_once(ada: Person) -> None:
    cut_out(ada)
    reply = ada.turns.last.locator(".reply")
    for action in ("Refine", "Undo", "Background", re.compile("^Fetch")):
        expect(ada.button(action, reply)).to_have_count(1)
    expect(reply.get_by_text("Simple method", exact=True)).to_have_count(1)
    ada.button("Refine", reply).click()
    Refining(ada)
    expect(ada.turns).to_have_count(1)

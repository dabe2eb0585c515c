"""`/`: what can be said, completed from the server's own declarations."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.matrix import matrix

TITLES = ("Make", "Light", "Colour", "Crop and turn", "Retouch", "Finish", "Versions", "Ask")


@pytest.fixture
def options(ada: Person) -> Locator:
    return ada.page.get_by_role("listbox", name="Commands").get_by_role("option")


def test_slash_offers_everything_the_server_declares_and_nothing_else(ada: Person, options: Locator) -> None:
    declared = [entry["name"] for entry in ada.api("GET", "/palette")]
    ada.box.press("/")
    expect(options).to_have_count(len(declared))
    assert sorted(options.locator(".name").all_inner_texts()) == sorted(declared)


@pytest.mark.matrix
def test_typing_narrows_and_enter_completes(ada: Person, options: Locator) -> None:
    ada.box.press_sequentially("/im")
    expect(options.first).to_contain_text("/image")
    expect(options.first).to_have_attribute("aria-selected", "true")
    ada.box.press("Enter")
    expect(ada.box).to_have_value("/image ")
    expect(ada.turns).to_have_count(0)


def test_a_whole_command_is_sent_by_one_enter(ada: Person, options: Locator) -> None:
    """By any of its names; and what it needs may stand behind it already, with the cursor at its name."""
    for number, (said, shown) in enumerate((("/help", "/help"), ("/nobg", "/nobg"), ("/exif", "/info")), start=1):
        ada.box.press_sequentially(said)
        expect(options.first.locator(".name")).to_have_text(shown)
        ada.box.press("Enter")
        expect(ada.box).to_have_value("")
        expect(ada.said()).to_contain_text(said)
        ada.settled()
        expect(ada.turns).to_have_count(number)


@pytest.mark.matrix
def test_a_whole_command_that_needs_more_waits_for_it(ada: Person, options: Locator) -> None:
    for entry in ada.api("GET", "/palette"):
        if not entry["alone"]:
            ada.box.fill("")
            ada.box.press_sequentially(entry["name"])
            expect(options.first.locator(".name")).to_have_text(entry["name"])
            ada.box.press("Enter")
            expect(ada.box).to_have_value(f"{entry['name']} ")
            expect(ada.page.locator(".palette-hint")).to_contain_text(entry["usage"])
    expect(ada.turns).to_have_count(0)


def test_arrows_move_what_the_box_points_at(ada: Person, options: Locator) -> None:
    ada.box.press("/")
    expect(options.first).to_have_attribute("aria-selected", "true")
    ada.box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    pointed = ada.box.get_attribute("aria-activedescendant")
    assert pointed == options.nth(1).get_attribute("id")
    ada.box.press("ArrowUp")
    ada.box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(ada.box).to_be_focused()


@pytest.mark.matrix
def test_behind_a_command_its_usage_and_arguments_are_shown(ada: Person) -> None:
    ada.box.press_sequentially("/rotate ")
    hint = ada.page.locator(".palette-hint")
    expect(hint).to_contain_text("/rotate [angle]")
    expect(hint).to_contain_text("degrees clockwise")
    expect(hint).to_contain_text("left, right")
    ada.box.fill("/sharpen ")
    expect(hint).to_contain_text("/sharpen [amount] [radius=…]")
    expect(hint).to_contain_text("1–500")


def test_tab_completes_a_value(ada: Person, options: Locator) -> None:
    ada.box.press_sequentially("/flip ")
    expect(options.first).to_be_visible()
    ada.box.press("Tab")
    expect(ada.box).to_have_value(re.compile(r"^/flip (horizontal|vertical) ?$"))
    expect(ada.box).to_be_focused()


@pytest.mark.matrix
def test_escape_closes_it_and_leaves_the_words(ada: Person, options: Locator) -> None:
    ada.box.press_sequentially("/im")
    ada.box.press("Escape")
    expect(options).to_have_count(0)
    expect(ada.box).to_have_value("/im")
    ada.box.press_sequentially("a")
    expect(options.first).to_contain_text("/image")


@pytest.mark.matrix
def test_a_click_takes_an_option_and_the_box_keeps_the_focus(ada: Person, options: Locator) -> None:
    ada.button("Commands").click()
    options.filter(has_text="/help").click()
    expect(ada.box).to_have_value("/help ")
    expect(ada.box).to_be_focused()


@pytest.mark.matrix
def test_help_answers_with_what_can_be_said(ada: Person) -> None:
    ada.say("/help ")
    ada.settled()
    for entry in ada.api("GET", "/palette"):
        expect(ada.words).to_contain_text(entry["name"])


def test_it_is_grouped_by_what_one_wants_and_only_what_costs_has_a_badge(ada: Person, options: Locator) -> None:
    ada.box.press("/")
    expect(options.first).to_be_visible()
    groups = ada.page.get_by_role("listbox", name="Commands").get_by_role("group")
    for place, title in enumerate(TITLES):
        expect(groups.nth(place)).to_have_accessible_name(title)
    expect(groups).to_have_count(len(TITLES))
    expect(groups.nth(3).get_by_role("option").filter(has_text="/rotate")).to_have_count(1)
    expect(options.locator(".badge")).to_have_count(1)
    ada.box.press_sequentially("cr")
    expect(groups.first).to_have_accessible_name("Crop and turn")


@matrix("slash", ["／", "、", "\u200b/"])
def test_the_slash_of_a_chinese_keyboard_is_one(ada: Person, options: Locator, slash: str) -> None:
    ada.page.keyboard.insert_text(slash)
    ada.page.keyboard.insert_text("hel")
    expect(options.first.locator(".name")).to_have_text("/help")
    ada.page.keyboard.insert_text("p")
    ada.box.press("Enter")
    expect(ada.box).to_have_value("")
    ada.settled()
    expect(ada.words).to_contain_text("/image")


def test_each_line_that_is_a_command_is_done(ada: Person, options: Locator) -> None:
    card = ada.paint()
    ada.box.press_sequentially("/flip")
    ada.box.press("Escape")
    ada.box.press("Shift+Enter")
    ada.box.press_sequentially("/greyscal")
    expect(options.first.locator(".name")).to_have_text("/greyscale")
    ada.box.press_sequentially("e")
    ada.box.press("Enter")
    expect(ada.box).to_have_value("")
    ada.settled()
    recipes = [version["recipe"]["by"] for version in ada.stored()["images"][0]["versions"]]
    assert recipes[1:] == ["operation:flip", "operation:greyscale"]
    expect(card.first).to_be_visible()

"""The whole main job without a mouse: the focus is always seen, kept in what lies on top, and given back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.matrix import matrix
from tests.running import Studio
from tests.upstream.running import Upstream

VISIBLE = """() => {
  const drawn = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
  const one = document.activeElement
  if (one === document.body) return true // between the last stop and the first the focus is the browser's
  for (let at = one; at && at !== document.body; at = at.parentElement)
    if (drawn(getComputedStyle(at)) || drawn(getComputedStyle(at, '::after'))) return true
  return one.matches('input, textarea, select')
}"""
INSIDE = "() => document.activeElement.closest('[role=dialog]') !== null"
NAME = """() => {
  const { tagName, ariaLabel, textContent } = document.activeElement
  return `${tagName} ${ariaLabel ?? textContent.trim()}`
}"""


def tab_until(person: Person, done: Callable[[], bool], key: str = "Tab", most: int = 60) -> None:
    """Presses Tab until that is so; every stop on the way must be seen."""
    for _ in range(most):
        person.page.keyboard.press(key)
        assert person.page.evaluate(VISIBLE), f"the focus cannot be seen: {person.page.evaluate(NAME)}"
        if done():
            return
    raise AssertionError(f"never reached; last: {person.page.evaluate(NAME)}")


def on(person: Person, name: str) -> Callable[[], bool]:
    """Whether the focus is on something of that name."""
    return lambda: bool(re.search(name, person.page.evaluate(NAME)))


def on_tool(person: Person, name: str) -> Callable[[], bool]:
    """Whether the focus is on that tool below a picture."""
    tool = person.cards.last.get_by_role("toolbar").get_by_role("button", name=name, exact=True)
    return lambda: bool(tool.evaluate("tool => tool === document.activeElement"))


def test_painting_editing_undoing_and_asking_again_without_a_mouse(bea: Person) -> None:
    expect(bea.box).to_be_focused()
    bea.page.keyboard.type("/image a fox in the snow")
    bea.page.keyboard.press("Enter")
    expect(bea.turns).to_have_count(1)
    bea.painted()
    expect(bea.box).to_be_focused()
    bea.page.keyboard.type("make it darker")
    bea.page.keyboard.press("Enter")
    expect(bea.turns).to_have_count(2)
    expect(bea.chip).to_contain_text("version 2")
    card = bea.painted()
    tab_until(bea, on_tool(bea, "Undo"), "Shift+Tab")
    bea.page.keyboard.press("Enter")
    expect(bea.chip).to_contain_text("version 1")
    tab_until(bea, on(bea, "Change this picture"), "Shift+Tab")
    bea.page.keyboard.press("ArrowRight")
    expect(bea.chip).to_contain_text("version 2")
    bea.page.keyboard.press("Control+Z")
    expect(bea.chip).to_contain_text("version 1")
    bea.page.keyboard.press("Control+Shift+Z")
    expect(bea.chip).to_contain_text("version 2")
    with bea.page.expect_download():
        bea.page.keyboard.press("d")
    bea.page.keyboard.press("Enter")
    expect(bea.dialog).to_be_visible()
    bea.page.keyboard.press("Escape")
    expect(card.locator(".plate-press")).to_be_focused()


@pytest.mark.matrix
def test_a_toolbar_is_one_stop_and_arrows_move_in_it(bea: Person) -> None:
    bea.paint()
    card = bea.paint("make it darker")
    tab_until(bea, on_tool(bea, "Undo"), "Shift+Tab")
    bea.page.keyboard.press("ArrowRight")
    expect(card.get_by_role("toolbar").locator(":focus")).not_to_have_attribute("aria-label", "Undo")
    bea.page.keyboard.press("End")
    expect(bea.button(re.compile("^More for"), card)).to_be_focused()
    bea.page.keyboard.press("Enter")
    expect(bea.page.get_by_role("menuitem").first).to_be_focused()
    bea.page.keyboard.press("ArrowDown")
    expect(bea.page.get_by_role("menuitem").nth(1)).to_be_focused()
    bea.page.keyboard.press("Escape")
    expect(bea.button(re.compile("^More for"), card)).to_be_focused()


def test_conversations_are_found_opened_and_renamed_without_a_mouse(bea: Person) -> None:
    for text in ("one apple", "two pears"):
        bea.page.keyboard.press("Control+Shift+O")
        expect(bea.turns).to_have_count(0)
        expect(bea.box).to_be_focused()
        bea.page.keyboard.type(text)
        bea.page.keyboard.press("Enter")
        expect(bea.words).to_contain_text(text)
        bea.settled()
    bea.page.keyboard.press("Control+K")
    expect(bea.page.get_by_role("combobox", name="Search")).to_be_focused()
    bea.page.keyboard.type("apple")
    expect(bea.dialog.get_by_role("option")).to_contain_text(["One apple", "one apple"])
    bea.page.keyboard.press("Enter")
    expect(bea.words).to_contain_text("one apple")
    tab_until(bea, on(bea, "BUTTON More for One apple"), "Shift+Tab")
    bea.page.keyboard.press("Enter")
    expect(bea.page.get_by_role("menuitem", name="Pin")).to_be_focused()
    bea.page.keyboard.press("ArrowDown")
    expect(bea.page.get_by_role("menuitem", name="Rename")).to_be_focused()
    bea.page.keyboard.press("Enter")
    expect(bea.page.get_by_label("Name of the conversation")).to_be_focused()
    bea.page.keyboard.type("Fruit")
    bea.page.keyboard.press("Enter")
    expect(bea.rows.filter(has_text="Fruit")).to_have_count(1)
    expect(bea.rows.get_by_role("link", name="Fruit")).to_be_focused()


@matrix(
    "keys, name",
    [("Control+,", "Settings"), ("Control+K", "Search"), ("Control+/", "Help")],
)
def test_a_dialog_takes_the_focus_keeps_it_and_gives_it_back(bea: Person, keys: str, name: str) -> None:
    expect(bea.box).to_be_focused()
    bea.page.keyboard.press(keys)
    expect(bea.page.get_by_role("dialog", name=name)).to_be_visible()
    bea.page.wait_for_function(INSIDE)
    names = []
    for _ in range(25):
        bea.page.keyboard.press("Tab")
        assert bea.page.evaluate(INSIDE), f"the focus left: {bea.page.evaluate(NAME)}"
        assert bea.page.evaluate(VISIBLE), f"the focus cannot be seen: {bea.page.evaluate(NAME)}"
        names.append(bea.page.evaluate(NAME))
    assert any("Close" in one for one in names)
    bea.page.keyboard.press("Escape")
    expect(bea.dialog).to_have_count(0)
    expect(bea.box).to_be_focused()


def test_every_stop_on_the_page_is_seen_and_the_way_round_ends_at_the_box(bea: Person) -> None:
    bea.paint()
    bea.paint("make it darker")
    expect(bea.box).to_be_focused()
    names = []

    def round_the_page() -> bool:
        names.append(bea.page.evaluate(NAME))
        return names[-1].startswith("TEXTAREA")

    tab_until(bea, round_the_page, most=80)
    for expected in ("Skip to message", "New conversation", "Search", "Settings", "New picture", "Undo", "Hide shelf"):
        assert any(expected in name for name in names), f"{expected} is no stop: {names}"


def test_escape_closes_one_layer_at_a_time_and_stops_what_runs_last(
    visit: Visit, connected: Studio, upstream: Upstream
) -> None:
    bea = visit(connected)
    bea.prefer(chat_model="fault/drip")
    bea.start()
    bea.say("Tell me something long")
    expect(bea.words).to_contain_text("drip")
    bea.box.press_sequentially("/")
    expect(bea.page.get_by_role("listbox", name="Commands")).to_be_visible()
    bea.page.keyboard.press("Escape")
    expect(bea.page.get_by_role("listbox", name="Commands")).to_have_count(0)
    expect(bea.button("Stop")).to_be_visible()
    bea.page.keyboard.press("Control+K")
    expect(bea.dialog).to_be_visible()
    bea.page.keyboard.press("Escape")
    expect(bea.dialog).to_have_count(0)
    expect(bea.button("Stop")).to_be_visible()
    bea.page.keyboard.press("Escape")
    expect(bea.turns.last).to_contain_text("Stopped")


@pytest.mark.matrix
def test_settings_can_be_walked_with_arrows(ada: Person) -> None:
    ada.page.keyboard.press("Control+,")
    tab_until(ada, on(ada, "BUTTON General"))
    ada.page.keyboard.press("ArrowDown")
    expect(ada.page.get_by_role("tab", name="Image")).to_be_focused()
    expect(ada.page.get_by_role("tab", name="Image")).to_have_attribute("aria-selected", "true")
    ada.page.keyboard.press("Home")
    tab_until(ada, on(ada, "BUTTON Same as system"))
    ada.page.keyboard.press("ArrowRight")
    expect(ada.page.get_by_role("radio", name="Light")).to_be_checked()

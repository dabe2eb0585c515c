"""Every change can be taken back, found again by its name, and put beside any other: with keys, mouse and finger."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import urlencode

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.matrix import matrix
from tests.running import Studio

VERSION_BEFORE = "Compare with the previous version"


@pytest.fixture
def card(bea: Person) -> Locator:
    """A picture with three versions, the last one shown."""
    bea.paint("/image a fox in the snow")
    bea.paint("make it darker")
    return bea.paint("flip it horizontally")


def strip(card: Locator) -> Locator:
    return card.get_by_role("list", name="Versions").get_by_role("button")


def compared(bea: Person, card: Locator) -> Locator:
    """The full screen with the shown version and the one before it."""
    bea.button(VERSION_BEFORE, card).click()
    expect(bea.dialog).to_be_visible()
    expect(bea.dialog.locator("img.pair").first).to_be_visible()
    return bea.dialog


def way(bea: Person, name: str) -> None:
    bea.dialog.get_by_role("radio", name=name, exact=True).click()


def line(bea: Person) -> float:
    """Where the line stands in the picture, 0–1."""
    return float(
        bea.page.evaluate(
            """() => {
              const of = (one) => document.querySelector(one).getBoundingClientRect()
              const [rule, picture] = [of('.compare.split > .rule'), of('.compare.split > .pair')]
              return (rule.left + rule.width / 2 - picture.left) / picture.width
            }"""
        )
    )


# --- back and on again


def test_keys_undo_and_redo_on_the_card_and_leave_the_words_in_the_box_alone(bea: Person, card: Locator) -> None:
    card.locator(".plate-press").focus()
    bea.page.keyboard.press("Control+Z")
    expect(bea.chip).to_contain_text("version 2")
    strip(card).nth(1).focus()
    bea.page.keyboard.press("Control+Z")
    expect(bea.chip).to_contain_text("version 1")
    bea.page.keyboard.press("Control+Shift+Z")
    expect(bea.chip).to_contain_text("version 2")
    bea.box.press_sequentially("a bee")
    bea.box.press("Control+Z")
    expect(bea.chip).to_contain_text("version 2")


@matrix("words", ["undo the last two", "/undo 2"])
@pytest.mark.matrix
def test_several_steps_back_by_words_and_to_the_original(bea: Person, card: Locator, words: str) -> None:
    bea.say(words)
    expect(bea.chip).to_contain_text("version 1")
    bea.settled()
    bea.say("/redo 2")
    expect(bea.chip).to_contain_text("version 3")
    bea.settled()
    bea.say("back to the original")
    expect(bea.chip).to_contain_text("version 1")


def test_undo_brings_back_the_same_bytes(bea: Person) -> None:
    card = bea.paint("/image a fox in the snow")
    before = bea.bytes_of(bea.picture(card))
    card = bea.paint("make it darker")
    assert bea.bytes_of(bea.picture(card)) != before
    bea.button("Undo", card.get_by_role("toolbar")).click()
    expect(bea.chip).to_contain_text("version 1")
    expect(bea.picture(card)).to_have_class(re.compile("loaded"))
    assert bea.bytes_of(bea.picture(card)) == before


def test_a_change_after_undo_branches_and_the_other_branch_stays(bea: Person, card: Locator) -> None:
    strip(card).nth(0).click()
    expect(bea.chip).to_contain_text("version 1")
    card = bea.paint("make it black and white")
    expect(strip(card)).to_have_count(4)
    expect(strip(card).nth(3)).to_have_attribute("aria-label", re.compile(r"Greyscale · .* · from version 1"))
    expect(strip(card).nth(2)).to_have_class(re.compile("ahead"))
    strip(card).nth(2).click()
    expect(bea.chip).to_contain_text("version 3")


@pytest.mark.matrix
def test_the_strip_says_what_was_done_and_how_large_it_became(card: Locator) -> None:
    expect(strip(card).nth(1)).to_have_attribute(
        "aria-label", re.compile(r"^Version 2: Brightness · \d+ × \d+ · .*KB$")
    )


def test_all_versions_are_listed_shown_compared_and_left_for_the_original(bea: Person, card: Locator) -> None:
    bea.menu(bea.button(re.compile("^More for "), card), "All versions")
    rows = bea.dialog.get_by_role("listitem")
    expect(rows).to_have_text(
        [re.compile("Version 3.*Flip"), re.compile("Version 2.*Brightness"), re.compile("Version 1")]
    )
    bea.button("Show: Version 2", bea.dialog).click()
    expect(rows.nth(1)).to_contain_text("Shown")
    bea.button("Back to the original", bea.dialog).click()
    expect(rows.nth(2)).to_contain_text("Shown")
    bea.button("Compare with the shown version: Version 3", bea.dialog).click()
    expect(bea.dialog.locator("dd")).to_have_text([re.compile("^Version 1"), re.compile("^Version 3")])


# --- names


def test_a_version_is_named_in_its_menu_found_in_the_strip_and_gone_back_to_by_words(
    bea: Person, card: Locator
) -> None:
    bea.menu(bea.button(re.compile("^More for "), card), "Name this version")
    bea.dialog.get_by_label("Name", exact=True).fill("final")
    bea.dialog.get_by_label("Name", exact=True).press("Enter")
    expect(bea.dialog).to_have_count(0)
    expect(strip(card).nth(2)).to_have_text("3 final")
    bea.say("back to the original")
    expect(bea.chip).to_contain_text("version 1")
    bea.settled()
    bea.say("go back to final")
    expect(bea.chip).to_contain_text("version 3")
    expect(compared(bea, card).locator("dd").last).to_contain_text("Version 3 “final”")


def test_words_name_a_version_and_every_open_page_knows(bea: Person, card: Locator) -> None:
    other = bea.context.new_page()
    other.goto(bea.page.url)
    theirs = other.locator("figure.plate").last.get_by_role("list", name="Versions").get_by_role("button")
    expect(theirs).to_have_count(3)
    bea.say("call this version for the printer")
    expect(strip(card).nth(2)).to_have_text("3 for the printer")
    expect(theirs.nth(2)).to_have_text("3 for the printer")
    bea.page.reload()
    expect(strip(card).nth(2)).to_have_text("3 for the printer")


# --- comparing


def test_the_slider_moves_by_keys_from_the_first_moment(bea: Person, card: Locator) -> None:
    slider = compared(bea, card).get_by_role("slider")
    expect(slider).to_be_focused()
    expect(slider).to_have_value("50")
    for key, value in (
        ("ArrowRight", 51),
        ("ArrowLeft", 50),
        ("PageUp", 60),
        ("PageDown", 50),
        ("Home", 0),
        ("End", 100),
    ):
        bea.page.keyboard.press(key)
        expect(slider).to_have_value(str(value))
        assert line(bea) == pytest.approx(value / 100, abs=0.005)
    bea.page.keyboard.press("Escape")
    expect(bea.dialog).to_have_count(0)
    expect(bea.button(VERSION_BEFORE, card)).to_be_focused()


@pytest.mark.matrix
def test_the_slider_follows_the_mouse(bea: Person, card: Locator) -> None:
    dialog = compared(bea, card)
    box = dialog.locator(".compare.split > .pair").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    bea.page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    bea.page.mouse.down()
    bea.page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=4)
    expect(dialog.get_by_role("slider")).to_have_value("80")
    assert line(bea) == pytest.approx(0.8, abs=0.005)
    bea.page.mouse.up()
    bea.page.mouse.move(box["x"], middle)
    expect(dialog.get_by_role("slider")).to_have_value("80")


def test_side_by_side_zooms_and_moves_both(bea: Person, card: Locator) -> None:
    dialog = compared(bea, card)
    way(bea, "Side by side")
    pictures = dialog.locator("img.pair")
    expect(pictures).to_have_count(2)

    def views() -> list[str]:
        return list(pictures.evaluate_all("all => all.map((one) => one.style.transform)"))

    for _ in range(9):
        bea.page.keyboard.press("+")
    assert len({*views()}) == 1
    assert "scale(1)" not in views()[0]
    right = pictures.nth(1).bounding_box()
    assert right
    bea.page.mouse.move(right["x"] + 50, right["y"] + 50)
    bea.page.mouse.wheel(0, -400)
    first, second = views()
    assert first == second
    bea.page.keyboard.press("0")
    expect(pictures.first).to_have_attribute("style", re.compile(r"scale\(1\)"))


@matrix("how", ["the key", "the picture", "the button", "the button by key"])
def test_before_is_seen_while_it_is_held(bea: Person, card: Locator, how: str) -> None:
    dialog = compared(bea, card)
    way(bea, "Hold")
    said = dialog.locator(".compare").get_by_role("status")
    after, before = dialog.locator("img.pair").nth(0), dialog.locator("img.pair").nth(1)
    expect(after).to_be_visible()
    expect(before).not_to_be_visible()
    hold = bea.button(re.compile("Hold to see the version before"), dialog)
    if how == "the button by key":
        hold.focus()
    elif how != "the key":
        (after if how == "the picture" else hold).hover()
    key = {"the key": "c", "the button by key": " "}.get(how)
    bea.page.keyboard.down(key) if key else bea.page.mouse.down()
    expect(before).to_be_visible()
    expect(after).not_to_be_visible()
    expect(said).to_have_text("Before")
    bea.page.keyboard.up(key) if key else bea.page.mouse.up()
    expect(after).to_be_visible()
    expect(before).not_to_be_visible()
    expect(said).to_have_text("After")


@pytest.mark.matrix
def test_c_on_a_card_shows_the_version_before_for_as_long_as_it_is_held(bea: Person, card: Locator) -> None:
    card.locator(".plate-press").focus()
    bea.page.keyboard.down("c")
    expect(card.locator(".peeked")).to_be_visible()
    expect(card.locator(".plate-frame").get_by_role("status")).to_have_text("Before")
    bea.page.keyboard.up("c")
    expect(card.locator(".peeked")).to_have_count(0)


def test_the_difference_says_the_share_of_pixels_that_changed(bea: Person) -> None:
    bea.paint("/image a fox in the snow")
    card = bea.paint("add a vignette")
    dialog = compared(bea, card)
    way(bea, "Difference")
    said = dialog.get_by_role("status")
    expect(said).to_contain_text("of the pixels changed")
    [image] = bea.stored()["images"]
    one, other = (Image.open(BytesIO(bytes_of(bea, image, each))).convert("RGB") for each in image["versions"])
    levels = [[data[at : at + 3] for at in range(0, len(data), 3)] for data in (one.tobytes(), other.tobytes())]
    changed = [max(abs(a - b) for a, b in zip(*both, strict=True)) for both in zip(*levels, strict=True)]
    ends = {"before": image["versions"][0]["id"], "after": image["versions"][1]["id"]}
    told = bea.api("GET", f"/images/{image['id']}/difference?{urlencode(ends)}")
    assert told["changed"] == sum(each > told["tolerance"] for each in changed)
    assert told["exact"] == sum(each > 0 for each in changed)
    assert 0 < told["changed"] < told["exact"]
    shown = re.match(r"([\d.]+)%", said.inner_text())
    assert shown
    assert float(shown[1]) == pytest.approx(told["share"] * 100, abs=0.6)
    expect(dialog.locator(".marks")).to_have_css("mask-image", re.compile(r'^url\("data:image/png'))
    dialog.get_by_role("radio", name="Every bit").click()
    expect(said).to_contain_text(re.compile(rf"^{round(told['exact_share'] * 100)}"))


def bytes_of(bea: Person, image: dict[str, object], version: dict[str, object]) -> bytes:
    path = f"/api/conversation-image/{image['conversation']}/{version['filename']}"
    return bea.context.request.get(f"{bea.studio.url}{path}").body()


def test_both_ends_are_chosen_in_the_strip_and_change_places(bea: Person, card: Locator) -> None:
    dialog = compared(bea, card)
    ends = dialog.locator("dd")
    expect(ends).to_have_text([re.compile("^Version 2"), re.compile("^Version 3")])
    bea.button(re.compile("^Version 1"), dialog).click()
    expect(ends).to_have_text([re.compile("^Version 2"), re.compile("^Version 1")])
    dialog.get_by_role("radiogroup", name="Choose a version").get_by_role("radio", name="Before").click()
    bea.button(re.compile("^Version 3"), dialog).click()
    expect(ends).to_have_text([re.compile("^Version 3"), re.compile("^Version 1")])
    bea.page.keyboard.press("x")
    expect(ends).to_have_text([re.compile("^Version 1"), re.compile("^Version 3")])


@pytest.mark.matrix
def test_versions_of_another_shape_or_size_say_so(bea: Person) -> None:
    bea.paint("/image a fox in the snow")
    bea.paint("/resize percent=50")
    card = bea.paint("/pad 1:2 white")
    dialog = compared(bea, card)
    expect(dialog.locator(".note")).to_contain_text("have different proportions")
    way(bea, "Difference")
    expect(dialog.get_by_role("status")).to_contain_text("can’t be compared")
    bea.button(re.compile("^Version 1"), dialog).click()
    expect(dialog.locator(".note")).to_contain_text("Both are shown at the same size")
    expect(dialog.get_by_role("status")).to_contain_text("the size of the smaller one")


@pytest.mark.matrix
def test_full_size_leads_to_comparing(bea: Person, card: Locator) -> None:
    bea.button("Open full size", card).click()
    expect(bea.dialog).to_be_visible()
    bea.page.keyboard.press("c")
    expect(bea.dialog.get_by_role("slider")).to_be_visible()


# --- on the card that compressing brings


@pytest.mark.matrix
def test_the_report_compares_on_itself_and_loads_nothing_before(ada: Person) -> None:
    ada.paint("/image a watercolour mountain")
    ada.say("/compress 60KB")
    ada.settled()
    asked: list[str] = []
    ada.page.on("request", lambda request: asked.append(request.url))
    report = ada.page.locator(".report")
    opener = ada.button("Compare", report)
    expect(opener).to_have_attribute("aria-expanded", "false")
    ada.page.mouse.wheel(0, -50)
    assert not [url for url in asked if "conversation-image" in url]
    opener.click()
    slider = report.get_by_role("slider")
    expect(slider).to_be_visible()
    shown = report.locator("img.pair")
    expect(shown).to_have_count(2)
    assert len({*shown.evaluate_all("all => all.map((one) => one.src)")}) == 2
    slider.focus()
    ada.page.keyboard.press("Home")
    expect(slider).to_have_value("0")
    box = report.locator(".compare-frame").bounding_box()
    assert box
    ada.page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    expect(slider).to_have_value("25")
    slider.press("Control+Z")
    expect(ada.chip).to_contain_text("version 1")
    slider.press("Control+Shift+Z")
    expect(ada.chip).to_contain_text("version 2")
    ada.button("Compare full screen", report).click()
    expect(ada.dialog.locator("dd")).to_have_text([re.compile("^Version 1"), re.compile("^Version 2")])


# --- with a finger


def test_comparing_on_a_phone(visit: Visit, connected: Studio) -> None:
    bea = visit(connected, phone=True, color_scheme="dark")
    bea.start()
    bea.paint("/image a fox in the snow")
    card = bea.paint("make it darker")
    bea.menu(bea.button(re.compile("^More for "), card), VERSION_BEFORE)
    slider = bea.dialog.get_by_role("slider")
    expect(slider).to_have_value("50")
    box = bea.dialog.locator(".compare.split > .pair").bounding_box()
    assert box
    bea.page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    expect(slider).to_have_value("25")
    way(bea, "Hold")
    hold = bea.button(re.compile("Hold to see the version before"), bea.dialog)
    hold.dispatch_event("pointerdown", {"pointerType": "touch", "isPrimary": True})
    expect(bea.dialog.locator("img.pair").nth(1)).to_be_visible()
    hold.dispatch_event("pointerup", {"pointerType": "touch", "isPrimary": True})
    expect(bea.dialog.locator("img.pair").nth(1)).not_to_be_visible()

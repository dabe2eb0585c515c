"""A style is chosen below the box, written anew, kept; and a picture is painted again from its recipe."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.person import Person


def test_a_style_of_ones_own_is_made_painted_in_and_painted_again(ada: Person) -> None:
    ada.open()
    ada.button("Style").click()
    picker = ada.page.get_by_role("dialog", name="Style")
    picker.get_by_role("radio", name="Ink").click()
    expect(picker.get_by_label("What Ink adds to your words")).to_have_value("ink drawing, sure black lines")
    picker.get_by_role("searchbox", name="Search styles").fill("halftone")
    expect(picker.get_by_role("radio")).to_have_count(2)  # none, and the comic
    ada.button("Style of your own", picker).click()
    picker.get_by_label("Name").fill("Grandpa")
    picker.get_by_label("What it adds to your words").fill("ink, as grandpa drew")
    ada.button("Add style", picker).click()
    picker.get_by_role("searchbox", name="Search styles").fill("")
    expect(picker.get_by_role("radio", name="Grandpa")).to_be_checked()
    ada.button("Done", picker).click()
    expect(ada.button("Style: Grandpa")).to_be_visible()

    card = ada.paint("/image a mountain lake")
    card.get_by_text("Prompt and how it was refined").click()
    expect(card).to_contain_text("a mountain lake, ink, as grandpa drew")
    expect(card.get_by_text("Grandpa", exact=True)).to_be_visible()
    ada.button("Same seed", card).click()
    ada.settled()
    newest = ada.turns.last.locator(".plate").last
    expect(newest).to_contain_text("#1")
    newest.get_by_text("Prompt and how it was refined").click()
    ada.button("Change the prompt", newest).click()
    expect(ada.box).to_have_value("/again a mountain lake")

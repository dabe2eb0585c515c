"""A prompt is looked at before it is painted: accepted, changed, refined again, left, and there after a reload."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.running import Studio

GATE = "Before it is painted"


def gate_of(person: Person) -> Locator:
    person.settled()
    gate = person.turns.last.get_by_role("region", name=GATE)
    expect(gate).to_be_visible()
    return gate


def refined_with(person: Person) -> tuple[str, str]:
    """The person's words and those that were sent, of the newest picture."""
    values = person.stored()["images"][-1]["versions"][0]["recipe"]["values"]
    return values["prompt"], values["refined"]


@pytest.fixture
def careful(visit: Visit, connected: Studio) -> Person:
    """Somebody who looks at every prompt."""
    person = visit(connected, bypass_csp=True)
    person.prefer(always_go=False)
    person.start()
    return person


def test_a_prompt_is_changed_survives_a_reload_and_enter_paints_it(careful: Person) -> None:
    careful.say("/image a red fox")
    gate = gate_of(careful)
    expect(gate).to_contain_text(re.compile(r"1 picture.*about \$0\.\d\d"))
    expect(gate.locator("ins").first).to_be_visible()
    words = gate.get_by_label("Prompt that will be sent")
    expect(words).to_be_focused()
    assert violations(careful) == []

    with careful.page.expect_response(re.compile(r"/review$")):
        words.fill("A blue fox.")
    expect(gate.locator("del", has_text="red")).to_be_visible()
    careful.page.reload()
    words = gate_of(careful).get_by_label("Prompt that will be sent")
    expect(words).to_have_value("A blue fox.")
    words.press("Enter")
    careful.painted()
    assert refined_with(careful) == ("a red fox", "A blue fox.")
    expect(careful.page.get_by_text("Prompt shown before it was painted")).to_be_visible()


def test_it_is_put_aside_taken_up_again_refined_with_a_wish_and_own_words_are_taken(careful: Person) -> None:
    careful.say("/image an old owl")
    gate = gate_of(careful)
    careful.button("Cancel", gate).click()
    expect(careful.turns.last).to_contain_text("Put aside. Nothing was painted or charged.")
    careful.page.reload()
    careful.button("Look at it again").click()
    gate = gate_of(careful)
    careful.button("Refine again", gate).click()
    gate.get_by_label("What should be different?").fill("by night")
    careful.button("Ask for another", gate).click()
    expect(careful.said()).to_contain_text("Refine again: by night")
    gate = gate_of(careful)
    expect(careful.cards).to_have_count(0)
    careful.button("Use my words", gate).click()
    careful.painted()
    assert refined_with(careful) == ("an old owl", "an old owl")


def test_on_a_phone_in_the_dark_it_fits_and_always_go_is_set_in_it(visit: Visit, connected: Studio) -> None:
    person = visit(connected, phone=True, color_scheme="dark", bypass_csp=True)
    person.prefer(always_go=False)
    person.start()
    person.say("/image a small boat")
    gate = gate_of(person)
    assert violations(person) == []
    for width in (390, 320):
        person.page.set_viewport_size({"width": width, "height": 844})
        assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert gate.evaluate("gate => gate.scrollWidth <= gate.clientWidth")
    with person.page.expect_response(re.compile(r"/settings$")):
        gate.get_by_role("switch", name="Paint without asking").check()
    assert person.api("GET", "/settings")["always_go"] is True
    person.button("Paint", gate).click()
    person.painted()
    person.paint("/image a small tree")


def test_the_image_form_shows_the_same_before_it_paints(careful: Person) -> None:
    careful.open("/settings/image")
    careful.dialog.get_by_label("Prompt", exact=True).fill("a lighthouse")
    careful.dialog.get_by_role("button", name=re.compile("^Generate")).click()
    gate = careful.dialog.get_by_role("region", name=GATE)
    gate.get_by_label("Prompt that will be sent").fill("A lighthouse in fog.")
    expect(gate.locator("ins", has_text="fog")).to_be_visible()
    careful.page.reload()
    gate = careful.dialog.get_by_role("region", name=GATE)
    expect(gate.get_by_label("Prompt that will be sent")).to_have_value("A lighthouse in fog.")
    careful.button("Paint", gate).click()
    expect(careful.dialog.locator(".if-pic img")).to_be_visible()
    expect(careful.dialog.get_by_label("Refined prompt")).to_have_value("A lighthouse in fog.")


def test_model_shape_and_count_are_chosen_in_it_and_the_price_follows(careful: Person) -> None:
    careful.say("/image a red fox")
    gate = gate_of(careful)
    price = gate.get_by_role("status").filter(has_text=re.compile(r"about \$"))
    before = price.inner_text()

    gate.get_by_label("How many").select_option("3")
    expect(price).not_to_have_text(before)
    with_three = price.inner_text()
    gate.get_by_role("button", name=re.compile("^Model: ")).click()
    picker = careful.page.get_by_role("dialog")
    picker.get_by_role("combobox").fill("GPT Image 2")
    picker.get_by_role("option").first.click()
    expect(gate.get_by_role("button", name="Model: GPT Image 2")).to_be_visible()
    expect(price).not_to_have_text(with_three)
    gate.get_by_label("Shape").select_option("1:1")
    expect(gate.get_by_label("Shape")).to_have_value("1:1")
    assert violations(careful) == []

    careful.page.reload()  # it is kept
    gate = gate_of(careful)
    expect(gate.get_by_role("button", name="Model: GPT Image 2")).to_be_visible()
    expect(gate.get_by_label("How many")).to_have_value("3")
    careful.button("Paint", gate).click()
    careful.settled()
    expect(careful.turns.last.locator(".tile img")).to_have_count(3)
    recipes = [image["versions"][0]["recipe"]["values"] for image in careful.stored()["images"]]
    assert {(values["model"], values["aspect"]) for values in recipes} == {("openrouter/openai/gpt-image-2", "1:1")}

"""Several pictures of one prompt, and models side by side: they come, are picked, kept, thrown away and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.running import Studio

FLUX, GPT = "openrouter/black-forest-labs/flux.2-pro", "openrouter/openai/gpt-image-2"
BROKEN = "openrouter/fault-images/402"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def grid(person: Person) -> Locator:
    return person.turns.last.get_by_role("region", name=re.compile("of one prompt"))


def tiles(person: Person) -> Locator:
    return grid(person).get_by_role("listitem")


def agree(person: Person) -> None:
    """What several cost together is asked before, as of any dear picture."""
    person.settled()
    person.button("Paint", person.turns.last).click()
    expect(person.said()).to_contain_text("Paint")
    person.settled()


@pytest.fixture
def daring(visit: Visit, connected: Studio) -> Person:
    """Somebody whose studio has read the provider's list of models, and what a picture of each costs."""
    person = visit(connected, bypass_csp=True)
    person.start()
    person.page.wait_for_function(
        f"""() => fetch('/api/v1/models').then((all) => all.json()).then(({{ data }}) =>
        data.total > 100 && data.models.find(({{ id }}) => id === '{FLUX}')?.price.image)"""
    )
    person.page.reload()  # a page that was open before shows what was known then
    expect(person.box).to_be_visible()
    return person


def test_of_several_one_fails_one_is_picked_and_the_rest_goes_and_comes_back(daring: Person) -> None:
    daring.say(f"/compare-models a fox models=“{FLUX}, {GPT}, {BROKEN}”")
    agree(daring)
    expect(tiles(daring)).to_have_count(3)
    expect(daring.said()).to_be_in_viewport()
    expect(tiles(daring).nth(0)).to_contain_text(re.compile(r"FLUX\.2 Pro.*\$0\.\d\d · "))
    expect(tiles(daring).nth(2).get_by_role("status")).to_be_visible()
    assert violations(daring) == []
    place = grid(daring).bounding_box()
    assert place is not None and place["y"] + place["height"] <= 900

    daring.button("Pick GPT Image 2").press("Enter")
    expect(daring.cards).to_have_count(1)
    expect(grid(daring)).to_have_count(0)
    others = daring.button("2 more: show all")
    expect(others).to_be_focused()
    expect(daring.chip).to_contain_text("#2")
    others.press("Enter")
    expect(daring.button("Pick GPT Image 2")).to_have_attribute("aria-pressed", "true")
    daring.button("Discard the rest (1)").click()
    expect(tiles(daring)).to_have_count(2)
    daring.button("Undo", daring.toasts).click()
    expect(tiles(daring)).to_have_count(3)
    daring.page.reload()
    expect(daring.button("2 more: show all")).to_be_visible()


def test_models_are_compared_blind_from_the_picker_and_what_won_is_counted(daring: Person) -> None:
    daring.box.fill("a red fox in the snow")
    daring.button(re.compile("^Model:")).click()
    daring.button("Compare…").click()
    dialog = daring.dialog
    expect(dialog.get_by_label("Prompt", exact=True)).to_have_value("a red fox in the snow")
    paint = daring.button("Paint 2 pictures", dialog)
    expect(paint).to_be_disabled()
    dialog.get_by_label("Find a model").fill("flux")
    dialog.get_by_role("checkbox", name=re.compile(r"FLUX\.2 Pro")).check()
    expect(dialog).to_contain_text(re.compile(r"about \$0\.1\d"))
    dialog.get_by_label("Hide the names until I pick one").check()
    assert violations(daring) == []
    paint.press("Enter")
    expect(daring.box).to_have_value("")
    expect(daring.said()).to_contain_text("/compare-models a red fox in the snow models=")
    expect(daring.page.get_by_role("heading", name="A red fox in the snow")).to_be_visible()
    expect(grid(daring)).to_contain_text("Picture A")
    expect(grid(daring)).not_to_contain_text("FLUX")
    daring.button("Pick Picture A").click()
    expect(tiles(daring)).to_contain_text([re.compile(r"\$0\.\d\d · "), re.compile(r"\$0\.\d\d · ")])
    expect(grid(daring)).to_contain_text("FLUX.2 Pro")
    expect(daring.button(re.compile("^Pick (FLUX|Nano)")).first).to_be_focused()
    won = daring.api("GET", "/turns/standings")["models"]
    assert [(each["won"], each["compared"]) for each in won] == [(1, 1), (0, 1)]
    daring.open("/settings/models")
    standings = daring.dialog.get_by_role("listitem").filter(has_text="won")
    expect(standings).to_contain_text(["won 1 of 1", "won 0 of 1"])


def test_on_a_phone_in_the_dark_a_grid_and_its_dialog_fit(visit: Visit, offline: Studio) -> None:
    person = visit(offline, phone=True, color_scheme="dark", bypass_csp=True)
    person.start()
    person.say("/image a fox x2")
    expect(tiles(person)).to_have_count(2)
    person.page.reload()
    expect(tiles(person)).to_have_count(2)
    person.settled()
    assert violations(person) == []
    for width in (390, 320):
        person.page.set_viewport_size({"width": width, "height": 844})
        assert person.page.evaluate(TOO_WIDE) <= 0
        assert grid(person).evaluate("grid => grid.scrollWidth <= grid.clientWidth")
    person.page.get_by_label("Keep #1").check()
    person.button("Discard the rest (1)").tap()
    expect(person.cards).to_have_count(1)
    expect(person.chip).to_contain_text("#1")
    person.menu(person.button(re.compile("^More for"), person.cards.last), "Compare with other models")
    expect(person.dialog.get_by_label("Prompt", exact=True)).not_to_have_value("")
    assert person.dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    assert violations(person) == []

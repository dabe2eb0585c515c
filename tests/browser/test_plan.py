"""What a chat model wants done is a list before it is: with what it found marked on the picture."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.running import Studio

TITLE = "What the model wants to do"
FOUND = ("select box=10%,10%,80%,80%", "brightness factor=0.6", "greyscale")
COLOURED = """(mark) => {
  const { maskImage, width } = getComputedStyle(mark)
  return maskImage.includes('/api/v1/masks/') && parseFloat(width) > 100
}"""


def wanting(person: Person, *steps: str) -> Locator:
    """The list that a model makes of these, which it was told to call."""
    person.say(f"use the tool edit with {json.dumps({'steps': steps})}")
    person.settled()
    plan = person.turns.last.get_by_role("region", name=TITLE)
    expect(plan).to_be_visible()
    return plan


@pytest.fixture
def talking(visit: Visit, connected: Studio) -> Person:
    """Somebody with a picture and a chat model."""
    person = visit(connected, bypass_csp=True)
    person.start()
    person.paint()
    return person


def made(person: Person) -> list[str]:
    """By what each version of the picture was made."""
    return [version["recipe"]["by"] for version in person.stored()["images"][-1]["versions"]]


def test_what_the_model_found_is_seen_on_the_picture_and_go_changes_that(talking: Person) -> None:
    plan = wanting(talking, *FOUND)
    expect(plan.get_by_role("listitem")).to_have_count(3)
    expect(plan.get_by_role("status")).to_have_text("In all: free")
    found = talking.turns.last.locator(".found")
    expect(found.get_by_role("img")).to_be_visible()
    expect(found).to_contain_text(re.compile(r"Marked on #1: [1-9]\d?% of the picture"))
    assert found.locator(".mark").evaluate(COLOURED)
    assert violations(talking) == []
    assert made(talking)[1:] == []

    talking.button("Go", plan).click()
    talking.settled()
    expect(talking.cards.last).to_be_visible()
    recipe = talking.stored()["images"][-1]["versions"][-1]["recipe"]
    assert (recipe["kind"], recipe["values"]["outside"] > 0) == ("mask", True)


def test_a_step_is_left_out_and_another_one_changed_before_it_goes(talking: Person) -> None:
    plan = wanting(talking, *FOUND)
    talking.button("Leave out step 3", plan).click()
    talking.button("Change step 2", plan).click()
    line = plan.get_by_label("Step 2 as a command")
    expect(line).to_be_focused()
    line.fill("/contrast factor=1.4")
    line.press("Enter")
    expect(plan.get_by_role("status")).to_have_text("In all: price not known")
    talking.button("Go", plan).click()
    talking.settled()
    assert len(made(talking)) == 2
    assert "contrast" in json.dumps(talking.stored()["images"][-1]["versions"][-1]["recipe"])


def test_cancel_changes_nothing_and_the_list_is_there_after_a_reload(talking: Person) -> None:
    wanting(talking, *FOUND)
    talking.page.reload()
    plan = talking.turns.last.get_by_role("region", name=TITLE)
    talking.button("Cancel", plan).click()
    talking.settled()
    expect(talking.turns.last).to_contain_text("Nothing was done.")
    assert len(made(talking)) == 1


def test_it_can_be_marked_by_oneself_instead(talking: Person) -> None:
    wanting(talking, *FOUND)
    talking.button("Mark it myself").click()
    expect(talking.dialog).to_be_visible()


def test_it_fits_the_narrowest_phone(visit: Visit, connected: Studio) -> None:
    person = visit(connected, phone=True, viewport={"width": 320, "height": 640})
    person.start()
    person.paint()
    plan = wanting(person, *FOUND)
    person.button("Change step 2", plan).tap()
    assert person.page.evaluate(TOO_WIDE) <= 0
    assert person.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []

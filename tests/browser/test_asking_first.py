"""A model that wants to paint more than was asked for has to wait for a yes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person

WANTS = 'what about foxes? use the tool image with {"prompt": "a red fox"} 12 times'


def test_twelve_pictures_wait_for_a_click(bea: Person) -> None:
    bea.start()
    bea.say(WANTS)
    bea.settled()
    question = bea.turns.last.locator(".question")
    expect(question).to_contain_text(
        re.compile(r"The model wants to paint 12 pictures\. It will cost about \$0\.\d\d\.")
    )
    expect(bea.cards).to_have_count(0)

    bea.button("Only the first", question).click()
    bea.painted()
    expect(bea.said()).to_contain_text("Only the first")
    expect(bea.cards).to_have_count(1)
    (picture,) = bea.stored()["images"]
    assert picture["versions"][0]["recipe"]["values"]["prompt"] == "a red fox"


@pytest.mark.matrix
def test_none_paints_none_and_the_answer_can_be_typed(bea: Person) -> None:
    bea.start()
    bea.say(WANTS.replace("12", "3"))
    bea.settled()
    bea.say("no")
    expect(bea.words).to_have_text("Nothing was painted.")
    expect(bea.cards).to_have_count(0)

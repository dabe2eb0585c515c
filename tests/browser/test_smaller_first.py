"""A picture that is too large for what is asked: one click makes it smaller and goes on."""

from __future__ import annotations

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.test_uploads import arrived, chosen, file

SIDE = 6400
"""41 megapixels: too many for an AVIF in the memory that a worker may have, and a few kilobytes as a drawing."""


def test_a_click_makes_it_smaller_and_does_what_was_asked(ada: Person) -> None:
    drawn = BytesIO()
    Image.new("1", (SIDE, SIDE), 1).save(drawn, "PNG")
    chosen(ada, file("plan.png", drawn.getvalue(), "image/png"))
    arrived(ada, 1)
    ada.say("convert it to avif")
    ada.settled()
    question = ada.turns.last.locator(".question")
    expect(question).to_contain_text("Make the picture smaller first.")

    ada.button(
        re.compile(r"Shrink it to 12 megapixels and go on|Shrink it to 24 megapixels and go on"), question
    ).click()
    ada.settled()
    (picture,) = ada.stored()["images"]
    done = [version["recipe"]["by"] for version in picture["versions"]]
    assert done[-2:] == ["operation:resize", "operation:convert"]
    assert picture["versions"][-1]["media_type"] == "image/avif"
    expect(ada.words).to_contain_text("converted to AVIF")

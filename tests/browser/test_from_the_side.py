"""A surface seen from the side: its corners are pulled, it is shown from the front, and can be pulled again."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting
from tests.browser.person import Person
from tests.browser.refining import newest, pixels
from tests.browser.test_accessibility import violations
from tests.browser.test_light import difference
from tests.browser.test_whole_pictures import picked


def squares() -> bytes:
    """600 × 400 in squares of which no two beside each other have the same colour: what is off by a little shows."""
    image = Image.new("RGB", (600, 400))
    draw = ImageDraw.Draw(image)
    for down in range(8):
        for across in range(12):
            colour = (across * 21, down * 32, 220 if (across + down) % 2 else 30)
            draw.rectangle((across * 50, down * 50, across * 50 + 49, down * 50 + 49), fill=colour)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_what_lies_between_corners_is_shown_from_the_front_as_the_server_makes_it(ada: Person) -> None:
    picked(ada, "squares.png", squares())
    gathered = ada.page.locator(".gathered")
    adjusting = Adjusting.opened(ada, gathered)
    ada.button("Turn 90°", ada.dialog).click()
    ada.dialog.get_by_role("radio", name="Perspective").click()
    adjusting.frame = ada.dialog.get_by_role("group", name="What is seen from the side")
    adjusting.drag("Top left corner", (70, 40))
    adjusting.drag("Bottom right corner", (-40, -90))
    ada.button("Top right corner", adjusting.frame).focus()
    ada.page.keyboard.press("Shift+ArrowDown")
    ada.page.keyboard.press("ArrowLeft")
    assert violations(ada) == []
    adjusting.tool("Adjust")  # where all of it is seen without a frame
    canvas = ada.page.locator(".adjust-room > .canvas")
    shown = Image.open(BytesIO(canvas.screenshot(animations="disabled"))).convert("RGB")
    adjusting.done()
    made = newest(ada)
    (turn, front) = made["recipe"]["values"]["steps"]
    assert (turn["name"], front["name"]) == ("rotate", "perspective")
    result = pixels(ada).convert("RGB")
    assert result.size == (made["width"], made["height"])
    assert difference(result.resize(shown.size), shown) < 6
    again = Adjusting.opened(ada, gathered)
    ada.dialog.get_by_role("radio", name="Perspective").click()
    again.frame = ada.dialog.get_by_role("group", name="What is seen from the side")
    again.drag("Bottom left corner", (30, -20))
    again.done()
    (_, moved) = newest(ada)["recipe"]["values"]["steps"]
    before, after = (step["options"]["corners"].split(",") for step in (front, moved))
    assert before[:6] == after[:6] and before[6:] != after[6:]
    assert newest(ada)["parent"] == made["parent"]
    expect(ada.dialog).to_have_count(0)

"""Light and colour on the graphics card: seen at once while a slider moves, and as the server draws it.

A machine that tests has no card: the one that its processor plays, which the page would leave alone, is given another
name here.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Route, expect

from tests.browser.adjusting import Adjusting
from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_whole_pictures import picked
from tests.running import Studio

NEAR = 2.5
"""Levels of 255 by which the two may differ on the whole: the server rounds after each operation."""
A_CARD = """
const asked = WebGL2RenderingContext.prototype.getParameter
WebGL2RenderingContext.prototype.getParameter = function (name) {
  const said = asked.call(this, name)
  return typeof said === 'string' ? said.replace(/swiftshader|llvmpipe|software/gi, 'a card') : said
}
"""
NO_CARD = "() => !document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })"


@pytest.mark.parametrize(
    "moved",
    [
        {"Brightness": "1.3", "Contrast": "1.4"},
        {"Saturation": "1.8", "Warmth": "60"},
        {"Highlights": "-70", "Shadows": "80", "Contrast": "0.7"},
        {"Exposure": "0.8", "Gamma": "1.5", "Tint": "-60"},
        {"Black": "40", "White": "220", "Middle": "1.4"},
        {"Red": "70", "Blue": "-60", "Vibrance": "80"},
    ],
    ids="+".join,
)
def test_what_is_seen_at_once_is_what_the_server_draws(visit: Visit, offline: Studio, moved: dict[str, str]) -> None:
    ada = visit(offline)
    ada.forgive("GPU stall")  # of the card that is played
    ada.context.add_init_script(A_CARD)
    ada.start()
    if ada.page.evaluate(NO_CARD):
        pytest.skip("This Chromium lets no page use a graphics card, so the server alone draws")
    picked(ada, "sky.png", sky())
    adjusting = Adjusting.opened(ada, ada.page.locator(".gathered"))
    adjusting.tool("Adjust")
    before = seen(ada)
    held: list[Route] = []
    draws = False
    ada.page.route("**/operations/draft", lambda route: route.continue_() if draws else held.append(route))
    for name, value in moved.items():
        adjusting.slider(name).fill(value)
    expect(ada.page.locator(".light-layer")).to_be_visible()
    expect(ada.dialog.locator(".editor-status")).to_be_visible()
    at_once = seen(ada)
    assert difference(before, at_once) > 2 * NEAR
    draws = True
    for route in held:
        route.continue_()
    expect(ada.dialog.locator(".editor-status")).to_have_count(0)
    expect(ada.page.locator(".light-layer")).to_be_hidden()
    assert difference(at_once, seen(ada)) < NEAR


def sky() -> bytes:
    """All colours and shades, and nothing that scaling would change."""
    dark, light = Image.linear_gradient("L").resize((900, 600)), Image.radial_gradient("L").resize((900, 600))
    file = BytesIO()
    Image.merge("RGB", (dark, light, dark.transpose(Image.Transpose.FLIP_TOP_BOTTOM))).save(file, "PNG")
    return file.getvalue()


def seen(person: Person) -> Image.Image:
    """The picture as it stands on the screen, where nothing lies over it."""
    box = person.page.locator(".adjust-room > .canvas").bounding_box()
    assert box is not None
    part = {"x": box["x"] + 20, "y": box["y"] + 80, "width": box["width"] - 40, "height": box["height"] - 160}
    return Image.open(BytesIO(person.page.screenshot(clip=part))).convert("RGB")  # type: ignore[arg-type]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Levels, on the whole."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)

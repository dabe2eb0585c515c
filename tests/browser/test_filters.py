"""Looks for the whole picture: each shown on it, small; one click sets it, and all of it can still be moved."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations
from tests.browser.test_light import sky
from tests.browser.test_whole_pictures import picked

MEAN = """canvas => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const sums = [0, 0, 0]
  for (let at = 0; at < data.length; at++) if (at % 4 < 3) sums[at % 4] += data[at]
  return sums.map((sum) => Math.round(sum / (data.length / 4)))
}"""


def test_a_look_is_seen_before_it_is_taken_and_moved_after(ada: Person) -> None:
    picked(ada, "sky.png", sky())
    adjusting = Adjusting.opened(ada, ada.page.locator(".gathered"))
    ada.page.keyboard.press("f")
    looks = ada.dialog.get_by_role("radiogroup", name="Filters")
    expect(looks.get_by_role("radio")).to_have_count(17)
    none, mono = looks.get_by_role("radio", name="None"), looks.get_by_role("radio", name="Mono")
    ada.page.wait_for_function("() => document.querySelector('.look canvas')?.width > 100")
    red, green, blue = none.locator("canvas").evaluate(MEAN)
    assert len({red, green, blue}) > 1
    assert max(grey := mono.locator("canvas").evaluate(MEAN)) - min(grey) <= 1
    with adjusting.drafted() as drafted:
        mono.click()
    assert drafted.value.request.post_data_json["operations"] == [{"type": "saturation", "factor": 0}]
    with adjusting.drafted():
        adjusting.slider("Strength").fill("50")
    assert violations(ada) == []
    adjusting.tool("Adjust")
    expect(adjusting.slider("Saturation")).to_have_value("0.5")
    with adjusting.drafted():
        adjusting.slider("Saturation").fill("0.4")
    adjusting.tool("Filters")
    with adjusting.drafted():
        mono.press("ArrowRight")
    expect(looks.get_by_role("radio", name="Noir")).to_be_checked()
    adjusting.done()
    recipe = newest(ada)["recipe"]["values"]["steps"]
    assert [step["name"] for step in recipe] == ["contrast", "exposure", "saturation", "grain"]

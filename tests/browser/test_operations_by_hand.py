"""Every operation under the hand: switches, choices and colours beside sliders; what frames it as it is shown."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations
from tests.browser.test_light import difference, seen, sky
from tests.browser.test_whole_pictures import picked


def opened(ada: Person) -> Adjusting:
    picked(ada, "sky.png", sky())
    adjusting = Adjusting.opened(ada, ada.page.locator(".gathered"))
    adjusting.tool("Adjust")
    return adjusting


def test_what_is_on_or_off_has_a_switch_and_brings_its_options(ada: Person) -> None:
    adjusting = opened(ada)
    expect(adjusting.slider("Bits of each colour")).to_have_count(0)
    with adjusting.drafted() as drafted:
        ada.dialog.get_by_role("switch", name="Posterise").check()
    assert drafted.value.request.post_data_json["operations"] == [{"type": "posterise"}]
    with adjusting.drafted():
        adjusting.slider("Bits of each colour").fill("2")
    expect(ada.dialog.get_by_role("radiogroup", name="Tones")).to_have_count(0)
    with adjusting.drafted():
        adjusting.slider("Red").fill("30")
    with adjusting.drafted():
        ada.dialog.get_by_role("radiogroup", name="Tones").get_by_role("radio", name="Dark").click()
    expect(ada.dialog.get_by_role("button", name="Colour 2 set")).to_be_visible()
    assert violations(ada) == []
    adjusting.done()
    assert [(step["name"], step["options"]) for step in newest(ada)["recipe"]["values"]["steps"]] == [
        ("balance", {"red": 30, "green": 0, "blue": 0, "range": "shadows"}),
        ("posterise", {"bits": 2, "levels": 0}),
    ]
    again = Adjusting.opened(ada, ada.page.locator(".gathered"))
    again.tool("Adjust")
    expect(ada.dialog.get_by_role("switch", name="Posterise")).to_be_checked()
    expect(again.slider("Red")).to_have_value("30")


def test_a_frame_looks_as_it_will_be(ada: Person) -> None:
    adjusting = opened(ada)
    ada.button("Frame", ada.dialog).click()
    plain = seen(ada)
    adjusting.slider("Vignette").fill("60")
    dark = seen(ada)
    assert difference(plain, dark) > 10
    adjusting.slider("Border").fill("40")
    ada.dialog.get_by_role("radio", name="Amber").click()
    adjusting.slider("Rounded corners").fill("100")
    shown = ada.page.locator(".adjust-room > .canvas")
    box = shown.bounding_box()
    assert box is not None
    picture = Image.open(BytesIO(shown.screenshot(animations="disabled"))).convert("RGB")
    adjusting.done()
    made = newest(ada)
    assert (made["width"], made["height"]) == (980, 680)
    image = ada.stored()["images"][0]
    file = ada.page.request.get(f"{ada.studio.url}/api/v1/images/{image['id']}/file?version={made['id']}")
    result = Image.open(BytesIO(file.body())).convert("RGBA")
    ground = Image.new("RGBA", result.size, picture.getpixel((0, 0)))
    ground.alpha_composite(result)
    assert difference(ground.convert("RGB").resize(picture.size), picture) < 3

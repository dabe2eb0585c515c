"""The form for one picture outside of the conversation."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.matrix import matrix
from tests.running import Studio
from tests.upstream.running import Upstream

PER_MINUTE = 10
LOADED = "() => [...document.querySelectorAll('.styles img')].every((one) => one.naturalWidth === 160)"
UNFIT = """(width) => [...document.querySelectorAll('.imageform :is(.btn, .style, .ratio)')]
  .filter((one) => {
    const { left, right, height } = one.getBoundingClientRect()
    return left < 0 || right > width || height < 44 || one.scrollWidth > one.clientWidth
  })
  .map((one) => one.outerHTML.slice(0, 120))"""
"""The controls of the form that are cut off, or too low for a finger."""

WATCHED = """() => {
  window.seen = new Set()
  const seen = (img) => window.seen.add(img.getAttribute('src'))
  const look = () => document.querySelectorAll('.painting img').forEach(seen)
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
}"""
"""Notes which previews are shown from here on."""


def opened(person: Person) -> Locator:
    """The form over the studio."""
    person.button("New picture").click()
    form = person.page.get_by_role("dialog", name="New picture")
    expect(form.get_by_label("Prompt", exact=True)).to_be_focused()
    return form


def generate(form: Locator, prompt: str) -> None:
    form.get_by_label("Prompt", exact=True).fill(prompt)
    form.get_by_role("button", name=re.compile("^Generate")).click()


def test_a_picture_is_made_with_its_refined_prompt_and_added_to_a_conversation(bea: Person, upstream: Upstream) -> None:
    form = opened(bea)
    generate(form, "a fox in the snow")
    picture = form.get_by_role("img", name="a fox in the snow")
    expect(picture).to_be_visible()
    refined = form.get_by_label("Refined prompt")
    expect(refined).to_have_value(re.compile("a fox in the snow, in soft evening light"))
    assert bea.api("GET", "/conversations")["conversations"] == []
    with bea.page.expect_download() as waiting:
        bea.button("Download", form).click()
    assert re.search(r"20\d{6}-\d{6}\.png$", waiting.value.suggested_filename)
    bea.button(re.compile("^Add to a new conversation"), form).click()
    form.get_by_role("link", name="Show in conversation").click()
    expect(bea.cards).to_have_count(1)
    expect(bea.chip).to_contain_text("#1")


def paintings(upstream: Upstream) -> list[dict[str, Any]]:
    """All requests so far that asked for a picture."""
    return [each for each in upstream.seen()["requests"] if "image" in str(each["body"].get("modalities"))]


def test_what_is_painted_is_found_again_after_a_reload_and_painted_once(bea: Person, upstream: Upstream) -> None:
    before = len(paintings(upstream))
    form = opened(bea)
    with bea.page.expect_response("**/api/generate-image"):
        generate(form, "a fox in the rain")
    bea.page.reload()
    form = opened(bea)
    expect(form.get_by_role("img", name="a fox in the rain")).to_be_visible()
    expect(form.get_by_label("Prompt", exact=True)).to_have_value("a fox in the rain")
    assert len(paintings(upstream)) == before + 1
    bea.page.reload()
    form = opened(bea)
    expect(form.get_by_role("img", name="a fox in the rain")).to_be_visible()
    bea.button("Clear", form).click()
    bea.page.reload()
    expect(opened(bea).get_by_label("Prompt", exact=True)).to_have_value("")


@pytest.mark.matrix
def test_a_rewritten_prompt_is_sent_exactly_as_it_stands(bea: Person, upstream: Upstream) -> None:
    form = opened(bea)
    generate(form, "a fox")
    refined = form.get_by_label("Refined prompt")
    expect(refined).to_be_visible()
    refined.fill("precisely these words")
    form.get_by_role("button", name=re.compile("^Generate from these words")).click()
    expect(refined).to_have_value("precisely these words")
    expect(form.get_by_role("button", name=re.compile("^Generate again"))).to_be_visible()
    sent = upstream.calls("google/gemini-3.1-flash-image")[-1]["messages"][-1]["content"]
    assert "precisely these words" in str(sent)
    assert "evening light" not in str(sent)


@pytest.mark.matrix
def test_the_context_is_off_without_a_conversation_and_says_why(bea: Person) -> None:
    form = opened(bea)
    context = form.get_by_role("group", name="From the conversation")
    expect(form.get_by_label("Last messages")).to_be_disabled()
    expect(context).to_contain_text("Open a conversation first, to use what was said in it.")
    bea.page.keyboard.press("Escape")
    bea.say("We talk about a lighthouse called Hester")
    bea.settled()
    form = opened(bea)
    expect(form.get_by_label("Last messages")).to_be_enabled()
    expect(form.get_by_label("How many messages")).to_be_disabled()
    form.get_by_label("Last messages").check()
    expect(form.get_by_label("How many messages")).to_be_enabled()


@pytest.mark.matrix
def test_the_conversation_is_read_when_it_is_ticked(bea: Person, upstream: Upstream) -> None:
    bea.say("We talk about a lighthouse called Hester")
    bea.settled()
    form = opened(bea)
    form.get_by_label("Last messages").check()
    generate(form, "paint it at night")
    expect(form.get_by_label("Refined prompt")).to_be_visible()
    asked = [str(call["messages"]) for call in upstream.calls("anthropic/claude-haiku-4.5")]
    assert any("paint it at night" in call and "Hester" in call for call in asked)


@pytest.mark.matrix
def test_it_goes_on_while_it_is_closed_and_clear_empties_it(ada: Person) -> None:
    form = opened(ada)
    generate(form, "a watercolour mountain")
    ada.page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    ada.button("New picture").click()
    expect(form.get_by_role("img", name="a watercolour mountain")).to_be_visible()
    ada.button("Clear", form).click()
    expect(form.get_by_role("img")).to_have_count(0)
    expect(form.get_by_label("Prompt", exact=True)).to_have_value("")


def test_stop_ends_it_here_and_at_the_provider(visit: Visit, connected: Studio, upstream: Upstream) -> None:
    bea = visit(connected)
    bea.prefer(image_model="openrouter/fault/stall")
    bea.start()
    before, asked = upstream.seen()["closed_early"], upstream.service.counts["fault/stall"]
    form = opened(bea)
    generate(form, "a fox")
    upstream.wait_until_asked("fault/stall", asked + 1)
    bea.button("Stop", form).click()
    expect(form).to_contain_text("Stopped after")
    upstream.wait_until_closed_early(before + 1)
    expect(form.get_by_role("button", name=re.compile("^Generate"))).to_be_enabled()


def half_painted(visit: Visit, connected: Studio) -> tuple[Person, Locator]:
    """Somebody, and the form in which a picture came to be seen and comes no further."""
    bea = visit(connected)
    bea.prefer(image_model="openrouter/fault-images/stall-midway")
    bea.start()
    form = opened(bea)
    generate(form, "a fox")
    expect(form.locator(".painting img.loaded")).to_have_attribute("src", re.compile("^/api/v1/previews/"))
    assert form.locator(".painting img.loaded").evaluate("(img) => img.naturalWidth") > 0
    return bea, form


def test_a_picture_is_seen_while_it_is_painted_until_stop(visit: Visit, connected: Studio, upstream: Upstream) -> None:
    before = upstream.seen()["closed_early"]
    bea, form = half_painted(visit, connected)
    expect(form.get_by_role("progressbar")).to_be_visible()
    expect(form.locator(".painting-foot")).to_contain_text("Painting with stall-midway")
    bea.button("Stop", form).click()
    expect(form).to_contain_text("Stopped after")
    expect(form.locator(".painting")).to_have_count(0)
    upstream.wait_until_closed_early(before + 1)


def test_after_a_reload_it_goes_on_and_stop_still_ends_it_at_the_provider(
    visit: Visit, connected: Studio, upstream: Upstream
) -> None:
    before = upstream.seen()["closed_early"]
    bea, _ = half_painted(visit, connected)
    bea.page.reload()
    form = opened(bea)
    expect(form.get_by_role("progressbar")).to_be_visible()
    bea.button("Stop", form).click()
    expect(form).to_contain_text("Stopped after")
    upstream.wait_until_closed_early(before + 1)


def test_the_offline_studio_shows_its_picture_coming_too(ada: Person) -> None:
    form = opened(ada)
    ada.page.evaluate(WATCHED)
    generate(form, "a watercolour mountain")
    expect(form.get_by_role("img", name="a watercolour mountain")).to_be_visible()
    assert ada.page.evaluate("() => window.seen.size") > 0


@matrix(
    "model, status, said",
    [("fault/402-credits", 502, "credits"), ("fault/empty", 502, "answered with nothing")],
)
def test_a_fault_keeps_the_prompt_and_offers_a_way_on(
    visit: Visit, connected: Studio, model: str, status: int, said: str
) -> None:
    bea = visit(connected)
    bea.forgive(f"status of {status}")
    bea.prefer(image_model=f"openrouter/{model}")
    bea.start()
    form = opened(bea)
    generate(form, "a fox")
    alert = form.get_by_role("alert")
    expect(alert).to_contain_text(re.compile(said))
    expect(bea.button("Retry", alert)).to_be_visible()
    bea.button("Edit prompt", alert).click()
    expect(form.get_by_label("Prompt", exact=True)).to_be_focused()
    expect(form.get_by_label("Prompt", exact=True)).to_have_value("a fox")


def test_another_model_is_offered_by_name_and_paints_once_it_is_pressed(visit: Visit, connected: Studio) -> None:
    bea = visit(connected)
    bea.forgive("status of 502")
    bea.prefer(image_model="openrouter/fault/503")
    bea.start()
    form = opened(bea)
    generate(form, "a fox")
    offered = form.get_by_role("alert").get_by_role("button", name=re.compile(r"^Use .+ \(OpenRouter\)"))
    offered.click()
    expect(form.get_by_role("img", name="a fox")).to_be_visible()
    assert bea.api("GET", "/session")["settings"]["image_model"] == "openrouter/fault/503"


@pytest.mark.matrix
def test_an_empty_prompt_is_asked_for(ada: Person) -> None:
    form = opened(ada)
    form.get_by_role("button", name=re.compile("^Generate")).click()
    expect(form.get_by_role("alert")).to_contain_text("There is no prompt yet")
    expect(form.get_by_label("Prompt", exact=True)).to_have_attribute("aria-invalid", "true")


@pytest.mark.matrix
def test_after_ten_in_a_minute_it_counts_down(ada: Person) -> None:
    ada.forgive("status of 429")
    for _ in range(PER_MINUTE):
        ada.context.request.post(f"{ada.studio.url}/api/generate-image", data={"prompt": ""})
    form = opened(ada)
    generate(form, "a fox")
    expect(form.get_by_role("alert")).to_contain_text("Too many pictures at once")
    waiting = form.locator(".if-foot").get_by_role("button", name=re.compile(r"^Wait \d+ s$"))
    expect(waiting).to_be_disabled()
    first = waiting.inner_text()
    expect(waiting).not_to_have_text(first)
    expect(form.get_by_label("Prompt", exact=True)).to_have_value("a fox")


def test_a_style_is_chosen_by_key_from_its_picture_and_painted(ada: Person) -> None:
    form = opened(ada)
    tiles = form.get_by_role("radiogroup", name="Style")
    pictures = tiles.locator("img")
    expect(pictures).to_have_count(6)
    tiles.get_by_role("radio", name="None").focus()
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight"):
        ada.page.keyboard.press(key)
    ink = tiles.get_by_role("radio", name="Ink")
    expect(ink).to_be_focused()
    expect(ink).to_be_checked()
    expect(tiles.locator("[tabindex='0']")).to_have_count(1)
    ada.page.wait_for_function(LOADED)
    generate(form, "a mountain")
    expect(form.get_by_label("Refined prompt")).to_have_value("a mountain, ink drawing, sure black lines")
    expect(form.get_by_role("img", name="a mountain")).to_be_visible()
    expect(form).to_contain_text("in ink")


@matrix(("width", "scheme"), [(320, "light"), (390, "dark")])
def test_its_buttons_fit_a_finger_and_a_small_phone_in_german(
    visit: Visit, offline: Studio, width: int, scheme: str
) -> None:
    viewport = {"width": width, "height": 640}
    person = visit(offline, phone=True, viewport=viewport, locale="de-DE", color_scheme=scheme, bypass_csp=True)
    person.open()
    person.button("Neues Bild").click()
    form = person.page.get_by_role("dialog", name="Neues Bild")
    form.get_by_label("Prompt", exact=True).fill("ein Berg am See")
    person.button(re.compile("^Erzeugen"), form).click()
    expect(form.get_by_role("img", name="ein Berg am See")).to_be_visible()
    expect(person.button("Zu neuer Unterhaltung hinzufügen", form)).to_be_visible()
    assert person.page.evaluate(UNFIT, width) == []
    assert violations(person) == []


@pytest.mark.matrix
def test_it_stands_in_settings_too(ada: Person) -> None:
    ada.open("/settings/image")
    form = ada.page.get_by_role("tabpanel")
    generate(form, "a watercolour mountain")
    expect(form.get_by_role("img", name="a watercolour mountain")).to_be_visible()
    ada.button("Open full size", form).click()
    expect(ada.page.get_by_role("dialog", name=re.compile("^Full size"))).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(form).to_be_visible()

"""What a provider can do wrong, as a person meets it: what happened, what to do, and a way on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.matrix import matrix
from tests.running import Studio
from tests.upstream.running import Upstream


def failing(visit: Visit, studio: Studio, model: str, **settings: str | bool) -> Person:
    person = visit(studio)
    person.prefer(image_model=model, **settings)
    person.start()
    return person


def notice(person: Person) -> Locator:
    return person.turns.last.locator(".notice")


def test_retry_paints_once_the_fault_is_gone(visit: Visit, connected: Studio, upstream: Upstream) -> None:
    before = len(upstream.calls("fault/503-once"))
    upstream.service.counts.pop("fault/503-once", None)
    bea = failing(visit, connected, "fault/503-once")
    bea.say("/image a fox in the snow")
    expect(notice(bea)).to_have_role("alert")
    expect(notice(bea).get_by_role("heading")).not_to_be_empty()
    bea.button("Retry", notice(bea)).click()
    bea.painted()
    expect(bea.said()).to_have_text(re.compile("/image a fox in the snow"))
    assert len(upstream.calls("fault/503-once")) == before + 2


@matrix(
    "model, said",
    [
        ("fault/402-credits", "credits"),
        ("fault/403-moderation", "violence"),
        ("fault/404", "model"),
        ("fault/html", "page"),
        ("fault/cut-base64", "picture"),
        ("fault/empty", "picture"),
        ("fault/mid-stream-error", "down"),
        ("fault/402-typed-key-limit", "key has reached its limit"),
        ("fault/availability-privacy_restricted", "privacy settings"),
        ("fault/availability-free_variant_ended", "no longer free"),
        ("fault/400-context", "prompt is too long"),
        ("fault/page-login", "sign-in page"),
        ("fault/page-404", "OPENROUTER_API_URL"),
        ("fault/svg", "SVG"),
    ],
)
def test_a_fault_says_what_happened_and_what_to_do_and_leaves_nothing_spinning(
    visit: Visit, connected: Studio, model: str, said: str
) -> None:
    bea = failing(visit, connected, model)
    bea.say("/image a fox in the snow")
    expect(notice(bea).get_by_role("heading")).not_to_be_empty()
    expect(notice(bea)).to_contain_text(re.compile(said, re.IGNORECASE))
    assert len(notice(bea).locator("p").first.inner_text()) > 20
    expect(bea.button("Retry", notice(bea))).to_be_visible()
    bea.settled()
    expect(bea.page.locator("main [aria-busy=true]")).to_have_count(0)
    bea.button("Edit message", notice(bea)).click()
    expect(bea.page.get_by_label("Edit your message")).to_have_value("/image a fox in the snow")


@matrix(
    "model, step",
    [
        ("fault/402-credits", "Add credits"),
        ("fault/402-typed-key-limit", "Raise the key’s limit"),
    ],
)
def test_money_that_is_missing_leads_to_where_it_is_added(
    visit: Visit, connected: Studio, model: str, step: str
) -> None:
    bea = failing(visit, connected, model)
    bea.say("/image a fox in the snow")
    first = notice(bea).get_by_role("link", name=step)
    expect(first).to_have_class(re.compile("primary"))
    expect(first).to_have_attribute("href", re.compile("^https://openrouter.ai/settings/"))
    expect(first).to_have_attribute("rel", "noopener noreferrer")


def test_another_model_is_a_button_with_its_name_and_paints_only_once_it_is_pressed(
    visit: Visit, connected: Studio
) -> None:
    bea = failing(visit, connected, "fault/503")
    bea.say("/image a fox in the snow")
    offered = notice(bea).locator(".btn.primary")
    expect(offered).to_contain_text(re.compile(r"^Use .+ \(OpenRouter\)"))
    expect(bea.cards).to_have_count(0)
    name = re.findall(r"Use (.+?) \(OpenRouter\)", offered.inner_text())[0]
    offered.click()
    card = bea.painted()
    expect(card).to_contain_text(name)
    expect(bea.said()).to_have_text(re.compile("/image a fox in the snow"))
    chosen = bea.api("GET", "/session")["settings"]["image_model"]
    assert chosen == "fault/503"  # for the next words nothing is another


def test_the_words_that_were_objected_to_are_named_and_marked_where_they_are_changed(
    visit: Visit, connected: Studio
) -> None:
    bea = failing(visit, connected, "fault/403-moderation")
    bea.say("/image a … fox")
    expect(notice(bea).locator("q")).to_have_text("a …")
    expect(notice(bea).locator(".btn.primary")).to_have_text("Edit message")
    bea.button("Edit message", notice(bea)).click()
    area = bea.page.get_by_label("Edit your message")
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == "a …"


def test_a_limit_counts_down_until_retry_may_be_pressed(visit: Visit, connected: Studio) -> None:
    bea = failing(visit, connected, "fault/429-retry-2")
    bea.say("/image a fox")
    waiting = bea.button(re.compile(r"Retry in \d s"), notice(bea))
    expect(waiting).to_have_attribute("aria-disabled", "true")
    expect(bea.button("Retry", notice(bea))).to_be_visible()


@pytest.mark.matrix
def test_a_limit_of_hours_is_told_in_words_and_keeps_nobody_from_trying(visit: Visit, connected: Studio) -> None:
    bea = failing(visit, connected, "fault/429-hour")
    bea.say("/image a fox")
    expect(notice(bea)).to_contain_text("in about 5 hours")
    expect(bea.button("Retry", notice(bea))).not_to_have_attribute("aria-disabled", "true")
    bea.button("Open settings", notice(bea)).click()
    expect(bea.page.get_by_role("tab", name="Models")).to_have_attribute("aria-selected", "true")


@pytest.mark.matrix
def test_a_failed_picture_shows_what_it_cost(visit: Visit, connected: Studio) -> None:
    bea = failing(visit, connected, "fault/content-filter", better_context=False)
    bea.say("/image a fox")
    expect(notice(bea)).to_contain_text("You were charged $0.04.")
    expect(bea.turns.last.locator(".spent")).to_have_text("$0.04")


@pytest.mark.matrix
def test_a_stopped_picture_shows_that_its_cost_is_still_to_be_told(
    visit: Visit, connected: Studio, upstream: Upstream
) -> None:
    bea = failing(visit, connected, "fault/comments-only")
    bea.say("/image a fox")
    upstream.wait_until_asked("fault/comments-only")
    bea.button("Stop", bea.turns.last).click()
    expect(bea.turns.last.locator(".spent")).to_have_text("cost follows")
    bea.page.reload()
    expect(bea.turns.last.locator(".spent")).to_have_text(re.compile(r"^cost follows$|^\$0\.\d+$"))


@pytest.mark.matrix
def test_a_silent_model_is_said_to_be_waited_for(visit: Visit, connected: Studio) -> None:
    bea = failing(visit, connected, "", chat_model="fault/stall-midway")
    bea.say("Tell me")
    expect(bea.turns.last.locator(".status")).to_contain_text("Waiting for fault/stall-midway to go on", timeout=20_000)
    expect(bea.words).to_have_text("Half a sen")
    bea.button("Stop").click()


def test_words_that_came_before_a_fault_are_kept(visit: Visit, connected: Studio) -> None:
    bea = failing(visit, connected, "", chat_model="fault/mid-stream-error")
    bea.say("Tell me")
    expect(notice(bea)).to_be_visible()
    expect(bea.words).to_have_text("Half a sen")
    bea.page.reload()
    expect(bea.words).to_have_text("Half a sen")
    expect(notice(bea).get_by_role("heading")).not_to_be_empty()


def test_a_chosen_model_without_its_key_gives_way_and_a_line_says_so(visit: Visit, offline: Studio) -> None:
    ada = failing(visit, offline, "openrouter/google/gemini-3.1-flash-image")
    ada.paint("/image a fox")
    expect(ada.turns.last).to_contain_text("OpenRouter is not connected yet, so Sketchbook (offline) paints.")
    expect(notice(ada)).to_have_count(0)

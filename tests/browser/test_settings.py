"""Settings: every page of them, and that what is chosen holds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio
from tests.upstream.running import Upstream

TABS = [
    *("General", "Image", "Models", "Files", "Memory pad", "Account", "Providers", "Usage"),
    *("API tokens", "Administration", "About"),
]
CHEAP, CHAT = "anthropic/claude-haiku-4.5", "google/gemini-3-flash-preview"


def panel(person: Person, tab: str = "") -> Locator:
    """The open page of Settings, after its tab was chosen."""
    if tab:
        person.page.get_by_role("tab", name=tab, exact=True).click()
        expect(person.page.get_by_role("tabpanel").get_by_role("heading", level=3).first).to_have_text(tab)
    return person.page.get_by_role("tabpanel")


def saved(person: Person, click: Locator) -> None:
    """Clicks and waits until the server has taken it."""
    with person.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        click.click()


def test_every_page_has_an_address_and_the_studio_stays_behind(ada: Person) -> None:
    ada.say("/help ")
    ada.settled()
    address = ada.page.url
    ada.button("Settings").click()
    expect(ada.page.get_by_role("tab")).to_have_text(TABS)
    for tab in TABS:
        expect(panel(ada, tab)).to_be_visible()
    expect(ada.page).to_have_url(re.compile("/settings/about$"))
    ada.page.reload()
    expect(ada.page.get_by_role("tab", name="About")).to_have_attribute("aria-selected", "true")
    ada.page.go_back()
    expect(ada.page).to_have_url(address)
    expect(ada.turns).to_have_count(1)


def test_the_memory_pad_is_kept_and_goes_with_every_message(bea: Person, upstream: Upstream) -> None:
    bea.open("/settings/memory")
    pad = bea.page.get_by_label("Memory pad", exact=True).and_(bea.page.locator("textarea"))
    pad.fill("Our colours are viridian and cream.")
    expect(panel(bea).get_by_role("status")).to_have_text("Saved")
    bea.page.reload()
    expect(pad).to_have_value("Our colours are viridian and cream.")
    bea.page.keyboard.press("Escape")
    bea.say("Which colours do we use?")
    bea.settled()
    assert "viridian and cream" in str(upstream.calls(CHAT)[-1]["messages"])


def test_the_theme_changes_at_once_and_is_there_before_the_first_paint(ada: Person) -> None:
    ada.open("/settings/general")
    body = "getComputedStyle(document.body).backgroundColor"
    light = ada.page.evaluate(body)
    saved(ada, ada.page.get_by_role("radio", name="Dark"))
    expect(ada.page.locator("html")).to_have_attribute("data-theme", "dark")
    dark = ada.page.evaluate(body)
    assert dark != light
    ada.page.add_init_script(
        "window.addEventListener('DOMContentLoaded', () => window.first = document.documentElement.dataset.theme)"
    )
    ada.page.reload()
    expect(ada.page.get_by_role("radio", name="Dark")).to_be_checked()
    assert ada.page.evaluate("window.first") == "dark"
    assert ada.page.evaluate(body) == dark


@pytest.mark.matrix
def test_enter_can_start_a_new_line_instead(ada: Person) -> None:
    ada.open("/settings/general")
    saved(ada, ada.page.get_by_role("switch", name="Send with Enter"))
    ada.page.keyboard.press("Escape")
    ada.box.fill("one")
    ada.box.press("Enter")
    ada.box.press_sequentially("two")
    expect(ada.box).to_have_value("one\ntwo")
    ada.box.press("Control+Enter")
    expect(ada.turns).to_have_count(1)


def test_the_chosen_models_are_the_ones_that_are_asked(bea: Person, upstream: Upstream) -> None:
    bea.open("/settings/models")
    with bea.page.expect_response(re.compile("/settings$")):
        bea.button(re.compile("^Chat: ")).click()
        found = bea.page.get_by_role("combobox", name="Model that answers")
        found.fill("claude haiku")
        found.press("Enter")
    bea.page.keyboard.press("Escape")
    before = len(upstream.calls(CHAT))
    bea.say("Who are you?")
    expect(bea.words).to_contain_text("Who are you?")
    bea.settled()
    assert len(upstream.calls(CHAT)) == before
    assert any("Who are you?" in str(call["messages"][-1]) and call.get("stream") for call in upstream.calls(CHEAP))


@pytest.mark.matrix
def test_the_painting_model_and_shape_are_chosen_at_the_box(bea: Person, upstream: Upstream) -> None:
    bea.button(re.compile("^Model: ")).click()
    bea.dialog.get_by_role("combobox").fill("flux.2 pro")
    bea.dialog.get_by_role("combobox").press("Enter")
    bea.menu_choice(bea.button(re.compile("^Shape")), "16:9")
    expect(bea.button("Shape: 16:9")).to_be_visible()
    card = bea.paint()
    expect(card.locator("figcaption")).to_contain_text("FLUX.2 Pro")
    version = bea.stored()["images"][0]["versions"][0]
    assert version["width"] / version["height"] == pytest.approx(16 / 9, rel=0.05)


def test_a_token_is_shown_once_works_and_can_be_revoked_and_kept_after_all(ada: Person) -> None:
    ada.open("/settings/tokens")
    ada.page.get_by_label("Name", exact=True).fill("Backup script")
    ada.button("Make token").click()
    shown = ada.page.get_by_role("alert").get_by_role("textbox")
    token = shown.input_value()
    assert len(token) > 30
    url = f"{ada.studio.url}/api/v1/settings"
    headers = {"Authorization": f"Bearer {token}"}
    assert ada.context.request.get(url, headers=headers).ok
    ada.button("Done").click()
    expect(shown).to_have_count(0)
    ada.page.reload()
    expect(panel(ada)).to_contain_text("Backup script")
    assert token not in ada.page.content()
    ada.button("Revoke Backup script").click()
    ada.button("Undo", panel(ada)).click()
    expect(ada.button("Revoke Backup script")).to_be_visible()
    ada.button("Revoke Backup script").click()
    with ada.page.expect_response(lambda answer: answer.request.method == "DELETE" and answer.ok):
        ada.page.keyboard.press("Escape")
    assert ada.context.request.get(url, headers=headers).status == 401


def test_a_token_is_good_for_what_was_chosen_and_says_until_when(ada: Person) -> None:
    ada.open("/settings/tokens")
    ada.page.get_by_label("Name", exact=True).fill("Picture frame")
    for scope in ("Make", "Finish"):
        ada.page.get_by_role("checkbox", name=scope).uncheck()
    ada.page.get_by_label("Expires").select_option("On a day")
    expect(ada.button("Make token")).to_be_disabled()
    ada.page.get_by_label("Last day").fill("2020-01-01")
    expect(panel(ada)).to_contain_text("This day is over")
    ada.page.get_by_label("Last day").fill("2999-12-31")
    ada.button("Make token").click()
    token = ada.page.get_by_role("alert").get_by_role("textbox").input_value()
    ada.button("Done").click()
    row = panel(ada).get_by_role("listitem").filter(has_text="Picture frame")
    expect(row).to_contain_text("Look")
    expect(row).not_to_contain_text("Finish")
    expect(row).to_contain_text("expires Dec 31, 2999")
    headers = {"Authorization": f"Bearer {token}"}
    assert ada.context.request.get(f"{ada.studio.url}/api/v1/settings", headers=headers).ok
    refused = ada.context.request.post(f"{ada.studio.url}/api/v1/conversations", data={}, headers=headers)
    assert refused.json()["error"]["code"] == "scope_missing"


def test_a_webhook_shows_its_secret_once_and_what_it_was_told(ada: Person) -> None:
    """Nothing leaves this machine: the name leads to it, which is refused at each try."""
    ada.open("/settings/tokens")
    ada.page.get_by_label("Address", exact=True).fill("https://localhost/atelier")
    ada.button("Make webhook").click()
    secret = ada.page.get_by_label("Secret")
    expect(secret).to_have_value(re.compile("^whsec_.{40,}"))
    shown = secret.input_value()
    ada.button("Done", panel(ada)).click()
    ada.open("/")
    ada.say("/help")
    ada.settled()
    ada.open("/settings/tokens")
    ada.button("Deliveries", panel(ada)).click()
    told = panel(ada).get_by_role("listitem").filter(has_text="is done,").last
    expect(told).to_be_visible()
    assert shown not in ada.page.content()
    ada.button("Remove https://localhost/atelier").click()
    expect(panel(ada)).not_to_contain_text("https://localhost/atelier")


@pytest.mark.parametrize("key, said", [(False, "Not connected"), (True, "Connected by the studio")])
def test_providers_say_how_they_stand(visit: Visit, offline: Studio, connected: Studio, key: bool, said: str) -> None:
    person = visit(connected if key else offline)
    person.open("/settings/providers")
    card = person.page.locator(".provider", has_text="OpenRouter")
    expect(card.locator(".status")).to_have_text(said)
    expect(person.page.locator(".provider", has_text="Sketchbook")).to_contain_text("Always on")
    expect(card.get_by_role("link", name=re.compile("Get one at"))).to_have_count(0 if key else 1)


@pytest.mark.matrix
def test_less_motion_is_kept(lively: Person) -> None:
    lively.open("/settings/general")
    saved(lively, lively.page.get_by_role("switch", name="Less motion"))
    expect(lively.page.locator("html")).to_have_class(re.compile("still"))
    lively.page.reload()
    expect(lively.page.get_by_role("switch", name="Less motion")).to_be_checked()
    expect(lively.page.locator("html")).to_have_class(re.compile("still"))


@pytest.mark.matrix
def test_what_stands_in_for_a_model_is_no_choice_and_a_lost_one_is_named(bea: Person) -> None:
    bea.prefer(
        cheap_model="sketchbook/notes", chat_model="openrouter/nobody/nothing", image_model="openrouter/gone/gone"
    )
    bea.open("/settings/models")
    chat, refine = bea.button(re.compile("^Chat: ")), bea.button(re.compile("^Refine prompts: "))
    expect(chat).to_have_text("openrouter/nobody/nothing, not available now")
    expect(refine).to_have_text("sketchbook/notes, not available now")
    for picker in (chat, refine):
        picker.click()
        options = bea.page.get_by_role("option")
        expect(options.filter(has_text=re.compile(r"^\s*Claude Haiku 4.5"))).to_have_count(1)
        expect(options.filter(has_text="Sketchbook notes")).to_have_count(0)
        bea.page.keyboard.press("Escape")

    bea.start()
    card = bea.paint("/image a red fox")
    expect(bea.turns.last).to_contain_text("There is no model “openrouter/gone/gone”, so")
    expect(bea.turns.last).to_contain_text("Sketchbook notes (offline) is not a language model, so Claude Haiku 4.5")
    expect(card).to_be_visible()


@pytest.mark.matrix
def test_offline_the_pickers_offer_automatic_alone(ada: Person) -> None:
    ada.open("/settings/models")
    expect(ada.button(re.compile("^Chat: "))).to_have_text("Automatic: Sketchbook notes (offline)")
    for name in ("Chat", "Refine prompts"):
        ada.button(re.compile(f"^{name}: ")).click()
        expect(ada.page.get_by_role("option")).to_have_count(1)
        ada.page.keyboard.press("Escape")

"""The page in the language of the browser, or in the chosen one: words, numbers, and room for both."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_gallery import png
from tests.browser.test_phone import TOO_WIDE
from tests.matrix import matrix
from tests.running import ROOT, Studio

LOCALES = ROOT / "interface" / "web" / "src" / "locales"
SMALLEST = {"width": 320, "height": 640}
SAID = (
    "mach es heller",
    "/compress 20KB jpeg",
    "/info",
    "/info changes",
    "/undo",
    "/help",
    "/help resize",
    "/crop 0:0",
    "Male mir einen stürmischen See bei Nacht mit einem Boot",
)
TABS = ("general", "image", "models", "files", "memory", "account", "providers", "usage", "tokens", "about")


def word(language: str, area: str, key: str) -> str:
    """A sentence of the page's own file."""
    found = re.search(rf"^  {key}:\s+'(.+)',$", (LOCALES / language / f"{area}.ts").read_text(), re.MULTILINE)
    assert found, f"{language}/{area}.ts says no {key}"
    return found[1]


def speaks(person: Person, language: str) -> None:
    expect(person.page.locator("html")).to_have_attribute("lang", "zh-Hans" if language == "zh" else language)


@pytest.mark.parametrize(
    ("browser_asks", "language"), [("de-AT", "de"), ("fr-FR", "fr"), ("es-MX", "es"), ("zh-CN", "zh"), ("it-IT", "en")]
)
def test_the_page_speaks_the_language_of_the_browser(
    visit: Visit, offline: Studio, browser_asks: str, language: str
) -> None:
    person = visit(offline, locale=browser_asks)
    person.open()
    speaks(person, language)
    expect(person.page.get_by_role("heading", name=word(language, "start", "title"), exact=True)).to_be_visible()


def test_another_language_is_chosen_spoken_at_once_and_remembered(visit: Visit, offline: Studio) -> None:
    person = visit(offline, locale="en-US")
    person.start("/settings/general")
    choice = person.page.get_by_label("Language", exact=True)
    expect(choice).to_have_value("system")
    with person.saving():
        choice.select_option("de")
    speaks(person, "de")
    expect(person.page.get_by_role("heading", name=word("de", "settings", "title"))).to_be_visible()
    person.page.reload()
    speaks(person, "de")
    expect(person.page.get_by_role("heading", name=word("de", "settings", "title"))).to_be_visible()
    assert person.api("GET", "/settings")["language"] == "de"


def test_a_picture_is_asked_for_and_painted_in_german(visit: Visit, offline: Studio) -> None:
    person = visit(offline, locale="de-DE")
    person.open()
    box = person.page.locator(".composer textarea")
    box.fill("Male mir einen See bei Nacht")
    box.press("Enter")
    card = person.cards.last
    expect(person.picture(card)).to_have_class(re.compile("loaded"))
    expect(card.get_by_role("toolbar")).to_have_attribute(
        "aria-label", re.compile("^" + word("de", "thread", "tools")[:5])
    )
    expect(card.get_by_text(re.compile(r"\b\d+(,\d)? s\b"))).to_be_visible()


ENGLISH = re.compile(
    r"\b(the|this|is|are|with|pictures?|file|and|of|its|not|nothing|what|your?|done|at|taken)\b", re.IGNORECASE
)
"""Words that hardly any English sentence does without, and that no German one has."""
READ = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), read = []
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    if (!parentElement.closest('code, pre, .said, .name, style')) read.push(textContent)
  }
  return read
}"""
"""All that is read on the page, without what is typed: names of commands, and what the person said."""


def test_nothing_is_said_in_english_to_who_speaks_german(visit: Visit, offline: Studio) -> None:
    person = visit(offline, locale="de-DE")
    for path, heading in (("/settings/providers", ("settings", "title")), ("/", ("start", "title"))):
        person.open(path)
        expect(person.page.get_by_role("heading", name=word("de", *heading), exact=True)).to_be_visible()
        if path != "/":
            expect(person.page.get_by_text("in deinem Konto bei OpenRouter").first).to_be_visible()
        assert not (found := english(person)), found
    box = person.page.locator(".composer textarea")
    person.page.locator("input[type=file]").first.set_input_files(
        {"name": "koi.png", "mimeType": "image/png", "buffer": png("teal")}
    )
    expect(person.page.locator(".attachment img")).to_be_visible()
    for number, words in enumerate(SAID, start=1):
        box.fill(words)
        box.press("Enter")
        person.until(f"document.querySelectorAll('.reply-acts').length === {number}")
        expect(person.page.locator(".reply-acts")).to_have_count(number)
        assert not (found := english(person)), (words, found)
    box.fill("/")
    expect(person.page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    assert not (found := english(person)), found
    person.page.reload()
    expect(person.page.locator(".reply-acts")).to_have_count(len(SAID))
    assert not (found := english(person)), found


def english(person: Person) -> list[str]:
    """What stands on the page in English, once its text is set: until then names of commands look like other words."""
    expect(person.page.locator(".prose.plain")).to_have_count(0)
    return [text for text in person.page.evaluate(READ) if ENGLISH.search(text)]


@matrix("language", ["de", "fr", "es", "zh"])
def test_every_language_fits_the_smallest_phone_and_axe_finds_nothing(
    visit: Visit, offline: Studio, guarded: Studio, language: str
) -> None:
    wrong = {}
    person = visit(offline, phone=True, viewport=SMALLEST, locale=language, bypass_csp=True)
    for path in ("/", "/gallery", *(f"/settings/{tab}" for tab in TABS)):
        person.open(path)
        speaks(person, language)
        person.page.wait_for_load_state("networkidle")
        wide, found = person.page.evaluate(TOO_WIDE), violations(person)
        if wide > 0 or found:
            wrong[path] = [wide, *found]
    somebody = visit(guarded, phone=True, viewport=SMALLEST, locale=language, bypass_csp=True)
    somebody.forgive("status of 40")
    somebody.open("/login")
    speaks(somebody, language)
    if found := violations(somebody):
        wrong["/login"] = found
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)

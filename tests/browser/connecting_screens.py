"""The screens on the way from no key to a picture that was paid for, one after another. For `test_accessibility.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.upstream.account import LIMITED
from tests.upstream.service import WRONG_KEY


def connecting(person: Person) -> Iterator[str]:
    """Brings each screen up in turn and says its name. For a person of a studio without a key, with low limits."""
    person.start()
    expect(person.page.get_by_role("region", name=re.compile("^Connect a provider"))).to_be_visible()
    yield "empty page that offers providers"
    person.open("/settings/providers")
    yield from _given(person, card(person, "OpenRouter"))
    person.start()
    yield from _chosen(person)
    yield from _paid(person)
    yield from _account(person)


def card(person: Person, name: str) -> Locator:
    return person.dialog.get_by_role("region", name=name, exact=True)


def _given(person: Person, openrouter: Locator) -> Iterator[str]:
    """A key, or a code in its place; refused, and taken."""
    for name in ("OpenAI", "Ollama"):
        person.button(f"Connect {name}", person.dialog).click()
    expect(card(person, "OpenAI").get_by_label("Key", exact=True)).to_be_visible()
    expect(card(person, "Ollama").get_by_label("Address of the API")).to_be_visible()
    yield "asking for a key, and for an address"
    person.button("Use a code instead", openrouter).click()
    expect(openrouter.get_by_label("Paste the code")).to_be_visible()
    yield "asking for a code"
    openrouter.get_by_label("Paste the code").fill("made-up")
    person.button("Connect", openrouter).click()
    expect(openrouter.get_by_role("alert")).to_be_visible()
    yield "a code that is refused"
    person.page.reload()
    openrouter.get_by_label("Or paste a key").fill(WRONG_KEY)
    person.button("Connect", openrouter).click()
    expect(openrouter).to_contain_text("Key not accepted")
    yield "a key that is refused"
    person.button("Give another key", openrouter).click()
    openrouter.get_by_label("Or paste a key").fill(LIMITED)
    person.button("Connect", openrouter).click()
    expect(openrouter).to_contain_text("The key works.")
    yield "connected"


def _chosen(person: Person) -> Iterator[str]:
    person.button(re.compile("^Model")).first.click()
    expect(person.dialog).to_be_visible()
    yield "what paints, and its shape"
    person.page.keyboard.press("Escape")
    expect(person.dialog).to_have_count(0)


def _paid(person: Person) -> Iterator[str]:
    """A question about the price, a limit that is reached, and where both are told."""
    person.say("/image a fox")
    person.button("Paint", person.turns.last).wait_for()
    yield "a question about the price"
    person.button("Paint", person.turns.last).click()
    person.painted()
    person.say("/image an owl")
    person.button("Paint", person.turns.last).click()
    expect(person.turns.last).to_contain_text(re.compile("Your limit of .* is reached"))
    yield "a limit that is reached"
    person.open("/settings/usage")
    expect(person.dialog.get_by_role("row", name=re.compile("gemini"))).to_be_visible()
    yield "usage"
    person.open("/settings/administration")
    expect(person.dialog.get_by_role("switch", name="Recraft")).to_be_visible()
    yield "administration"


def _account(person: Person) -> Iterator[str]:
    person.open("/settings/account")
    person.button(re.compile("Make a")).click()
    expect(person.page.get_by_role("alert").get_by_label("Recovery code")).to_be_visible()
    yield "a recovery code"
    person.open("/recover")
    person.page.get_by_label("Recovery code").fill("ABCD-EFGH-JKLM-NPQR")
    person.button("Open account").click()
    expect(person.page.get_by_role("alert")).to_be_visible()
    yield "a recovery code that is refused"

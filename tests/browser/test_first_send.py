"""Before anything goes to a provider that the studio connected, a person sees what goes where, once."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_administration import registered
from tests.running import Studio
from tests.upstream.connected import KEY
from tests.upstream.running import Upstream


def test_a_no_sends_nothing_and_keeps_the_words_and_a_yes_holds(
    visit: Visit, tmp_path: Path, upstream: Upstream
) -> None:
    environ = {"ATELIER_ACCESS": "password", "OPENROUTER_API_KEY": KEY, "OPENROUTER_API_URL": upstream.url}
    with Studio(tmp_path / "data", environ) as studio:
        registered(visit, studio, "Ada")  # who comes first administers, and is asked nothing
        bea = registered(visit, studio, "Bea")
        bea.start("/")
        asked = bea.page.get_by_role("dialog", name="Before anything is sent")
        before = sum(upstream.seen()["counts"].values())

        bea.say("tell me about foxes")
        expect(asked).to_contain_text("Goes to OpenRouter when you send: your words")
        asked.get_by_role("button", name="Not now").click()
        expect(bea.page.get_by_text("nothing left this studio")).to_be_visible()
        assert sum(upstream.seen()["counts"].values()) == before

        bea.button("Retry").click()
        asked.get_by_role("button", name="Go on").click()
        bea.settled()
        assert sum(upstream.seen()["counts"].values()) > before
        bea.say("and about cats")
        bea.settled()
        expect(asked).to_have_count(0)
        assert bea.api("GET", "/settings")["told_providers"] == ["openrouter"]

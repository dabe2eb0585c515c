"""A reload, a cut line, a server that died: nothing is lost, nothing is asked twice."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import KEY, PATIENCE, Studio
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL

TEXT = "".join(
    f"## Part {number}\n\nWords **{number}** — naïve, 東京, 🎨 and `code`.\n\n- one\n- two {number}\n\n"
    for number in range(40)
)
HALF = len(TEXT) // 2
SHOWN = f"Part {TEXT[:HALF].count('##') - 1}"
"""Stands in the half that is let through at first."""
CUT = "ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket|ERR_NETWORK|ERR_SOCKET"


@pytest.fixture
def bea(visit: Visit, connected: Studio, upstream: Upstream) -> Person:
    """In the middle of a reply that holds."""
    upstream.tell(TEXT, holds=(HALF,))
    upstream.asked = len(upstream.calls(MODEL))  # type: ignore[attr-defined]
    person = visit(connected)
    person.prefer(chat_model=MODEL)
    person.start()
    person.say("Tell me everything")
    expect(person.words).to_contain_text(SHOWN)
    return person


def calls(upstream: Upstream) -> int:
    return len(upstream.calls(MODEL)) - upstream.asked  # type: ignore[attr-defined,no-any-return]


def is_whole(bea: Person) -> None:
    """What is stored is what was sent, and what is shown is what a fresh look at it shows."""
    bea.settled()
    expect(bea.words).to_contain_text("two 39")
    assert bea.stored()["messages"][-1]["text"] == TEXT
    seen = bea.words.inner_text()
    bea.page.reload()
    expect(bea.words).to_contain_text("two 39")
    bea.settled()
    assert bea.words.inner_text() == seen


def test_a_reload_in_mid_stream_goes_on_byte_by_byte_with_one_call(bea: Person, upstream: Upstream) -> None:
    bea.page.reload()
    expect(bea.words).to_contain_text(SHOWN)
    expect(bea.button("Stop")).to_be_visible()
    upstream.go_on()
    is_whole(bea)
    assert calls(upstream) == 1


def test_a_cut_line_in_mid_stream_is_made_good_byte_by_byte_with_one_call(bea: Person, upstream: Upstream) -> None:
    bea.forgive(CUT)
    bea.context.set_offline(True)
    expect(bea.page.get_by_text("No connection to the studio")).to_be_visible()
    upstream.go_on()
    bea.context.set_offline(False)
    is_whole(bea)
    expect(bea.page.get_by_text("No connection to the studio")).to_have_count(0)
    assert calls(upstream) == 1


def test_what_is_said_without_a_connection_goes_out_once_when_it_is_back(bea: Person, upstream: Upstream) -> None:
    upstream.go_on()
    bea.settled()
    upstream.tell("Here I am.")
    bea.forgive(CUT)
    bea.context.set_offline(True)
    expect(bea.page.get_by_text("No connection to the studio")).to_be_visible()
    bea.say("Are you there?")
    expect(bea.page.get_by_text("Not sent yet.")).to_be_visible()
    bea.context.set_offline(False)
    expect(bea.words).to_have_text("Here I am.")
    bea.settled()
    assert [message["text"] for message in bea.stored()["messages"]][2:] == ["Are you there?", "Here I am."]
    assert calls(upstream) == 2


@pytest.mark.matrix
def test_another_tab_sees_the_same_words_grow(bea: Person, upstream: Upstream) -> None:
    other = bea.context.new_page()
    other.goto(bea.page.url)
    words = other.locator(".turn .reply .prose")
    expect(words).to_contain_text(SHOWN)
    upstream.go_on()
    expect(words).to_contain_text("two 39")
    bea.settled()
    expect(words).to_have_text(bea.words.inner_text(), use_inner_text=True)


def test_a_server_that_died_says_so_and_the_question_can_be_asked_again(
    visit: Visit, upstream: Upstream, tmp_path: Path
) -> None:
    environ = {"OPENROUTER_API_KEY": KEY, "OPENROUTER_API_URL": upstream.url}
    with Studio(tmp_path / "data", environ) as studio:
        upstream.tell(TEXT, holds=(HALF,))
        cleo = visit(studio)
        cleo.forgive(CUT)
        cleo.prefer(chat_model=MODEL)
        cleo.start()
        cleo.say("Tell me everything")
        expect(cleo.words).to_contain_text(SHOWN)
        shown = cleo.words.inner_text()
        written(studio, SHOWN)
        studio.kill()
        expect(cleo.page.get_by_text("No connection to the studio")).to_be_visible()
        studio.start()
        notice = cleo.page.locator(".notice")
        expect(notice).to_contain_text("The studio was stopped while working on this")
        assert shown.startswith(cleo.words.inner_text()[: HALF // 2])
        upstream.tell("Everything.")
        cleo.button("Retry", notice).click()
        expect(cleo.words).to_have_text("Everything.")
        cleo.context.close()


def written(studio: Studio, words: str) -> None:
    """Waits until the words are on the disk, where they are a second after they were seen."""
    end = time.monotonic() + PATIENCE
    while not any(words.encode() in file.read_bytes() for file in studio.data.glob("*.db*")):
        assert time.monotonic() < end, f"never written: {[file.name for file in studio.data.iterdir()]}"
        time.sleep(0.02)


@pytest.mark.matrix
def test_a_conversation_that_is_not_there_says_so(bea: Person, upstream: Upstream) -> None:
    upstream.go_on()
    bea.settled()
    bea.forgive("404")
    bea.open("/c/00000000-0000-4000-8000-000000000000")
    expect(bea.page.get_by_role("alert")).to_contain_text("This conversation is not here")
    bea.button("New conversation", bea.page.get_by_role("alert")).click()
    bea.page.wait_for_url(re.compile("/$"))
    expect(bea.box).to_be_visible()

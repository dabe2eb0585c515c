"""Answers of Google's into chunks: thoughts kept apart, calls with their signatures, why it ended, what it cost."""

from __future__ import annotations

from conversation.ports.models import ChatMessage, ChatRequest, Ended, Made, TextChunk, TokenUse, ToolCall
from tests.providers.gemini.connected import painted, said
from tests.upstream.connected import text_of
from tests.upstream.pictures import png
from tests.upstream.running import Running

TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object", "properties": {"prompt": {}}}}


def test_thoughts_are_not_the_answer_and_are_counted(google: Running) -> None:
    chunks = said(google, "gemini-3.5-flash-lite")

    assert text_of(chunks) == "You said: hello"
    assert chunks[-1] == TokenUse(28, 9, 10, computed=True)  # 9 × $0.30 + (3 + 7) × $2.50, by the million


def test_a_call_keeps_the_signature_that_google_wants_back(google: Running) -> None:
    chunks = said(google, "gemini-3.8-flash", ChatRequest((ChatMessage("user", "paint a lake"),), tools=(TOOL,)))
    (call,) = [chunk for chunk in chunks if isinstance(chunk, ToolCall)]
    answered = (
        ChatMessage("user", "paint a lake"),
        ChatMessage("assistant", "", calls=(call,)),
        ChatMessage("tool", "painted #1", answers=call.id),
    )

    again = said(google, "gemini-3.8-flash", ChatRequest(answered, tools=(TOOL,)))

    assert call == ToolCall("g0", "image", {"prompt": "a lake"}, "c2lnbmVk") and text_of(again) == "Done."
    sent = google.calls("gemini-3.8-flash")[-1]["contents"][1]["parts"][0]
    assert sent["thoughtSignature"] == "c2lnbmVk" and sent["functionCall"]["id"] == "g0"


def test_why_an_answer_ended_before_its_end(google: Running) -> None:
    assert Ended("length") in said(google, "fault-longest")
    assert Ended("filtered") in said(google, "fault-recited-midway")
    thought = said(google, "fault-thought-only")
    assert Ended("length") in thought and not text_of(thought)


def test_words_are_repeated_once_google_can_answer_and_pictures_never_are(google: Running) -> None:
    assert text_of(said(google, "fault-once-overloaded")) == "You said: hello"
    assert google.seen()["counts"]["fault-once-overloaded"] == 2


def test_a_picture_comes_with_words_and_what_its_tokens_cost(google: Running) -> None:
    made = painted(google, "gemini-nano-banana-2.1")

    assert made.text == "Here it is." and made.data.startswith(b"\x89PNG")
    assert (made.tokens_in, made.tokens_out) == (9, 1_130)
    assert made.cost == 33_688  # 1,120 × $30 + (3 + 7) × $7.50 + 9 × $1.50, by the million


def test_a_model_nobody_priced_costs_what_nobody_knows(google: Running) -> None:
    assert painted(google, "gemini-9-image").cost is None


def test_a_picture_that_is_there_is_kept_when_the_connection_ends(google: Running) -> None:
    made = painted(google, "fault-then-reset-image")

    assert made.data == png("whole") and made.cost is None


def test_words_in_the_place_of_a_picture_are_told(google: Running) -> None:
    made = painted(google, "fault-words-only-image")

    assert made == Made(b"", "", text="I cannot draw that.", tokens_in=9, tokens_out=4)


def test_the_first_sign_of_life_comes_before_the_words(google: Running) -> None:
    chunks = said(google, "slow")

    assert isinstance(chunks[0], TextChunk) and not chunks[0].text

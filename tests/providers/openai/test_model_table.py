"""What a name says of a model, and what the table adds."""

from __future__ import annotations

import pytest

from conversation.ports.models import Price
from providers.openai.model_table import CHATS, PAINTERS, chat, is_chat, is_painter, painter


@pytest.mark.parametrize("name", ["gpt-image-2", "gpt-image-9", "chatgpt-image-latest", "dall-e-3"])
def test_what_paints_is_known_by_its_name(name: str) -> None:
    assert is_painter(name) and not is_chat(name)


@pytest.mark.parametrize("name", ["gpt-6.1-terra", "gpt-7", "gpt-4o-mini", "o3", "o4-mini", "chat-latest"])
def test_what_talks_is_known_by_its_name(name: str) -> None:
    assert is_chat(name) and not is_painter(name)


@pytest.mark.parametrize(
    "name",
    [
        "gpt-6-pro",
        "gpt-5-codex",
        "gpt-audio-2",
        "gpt-4o-realtime-preview",
        "gpt-4o-transcribe",
        "gpt-4o-mini-tts",
        "gpt-4o-search-preview",
        "o3-deep-research",
        "text-embedding-3-small",
        "omni-moderation-latest",
        "whisper-1",
        "sora-2",
    ],
)
def test_what_does_something_else_is_neither(name: str) -> None:
    assert not is_chat(name) and not is_painter(name)


def test_a_dated_version_is_as_its_family_and_says_the_day() -> None:
    dated = painter("gpt-image-2-2026-04-21")

    assert (dated.name, dated.label) == ("gpt-image-2-2026-04-21", "GPT Image 2 (2026-04-21)")
    assert dated.price == painter("gpt-image-2").price and dated.price.image == 53_000


def test_of_what_nobody_knows_no_price_is_made_up() -> None:
    assert painter("gpt-image-9").price.image is None and painter("gpt-image-9").prices is None
    assert chat("gpt-7").price.input_per_million is None and chat("gpt-7").label == "gpt-7"


def test_prices_are_in_micro_dollars_for_a_million_tokens() -> None:
    price = chat("gpt-6.1-terra").price

    assert (price.input_per_million, price.output_per_million) == (1_000_000, 5_000_000)


@pytest.mark.parametrize(("name", "thinks"), [("gpt-6.1-terra", True), ("o3", True), ("gpt-4o", False)])
def test_who_thinks_is_known(name: str, thinks: bool) -> None:
    assert chat(name).thinks is thinks


def test_the_table_holds_together() -> None:
    names = [known.name for known in (*PAINTERS, *CHATS)]

    assert len(set(names)) == len(names)
    assert all(is_painter(known.name) for known in PAINTERS) and all(is_chat(known.name) for known in CHATS)
    assert all(known.successor in names for known in PAINTERS if known.successor)


def test_a_picture_costs_by_its_quality_and_its_area() -> None:
    price, mini = painter("gpt-image-2").price, painter("gpt-image-1-mini").price

    assert [price.of_picture(quality=each) for each in ("", "auto", "low", "high")] == [53_000, 53_000, 6_000, 211_000]
    assert [price.of_picture(each) for each in ("1K", "2K")] == [53_000, 212_000]
    assert price.of_picture("2K", "low") == 24_000
    assert (mini.of_picture(quality="high"), mini.of_picture("2K")) == (36_000, 11_000)
    assert painter("gpt-image-2.6-flare").price == Price()

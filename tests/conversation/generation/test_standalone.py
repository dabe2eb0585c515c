"""The form's way to a picture: the same steps, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TypeVar

import pytest

from conversation.errors import BadRequest, ProviderFault
from conversation.events import Event
from conversation.generation.standalone import CostUnconfirmed, Generated, StandaloneRequest, generated
from conversation.llm.ledger import Ledger
from conversation.options import Options
from conversation.ports.models import ChatAbilities, ImageAbilities, Price
from conversation.ports.usage import SpendingLimits
from tests.conversation.stage import Painter, Talker, Theatre, kinds, made, words
from tests.imaging.pictures import picture

T = TypeVar("T")
QUIET = Options(include_summary=False, include_messages=False, include_memory_pad=False, deep_context=False)


def through(steps: Generator[Event, None, T]) -> tuple[list[Event], T]:
    events: list[Event] = []
    while True:
        try:
            events.append(next(steps))
        except StopIteration as end:
            return events, end.value


def generate(theatre: Theatre, prompt: str, options: Options = QUIET, conversation: str = "") -> Generated:
    wanted = StandaloneRequest(theatre.owner, prompt, conversation, options)
    return through(generated(theatre.studio, Ledger(theatre.wallet, "form"), wanted))[1]


def test_a_prompt_becomes_a_picture_and_nothing_is_kept() -> None:
    theatre = Theatre()
    theatre.models.cheapest = Talker([words("A lake at dawn, mist.")])
    steps = generated(
        theatre.studio, Ledger(theatre.wallet, "form"), StandaloneRequest(theatre.owner, "a lake", "", QUIET)
    )
    events, result = through(steps)
    assert kinds(events) == [
        "StatusChanged",
        "StatusChanged",
        "UsageRecorded",
        "PromptRefined",
        "ImageStarted",
        "StatusChanged",
        "ImageProgress",
        "UsageRecorded",
    ]
    assert result.picture
    assert result.picture.data[:4] == b"\x89PNG"
    assert (result.picture.width, result.model, result.refined_prompt) == (48, "fake/painter", "A lake at dawn, mist.")
    assert result.recipe.values.prompt == "a lake"
    assert theatre.images.of(theatre.conversation) == []
    assert theatre.kept.usage.of_turn("form").calls == 2


def test_the_head_of_the_conversation_is_the_context() -> None:
    theatre = Theatre()
    theatre.say("My cat Minka is orange")
    theatre.models.cheapest = cheap = Talker([words("An orange cat.")])
    options = Options(include_summary=False, include_memory_pad=False, deep_context=False, history_count=10)
    assert generate(theatre, "Minka asleep", options, theatre.conversation).refined_prompt == "An orange cat."
    assert "My cat Minka is orange" in cheap.requests[-1].messages[-1].text


def test_without_a_conversation_only_the_memory_pad_is_read() -> None:
    theatre = Theatre()
    theatre.kept.accounts.patch_settings(theatre.owner, {"memory_pad": "I like ink."})
    theatre.models.cheapest = cheap = Talker([words("Refined.")])
    generate(theatre, "a fox", Options())
    assert cheap.requests[0].messages[-1].text.startswith("<memory_pad>\nI like ink.\n</memory_pad>")


def test_words_without_a_picture_are_an_answer() -> None:
    result = generate(Theatre(Painter(makes=[made("I only write.", data=b"")])), "a fox")
    assert (result.picture, result.text) == (None, "I only write.")


def test_nothing_at_all_is_a_fault() -> None:
    with pytest.raises(ProviderFault) as raised:
        generate(Theatre(Painter(makes=[made("", data=b"")])), "a fox")
    assert raised.value.code == "empty_response"


def test_no_prompt_is_asked_for() -> None:
    with pytest.raises(BadRequest) as raised:
        generate(Theatre(), "  ")
    assert raised.value.code == "missing_prompt"


def test_what_came_is_checked() -> None:
    with pytest.raises(ProviderFault, match="cannot be used"):
        generate(Theatre(Painter(makes=[made(data=b"<html>")])), "a fox")
    assert picture().width == 48


def costly(price: int | None) -> tuple[Theatre, list[bool]]:
    theatre, allowed = Theatre(Painter(abilities=ImageAbilities(price=Price(image=price)))), list[bool]()
    limits = SpendingLimits(request=100_000)
    theatre.wallet = replace(theatre.wallet, limits=limits, allow=lambda: allowed.append(True))
    return theatre, allowed


@pytest.mark.parametrize("price", [240_000, None])
def test_what_costs_more_than_a_surprise_wants_a_yes_first(price: int | None) -> None:
    theatre, allowed = costly(price)
    theatre.models.cheapest = Talker([words("A lake.")] * 2, abilities=ChatAbilities(price=Price(1, 1)))
    wanted = StandaloneRequest(theatre.owner, "a lake", "", QUIET)
    with pytest.raises(CostUnconfirmed) as asked:
        through(generated(theatre.studio, Ledger(theatre.wallet, "form"), wanted))
    assert (asked.value.code, asked.value.status) == ("confirm_cost", 402)
    assert asked.value.cost == (None if price is None else price + 1)
    assert theatre.kept.usage.of_turn("form").calls == 0

    _, result = through(generated(theatre.studio, Ledger(theatre.wallet, "form"), replace(wanted, confirmed=True)))

    assert result.picture
    assert allowed == ([True] if price is None else [])


def test_what_is_cheap_needs_no_yes() -> None:
    theatre, _ = costly(40_000)

    assert generate(theatre, "a lake").picture

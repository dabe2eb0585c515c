"""Deep context: which older messages matter to a request. The cheap model picks; without one, shared words decide."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from conversation.errors import CallNotMade, ProviderFault
from conversation.events import Event
from conversation.llm.answer_phrases import NOTHING
from conversation.llm.answer_stream import words_in
from conversation.llm.answer_text import numbers_in_list
from conversation.llm.ledger import Ledger
from conversation.llm.question import AS_DATA, ModelQuestion, ask, tagged
from conversation.llm.tokens import clipped, tokens
from conversation.llm.transcript import without_pictures
from conversation.ports.conversations import Passage
from conversation.studio import Studio

MOST = 5
"""Passages that are kept."""
OFFLINE = 3
"""Passages that are kept when only shared words speak for them."""
LONGEST = 300
"""Tokens of one passage."""

SYSTEM = f"""\
You choose which older messages of a conversation someone needs to read to understand a new request.
A message matters when the request refers to something that only it explains: a character, a place, a style, a decision.
Sharing a word is not enough. {AS_DATA}
Answer with the numbers of at most {MOST} messages, most important first, separated by commas, or with "none"."""


def pick_relevant(
    studio: Studio, ledger: Ledger, request: str, passages: Sequence[Passage], budget: int
) -> Generator[Event, None, tuple[Passage, ...]]:
    """At most five passages within `budget` tokens. A cheap model that fails counts as none."""
    if not passages:
        return ()
    short = [
        Passage(each.message, each.role, clipped(without_pictures(words_in(each.text)), LONGEST)) for each in passages
    ]
    picked: list[Passage] | None = None
    model = studio.models.cheap()
    if model is not None:
        listed = "\n".join(f"{number}. {each.text}" for number, each in enumerate(short, 1))
        text = f"{tagged('messages', listed)}\n\n{tagged('request', clipped(request, 1_000))}"
        try:
            answer = yield from ask(ledger, model, ModelQuestion("context", SYSTEM, text, max_tokens=40), studio.clock)
            picked = _picked(answer, short)
        except (CallNotMade, ProviderFault):
            picked = None
    return _within(short[:OFFLINE] if picked is None else picked, budget)


def _picked(answer: str, passages: Sequence[Passage]) -> list[Passage] | None:
    """The passages whose numbers were answered; None for an answer that names nothing and does not say `none`."""
    picked = [passages[number - 1] for number in numbers_in_list(answer) or () if 0 < number <= len(passages)][:MOST]
    return picked if picked or NOTHING.match(answer) else None


def _within(passages: Sequence[Passage], budget: int) -> tuple[Passage, ...]:
    kept: list[Passage] = []
    for passage in passages:
        if sum(tokens(each.text) for each in (*kept, passage)) <= budget:
            kept.append(passage)
    return tuple(kept)

"""What is held against every turn and every answer of the tests: that a person can be told it in their language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conversation.events import Event, ImageReady, TextDelta, UsageRecorded, event_to_dict
from conversation.sentences import IN_A_ROW, Sentence

TOLD: Mapping[str, tuple[str, ...]] = {
    "StatusChanged": ("text",),
    "ImageProgress": ("note",),
    "QuestionAsked": ("text",),
    "NoteAdded": ("text",),
    "TurnFailed": ("title", "text"),
    "ImageFailed": ("title", "text"),
}
"""Sentences of the studio's own."""
WORDS = re.compile(r"[^\W\d_]{2,}")


def uncoded_in_turn(events: Sequence[Event]) -> Iterator[str]:
    """As `uncoded`, of a whole turn: where no model was asked, all the words of the reply are the studio's own."""
    asked = any(isinstance(event, UsageRecorded) for event in events)
    for event in events:
        yield from uncoded(event)
        if isinstance(event, TextDelta) and not asked:
            yield from bare(event.text)


def bare(text: str) -> Iterator[str]:
    """What of a text is English in every language: words outside of code and of sentences with a code."""
    if isinstance(text, Sentence) and text.code == IN_A_ROW:
        for piece in text.params.values():
            yield from bare(str(piece))
    elif not (isinstance(text, Sentence) and text.code) and WORDS.search(re.sub(r"`[^`]*`|\*\*\w+\*\*", "", text)):
        yield str(text)


def uncoded(event: Event) -> Iterator[str]:
    """The sentences of an event that have no code, and choices that have none."""
    sent = event_to_dict(event)
    yield from uncoded_fields(sent, TOLD.get(sent["type"], ()))
    if isinstance(event, ImageReady):
        yield from uncoded_fields(event.version["recipe"]["values"], ("done",))
    for choice in sent.get("choices", ()):
        yield from uncoded_fields(choice, ("label",))


def uncoded_fields(sent: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    said = sent.get("said", {})
    yield from (str(sent[name]) for name in names if sent.get(name) and name not in said)

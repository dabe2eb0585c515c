"""What is held against every turn and every answer of the tests: that a person can be told it in their language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from conversation.events import Event, event_to_dict

TOLD: Mapping[str, tuple[str, ...]] = {
    "StatusChanged": ("text",),
    "QuestionAsked": ("text",),
    "NoteAdded": ("text",),
    "TurnFailed": ("title", "text"),
}
"""Sentences of the studio's own. What a reply says has a language already; of its progress a painter tells."""


def uncoded(event: Event) -> Iterator[str]:
    """The sentences of an event that have no code, and choices that have none."""
    sent = event_to_dict(event)
    yield from uncoded_fields(sent, TOLD.get(sent["type"], ()))
    for choice in sent.get("choices", ()):
        yield from uncoded_fields(choice, ("label",))


def uncoded_fields(sent: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    said = sent.get("said", {})
    yield from (str(sent[name]) for name in names if sent.get(name) and name not in said)

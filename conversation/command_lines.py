"""A message of several commands, a line each: done one after the other, each to what the one before made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from conversation.command import Turn
from conversation.errors import Told
from conversation.events import Event, ImageReady, NoteAdded, QuestionAsked, TextDelta, VersionChosen
from conversation.message import Target
from conversation.sentences import say


def in_order(turn: Turn, parts: Sequence[str], answer: Callable[[Turn], Iterator[Event]]) -> Iterator[Event]:
    """All of them, by `answer`. Where one asks or fails, those behind it are not done, and that is said. Raises `Told`,
    before anything is done where a line cannot be read."""
    for part in parts:
        turn.studio.palette.parse(part)
    for place, part in enumerate(parts):
        if place:
            yield TextDelta("\n\n")
        made: dict[str, ImageReady | VersionChosen] = {}
        asked = False
        try:
            for event in answer(replace(turn, message=replace(turn.message, text=part))):
                yield event
                asked = asked or isinstance(event, QuestionAsked)
                if isinstance(event, (ImageReady, VersionChosen)):
                    made[event.image] = event
        except Told:
            yield from not_done(parts[place + 1 :])
            raise
        if asked:
            yield from not_done(parts[place + 1 :])
            return
        if len(made) == 1:
            turn = aimed_at(turn, *made.values())


def not_run(parts: Sequence[str]) -> NoteAdded:
    """That commands among words were left alone."""
    return NoteAdded(
        say(
            "note_not_run",
            "Not run: {commands}. Put a command at the start of a message, or below another one.",
            commands=_named(parts),
        )
    )


def not_done(parts: Sequence[str]) -> Iterator[Event]:
    """That what stood behind something that failed or asked was left undone."""
    if parts:
        yield NoteAdded(say("note_not_done_yet", "Not done: {commands}.", commands=_named(parts)))


def _named(parts: Sequence[str]) -> str:
    return ", ".join(f"“{part.splitlines()[0][:60]}”" for part in parts)


def aimed_at(turn: Turn, event: ImageReady | VersionChosen) -> Turn:
    """What comes next is about what this one made."""
    version = event.version if isinstance(event, VersionChosen) else str(event.version["id"])
    return replace(turn, message=replace(turn.message, target=Target(event.image, version)))

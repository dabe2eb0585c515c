"""A message of several commands, a line each: done one after the other, each to what the one before made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from conversation.command import Turn
from conversation.errors import Told
from conversation.events import (
    AreaSelected,
    Choice,
    Event,
    ImageReady,
    NoteAdded,
    QuestionAsked,
    TextDelta,
    VersionChosen,
)
from conversation.message import Target
from conversation.sentences import say


def in_order(turn: Turn, parts: Sequence[str], answer: Callable[[Turn], Iterator[Event]]) -> Iterator[Event]:
    """All of them, by `answer`. Where one asks or fails, those behind it are not done, and that is said. Raises `Told`,
    before anything is done where a line cannot be read."""
    own_mask = turn.options.mask
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
                elif isinstance(event, AreaSelected):
                    turn = inside(turn, event)
        except Told:
            yield from not_done(turn, parts[place + 1 :], own_mask)
            raise
        if asked:
            yield from not_done(turn, parts[place + 1 :], own_mask)
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


def not_done(turn: Turn, parts: Sequence[str], own_mask: str = "") -> Iterator[Event]:
    """That what stood behind something that failed or asked was left undone, and a click that does it: in the part of
    the picture that a line found, where the message came with another mask or none."""
    if not parts:
        return
    found = turn.options.mask if turn.options.mask != own_mask else ""
    lines = [f"/select mask={found}", *parts] if found else parts
    rest = Choice(say("choice_do_the_rest", "Do the rest"), "\n".join(lines))
    if target := turn.message.target:
        rest = replace(rest, image=target.image, version=target.version)
    yield NoteAdded(say("note_not_done_yet", "Not done: {commands}.", commands=_named(parts)), (rest,))


def _named(parts: Sequence[str]) -> str:
    return ", ".join(f"“{part.splitlines()[0][:60]}”" for part in parts)


def inside(turn: Turn, event: AreaSelected) -> Turn:
    """What comes next changes what was found, and nothing else."""
    aimed = replace(turn.message, target=Target(event.image, event.version))
    return replace(turn, message=aimed, options=replace(turn.options, mask=event.mask))


def aimed_at(turn: Turn, event: ImageReady | VersionChosen) -> Turn:
    """What comes next is about what this one made."""
    version = event.version if isinstance(event, VersionChosen) else str(event.version["id"])
    return replace(turn, message=replace(turn.message, target=Target(event.image, version)))

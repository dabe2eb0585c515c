"""A message of which the beginning is done here and the rest is answered by the chat model, as one reply; without a model
the rest is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conversation.chat.answer import answer
from conversation.chat.reply_text import ReplyText
from conversation.command import Turn
from conversation.command_lines import aimed_at, not_done
from conversation.errors import Told
from conversation.events import Choice, Event, ImageReady, NoteAdded, QuestionAsked, TextDelta, VersionChosen
from conversation.llm.no_model import way_out, without_model
from conversation.phrases.image_requests import commissioned
from conversation.plain_words.aim import aimed
from conversation.plain_words.execution import carry_out
from conversation.plain_words.first_part import FirstPart, first_part
from conversation.sentences import joined, say

LONGEST_SHOWN = 80
"""Characters of what is passed on that the note repeats."""


def passed_on(turn: Turn) -> Iterator[Event] | None:
    """None where there is no such beginning, or the rest is a picture that is painted without a chat model."""
    part = first_part(turn)
    if part is None or not without_model(turn):
        return _in_two(turn, part) if part else None
    return None if commissioned(part.rest) else _alone(turn, part)


def _alone(turn: Turn, part: FirstPart) -> Iterator[Event]:
    """The beginning, and what of the message takes a model. Raises `Told`."""
    reply, done = ReplyText(), PartDone()
    for event in carry_out(turn, part.wishes):
        yield from done.noting(event, reply)
    if not done.asked:
        note = say(
            "note_rest_needs_a_model", "Done here, free; the rest takes a model: “{rest}”", rest=_short(part.rest)
        )
        yield NoteAdded(note, (*done.choices, way_out(turn)))


def _in_two(turn: Turn, part: FirstPart) -> Iterator[Event]:
    """Raises `Told`. Where the beginning asks or fails nothing is passed on, and that is said where it fails."""
    reply, done = ReplyText(), PartDone()
    try:
        for event in carry_out(turn, part.wishes):
            yield from done.noting(event, reply)
    except Told:
        yield from not_done(turn, [part.rest], turn.options.mask)
        raise
    if done.asked:
        return
    label = turn.studio.models.chat(turn.options.chat_model).label
    note = say(
        "note_rest_passed_on", "Done here, free; the rest is for {label}: “{rest}”", label=label, rest=_short(part.rest)
    )
    yield reply.told(NoteAdded(note, done.choices))
    reply.pause()
    turn = done.aiming(replace(turn, message=replace(turn.message, text=part.rest)))
    yield from answer(aimed(turn), reply, done.said)


class PartDone:
    """What came of the part that is done here."""

    def __init__(self) -> None:
        self.asked = False
        self.choices: tuple[Choice, ...] = ()
        self._made: dict[str, ImageReady | VersionChosen] = {}
        self._lines: list[str] = []

    @property
    def said(self) -> str:
        return joined(self._lines, " ")

    def noting(self, event: Event, reply: ReplyText) -> Iterator[Event]:
        """The events of it as they stand in the one reply."""
        if isinstance(event, NoteAdded):  # said once, with where the rest goes
            self.choices = event.choices
            return
        if isinstance(event, TextDelta) and not event.text.strip():
            reply.pause()
            return
        if isinstance(event, TextDelta):
            self._lines.append(event.text)
        elif isinstance(event, (ImageReady, VersionChosen)):
            self._made[event.image] = event
        self.asked = self.asked or isinstance(event, QuestionAsked)
        yield reply.told(event)

    def aiming(self, turn: Turn) -> Turn:
        """The turn about what was made, where that is one picture."""
        return aimed_at(turn, *self._made.values()) if len(self._made) == 1 else turn


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1].rstrip()}…"

"""A turn: a person's message goes in, events come out, nothing else happens. Its caller folds and sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from conversation.arguments import PICTURE, takes_prose
from conversation.chat import answered
from conversation.command import Aim, Turn
from conversation.commands.image import Paint
from conversation.editing import edited
from conversation.errors import Told
from conversation.events import (
    Choice,
    Event,
    NoteAdded,
    QuestionAsked,
    TextDelta,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    UsageRecorded,
)
from conversation.ledger import closing
from conversation.message import Message
from conversation.options import Options
from conversation.performing import performed
from conversation.plain_words import Edit, Unsure, understood
from conversation.ports import TurnRequest
from conversation.recall import Recall
from conversation.spoken import without_command
from conversation.studio import Studio
from conversation.summary import summarised
from conversation.target import Reference, aimed
from conversation.title import titled, titled_at_once
from imaging.declaration import Declaration
from imaging.operations.operation import Operation


def run_turn(studio: Studio, message: Message, reply_id: str, request: TurnRequest) -> Iterator[Event]:
    """Everything that comes of a message: `TurnStarted` first, `TurnFinished` last.

    A `Told` becomes `TurnFailed`; every other exception is the caller's to log. Closing the generator cancels the work,
    closes what the providers had open, and records what it had cost until then.
    """
    started, past = studio.clock(), Recall(studio.conversations, message)
    turn = Turn(studio, request.owner, message, reply_id, Options.from_mapping(request.options), past)
    yield TurnStarted(message.id, message.text, datetime.fromtimestamp(started, UTC).isoformat())
    state, words, by_model = "done", [], False
    try:
        yield from titled_at_once(turn)
        with closing(_answer(turn)) as events:
            for event in events:
                if type(event) is TextDelta:
                    words.append(event.text)
                by_model = by_model or type(event) is UsageRecorded
                yield event
        if by_model:  # what is done here and free does not wait for a model afterwards
            for afterwards in (titled(turn, "".join(words)), summarised(turn)):
                with suppress(Told):  # the reply is there; a name or a summary can wait for the next turn
                    yield from afterwards
    except Told as told:
        state = "failed"
        yield TurnFailed(told.code, told.title, told.text, told.retry_after, told.details)
    yield TurnFinished(state, round(studio.clock() - started, 3))


def _answer(turn: Turn) -> Iterator[Event]:
    text = turn.message.text
    said = turn.studio.palette.parse(text)
    if said is not None:
        return _said(turn, said)
    if turn.options.generate_image:
        return performed(turn, Paint(without_command(text)))
    plain = understood(text) if turn.options.local else None
    if plain is None:
        return answered(turn)
    return _plainly(turn, plain)


def _said(turn: Turn, said: Declaration) -> Iterator[Event]:
    """What stood after a slash. Only in a prompt a `#2` is just a word."""
    if said.about != "active":
        yield from performed(turn, said)
        return
    found = None if takes_prose(type(said)) else PICTURE.search(turn.message.text)
    aim = aimed(turn, Reference("number", int(found[1])) if found else None)
    if isinstance(aim, QuestionAsked):
        yield aim
    else:
        yield from performed(replace(turn, aim=aim), said)


def _plainly(turn: Turn, plain: Edit | Unsure) -> Iterator[Event]:
    """What plain words surely say about a picture. Without any picture they are just words."""
    aim = aimed(turn, plain.reference)
    if isinstance(aim, QuestionAsked):
        yield aim
    elif aim is None:
        yield from answered(turn)
    elif isinstance(plain, Unsure):
        yield QuestionAsked(
            plain.text, tuple(Choice(label, say, aim.image.id, aim.version.id) for label, say in plain.choices)
        )
    else:
        yield from _edited(replace(turn, aim=aim), plain, aim)


def _edited(turn: Turn, edit: Edit, aim: Aim) -> Iterator[Event]:
    said = edit.said(max(aim.version.width, aim.version.height))
    operations = [each for each in said if isinstance(each, Operation)]
    if len(operations) < len(said):
        yield from performed(turn, said[0])
        return
    yield from edited(turn, operations, aim)
    yield NoteAdded("Done here, free", _instead(turn, aim))


def _instead(turn: Turn, aim: Aim) -> tuple[Choice, ...]:
    """The same words once more, to the model, about the picture as it was. Offered where a model could do it."""
    try:
        can = turn.studio.models.chat(turn.options.chat_model).abilities
        able = can.tools and not can.stand_in
    except Told:
        able = False
    said = Choice("Ask the model instead", turn.message.text, aim.image.id, aim.version.id, {"local": False})
    return (said,) if able else ()

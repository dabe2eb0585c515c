"""A turn: a person's message goes in, events come out, nothing else happens. Its caller folds and sends them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from conversation.chat.approval import approval, approved
from conversation.chat.summary import summarise
from conversation.chat.title import name_at_once, name_by_model
from conversation.command import Turn
from conversation.command_lines import in_order, not_run
from conversation.commands.image import Paint
from conversation.context.history import History
from conversation.editing.dispatch import perform
from conversation.errors import Told
from conversation.events import (
    Event,
    NoteAdded,
    QuestionAsked,
    TextDelta,
    TextReplaced,
    TurnFinished,
    TurnStarted,
    UsageRecorded,
)
from conversation.generators import closing
from conversation.llm.failures import turn_failed
from conversation.llm.transcript import without_command
from conversation.message import Message
from conversation.options import Options
from conversation.plain_words import execution, passing_on, typed_answer, understanding, version_commands
from conversation.ports.turns import TurnRequest
from conversation.sentences import both
from conversation.slash import PICTURE, takes_prose
from conversation.studio import Studio
from conversation.target import numbered, resolve_all
from conversation.versions.branch_images import BranchImages
from imaging.declaration import Declaration


def run_turn(studio: Studio, message: Message, reply_id: str, request: TurnRequest) -> Iterator[Event]:
    """Everything that comes of a message: `TurnStarted` first, `TurnFinished` last.

    A `Told` becomes `TurnFailed`; every other exception is the caller's to log. Closing the generator cancels the work,
    closes what the providers had open, and records what it had cost until then. The first new image is called as the
    reply is, so that who waits for it knows its id.
    """
    studio = replace(studio, images=BranchImages(studio.images, reply_id, iter((reply_id,))))
    started, past = studio.clock(), History(studio.conversations, message, studio.wallet.screen.allows)
    turn = Turn(studio, request.owner, message, reply_id, Options.from_mapping(request.options), past)
    turn = approved(turn) if turn.options.confirmed else turn
    yield TurnStarted(message.id, message.text, datetime.fromtimestamp(started, UTC).isoformat())
    state, words, used, note = "done", [], [], NoteAdded("")
    try:
        yield from name_at_once(turn)
        with closing(_answer(turn)) as events:
            for event in events:
                if type(event) is TextDelta:
                    words.append(event.text)
                elif type(event) is TextReplaced:
                    words = [event.text]
                elif type(event) is UsageRecorded:
                    used.append(event)
                elif type(event) is NoteAdded:
                    note = event
                yield event
        if used:  # what is done here and free does not wait for a model afterwards
            for afterwards in (name_by_model(turn, "".join(words)), summarise(turn)):
                with suppress(Told):  # the reply is there; a name or a summary can wait for the next turn
                    yield from afterwards
        yield from _nearly_spent(turn, used, note)
    except Told as told:
        state = "failed"
        yield turn_failed(told, turn)
    yield TurnFinished(state, round(studio.clock() - started, 3))


def _nearly_spent(turn: Turn, used: Sequence[UsageRecorded], note: NoteAdded) -> Iterator[Event]:
    """A line behind the note, once what this turn cost takes the month over the mark."""
    month = datetime.fromtimestamp(turn.studio.clock(), UTC).strftime("%Y-%m")
    warning = turn.studio.wallet.warning(month, sum(each.cost or 0 for each in used))
    if warning:
        yield NoteAdded(both(note.text, warning), note.choices)


def _answer(turn: Turn) -> Iterator[Event]:
    text = turn.message.text
    parts = turn.studio.palette.parts(text)
    if len(parts) > 1:
        return in_order(turn, parts, _one) if _begins_with_an_edit(turn, parts[0]) else _left_alone(turn, parts)
    return _one(turn)


def _one(turn: Turn) -> Iterator[Event]:
    text = turn.message.text
    said = turn.studio.palette.parse(text)
    if said is not None:
        return _said(turn, said)
    approved = approval(turn)
    if approved is not None:
        return approved
    # a first message answers no question: whoever only ever says one never loads what reads plain words
    answer = typed_answer.typed_answer(turn) if turn.message.parent is not None else None
    return _meant(turn) if answer is None else _chosen(answer)


def _chosen(turn: Turn) -> Iterator[Event]:
    """A choice that was named: what it says, as if it had been clicked."""
    parts = turn.studio.palette.parts(turn.message.text)
    return in_order(turn, parts, _meant) if len(parts) > 1 else _meant(turn)


def _meant(turn: Turn) -> Iterator[Event]:
    """What the words want, or the choice that they name."""
    text = turn.message.text
    said = turn.studio.palette.parse(text)
    if said is not None:
        return _said(turn, said)
    if turn.options.generate_image:
        return perform(turn, Paint(without_command(text)))
    about_versions = version_commands.version_wish(turn) if turn.options.local else None
    if about_versions is not None:
        return _said(turn, about_versions)
    options = turn.options
    wishes = understanding.as_read(turn) if options.as_read else understanding.understood(turn) if options.local else ()
    if wishes:
        return execution.carry_out(turn, wishes)
    in_part = passing_on.passed_on(turn) if turn.options.local else None
    return execution.ask_or_chat(turn) if in_part is None else in_part


def _begins_with_an_edit(turn: Turn, first: str) -> bool:
    """Whether what stands before the other commands is one itself, or plain words that are done here."""
    if turn.studio.palette.parse(first) is not None:
        return True
    alone = replace(turn, message=replace(turn.message, text=first))
    return turn.options.local and (
        version_commands.version_wish(alone) is not None or bool(understanding.understood(alone))
    )


def _left_alone(turn: Turn, parts: list[str]) -> Iterator[Event]:
    """Words for a model, in which commands are only mentioned: they are not run, and that is said."""
    yield from _one(turn)
    yield not_run(parts[1:])


def _said(turn: Turn, said: Declaration) -> Iterator[Event]:
    """What stood after a slash, done to each picture it names. What takes a prompt finds those in it by itself."""
    if said.about != "active":
        yield from perform(turn, said)
        return
    named = () if takes_prose(type(said)) else PICTURE.findall(turn.message.text)
    pictures = numbered(turn, [int(number) for number in named]) if named else resolve_all(turn, ())
    if isinstance(pictures, QuestionAsked):
        yield pictures
        return
    for place, picture in enumerate(pictures or [None]):
        if place:
            yield TextDelta("\n\n")
        yield from perform(replace(turn, picture=picture), said)

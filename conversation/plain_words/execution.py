"""What plain words say, done here and free to every picture they name; or asked about where something is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from conversation.chat.answer import answer
from conversation.command import PictureVersion, Turn
from conversation.commands.collage import Collage
from conversation.commands.compress import Compress
from conversation.commands.download import Download
from conversation.commands.nobg import Nobg
from conversation.commands.overlay import Overlay
from conversation.editing.dispatch import grouped, perform
from conversation.editing.operations import edit
from conversation.errors import BadRequest, Told
from conversation.events import (
    Choice,
    Event,
    ImageReady,
    ImageStarted,
    NoteAdded,
    QuestionAsked,
    TextDelta,
    VersionChosen,
)
from conversation.image import Image, Version
from conversation.llm.no_model import without_model
from conversation.plain_words.aim import aimed
from conversation.plain_words.meaning import Unsure
from conversation.plain_words.not_understood import unaided
from conversation.plain_words.offers import beside_a_model
from conversation.plain_words.reading.joining import MADE, Wish
from conversation.plain_words.typed_answer import picked
from conversation.plain_words.understanding import groups_of, pictures_of
from conversation.sentences import both, say
from conversation.target import after
from conversation.versions.names import number_of
from imaging.declaration import Declaration, Impossible
from imaging.operations.operation import Operation


def carry_out(turn: Turn, wishes: Sequence[Wish]) -> Iterator[Event]:
    """What is surely meant, one after the other. Nothing is done before all of it is clear. Raises `Told`."""
    mentioned: list[int] = []
    found: list[tuple[list[Wish], list[PictureVersion]]] = []
    for group in groups_of(wishes):
        if found and group[0].references == (MADE,):
            found.append((group, []))
            continue
        pictures = pictures_of(turn, group[0], mentioned)
        if isinstance(pictures, QuestionAsked):
            chosen = picked(turn)
            if chosen is None:
                yield pictures
                return
            pictures = [chosen]
        if not pictures:
            yield from ask_or_chat(turn)
            return
        unsure = next((wish.meant for wish in group if isinstance(wish.meant, Unsure)), None)
        if unsure:
            yield _asking(unsure, pictures)
            return
        found.append((group, pictures))
    made: ImageReady | None = None
    for place, (group, pictures) in enumerate(found):
        if place:
            yield TextDelta("\n\n")
        for event in _done_to_all(turn, group, pictures or _made(turn, made)):
            made = event if isinstance(event, ImageReady) else made
            yield event


def _made(turn: Turn, ready: ImageReady | None) -> list[PictureVersion]:
    """What the wish before let become, as a collage does. Raises `BadRequest` where nothing came of it."""
    if ready is None:
        raise BadRequest(say("nothing_was_made", "There is nothing to go on with"), code="nothing_was_made")
    image = turn.studio.images.get(turn.conversation, ready.image)
    return [PictureVersion(image, image.version(image.current))]


def ask_or_chat(turn: Turn) -> Iterator[Event]:
    """Words that are not understood here: the chat model's, where there is one. Raises `Told`."""
    yield from unaided(turn) if without_model(turn) else _answered(turn)


def _answered(turn: Turn) -> Iterator[Event]:
    """The model's answer, and what was half understood here as a click beside it where nothing was made or asked of it."""
    note = NoteAdded("")
    offering = turn.options.local
    for event in answer(aimed(turn)):
        offering = offering and not isinstance(event, (ImageStarted, ImageReady, VersionChosen, QuestionAsked))
        note = event if isinstance(event, NoteAdded) else note
        yield event
    here = beside_a_model(turn) if offering else []
    if here:
        yield NoteAdded(both(note.text, say("note_or_here", "Or done here, free:")), (*note.choices, *here))


def _asking(unsure: Unsure, pictures: list[PictureVersion]) -> QuestionAsked:
    """With answers to click where one picture is meant; several have to be named again."""
    if len(pictures) > 1:
        return QuestionAsked(say("ask_for_all", "{text} Say which, for all of them.", text=unsure.text))
    image, version = pictures[0].image.id, pictures[0].version.id
    return QuestionAsked(unsure.text, tuple(Choice(label, say, image, version) for label, say in unsure.choices))


def _done_to_all(turn: Turn, wishes: Sequence[Wish], pictures: list[PictureVersion]) -> Iterator[Event]:
    said = _said(wishes, pictures[0])
    first, together = said[0], bool(wishes[0].references)
    if isinstance(first, (Compress, Nobg, Download)):  # one report for all of them
        together = len(pictures) > 1 and len(said) == 1
    if isinstance(first, (Compress, Nobg, Download, Overlay, Collage)) and together and len(said) == 1:
        numbers = " ".join(f"#{picture.image.number}" for picture in pictures)
        yield from perform(turn, replace(first, pictures=numbers))
        return
    changes = False
    for place, picture in enumerate(pictures):
        if place:
            yield TextDelta("\n\n")
        said = _said(wishes, picture)
        changes = any(isinstance(each, Operation) for each in said)
        yield from _done(replace(turn, picture=picture), said)
    if changes:
        yield NoteAdded(say("note_done_here", "Done here, free"), _afterwards(turn, pictures))


def _said(wishes: Sequence[Wish], picture: PictureVersion) -> list[Declaration]:
    """What to do to that picture. Raises `BadRequest` for impossible values."""
    long_side = max(picture.version.width, picture.version.height)
    try:
        meant = [wish.means(long_side) for wish in wishes]
    except Impossible as error:
        raise BadRequest(say("impossible_more", "That goes too far"), str(error), code="impossible") from error
    return [each for each in meant if isinstance(each, Declaration)]


def _done(turn: Turn, said: list[Declaration]) -> Iterator[Event]:
    """One after the other, each to what the one before made."""
    for place, group in enumerate(grouped(said)):
        if place:
            yield TextDelta("\n\n")
        if turn.picture and isinstance(group, list):
            events = edit(turn, group, turn.picture)
        elif isinstance(group, Declaration):
            events = perform(turn, group)
        else:
            continue
        for event in events:
            yield event
            if turn.picture and isinstance(event, (ImageReady, VersionChosen)) and event.image == turn.picture.image.id:
                turn = after(turn, event)


def _afterwards(turn: Turn, pictures: list[PictureVersion]) -> tuple[Choice, ...]:
    """What to say next about one picture: back, or the same words to the model, about the picture as it was."""
    if len(pictures) > 1:
        return ()
    before = pictures[0]
    now = turn.studio.images.get(turn.conversation, before.image.id)
    undo = Choice(say("choice_undo", "Undo"), _way_back(now, before.version), now.id, now.current)
    instead = Choice(
        say("choice_ask_the_model_instead", "Ask the model instead"),
        turn.message.text,
        before.image.id,
        before.version.id,
        {"local": False},
    )
    return (undo, instead) if _able(turn) else (undo,)


def _way_back(now: Image, before: Version) -> str:
    """The command that leads to what was there before; steps back do not, where the words took some themselves."""
    steps, version = 0, now.version(now.current)
    while version.id != before.id:
        if version.parent is None:
            return f"/version {number_of(now, before.id)}"
        steps, version = steps + 1, now.version(version.parent)
    return f"/undo {steps}"


def _able(turn: Turn) -> bool:
    """Whether a model could do it."""
    try:
        can = turn.studio.models.chat(turn.options.chat_model).abilities
    except Told:
        return False
    return can.tools and not can.stand_in

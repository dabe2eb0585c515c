"""Pictures cut out in a turn, one after the other; and what is said about them, and offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from conversation.command import Turn
from conversation.edit_context import PictureVersion
from conversation.editing.cutout import CutoutResult, cut, described
from conversation.editing.no_memory import TooManyPixels, left_alone, or_smaller, smaller_all_first
from conversation.errors import AdministratorsOnly, Told
from conversation.events import Choice, Event, ImageStarted, NoteAdded, QuestionAsked, StatusChanged, TextDelta, ready
from conversation.image import Image
from conversation.ports.cutout import FETCHING, PRESENT, Cutouts, LocalModelRow
from conversation.sentences import all_of, both, in_bytes, joined, say
from imaging.cutout.models import SIMPLE
from imaging.cutout.request import CutoutRequest

REFINE = {"refine": True}
"""The options of a choice that a page answers by opening the picture to be painted on."""


@dataclass(frozen=True)
class CutoutJob:
    """What is to be done to each picture."""

    request: CutoutRequest
    other: Image | None
    """What stands behind it."""
    say: Callable[[Mapping[str, Any], Sequence[int]], str]
    """The same in words, with other options, about these numbers."""
    note: str = ""
    """Why it is not done as was asked."""
    better: LocalModelRow | None = None
    """A model that could be fetched."""


def fetched(cutouts: Cutouts, method: str) -> Iterator[Event]:
    """Waits until a model is here, and says how far it is. Raises `Told`; closing it ends the fetch."""
    if not cutouts.fetching:
        raise AdministratorsOnly(say("administrators_fetch_models", "Only an administrator can fetch models."))
    for row in cutouts.models.followed(method):
        if row.state == FETCHING:
            yield StatusChanged("fetch", _so_far(row))


def asked_first(row: LocalModelRow, fetching: bool, job_says: Callable[[Mapping[str, Any]], str]) -> QuestionAsked:
    """A model was named that is not here. `fetching`: it is offered to fetch it."""
    simple = Choice(say("choice_simple_method", "Use the simple method"), job_says({"method": SIMPLE}))
    if not fetching:
        why = say(
            "administrators_fetch_shared",
            "Everybody here shares the models, so only an administrator can fetch one (Settings → Models).",
        )
        return QuestionAsked(
            say("ask_model_absent", "{label} is not on this machine. {why}", label=row.label, why=why),
            (simple,),
        )
    size = in_bytes(row.bytes)
    begun = say("fetch_begun", "{size} of it is here already.", size=in_bytes(row.received)) if row.received else ""
    return QuestionAsked(
        both(
            say(
                "ask_fetch_model",
                "{label} is not on this machine yet. Fetch it once ({size}, {licence}) and it stays.",
                label=row.label,
                size=size,
                licence=row.licence,
            ),
            begun,
        ),
        (
            Choice(
                say("choice_fetch_and_cut", "Fetch it ({size}), then cut out", size=size),
                job_says({"do": "fetch"}),
            ),
            simple,
        ),
    )


def cut_all(turn: Turn, pictures: Sequence[PictureVersion], job: CutoutJob) -> Iterator[Event]:
    """Every picture; one that cannot be among several is passed over, and said. Raises `Told` for a single one."""
    done: list[CutoutResult] = []
    lines: list[str] = []
    refused: list[TooManyPixels] = []
    for place, picture in enumerate(pictures, start=1):
        yield StatusChanged("cutout", _cutting_out(picture, place, len(pictures)))
        try:
            one = cut(turn.edit_context, picture, job.request, job.other)
        except Told as told:
            refused.append(TooManyPixels(told, (picture,), job.say({}, (picture.image.number,))))
            if len(pictures) == 1:
                yield from or_smaller(refused)
                return
            lines.append(left_alone(picture.image.number, told))
            continue
        done.append(one)
        lines.append(described(one))
        version = one.image.shown
        yield ImageStarted(one.image.id, one.image.number, one.image.title, version.width, version.height, "")
        yield ready(one.image)
    yield TextDelta(joined(lines, "\n\n"))
    if done:
        yield _offered(done, job)
    if question := smaller_all_first(refused):
        yield question


def _offered(done: Sequence[CutoutResult], job: CutoutJob) -> NoteAdded:
    """What could be better, and how; to leave it as it is nothing has to be said."""
    numbers = [each.image.number for each in done]
    choices = [_fetching(job.better, job, numbers)] if job.better else []
    if len(done) == 1:
        image = done[0].image
        choices.append(
            Choice(say("choice_refine", "Refine"), f"/nobg refine #{image.number}", image.id, image.current, REFINE)
        )
        choices.append(Choice(say("choice_undo", "Undo"), "/undo", image.id, image.current))
    words = [job.note] if job.note else []
    if job.better:
        words.append(
            say(
                "note_better_model",
                "{label} ({size}) finds more of a subject. It is fetched once and runs here.",
                label=job.better.label,
                size=in_bytes(job.better.bytes),
            )
        )
    return NoteAdded(all_of(words) or say("note_done_here", "Done here, free"), tuple(choices))


def _fetching(row: LocalModelRow, job: CutoutJob, numbers: Sequence[int]) -> Choice:
    order = job.say({"method": row.name, "do": "fetch"}, numbers)
    return Choice(say("choice_fetch", "Fetch {label} ({bytes})", label=row.label, bytes=in_bytes(row.bytes)), order)


def better_than_simple(cutouts: Cutouts) -> LocalModelRow | None:
    """The model the person chose, where they could fetch it."""
    if cutouts.chosen == SIMPLE or not cutouts.fetching:
        return None
    row = cutouts.models.row(cutouts.chosen)
    return None if row.state == PRESENT else row


def simply(job: CutoutJob, note: str) -> CutoutJob:
    """The same without a model."""
    return replace(job, request=replace(job.request, method=SIMPLE), note=note, better=None)


def _cutting_out(picture: PictureVersion, place: int, of: int) -> str:
    number = picture.image.number
    if of == 1:
        return say("cutting_out", "Cutting out #{number}", number=number)
    return say("cutting_out_of", "Cutting out #{number} ({place} of {of})", number=number, place=place, of=of)


def _so_far(row: LocalModelRow) -> str:
    sizes = {"here": in_bytes(row.received), "whole": in_bytes(row.bytes)}
    if not row.bytes:
        return say("fetching", "Fetching {model}: {here} of {whole}", model=row.label, **sizes)
    percent = round(100 * row.received / row.bytes)
    return say(
        "fetching_share", "Fetching {model}: {here} of {whole} ({percent}%)", model=row.label, percent=percent, **sizes
    )

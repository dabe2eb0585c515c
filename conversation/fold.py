"""Events into a reply, one at a time. `interface/web/src/conversation/reduce.ts` does the same to the same fixtures."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import Any

from conversation.events import (
    AreaSelected,
    CandidatePicked,
    CandidatesStarted,
    Event,
    ImageDescribed,
    ImageFailed,
    ImagePreview,
    ImageProgress,
    ImageReady,
    ImageRenamed,
    ImageStarted,
    NoteAdded,
    PictureKept,
    PromptRefined,
    QuestionAsked,
    ReviewChanged,
    SheetShown,
    StatusChanged,
    TextDelta,
    TextReplaced,
    TitleChanged,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    UsageRecorded,
    VersionChosen,
    VersionNamed,
)
from conversation.reply import PROGRESS, Picture, Reply
from conversation.sentences import followed
from conversation.serialization import to_json

Changes = dict[str, Any]
"""Fields of the reply that an event changes."""


def fold(reply: Reply, event: Event) -> Reply:
    """The reply after one more event.

    Copied field by field: `replace` would call the constructor with all fields, which takes four times as long, and a
    long answer is thousands of these.
    """
    folded = object.__new__(Reply)
    state = folded.__dict__
    state.update(reply.__dict__)
    if type(event) is TextDelta:
        state["text"] = followed(reply.text, event.text)
    else:
        state.update(_fold(event, reply))
    state["seq"] = reply.seq + 1
    return folded


@singledispatch
def _fold(event: Event, reply: Reply) -> Changes:
    raise TypeError(f"no fold for {type(event).__name__}")


@_fold.register
def _(event: TurnStarted, reply: Reply) -> Changes:
    return {"started": event.started}


@_fold.register
def _(event: StatusChanged, reply: Reply) -> Changes:
    return {"step": event.step, "status": event.text}


@_fold.register
def _(event: TextReplaced, reply: Reply) -> Changes:
    return {"text": event.text}


@_fold.register
def _(event: PromptRefined, reply: Reply) -> Changes:
    return {"prompt": to_json(event)}


@_fold.register
def _(event: CandidatesStarted, reply: Reply) -> Changes:
    return {"candidates": (*reply.candidates, {**to_json(event), "picked": 0})}


@_fold.register
def _(event: CandidatePicked, reply: Reply) -> Changes:
    picked = (
        {**each, "picked": event.place} if at == event.group else each for at, each in enumerate(reply.candidates, 1)
    )
    return {"candidates": tuple(picked)}


@_fold.register
def _(event: ImageStarted, reply: Reply) -> Changes:
    picture = Picture(
        event.image,
        event.number,
        event.title,
        event.width,
        event.height,
        event.label,
        group=len(reply.candidates) if event.place else 0,
        place=event.place,
        begun=event.begun,
        expected=event.expected,
    )
    return {"pictures": (*reply.pictures, picture)}


@_fold.register
def _(event: ImageProgress, reply: Reply) -> Changes:
    return _touch(reply, event.image, event.place, **{name: getattr(event, name) for name in PROGRESS})


@_fold.register
def _(event: ImagePreview, reply: Reply) -> Changes:
    return _touch(reply, event.image, event.place, preview=event.url)


@_fold.register
def _(event: ImageReady, reply: Reply) -> Changes:
    version = event.version
    done = {"title": event.title, "version": version, "width": version["width"], "height": version["height"]}
    return _touch(reply, event.image, event.place, fraction=1.0, note="", preview=None, **done)


@_fold.register
def _(event: ImageFailed, reply: Reply) -> Changes:
    failure = {name: value for name, value in to_json(event).items() if name not in ("image", "place")}
    return _touch(reply, event.image, event.place, fraction=None, note="", preview=None, failure=failure)


@_fold.register
def _(event: VersionChosen, reply: Reply) -> Changes:
    return {}


@_fold.register
def _(event: PictureKept, reply: Reply) -> Changes:
    return {"kept": (*reply.kept, to_json(event))}


@_fold.register
def _(event: AreaSelected, reply: Reply) -> Changes:
    return {"areas": (*reply.areas, to_json(event))}


@_fold.register
def _(event: VersionNamed, reply: Reply) -> Changes:
    return {}


@_fold.register
def _(event: ImageDescribed, reply: Reply) -> Changes:
    return {}


@_fold.register
def _(event: ImageRenamed, reply: Reply) -> Changes:
    return _touch(reply, event.image, None, title=event.title)


@_fold.register
def _(event: SheetShown, reply: Reply) -> Changes:
    return {"sheets": (*reply.sheets, to_json(event))}


@_fold.register
def _(event: QuestionAsked, reply: Reply) -> Changes:
    return {"question": to_json(event)}


@_fold.register
def _(event: ReviewChanged, reply: Reply) -> Changes:
    question = reply.question
    if question is None or not question.get("review"):
        return {}
    return {"question": {**question, "review": {**question["review"], **to_json(event)}}}


@_fold.register
def _(event: NoteAdded, reply: Reply) -> Changes:
    return {"note": to_json(event)}


@_fold.register
def _(event: UsageRecorded, reply: Reply) -> Changes:
    return {"usage": (*reply.usage, to_json(event))}


@_fold.register
def _(event: TitleChanged, reply: Reply) -> Changes:
    return {"title": event.title}


@_fold.register
def _(event: TurnFailed, reply: Reply) -> Changes:
    return {"failure": to_json(event)}


@_fold.register
def _(event: TurnFinished, reply: Reply) -> Changes:
    made = [picture.group for picture in reply.pictures if picture.version is not None]
    pictures = tuple(each for each in reply.pictures if each.version or (each.failure and each.group in made))
    return {"state": event.state, "seconds": event.seconds, "step": "", "status": "", "pictures": pictures}


def _touch(reply: Reply, image: str, place: int | None, **changes: object) -> Changes:
    """The reply with the newest picture of that image changed, at that place among candidates where it says one;
    untouched when it has none."""
    for index in range(len(reply.pictures) - 1, -1, -1):
        found = reply.pictures[index]
        if found.image == image and place in (None, found.place):
            picture = replace(found, **changes)  # type: ignore[arg-type]
            return {"pictures": (*reply.pictures[:index], picture, *reply.pictures[index + 1 :])}
    return {}

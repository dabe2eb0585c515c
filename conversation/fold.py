"""Events into a reply, one at a time. `interface/web/src/conversation/reduce.ts` does the same to the same fixtures."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from conversation.events import (
    Event,
    ImagePreview,
    ImageProgress,
    ImageReady,
    ImageStarted,
    NoteAdded,
    PromptRefined,
    QuestionAsked,
    StatusChanged,
    TextDelta,
    TitleChanged,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    UsageRecorded,
    VersionChosen,
)
from conversation.reply import Picture, Reply
from conversation.values import to_json


def fold(reply: Reply, event: Event) -> Reply:
    """The reply after one more event."""
    return replace(_fold(event, reply), seq=reply.seq + 1)


@singledispatch
def _fold(event: Event, reply: Reply) -> Reply:
    raise TypeError(f"no fold for {type(event).__name__}")


@_fold.register
def _(event: TurnStarted, reply: Reply) -> Reply:
    return replace(reply, started=event.started)


@_fold.register
def _(event: StatusChanged, reply: Reply) -> Reply:
    return replace(reply, step=event.step, status=event.text)


@_fold.register
def _(event: TextDelta, reply: Reply) -> Reply:
    return replace(reply, text=reply.text + event.text)


@_fold.register
def _(event: PromptRefined, reply: Reply) -> Reply:
    return replace(reply, prompt=to_json(event))


@_fold.register
def _(event: ImageStarted, reply: Reply) -> Reply:
    picture = Picture(event.image, event.number, event.title, event.width, event.height, event.label)
    return replace(reply, pictures=(*reply.pictures, picture))


@_fold.register
def _(event: ImageProgress, reply: Reply) -> Reply:
    return _touch(reply, event.image, fraction=event.fraction, note=event.note)


@_fold.register
def _(event: ImagePreview, reply: Reply) -> Reply:
    return _touch(reply, event.image, preview=event.url)


@_fold.register
def _(event: ImageReady, reply: Reply) -> Reply:
    version = event.version
    done = {"title": event.title, "version": version, "width": version["width"], "height": version["height"]}
    return _touch(reply, event.image, fraction=1.0, note="", preview=None, **done)


@_fold.register
def _(event: VersionChosen, reply: Reply) -> Reply:
    return reply


@_fold.register
def _(event: QuestionAsked, reply: Reply) -> Reply:
    return replace(reply, question=to_json(event))


@_fold.register
def _(event: NoteAdded, reply: Reply) -> Reply:
    return replace(reply, note=to_json(event))


@_fold.register
def _(event: UsageRecorded, reply: Reply) -> Reply:
    return replace(reply, usage=(*reply.usage, to_json(event)))


@_fold.register
def _(event: TitleChanged, reply: Reply) -> Reply:
    return replace(reply, title=event.title)


@_fold.register
def _(event: TurnFailed, reply: Reply) -> Reply:
    return replace(reply, failure=to_json(event))


@_fold.register
def _(event: TurnFinished, reply: Reply) -> Reply:
    pictures = tuple(picture for picture in reply.pictures if picture.version is not None)
    return replace(reply, state=event.state, seconds=event.seconds, step="", status="", pictures=pictures)


def _touch(reply: Reply, image: str, **changes: object) -> Reply:
    """The reply with the newest picture of that image changed; untouched when it has none."""
    for index in range(len(reply.pictures) - 1, -1, -1):
        if reply.pictures[index].image == image:
            picture = replace(reply.pictures[index], **changes)  # type: ignore[arg-type]
            return replace(reply, pictures=(*reply.pictures[:index], picture, *reply.pictures[index + 1 :]))
    return reply

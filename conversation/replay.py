"""A reply back into events: the short way to tell somebody who came late what has happened. `fold` is the way there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from conversation.ports.turns import Begun
from conversation.reply import PROGRESS, Picture, Reply
from conversation.sentences import said as codes_of

Line = dict[str, Any]
NO_PROGRESS = {item.name: item.default for item in fields(Picture) if item.name in PROGRESS}


def replay(begun: Begun) -> Iterator[Mapping[str, Any]]:
    """Events as JSON that fold into the same reply, each with `turn` and the `seq` that the reply has now."""
    reply = begun.reply.reply
    if reply is None or reply.seq == 0:
        return
    for event in events_of(reply, begun):
        yield {**event, "turn": reply.turn, "seq": reply.seq}


def events_of(reply: Reply, begun: Begun) -> Iterator[Line]:
    yield line("TurnStarted", message=begun.message.id, text=begun.message.text, started=reply.started)
    if reply.status and reply.state == "running":
        yield line("StatusChanged", step=reply.step, text=reply.status)
    yield from said("PromptRefined", reply.prompt)
    if reply.text:
        yield line("TextDelta", text=reply.text)
    yield from _pictures(reply)
    for kept in reply.kept:
        yield line("PictureKept", **kept)
    for area in reply.areas:
        yield line("AreaSelected", **area)
    yield from said("QuestionAsked", reply.question)
    yield from said("NoteAdded", reply.note)
    for used in reply.usage:
        yield line("UsageRecorded", **used)
    yield from said("TitleChanged", {"title": reply.title} if reply.title else None)
    yield from said("TurnFailed", reply.failure)
    if reply.state != "running":
        yield line("TurnFinished", state=reply.state, seconds=reply.seconds)


def said(kind: str, values: Mapping[str, Any] | None) -> Iterator[Line]:
    """The event, if there was one."""
    if values:
        yield line(kind, **values)


def _pictures(reply: Reply) -> Iterator[Line]:
    """In their order, so that each falls to the candidates that it is one of."""
    begun = 0
    for picture in reply.pictures:
        while begun < picture.group:
            yield _candidates(reply, begun)
            begun += 1
        yield from events_of_picture(picture)
    while begun < len(reply.candidates):
        yield _candidates(reply, begun)
        begun += 1
    for group, each in enumerate(reply.candidates, 1):
        if each["picked"]:
            yield line("CandidatePicked", group=group, place=each["picked"])


def _candidates(reply: Reply, at: int) -> Line:
    values = {name: value for name, value in reply.candidates[at].items() if name != "picked"}
    return line("CandidatesStarted", **values)


def events_of_picture(picture: Picture) -> Iterator[Line]:
    same = {"image": picture.image, "number": picture.number, "title": picture.title}
    where = {"image": picture.image, "place": picture.place}
    shape = {"width": picture.width, "height": picture.height, "label": picture.label, "place": picture.place}
    yield line("ImageStarted", **same, **shape, begun=picture.begun, expected=picture.expected)
    if picture.version:
        yield line("ImageReady", **same, version=picture.version, place=picture.place)
        return
    if picture.failure:
        yield line("ImageFailed", **where, **picture.failure)
        return
    progress = {name: getattr(picture, name) for name in PROGRESS}
    if progress != NO_PROGRESS:
        yield line("ImageProgress", **where, **progress)
    if picture.preview:
        yield line("ImagePreview", **where, url=picture.preview)


def line(kind: str, **values: Any) -> Line:
    return {"type": kind, **values, **codes_of(values)}

"""What the assistant's side of a turn amounts to: the state that `fold` builds from events and `storage` keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from conversation.events import (
    AreaSelected,
    Choice,
    ImageFailed,
    ImageProgress,
    ImageReady,
    ImageStarted,
    NoteAdded,
    PictureKept,
    PlannedStep,
    PromptRefined,
    PromptReview,
    QuestionAsked,
    SheetShown,
    StatusChanged,
    TextDelta,
    TextReplaced,
    TitleChanged,
    TurnFailed,
)
from conversation.image import Image
from conversation.ports.cutout import LocalModelRow
from conversation.recipe import Recipe
from conversation.sentences import with_codes
from conversation.serialization import to_json
from imaging.compress.outcome import Outcome
from imaging.metadata.entry import SheetEntry, SheetGroup


@dataclass(frozen=True)
class Picture:
    """One picture in a reply: being painted (`version` is None) or there."""

    image: str
    number: int
    title: str
    width: int
    height: int
    label: str = ""
    fraction: float | None = None
    note: str = ""
    preview: str | None = None
    """Address of the newest preview while it is being painted."""
    version: Mapping[str, Any] | None = None
    """`Version` as JSON once it is stored."""
    group: int = 0
    """Which of the reply's candidates it is one of, from 1; 0 for a picture by itself."""
    place: int = 0
    """Among these, from 1."""
    begun: str = ""
    expected: float | None = None
    """Seconds it will take in all; None where nobody knows."""
    failure: Mapping[str, Any] | None = None
    """`TurnFailed`'s fields where it could not be made."""


PROGRESS = tuple(item.name for item in fields(ImageProgress) if item.name not in ("image", "place"))
"""What an `ImageProgress` says of a picture: a field of the picture by the same name."""


@dataclass(frozen=True)
class Reply:
    """The folded turn. `seq` is the number of events folded so far; it is where a returning browser goes on."""

    turn: str
    """Also the id of the assistant's message."""
    seq: int = 0
    state: str = "running"
    """`running`, `done`, `failed`, `stopped`, `interrupted`."""
    text: str = ""
    step: str = ""
    status: str = ""
    """What is being done now, for a person; empty when nothing is."""
    prompt: Mapping[str, str] | None = None
    """`{"original", "refined", "note"}` of a painting turn."""
    pictures: tuple[Picture, ...] = ()
    candidates: tuple[Mapping[str, Any], ...] = ()
    """Of each prompt of which several were made `{"count", "models", "blind", "picked"}`: `CandidatesStarted`'s fields,
    and the place that the person picked, 0 before that."""
    kept: tuple[Mapping[str, Any], ...] = ()
    """`PictureKept`'s fields, of each that was meant and stays as it is."""
    areas: tuple[Mapping[str, Any], ...] = ()
    """`AreaSelected`'s fields, of each part of a picture that was found."""
    question: Mapping[str, Any] | None = None
    """`{"text", "choices", "review", "plan"}`."""
    note: Mapping[str, Any] | None = None
    """`{"text", "choices"}`."""
    sheets: tuple[Mapping[str, Any], ...] = ()
    """`SheetShown`'s fields: what is in files, for the person alone."""
    usage: tuple[Mapping[str, Any], ...] = ()
    failure: Mapping[str, Any] | None = None
    """`TurnFailed`'s fields."""
    started: str = ""
    seconds: float = 0.0
    title: str = ""
    """The conversation's new name, when this turn gave it one."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        known = {item.name for item in fields(cls)}
        values = {key: value for key, value in with_codes(data).items() if key in known}
        values["pictures"] = tuple(_picture(picture) for picture in data.get("pictures") or ())
        values["candidates"] = tuple(data.get("candidates") or ())
        values["sheets"] = tuple(data.get("sheets") or ())
        values["kept"] = tuple(data.get("kept") or ())
        values["areas"] = tuple(data.get("areas") or ())
        values["usage"] = tuple(data.get("usage") or ())
        return cls(**values)


def _picture(data: Mapping[str, Any]) -> Picture:
    """With the recipe as it is written now, whenever it was stored."""
    version = data.get("version")
    if version:
        data = {**data, "version": {**version, "recipe": to_json(Recipe.from_dict(version["recipe"]))}}
    return Picture(**with_codes(data))


TELLING = (
    Image,
    ImageStarted,
    ImageReady,
    ImageFailed,
    PictureKept,
    AreaSelected,
    SheetShown,
    TitleChanged,
    TextDelta,
    TextReplaced,
    Choice,
    PromptRefined,
    Picture,
    StatusChanged,
    ImageProgress,
    QuestionAsked,
    PromptReview,
    PlannedStep,
    NoteAdded,
    TurnFailed,
    Reply,
    Outcome,
    SheetEntry,
    SheetGroup,
    LocalModelRow,
)
"""Whose texts may be sentences with codes: as JSON they have a `said` then."""

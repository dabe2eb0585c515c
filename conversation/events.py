"""What a turn says while it happens, in the past tense. `fold` (and `reduce` in TypeScript) make a reply of it.

Every class here crosses the wire as `{"type": <class name>, …fields}`. `make wire` writes the TypeScript types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conversation.image import Image
from conversation.sentences import with_codes
from conversation.serialization import to_json
from conversation.typed_json import from_json
from imaging.metadata.entry import SheetGroup, groups_from


@dataclass(frozen=True)
class TurnStarted:
    """A message was accepted and stored, and the work on it began."""

    message: str
    """Id of the person's message."""
    text: str
    started: str
    """ISO 8601, UTC."""


@dataclass(frozen=True)
class StatusChanged:
    """The turn entered a step the person should see."""

    step: str
    """`context`, `refine`, `paint`, `store`, `think`, `edit`, …"""
    text: str


@dataclass(frozen=True)
class TextDelta:
    """The reply grew by some markdown."""

    text: str


@dataclass(frozen=True)
class TextReplaced:
    """What was said so far was not the answer, but the model's thinking: this is what remains of the reply's words."""

    text: str


@dataclass(frozen=True)
class PromptRefined:
    """The prompt that will be sent is known."""

    original: str
    refined: str
    note: str
    """Empty, or why the prompt was only put together, not refined."""


@dataclass(frozen=True)
class CandidatesStarted:
    """Several pictures of one prompt are being made beside each other: a place for each can be kept from now on."""

    count: int
    models: tuple[str, ...] = ()
    """Ids of the models that paint one each, in the order of the places; empty where one model paints them all."""
    blind: bool = False
    """Which model painted which is shown once one was picked."""


@dataclass(frozen=True)
class ImageStarted:
    """A picture is being made: its place can be kept from now on."""

    image: str
    """Id of the image (an existing one when this is an edit)."""
    number: int
    title: str
    width: int
    height: int
    label: str
    """The model's name as a person reads it."""
    place: int = 0
    """Among the candidates that were started last: 1, 2, 3 …; 0 for a picture by itself."""
    begun: str = ""
    """When its model was asked: ISO 8601, UTC."""
    expected: float | None = None
    """Seconds it will take, by what this model took for this size before; None where nobody knows."""


@dataclass(frozen=True)
class ImageProgress:
    """A picture came nearer."""

    image: str
    fraction: float | None
    """0–1; None when the provider says nothing."""
    note: str
    place: int = 0
    """As in `ImageStarted`, here and below."""


@dataclass(frozen=True)
class ImagePreview:
    """A rough state of the picture can be looked at, for as long as the turn runs."""

    image: str
    url: str
    place: int = 0


@dataclass(frozen=True)
class ImageReady:
    """A version was stored and is the image's current one."""

    image: str
    number: int
    title: str
    version: Mapping[str, Any]
    """`Version` as JSON."""
    place: int = 0


@dataclass(frozen=True)
class OfferedModel:
    """A model that can do what another one could not. Nothing is done with it unless the person says so."""

    job: str
    """`image` or `chat`: what it would do."""
    id: str
    label: str
    provider: str
    """Its provider's name as a person knows it."""


@dataclass(frozen=True)
class ImageFailed:
    """A candidate could not be made; `Told` as data. The others go on."""

    image: str
    place: int
    code: str
    title: str
    text: str
    retry_after: float | None
    """Seconds, when waiting helps."""
    details: str
    link: str = ""
    """A page of the provider on which the person can do something about it."""
    flagged: str = ""
    """The words that a moderation objected to, as it repeats them."""
    instead: OfferedModel | None = None
    """A model to be offered in the place of the one that failed."""


@dataclass(frozen=True)
class CandidatePicked:
    """A person picked one of the candidates; also after the turn."""

    group: int
    """Which of the reply's candidates: 1 for those that were started first."""
    place: int
    """0 where the choice was taken back."""


@dataclass(frozen=True)
class VersionChosen:
    """An image went back, or on, to a version it already had."""

    image: str
    number: int
    title: str
    version: str
    """Id of the version that is current now."""


@dataclass(frozen=True)
class PictureKept:
    """A picture that was meant along with others stays as it is, and belongs to what comes of them."""

    image: str
    number: int
    title: str
    version: str
    """Id of the version that is current."""
    bytes: int
    """Of that version's file."""


@dataclass(frozen=True)
class AreaSelected:
    """A part of a picture was found and kept as a mask: the steps behind it change that and nothing else."""

    image: str
    number: int
    title: str
    version: str
    """Id of the version that it was found in."""
    mask: str
    """Id of the mask."""
    coverage: float
    """How much of the picture it takes, 0–1."""


@dataclass(frozen=True)
class VersionNamed:
    """A version got a name, which no other version of its image has from now on."""

    image: str
    version: str
    """Id of the version."""
    name: str
    """Empty where its name was taken away."""


@dataclass(frozen=True)
class ImageRenamed:
    """An image got another title."""

    image: str
    title: str


@dataclass(frozen=True)
class ImageDescribed:
    """Somebody said what an image shows, or took that back."""

    image: str
    alt: str
    """Empty where it is told by how the image was made."""
    alt_at: str
    """Id of the version that was described; empty as `alt`."""


@dataclass(frozen=True)
class SheetShown:
    """What stands in a picture's file was shown to its owner. No model is told: it may be where somebody lives."""

    image: str
    number: int
    title: str
    version: str
    """Id of the version whose file it is."""
    groups: tuple[SheetGroup, ...]
    """What was asked for."""
    original: str | None = None
    """Id of the version that was uploaded, where the groups are those of its file."""
    more: int = 0
    """Entries that are not among them."""


@dataclass(frozen=True)
class Choice:
    """One answer a person can click: it sends `say`, aimed at `image` (and `version`) when that is set."""

    label: str
    say: str
    image: str | None = None
    version: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    """Sent with it as the turn's options, over the composer's own."""


@dataclass(frozen=True)
class WordChange:
    """Some words of a prompt beside what it was made from."""

    kind: str
    """`kept`, `added` or `removed`."""
    text: str
    """With the blanks before it."""


@dataclass(frozen=True)
class ReviewedPicture:
    """A picture that would be sent along."""

    image: str
    number: int
    title: str
    version: str
    """Id of the version that would be."""


@dataclass(frozen=True)
class PromptReview:
    """A prompt before it is painted, and all that would be sent with it: nothing runs and nothing is set aside while a
    person looks at it, however long."""

    message: str
    """Id of the person's message that it is about; empty outside of any conversation."""
    original: str
    """The person's own words."""
    proposed: str
    """What a model made of them; the same where none did."""
    note: str
    """Empty, or why the prompt was only put together, not refined."""
    changes: tuple[WordChange, ...]
    """From the own words to the ones that would be sent now: the proposed ones, or those of the draft."""
    model: str
    """Id of the model that would paint."""
    label: str
    """Its name."""
    aspect: str
    """`width:height`."""
    count: int
    """Pictures."""
    price: int | None
    """About what all of them cost, in micro-dollars; None where nobody knows, 0 where it is free."""
    references: tuple[ReviewedPicture, ...] = ()
    """In the order in which the model gets them."""
    refines: bool = False
    """Whether a model is there that can be asked again."""
    known: bool = False
    """The proposal is that of an earlier time, and was not paid for again."""
    draft: str = ""
    """The proposal as the person changed it; empty while they did not."""
    state: str = "open"
    """`open`, or `cancelled` where they put it aside. It is answered by the message after it."""
    changed: tuple[str, ...] = ()
    """Which of `model`, `aspect` and `count` the person chose while they looked at it."""


@dataclass(frozen=True)
class PlannedStep:
    """One thing that a chat model wants done, before it is."""

    line: str
    """As a person types it: `/exposure stops=0.3`. A person may change it before they answer."""
    text: str
    """What it does."""
    label: str
    """Who does it: a model's name; empty for this machine."""
    cost: int | None
    """About what it costs, in micro-dollars; None where nobody knows, 0 where it is free."""


@dataclass(frozen=True)
class QuestionAsked:
    """The studio needs to know something before it does anything."""

    text: str
    choices: tuple[Choice, ...] = ()
    review: PromptReview | None = None
    """What is asked about, where it is a picture; a person may change the words before they answer."""
    plan: tuple[PlannedStep, ...] = ()
    """What is asked about, where it is several steps: the first choice does them all, one after the other."""


@dataclass(frozen=True)
class ReviewChanged:
    """A person changed the words of a prompt in review or how it is to be painted, put it aside, or took it up again.
    Its fields are those of `PromptReview`."""

    draft: str
    changes: tuple[WordChange, ...]
    state: str
    model: str
    label: str
    aspect: str
    count: int
    price: int | None
    """Micro-dollars."""
    changed: tuple[str, ...]


@dataclass(frozen=True)
class NoteAdded:
    """A quiet line under the reply: how it was done, and what else could have been."""

    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class UsageRecorded:
    """A model was used."""

    model: str
    purpose: str
    """`chat`, `image`, `refine`, `title`, `summary`, `context`."""
    cost: int | None
    """Micro-dollars; None is unknown."""
    tokens_in: int
    tokens_out: int
    basis: str = "provider"
    """How the cost is known: its `provider` said it, it was `computed` from listed prices, it is `free`; `pending` is
    still to be told by the provider, and `unknown` never will be."""


@dataclass(frozen=True)
class TitleChanged:
    """The conversation was named."""

    title: str


@dataclass(frozen=True)
class TurnFailed:
    """The turn could not be done; `Told` as data. `TurnFinished` follows."""

    code: str
    title: str
    text: str
    retry_after: float | None
    """Seconds, when waiting helps."""
    details: str
    link: str = ""
    """A page of the provider on which the person can do something about it."""
    flagged: str = ""
    """The words that a moderation objected to, as it repeats them."""
    instead: OfferedModel | None = None
    """A model to be offered in the place of the one that failed."""


@dataclass(frozen=True)
class TurnFinished:
    """Nothing more comes."""

    state: str
    """`done`, `failed`, `stopped` or `interrupted`."""
    seconds: float


Event = (
    TurnStarted
    | StatusChanged
    | TextDelta
    | TextReplaced
    | PromptRefined
    | CandidatesStarted
    | ImageStarted
    | ImageProgress
    | ImagePreview
    | ImageReady
    | ImageFailed
    | CandidatePicked
    | VersionChosen
    | PictureKept
    | AreaSelected
    | VersionNamed
    | ImageRenamed
    | ImageDescribed
    | SheetShown
    | QuestionAsked
    | ReviewChanged
    | NoteAdded
    | UsageRecorded
    | TitleChanged
    | TurnFailed
    | TurnFinished
)

EVENTS: tuple[type[Any], ...] = Event.__args__


def event_to_dict(event: Event) -> dict[str, Any]:
    """The event as it crosses the wire."""
    if type(event) is TextDelta and type(event.text) is str:  # the hot path: a long answer is thousands of these
        return {"type": "TextDelta", "text": event.text}
    return {"type": type(event).__name__, **to_json(event)}


_BY_NAME = {cls.__name__: cls for cls in EVENTS}


def event_from_dict(data: Mapping[str, Any]) -> Event:
    """The event that `event_to_dict` wrote. Raises KeyError for an unknown type."""
    values = with_codes(data)
    if "choices" in values:
        values["choices"] = tuple(Choice(**with_codes(choice)) for choice in values["choices"])
    if "models" in values:
        values["models"] = tuple(values["models"])
    if "plan" in values:
        values["plan"] = tuple(PlannedStep(**with_codes(step)) for step in values["plan"])
    if values.get("review"):
        values["review"] = from_json(PromptReview, values["review"])
    if values.get("instead"):
        values["instead"] = OfferedModel(**values["instead"])
    if "changes" in values:
        values["changes"] = tuple(WordChange(**change) for change in values["changes"])
    if "changed" in values:
        values["changed"] = tuple(values["changed"])
    if "groups" in values:
        values["groups"] = groups_from([_group(group) for group in values["groups"]])
    event: Event = _BY_NAME[data["type"]](**values)
    return event


def _group(sent: Mapping[str, Any]) -> dict[str, Any]:
    return {**with_codes(sent), "entries": [with_codes(entry) for entry in sent["entries"]]}


def ready(image: Image, place: int = 0) -> ImageReady:
    """The event that shows an image's current version."""
    return ImageReady(image.id, image.number, image.title, to_json(image.shown), place)

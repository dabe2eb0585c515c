"""Chat models and image models, as protocols: `providers` implement them.

All calls block the calling greenlet only. Every iterator may be closed at any moment: closing it cancels the work
and releases the connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, runtime_checkable

from conversation.errors import Remedy, Told
from conversation.events import OfferedModel
from conversation.ports.cutout import Cutouts
from conversation.ports.painting_times import PaintingTimes


@dataclass(frozen=True)
class Attachment:
    """A picture for a model: clean, upright, small enough to send."""

    media_type: str
    data: bytes


Step = TypeVar("Step")
Begun = Callable[[str], None]
"""Told once, as soon as a call has begun, by what its provider tells later what it cost."""


def unheard(receipt: str) -> None:
    """Nobody wants to know."""


USUAL = ("", "auto")
"""A choice that is left to the model."""


@dataclass(frozen=True)
class PictureRate:
    """What a picture costs where this is chosen."""

    image: int
    """Micro-dollars."""
    resolution: str = ""
    """One of those that the model declares; empty is any, as below."""
    quality: str = ""


@dataclass(frozen=True)
class Price:
    """What a model costs, in micro-dollars; None where nobody says."""

    input_per_million: int | None = None
    """Per million prompt tokens."""
    output_per_million: int | None = None
    """Per million written tokens."""
    image: int | None = None
    """About what one picture of about 1 MP costs."""
    rates: tuple[PictureRate, ...] = ()
    """Where that depends on what is chosen."""
    reference: int = 0
    """For each picture that is sent along, beside what its tokens cost."""

    def of_picture(self, resolution: str = "", quality: str = "", references: int = 0) -> int | None:
        """About what a picture costs that is chosen so: by the rate that says most about it.
        `interface/web/src/models/cost.ts` is the twin; both are held to `tests/fixtures/picture_costs.json`."""
        chosen = tuple("" if choice in USUAL else choice for choice in (resolution, quality))
        fitting = [
            (bool(rate.resolution) + bool(rate.quality), rate.image)
            for rate in self.rates
            if rate.resolution in ("", chosen[0]) and rate.quality in ("", chosen[1])
        ]
        _, image = max(fitting, default=(0, self.image), key=lambda each: each[0])
        return None if image is None else image + self.reference * references

    def most_of_picture(self, resolution: str = "", quality: str = "", references: int = 0) -> int | None:
        """What it costs at most: as of the dearest quality, where that is left to the model."""
        qualities = {rate.quality for rate in self.rates} if quality in USUAL else set()
        costs = [self.of_picture(resolution, each, references) for each in (quality, *qualities)]
        known = [cost for cost in costs if cost is not None]
        return max(known, default=None)


@dataclass(frozen=True)
class ModelNotes:
    """What a provider says of a model to whoever chooses one."""

    description: str = ""
    """A sentence or two of plain text, in the provider's language."""
    tags: tuple[str, ...] = ()
    """Lower-case words that it is found by, beside its abilities: `thinking`, `vector`."""


CRISP_UPSCALE, CREATIVE_UPSCALE = "crisp_upscale", "creative_upscale"
REPLACE_BACKGROUND, VARY = "replace_background", "vary"
OUTPAINT, RESTYLE, REMOVE_BACKGROUND, VECTORIZE = "outpaint", "restyle", "remove_background", "vectorize"
SPECIALITIES = (
    *(CRISP_UPSCALE, CREATIVE_UPSCALE, REPLACE_BACKGROUND, VARY),
    *(OUTPAINT, RESTYLE, REMOVE_BACKGROUND, VECTORIZE),
)
"""What a specialist does to its one reference picture."""
MAKE_STYLE = "make_style"
"""A specialist that paints nothing: what it makes has as `text` the id of a model that paints like the references."""


@dataclass(frozen=True)
class ImageAbilities:
    """What an image model declares. Controls are derived from it; what it lacks is never offered."""

    speciality: str = ""
    """Of `SPECIALITIES`: the one thing that a specialist does; empty for what paints."""
    edit: bool = False
    """Takes reference pictures to change."""
    inpaint: bool = False
    """Takes a picture with a mask that says where it may change; whether it takes one without, `edit` says."""
    several: int = 1
    """Most pictures in one request."""
    references: int = 0
    """Most reference pictures in one request."""
    aspects: tuple[str, ...] = ("1:1",)
    """`width:height`, the default first."""
    previews: bool = False
    seed: bool = False
    resolutions: tuple[str, ...] = ()
    """`1K`, `2K`, the default first; empty where the model has but one, or chooses."""
    qualities: tuple[str, ...] = ()
    """`auto`, `low`, `medium`, the default first; empty where there is no such choice."""
    formats: tuple[str, ...] = ()
    """`png`, `jpeg`, `webp`, the default first; empty where there is no such choice."""
    backgrounds: tuple[str, ...] = ()
    """`auto`, `opaque`, `transparent`, the default first; empty where there is no such choice."""
    moderations: tuple[str, ...] = ()
    """How strictly words and pictures are judged: `auto`, `low`, the default first; empty where there is no choice."""
    compressed: tuple[str, ...] = ()
    """Those of the formats whose compression can be chosen."""
    negative: bool = False
    """Hears what must not be in the picture."""
    strength: bool = False
    """Can be told how far to go from a reference picture."""
    words: bool = False
    """Answers in words too: its provider has a chat model of the same id."""
    local: bool = False
    """Nothing leaves this machine."""
    price: Price = field(default_factory=Price)
    notes: ModelNotes = field(default_factory=ModelNotes)


@dataclass(frozen=True)
class ImageRequest:
    """A picture wanted. What the model does not declare is not asked of it."""

    prompt: str
    aspect: str = "1:1"
    references: tuple[Attachment, ...] = ()
    seed: int | None = None
    resolution: str = ""
    """One of the declared ones; empty is the model's default, as for the four below."""
    quality: str = ""
    format: str = ""
    background: str = ""
    moderation: str = ""
    compression: int | None = None
    """0 to 100, of a format that can be: 100 keeps the most, less makes a smaller file. None is the model's default."""
    negative: str = ""
    """What must not be in the picture."""
    strength: float | None = None
    """How far to go from the first reference picture: 0 leaves it as it is, 1 keeps nothing of it."""
    mask: Attachment | None = None
    """Where the first reference picture may change: a grey PNG of its size, white is to be changed, black is kept."""
    around: tuple[float, float, float, float] | None = None
    """How much is to be painted around the first reference picture, for what does just that: left, top, right, bottom,
    as shares of its own width and height."""
    count: int = 1
    """Pictures of it, at most as many as the model declares in `several`."""
    begun: Begun = field(default=unheard, compare=False, repr=False)


@dataclass(frozen=True)
class Progress:
    """The provider is at work. Yielded at least once a second so that a stop is never waited for."""

    fraction: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Preview:
    """A rough state of the picture: an encoded WebP, JPEG or PNG, at most 512 px on the long side."""

    data: bytes
    media_type: str


@dataclass(frozen=True)
class Made:
    """The finished picture as the provider gave it, or `data` empty when it answered with words only."""

    data: bytes
    media_type: str
    text: str = ""
    """What the model said beside the picture."""
    seed: int | None = None
    cost: int | None = None
    """Micro-dollars; None is unknown, 0 is free."""
    tokens_in: int = 0
    tokens_out: int = 0
    computed: bool = False
    """The cost was worked out by a list of prices, since the provider names tokens or units only."""


@dataclass(frozen=True)
class Foreseen:
    """What a model knows before it paints: of this wish it can do a part only."""

    text: str
    """What it cannot do, a sentence or two."""
    label: str
    """What it can do instead, as a person clicks it."""
    prompt: str
    """The words that order that. They foresee nothing."""


@runtime_checkable
class ForeseeingModel(Protocol):
    """An image model that can tell from the words that a picture would not be what is wanted."""

    def foreseen(self, prompt: str) -> Foreseen | None:
        """None for a wish that it fulfils as well as it can."""


class ImageModel(Protocol):
    """Makes pictures."""

    @property
    def id(self) -> str:
        """`<provider>/<the provider's own id>`, for example `openrouter/google/gemini-3.1-flash-image`."""

    @property
    def label(self) -> str:
        """The name a person reads."""

    @property
    def abilities(self) -> ImageAbilities: ...

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Ends with one `Made`; with up to `request.count` of them where more are asked for, each with its share of
        the cost. Raises `ProviderFault`."""


@dataclass(frozen=True)
class ToolCall:
    """The model wants an operation or a command: the palette's own name for it, and its arguments."""

    id: str
    name: str
    arguments: Mapping[str, Any]
    signature: str = ""
    """What the provider wants to be given back with the call, as it came; nothing to anybody else."""


@dataclass(frozen=True)
class ChatMessage:
    """One message for a chat model."""

    role: str
    """`system`, `user`, `assistant`, `tool`."""
    text: str
    pictures: tuple[Attachment, ...] = ()
    calls: tuple[ToolCall, ...] = ()
    """What an assistant's message called."""
    answers: str | None = None
    """Id of the call that a `tool` message answers."""


@dataclass(frozen=True)
class ChatAbilities:
    """What a chat model declares."""

    vision: bool = False
    tools: bool = False
    context: int = 8_000
    """Tokens it can read at once."""
    local: bool = False
    thinks: bool = False
    """What it thinks before it answers counts towards `ChatRequest.max_tokens`."""
    stand_in: bool = False
    """No language model, only what is there until one is connected: never offered as another way."""
    price: Price = field(default_factory=Price)
    notes: ModelNotes = field(default_factory=ModelNotes)


@dataclass(frozen=True)
class ChatRequest:
    """One reply wanted."""

    messages: tuple[ChatMessage, ...]
    tools: tuple[Mapping[str, Any], ...] = ()
    """JSON schemas as `Palette.tools()` gives them: `{"name", "description", "parameters"}`."""
    temperature: float | None = None
    max_tokens: int | None = None
    begun: Begun = field(default=unheard, compare=False, repr=False)


@dataclass(frozen=True)
class TextChunk:
    """A piece of the reply, empty for a sign of life."""

    text: str


@dataclass(frozen=True)
class TokenUse:
    """What the call used; comes once, last."""

    cost: int | None
    """Micro-dollars."""
    tokens_in: int
    tokens_out: int
    computed: bool = False
    """The cost was worked out by a list of prices, since the provider names tokens or units only."""


@dataclass(frozen=True)
class Ended:
    """The answer did not end of its own accord; comes before `TokenUse`."""

    reason: str
    """`length`: it was as long as it may be. `filtered`: the provider's rules ended it."""


Chunk = TextChunk | ToolCall | Made | Ended | TokenUse


class ChatModel(Protocol):
    """Answers in words, tool calls, and sometimes pictures."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def abilities(self) -> ChatAbilities: ...

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """Raises `ProviderFault`; a fault after some words keeps the words already yielded."""


class Models(Protocol):
    """All models of all providers for one person. `""` and `auto` mean the best that is connected."""

    def image(self, choice: str = "") -> ImageModel:
        """Raises `Told` when there is no such model or its key is missing."""

    def called(self, name: str) -> ImageModel | None:
        """The one that a person means by a name: its id, its label, or the only label that has these words; None where
        nothing or several do."""

    def chat(self, choice: str = "") -> ChatModel:
        """As `image`."""

    def cheap(self) -> ChatModel | None:
        """The model for titles, summaries and refinement; never one that stands in for one; None offline."""

    def draft(self) -> ImageModel | None:
        """A good painter at a small part of the price; None where no connected provider has one."""

    def editor(self) -> ImageModel | None:
        """The best that paints from pictures; None where no connected one does."""

    def inpainter(self) -> ImageModel | None:
        """The best that paints behind a mask, one on this machine before others; None where no connected one does."""

    def specialist(self, speciality: str) -> ImageModel | None:
        """The first connected one that does this; None where none does."""

    def all_specialists(self, speciality: str) -> Sequence[ImageModel]:
        """All connected ones that do this, the first one first."""

    def keep_style(self, name: str, model: str) -> None:
        """From now on the person has a style of that name, in which that model paints."""

    def substitution(self, job: str, choice: str = "") -> str:
        """Why another model than the chosen one does a job (`image`, `chat`, `cheap`), for the person; else empty."""

    def instead(self, failed: Remedy, how: str) -> OfferedModel | None:
        """The model to offer where another one failed, never one that only stands in; None where none can do it.

        `how`: `nearest` by its name where there is no such model, `backup` where it cannot be reached, `elsewhere` the
        same but never at its own provider."""

    @property
    def cutouts(self) -> Cutouts:
        """The models that cut out, on this machine."""

    @property
    def times(self) -> PaintingTimes:
        """How long image models took."""

    def at_once(self, works: Sequence[Iterator[Step]], most: int) -> Iterator[tuple[int, Step | Told]]:
        """Goes through works that call models beside each other, `most` of them at a time and the first ones first:
        each step as it comes, with the place of its work. A `Told` ends its own work only, every other exception all of
        them; closing it closes them."""

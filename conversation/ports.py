"""What a turn needs from the world, as protocols. Each has a real implementation and an honest in-memory one.

`providers` implement the models, `storage` keeps, `server/workers.py` computes pixels. All calls block the calling
greenlet only. Every iterator may be closed at any moment: closing it cancels the work and releases the connection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from conversation.combining import Combines
from conversation.combining import Encoded as Encoded
from conversation.cutouts import Cutouts, CutsOut
from conversation.message import Message, Target
from imaging.compress.outcome import Outcome
from imaging.compress.target import Target as Most
from imaging.difference import Difference
from imaging.file import File
from imaging.metadata.entry import Sheet
from imaging.operations.operation import Operation
from imaging.swatches import Swatch

# --- models -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Attachment:
    """A picture for a model: clean, upright, small enough to send."""

    media_type: str
    data: bytes


@dataclass(frozen=True)
class Price:
    """What a model costs, in micro-dollars; None where nobody says."""

    input_per_million: int | None = None
    """Per million prompt tokens."""
    output_per_million: int | None = None
    """Per million written tokens."""
    image: int | None = None
    """About what one picture of about 1 MP costs."""


@dataclass(frozen=True)
class ImageAbilities:
    """What an image model declares. Controls are derived from it; what it lacks is never offered."""

    edit: bool = False
    """Takes reference pictures to change."""
    inpaint: bool = False
    several: int = 1
    """Most pictures in one request."""
    references: int = 0
    """Most reference pictures in one request."""
    aspects: tuple[str, ...] = ("1:1",)
    """`width:height`, the default first."""
    previews: bool = False
    seed: bool = False
    local: bool = False
    """Nothing leaves this machine."""
    price: Price = field(default_factory=Price)


@dataclass(frozen=True)
class ImageRequest:
    """One picture wanted."""

    prompt: str
    aspect: str = "1:1"
    references: tuple[Attachment, ...] = ()
    seed: int | None = None


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
        """Ends with exactly one `Made`. Raises `ProviderFault`."""


@dataclass(frozen=True)
class ToolCall:
    """The model wants an operation or a command: the palette's own name for it, and its arguments."""

    id: str
    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Said:
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
    stand_in: bool = False
    """No language model, only what is there until one is connected: never offered as another way."""
    price: Price = field(default_factory=Price)


@dataclass(frozen=True)
class ChatRequest:
    """One reply wanted."""

    messages: tuple[Said, ...]
    tools: tuple[Mapping[str, Any], ...] = ()
    """JSON schemas as `Palette.tools()` gives them: `{"name", "description", "parameters"}`."""
    temperature: float | None = None
    max_tokens: int | None = None


@dataclass(frozen=True)
class Words:
    """A piece of the reply, empty for a sign of life."""

    text: str


@dataclass(frozen=True)
class Used:
    """What the call used; comes once, last."""

    cost: int | None
    """Micro-dollars."""
    tokens_in: int
    tokens_out: int


@dataclass(frozen=True)
class Ended:
    """The answer did not end of its own accord; comes before `Used`."""

    reason: str
    """`length`: it was as long as it may be. `filtered`: the provider's rules ended it."""


Chunk = Words | ToolCall | Made | Ended | Used


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

    def chat(self, choice: str = "") -> ChatModel:
        """As `image`."""

    def cheap(self) -> ChatModel | None:
        """The model for titles, summaries and refinement; never one that stands in for one; None offline."""

    def substitution(self, job: str, choice: str = "") -> str:
        """Why another model than the chosen one does a job (`image`, `chat`, `cheap`), for the person; else empty."""

    @property
    def cutouts(self) -> Cutouts:
        """The models that cut out, on this machine."""


# --- pixels -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Received:
    """An uploaded file that is a picture. The file stays as it is; what is shown of it is clean."""

    media_type: str
    """The file's, by its content."""
    width: int
    """Pixels, upright, as `height`."""
    height: int
    preview: bytes
    """WebP, at most 600×400 px."""
    full: bytes
    """WebP for the screen."""
    noticed: tuple[str, ...] = ()
    """What the person should know: `animation: first frame used`, …"""


@dataclass(frozen=True)
class Compressed:
    """What became of a picture that was to be small: a new file, or none where it is left as it is."""

    encoded: Encoded | None
    outcome: Outcome


@dataclass(frozen=True)
class Exported:
    """A picture as a file for somewhere else, without private metadata."""

    data: bytes
    """Empty where it is in `file`."""
    media_type: str
    notes: tuple[str, ...] = ()
    """What is to be said about it; see `Leaving`."""
    file: Path | None = None
    """Where a picture is that is too large to be carried in memory: whoever gives it away removes that file."""


@dataclass(frozen=True)
class Stage:
    """The Sketchbook while it paints: an encoded picture, the last one full size and PNG."""

    data: bytes
    media_type: str
    fraction: float
    note: str
    final: bool


class Pixels(Combines, CutsOut, Protocol):
    """Everything that decodes or computes pixels; done in worker processes. Raises `Told` for pictures it refuses."""

    def crediting(self, on: bool) -> Pixels:
        """The same; what it makes of a picture keeps when that was taken and whose it is, or nothing."""

    def accept(self, data: bytes) -> Encoded:
        """Foreign bytes, decoded within limits, upright, sRGB, clean of private metadata, as PNG."""

    def receive(self, upload: Path) -> Received:
        """Looks at an uploaded file, which is read where the pixels are computed, never here."""

    def edit(self, picture: File, operations: Sequence[Operation]) -> Encoded:
        """A stored picture after operations, in the format that the last of them says: lossless (PNG) as a rule."""

    def preview(self, data: bytes, operations: Sequence[Operation]) -> Preview:
        """What operations make of a small picture, roughly encoded: to be seen while `edit` works on the large one."""

    def colours(self, picture: File, count: int) -> list[Swatch]:
        """The main colours of a picture, the commonest first."""

    def compress(self, picture: File, target: Most) -> Compressed:
        """A picture, stored or uploaded, as good as it can be within these bytes and pixels; clean, upright, sRGB."""

    def export(self, file: Path, kind: str) -> Exported:
        """A kept file, read where the pixels are computed, in that format, or as `same` in its own, in which it is not
        coded again."""

    def difference(self, before: Path, after: Path, tolerance: int) -> Difference | None:
        """What changed between two kept files, by more than `tolerance` levels of 255; read where that is computed.

        None for pictures of different proportions.
        """

    def screen(self, file: Path) -> bytes:
        """A kept file, read where the pixels are computed, as WebP for the screen."""

    def metadata(self, picture: File) -> Sheet:
        """What is in a file, by group: read where the pixels are computed, without decoding them."""

    def shrink(self, picture: File, megapixels: float) -> Attachment:
        """A clean JPEG of at most that many megapixels, for a model to look at."""

    def sketch(self, prompt: str, width: int, height: int, seed: int) -> Iterator[Stage]:
        """The Sketchbook's painting."""


# --- keeping ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TurnRequest:
    """A message that came in, checked for shape and owner."""

    owner: str
    conversation: str
    client_id: str
    text: str
    target: Target | None = None
    attachments: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    """`conversation/options.py` names them; unknown names are ignored."""
    parent: str | None = None
    """Id of the message to answer after; None means the head of the conversation. Set to branch."""
    again: str | None = None
    """Id of a person's message to answer once more (regenerate): no new message is made."""
    administers: bool = False
    """Whether who sent it may change what everybody shares, such as the models on this machine."""


@dataclass(frozen=True)
class Begun:
    """A turn was stored: the person's message and the empty reply. `fresh` is False for a repeated `client_id`."""

    message: Message
    reply: Message
    fresh: bool

"""What a turn needs kept: conversations, images, spending, the replies. `ports.py` has what computes and paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from conversation.image import Image, Recipe, Version
from conversation.message import Message
from conversation.ports import Begun, Encoded, Preview, Received, TurnRequest
from conversation.reply import Reply
from imaging.file import File


@dataclass(frozen=True)
class Summary:
    """The running summary of a branch up to and including a message."""

    text: str
    upto: str


@dataclass(frozen=True)
class Passage:
    """An older message that may matter: deep context lets the cheap model pick among these."""

    message: str
    role: str
    text: str


class Conversations(Protocol):
    """Messages and what is known about a conversation."""

    def history(self, conversation: str, leaf: str, limit: int) -> list[Message]:
        """The last `limit` messages of the branch that ends with `leaf`, oldest first. Cost depends on `limit` only.

        Here and below an empty `leaf` means the conversation's head.
        """

    def answers(self, conversation: str, message: str) -> list[Message]:
        """The replies to a person's message that are not deleted, oldest first."""

    def title(self, conversation: str) -> str:
        """Empty while nobody has named it."""

    def name(self, conversation: str, title: str) -> None: ...

    def summary(self, conversation: str, leaf: str) -> Summary | None:
        """The newest summary on the branch that ends with `leaf`."""

    def keep_summary(self, conversation: str, summary: Summary) -> None: ...

    def passages(self, conversation: str, leaf: str, words: Sequence[str], limit: int) -> list[Passage]:
        """Older messages of the conversation that share words with the request, best first. Bounded by `limit`."""

    def memory_pad(self, owner: str) -> str:
        """The free text the person keeps for every conversation."""


class KeptImages(Protocol):
    """Images, their versions and their files.

    What is read is as a branch of the conversation has it (`Image.current`, `Version.here`): the one that ends with
    `leaf`, or with the head where that is None.
    """

    def of(self, conversation: str, limit: int = 50, *, leaf: str | None = None) -> list[Image]:
        """The newest images that are not deleted and that the branch has seen, oldest first."""

    def find(self, conversation: str, number: int, *, leaf: str | None = None) -> Image | None:
        """Also one that only another branch has seen."""

    def get(self, conversation: str, image: str, *, leaf: str | None = None) -> Image:
        """As `find`. Raises `NotFound`."""

    def active(self, conversation: str, *, leaf: str | None = None) -> Image | None:
        """The image last made, edited, chosen or sent on the branch."""

    def reserve(self, conversation: str, title: str) -> tuple[str, int]:
        """An id and a number for an image that is about to be made; nothing is visible before `add`."""

    def add(
        self,
        conversation: str,
        image: str,
        number: int,
        title: str,
        encoded: Encoded,
        recipe: Recipe,
        *,
        message: str | None,
        cost: int | None,
        seconds: float,
    ) -> Image:
        """Stores the file, then the image with its first version."""

    def take_in(
        self, conversation: str, image: str, number: int, title: str, upload: Path, received: Received, recipe: Recipe
    ) -> Image:
        """Keeps an uploaded file byte for byte as the first version of a new image with that id.

        The file itself may go away afterwards. A second time: the image that is there already.
        """

    def add_version(
        self,
        image: str,
        parent: str,
        encoded: Encoded,
        recipe: Recipe,
        *,
        message: str | None,
        cost: int | None,
        seconds: float,
    ) -> Image:
        """Stores the file, then a version that becomes the current one."""

    def choose(self, image: str, version: str, *, message: str | None) -> Image:
        """Makes an existing version the current one, at a turn's reply; None outside of any turn."""

    def name_version(self, image: str, version: str, name: str) -> Image:
        """As `Shelf.name_version`, inside a turn."""

    def keep_full(self, version: Version, data: bytes) -> None:
        """Keeps what a screen shows of a version beside its file. Of one that is gone meanwhile: nothing."""

    def read(self, version: Version) -> bytes:
        """The bytes of a version's file. Raises `NotFound`."""

    def content(self, version: Version) -> File:
        """Where a version's file is, so that only who computes pixels reads it; its bytes where it is in no file.

        Raises `NotFound`.
        """

    def read_preview(self, version: Version) -> bytes:
        """The bytes of its preview, or of the file where it has none. Raises `NotFound`."""


class Images(KeptImages, Protocol):
    """The kept images, and what can be seen of one before it is there."""

    def keep_preview(self, turn: str, image: str, preview: Preview) -> str:
        """Keeps a rough state in memory for as long as the turn runs, the newest few only; its address.

        The address is `/api/v1/previews/<turn>/<image>/<n>`, n = 1, 2, 3 … for each image.
        """


class Usage(Protocol):
    """What was spent."""

    def record(
        self, turn: str, model: str, purpose: str, cost: int | None, tokens_in: int, tokens_out: int
    ) -> None: ...


class Replies(Protocol):
    """Where running turns are kept so that what was seen survives a crash."""

    def begin(self, request: TurnRequest) -> Begun:
        """Stores message and empty reply in one transaction. Same `client_id` and owner: the first one's answer.

        Raises `NotFound` for another's conversation, `Told(code="conflict")` for a `client_id` seen with another text.
        """

    def save(self, reply: Reply) -> None:
        """The folded state as of now."""

    def save_all(self, replies: Sequence[Reply]) -> None:
        """As `save` for several at once, for less than each by itself costs."""

    def interrupt_running(self) -> int:
        """Marks every reply still running as `interrupted`; called when the server starts. Returns how many."""

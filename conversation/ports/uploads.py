"""A file on its way in, and what became of it. When it is whole it becomes an image with the same id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from conversation.errors import Told
from conversation.image import Image


@dataclass(frozen=True)
class Refusal:
    """Why a file that came in whole was not taken: a `Told` that can be kept."""

    title: str
    text: str
    code: str
    status: int

    @classmethod
    def of(cls, told: Told) -> Refusal:
        return cls(told.title, told.text, told.code, told.status)

    def told(self) -> Told:
        return Told(self.title, self.text, code=self.code, status=self.status)


@dataclass(frozen=True)
class Upload:
    """A file that somebody began to send."""

    id: str
    """Also the id of the image that it becomes."""
    owner: str
    conversation: str
    number: int
    """Of the image that it becomes: files that are sent together keep their order, whichever is whole first."""
    filename: str
    """What its owner calls it; never the name of a file here."""
    length: int
    """Bytes of the whole file."""
    expires: float
    """Seconds since the epoch."""
    state: str = "open"
    """`open`, `taken` (it is an image now) or `refused`."""
    refusal: Refusal | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Upload:
        refusal = data.get("refusal")
        return cls(**{**data, "refusal": Refusal(**refusal) if refusal else None})


@dataclass(frozen=True)
class Standing:
    """How far an upload is."""

    upload: Upload
    offset: int
    """Bytes that are here."""

    @property
    def whole(self) -> bool:
        """Whether nothing is left to send."""
        return self.offset == self.upload.length


@dataclass(frozen=True)
class Checksum:
    """What the bytes of one request add up to."""

    algorithm: str
    digest: bytes


class Uploads(Protocol):
    """Files on their way in. Another person's and one that never was give the same `NotFound`."""

    @property
    def most_bytes(self) -> int:
        """The largest file that is taken."""

    def begin(self, owner: str, conversation: str | None, filename: str, length: int) -> Upload:
        """A place for a file; the conversation is made when it is not there yet, or none was named. Raises `Told`."""

    def standing(self, owner: str, upload: str) -> Standing:
        """How far it is. Raises `Told(status=423)` while another request still sends."""

    def append(
        self, owner: str, upload: str, offset: int, pieces: Iterable[bytes], checksum: Checksum | None
    ) -> Standing:
        """Keeps what comes, also when the line is cut in the middle; a file that is whole is taken in.

        Raises `Told`: 409 for another offset, 413 for more than was announced, 460 for a wrong checksum, 507 for a
        full disk, and why a whole file is refused.
        """

    def outcome(self, owner: str, upload: str) -> tuple[Standing, Image | None]:
        """How far it is, and what it became. A whole file that a crash left lying is taken in now."""

    def cancel(self, owner: str, upload: str) -> None:
        """Forgets it. An image that it became stays."""

"""A file on its way in, and what became of it. When it is whole it becomes an image with the same id.

`storage/uploads.py` keeps them, also for the studio in memory: a file has to be somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from conversation.errors import Told
from conversation.sentences import say, with_codes


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
        return cls(**{**data, "refusal": Refusal(**with_codes(refusal)) if refusal else None})


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


def moved_on(offset: int) -> Told:
    """What is said to whoever sends at a place where the upload is not."""
    return Told(
        say("offset_conflict", "The upload is at another point"),
        say("offset_conflict_text", "{offset} bytes of it are here. Continue from there.", offset=offset),
        code="offset_conflict",
        status=409,
    )


class PartialUpload(Protocol):
    """An unfinished file, written at its end. Ended with `keep` or `drop`."""

    size: int
    """Bytes that are here."""

    def add(self, data: bytes) -> None:
        """Raises `Told` when the disk refuses; what fitted counts."""

    def keep(self) -> None:
        """What was written survives a crash."""

    def drop(self) -> None:
        """As if nothing had come."""


class Uploads(Protocol):
    """Files that are not over, each for a day. Another person's and one that never was give the same `NotFound`."""

    def begin(self, owner: str, conversation: str, number: int, filename: str, length: int) -> Upload:
        """A place for a file of that many bytes. Raises `Told` when the disk refuses."""

    def get(self, owner: str, upload: str) -> Upload:
        """Raises `NotFound`, and `Told(code="expired")` after its day."""

    def offset(self, upload: Upload) -> int:
        """Bytes that are here."""

    def unfinished(self, owner: str) -> int:
        """How many files this person has begun to send and neither finished nor given up."""

    def path(self, upload: Upload) -> Path:
        """Where the bytes are."""

    def partial(self, upload: Upload) -> PartialUpload:
        """Opens the file at its end. Raises `NotFound`, and `Told` when the disk refuses."""

    def settle(self, upload: Upload, refusal: Refusal | None = None) -> Upload:
        """It is over: its bytes are an image's now, or were refused. What became of it is remembered for its day."""

    def remove(self, upload: Upload) -> None:
        """Forgets it."""

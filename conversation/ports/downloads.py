"""Pictures on their way out: one as a file, several as a ZIP. The counterpart of `uploads.py`."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from imaging.file_formats import DOWNLOAD, asked_for

SAME, ORIGINAL, SENT = "same", "original", "sent"
FORMATS = (SAME, ORIGINAL, *asked_for(DOWNLOAD))
"""`same` is the file as it is kept; of one that was uploaded, the same pixels in its format without what is private.
`original` is the file as it is kept in any case: what was uploaded, byte for byte, with all it says about its maker.
One picture alone can also leave as `sent`: the signed file of a model, byte for byte."""
MOST = 5_000
"""Pictures in one ZIP."""
OWN_METADATA = "own-metadata"


@dataclass(frozen=True)
class DownloadRequest:
    """A picture that is to leave."""

    image: str
    version: str | None = None
    """The current one where nothing is said."""


@dataclass(frozen=True)
class Order:
    """Pictures that are to leave together."""

    pictures: Sequence[DownloadRequest]
    format: str = ""
    """One of `FORMATS`; empty for what the person has set."""
    name: str = ""
    """Of the ZIP, as the person would write it."""
    offset: int = 0
    """Minutes that the person's clock is ahead of UTC: dates in the ZIP are in their own time."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Order:
        return cls(**{**data, "pictures": tuple(DownloadRequest(**each) for each in data["pictures"])})


@dataclass(frozen=True)
class Asked:
    """An order that can be collected."""

    id: str
    count: int
    bytes: int | None
    """Of all files together; None where some have to be made first."""


@dataclass(frozen=True)
class Leaving:
    """A file, in pieces. Closing them ends the work behind them."""

    name: str
    media_type: str
    pieces: Generator[bytes, None, None]
    size: int | None = None
    """Bytes, where they are known before the last piece."""
    notes: tuple[str, ...] = ()
    """Those of `imaging/files/leaving_notes.py`, and `OWN_METADATA`: it says what it said when it was uploaded."""


class Downloads(Protocol):
    """Orders that can be collected for an hour. `storage/downloads.py` keeps them, also for the studio in memory."""

    def keep(self, owner: str, order: Order) -> str:
        """Its id. Raises `Told` when the disk refuses."""

    def get(self, owner: str, order: str) -> Order:
        """Raises `NotFound`, also another person's, one that never was, and when its hour is over."""

"""What somebody who opens a ZIP should know about it: what is not in it and why, and what looks or says otherwise."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

from conversation.errors import Told
from conversation.ports.downloads import OWN_METADATA
from imaging.file_formats import BY_MEDIA_TYPE
from imaging.files.leaving_notes import EIGHT_BITS, FIRST_FRAME, ON_WHITE, SMALLER, UNCREDITED, UNMARKED, UNSIGNED

SAID = {
    ON_WHITE: "what was transparent is white now, because JPEG knows no transparency",
    UNCREDITED: "this format has no place for whose it is, so its author and its copyright are not in the file",
    SMALLER: "it was made smaller, because it was longer than a file of this format can be",
    FIRST_FRAME: "the first picture of an animation; in its own format all of it leaves",
    EIGHT_BITS: "it had 16 bits a channel and has 8 now; PNG and TIFF keep them",
    UNMARKED: "where it comes from is not in the file: its format has no place for it, or it may have no more bytes",
    UNSIGNED: "where it comes from could not be signed; the file says it unsigned",
    OWN_METADATA: "the file as it was uploaded: it may say where, when and with what it was taken",
}


class ZipNotes:
    """A line each, as they come up."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.lacking: list[str] = []
        """Those of pictures that are not there, or not whole."""

    def __bool__(self) -> bool:
        return bool(self._lines)

    def missing(self, place: int, told: Told, title: str = "") -> None:
        """The picture in that place, counted from 1, could not leave."""
        self._lack(f"Picture {place}{f' ({title})' if title else ''} is not here. {told}")

    def noted(self, name: str, notes: Sequence[str], media_type: str = "") -> None:
        """What is to be known about a file."""
        kind = BY_MEDIA_TYPE.get(media_type)
        limit = f" ({kind.name} holds {kind.longest:,} pixels a side)" if kind and kind.longest else ""
        self._lines += [f"{name}: {SAID[note]}{limit if note == SMALLER else ''}." for note in notes]

    def watched(self, name: str, pieces: Generator[bytes, None, None]) -> Iterator[bytes]:
        """The same pieces. A disk that fails in the middle costs this file and no other."""
        with closing(pieces):
            try:
                yield from pieces
            except OSError as error:
                self._lack(f"{name} is incomplete: its file could not be read ({error.strerror}).")

    def _lack(self, line: str) -> None:
        self._lines.append(line)
        self.lacking.append(line)

    def text(self) -> bytes:
        """With the line ends that every editor knows."""
        return "".join(f"{line}\r\n" for line in self._lines).encode()

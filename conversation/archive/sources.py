"""What a file that somebody brings holds: told from the file itself, conversation after conversation."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from conversation.archive import foreign_forms, own_form
from conversation.archive.brought import BroughtConversation
from conversation.archive.foreign_json import Readable, elements
from conversation.archive.opened import DAMAGED, OpenedArchive, damaged, refused
from conversation.errors import Told
from conversation.sentences import say

ZIP = b"PK"
INLINE = "data:"


class Unpacks(Protocol):
    """What a conversation's files are in."""

    def has(self, name: str) -> bool: ...

    def unpack(self, name: str, path: Path, most: int) -> None: ...


class InlineFiles(Unpacks):
    """Files that stand in the JSON itself, as data: addresses."""

    def has(self, name: str) -> bool:
        return name.startswith(INLINE)

    def unpack(self, name: str, path: Path, most: int) -> None:
        """Raises `Told` for what is none, or larger than it may be."""
        head, _, data = name.partition(",")
        if not head.endswith(";base64") or len(data) > most * 4 // 3 + 4:
            raise refused(say("archive_large_file", "“{name}” in it is too large.", name=head[:80]))
        try:
            path.write_bytes(b64decode(data, validate=True))
        except binascii.Error as error:
            raise damaged() from error


class MeasuredStream(Readable):
    """Says how much of a file was read."""

    def __init__(self, stream: Readable, size: int) -> None:
        self.stream, self.size, self.read_so_far = stream, max(1, size), 0

    def read(self, size: int, /) -> bytes:
        data = self.stream.read(size)
        self.read_so_far += len(data)
        return data

    @property
    def share(self) -> float:
        return min(1.0, self.read_so_far / self.size)


Found = Iterator[tuple[float, float, BroughtConversation]]
"""How much of the file is passed before each, 0 to 1, and how much each is, as far as that is known."""


@contextmanager
def opened(file: Path, give_way: Callable[[], object]) -> Iterator[tuple[Unpacks, Found]]:
    """Raises `Told` for a file in which nothing is known."""
    with file.open("rb") as stream:
        is_zip = stream.read(2) == ZIP
        if not is_zip:
            stream.seek(0)
            counted = MeasuredStream(stream, file.stat().st_size)
            yield InlineFiles(), _first_known(_foreign(counted, {}))
            return
    with OpenedArchive(file, give_way) as archive:
        yield archive, _first_known(_of(archive))


def _of(archive: OpenedArchive) -> Found:
    if places := own_form.places(archive):
        for place, brought in enumerate(own_form.conversations(archive)):
            yield place / len(places), 1 / len(places), brought
        return
    lists = sorted(name for name in archive.names if foreign_forms.CONVERSATIONS.fullmatch(name))
    files = foreign_forms.names_by_pointer(archive.names)
    for place, name in enumerate(lists):
        try:
            with archive.open(name) as stream:
                for share, _, brought in _foreign(MeasuredStream(stream, archive.size(name)), files):
                    yield (place + share) / len(lists), 0.0, brought
        except DAMAGED as error:
            raise damaged() from error


def _foreign(stream: MeasuredStream, files: Mapping[str, str]) -> Found:
    for said in elements(stream):
        brought = foreign_forms.conversation(said, files)
        if brought is not None:
            yield stream.share, 0.0, brought


def _first_known(found: Found) -> Found:
    nothing = True
    for each in found:
        nothing = False
        yield each
    if nothing:
        raise nothing_in_it()


def nothing_in_it() -> Told:
    return Told(
        say("archive_nothing", "There’s no conversation in this file"),
        say(
            "archive_nothing_text",
            "Choose a ZIP that Atelier saved, the ZIP of ChatGPT, or the JSON of Open WebUI, without changing it.",
        ),
        code="archive_unreadable",
        status=422,
    )

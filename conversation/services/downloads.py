"""Pictures on their way out: one as a file, several as a ZIP. The counterpart of `uploads.py`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from conversation.errors import BadRequest, NotFound, Told
from conversation.generation.rerun import MOST_IMAGES
from conversation.image import Image, Version
from conversation.ports.downloads import (
    FORMATS,
    ORIGINAL,
    SAME,
    SENT,
    Asked,
    DownloadRequest,
    Downloads,
    Leaving,
    Order,
)
from conversation.ports.jobs import AttendedWork, Unattended
from conversation.ports.shelf import Shelf, version_of
from conversation.sentences import say
from conversation.services.leaving import LeavingPictures, whole
from conversation.services.preferences import Preferences
from conversation.services.zip_notes import ZipNotes
from conversation.services.zip_stream import ZipEntry, zipped
from conversation.versions.filenames import Distinct, ending_of, made, number_of, stem, stem_of

AT_ONCE = 100
"""Pictures that are looked up before others have their turn."""
READ_ME = ("read-me", "txt")


@dataclass(frozen=True)
class DownloadService:
    """Where pictures go out. Another person's and one that never was give the same `NotFound`."""

    orders: Downloads
    shelf: Shelf
    preferences: Preferences
    leaving: LeavingPictures
    clock: Callable[[], float]
    announce: Callable[[str, str, list[str]], None] = lambda owner, name, lacking: None
    """Tells the owner's pages what a ZIP of that name lacks."""
    give_way: Callable[[], object] = lambda: None
    """Lets others have their turn: a fast line takes all it gets."""
    work: AttendedWork = field(default_factory=Unattended)
    """What makes jobs of ZIPs."""

    def one(self, owner: str, wanted: DownloadRequest, kind: str) -> Leaving:
        """A picture in that format, or the person's own choice where `kind` is empty. Raises `Told`."""
        image, version = self._wanted(owner, wanted)
        return self.leaving.file(owner, image, version, kind if kind == SENT else self._kind(owner, kind))

    def named(self, owner: str, conversation: str, filename: str) -> Leaving | None:
        """The file of a version by its name; None for what is only shown of one. Raises `Told`."""
        for image in self.leaving.shelf.of(owner, conversation, MOST_IMAGES):
            for version in image.versions:
                if version.filename == filename and version.kept and not version.as_it_came:
                    return self.leaving.file(owner, image, version, SAME)
        return None

    def ask(self, owner: str, order: Order) -> Asked:
        """Keeps an order for an hour. Raises `Told`."""
        kind, total, ready = self._kind(owner, order.format), 0, True
        for _, version in self._found(owner, order):
            total += version.bytes
            ready = ready and kind == ORIGINAL and version.as_it_came
        return Asked(self.orders.keep(owner, order), len(order.pictures), total if ready else None)

    def collect(self, owner: str, order: str) -> Leaving:
        """The ZIP of an order that was kept. Raises `NotFound`, also an hour later."""
        return self._zip(owner, self.orders.get(owner, order))

    def zip(self, owner: str, order: Order) -> Leaving:
        """The ZIP at once. A picture that cannot leave is named inside and does not stop the others. Raises `Told`."""
        self._kind(owner, order.format)
        for _ in self._found(owner, order):
            pass
        return self._zip(owner, order)

    def _zip(self, owner: str, order: Order) -> Leaving:
        now = datetime.fromtimestamp(self.clock(), UTC) + timedelta(minutes=order.offset)
        name = f"{stem(order.name, 'Atelier')}.zip"
        return Leaving(name, "application/zip", self._sent(owner, order, now, name))

    def _sent(self, owner: str, order: Order, now: datetime, name: str) -> Generator[bytes, None, None]:
        """A job from its first byte to its last."""
        entries = self._entries(owner, order, now, name)
        with self.work.job(owner, "export", name, streams=True) as heard, closing(entries):
            yield from zipped(told(entries, len(order.pictures), heard))

    def _entries(self, owner: str, order: Order, now: datetime, archive: str) -> Generator[ZipEntry, None, None]:
        kind, distinct, notes = self._kind(owner, order.format), Distinct(), ZipNotes()
        for place, wanted in enumerate(order.pictures, start=1):
            self.give_way()
            title = ""
            try:
                image, version = self._wanted(owner, wanted)
                title = image.title
                leaving = self.leaving.file(owner, image, version, kind)
            except Told as told:
                notes.missing(place, told, title)
                continue
            name = distinct(stem_of(image), ending_of(image, leaving.media_type), number_of(image, version))
            notes.noted(name, leaving.notes, leaving.media_type)
            yield ZipEntry(name, made(version, order.offset), notes.watched(name, leaving.pieces))
        if notes:
            yield ZipEntry(distinct(*READ_ME), now, whole(notes.text()))
        if notes.lacking:
            self.announce(owner, archive, notes.lacking)

    def _found(self, owner: str, order: Order) -> Iterator[tuple[Image, Version]]:
        """All that is wanted. Raises `NotFound` for what is not there or another person's."""
        for first in range(0, len(order.pictures), AT_ONCE):
            self.give_way()
            some = order.pictures[first : first + AT_ONCE]
            ids = list(dict.fromkeys(wanted.image for wanted in some))
            found = {image.id: image for image in self.shelf.several(owner, ids)}
            for wanted in some:
                if wanted.image not in found:
                    raise NotFound("The picture")
                yield found[wanted.image], version_of(found[wanted.image], wanted.version)

    def _wanted(self, owner: str, wanted: DownloadRequest) -> tuple[Image, Version]:
        image = self.shelf.get(owner, wanted.image)
        return image, version_of(image, wanted.version)

    def _kind(self, owner: str, kind: str) -> str:
        """The format that is meant. Raises `BadRequest`."""
        meant = kind or str(self.preferences.of(owner)["download_format"])
        if meant not in FORMATS:
            raise BadRequest(
                say("bad_format", "There is no such format"),
                say("bad_format_text", "Choose one of: {formats}.", formats=", ".join(FORMATS)),
                code="bad_format",
            )
        return meant


def told(entries: Iterator[ZipEntry], count: int, heard: Callable[[float], None]) -> Generator[ZipEntry, None, None]:
    """The same, telling before each how many have left."""
    for place, entry in enumerate(entries):
        heard(min(1.0, place / count))
        yield entry

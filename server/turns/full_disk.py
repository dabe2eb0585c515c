"""The stores of a turn on a disk that is full: the turn goes on, what it spent, named and painted is stored later.

A picture has to be on the disk before anybody can look at it, so there the turn waits and says so. Everything else is
put into the backlog. What a turn begins with (its message) is not here: that is refused, and the page keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import gevent

from conversation.events import Event, ImageProgress, StatusChanged
from conversation.image import Image
from conversation.message import Message
from conversation.ports.conversations import Conversations, Passage, Summary
from conversation.ports.form_pictures import FormPictures
from conversation.ports.pixels import Encoded
from conversation.ports.usage import CallRecord, LimitReached, PlannedCall, SpendingLimits, Spent, Usage
from conversation.versions.images_proxy import TurnImagesProxy
from server.turns.backlog import Backlog
from storage.disk.errors import DiskRefused

AGAIN = 1.0
"""Seconds between two tries to store a picture."""
MOST_HELD = 256 * 1024 * 1024
"""Bytes of pictures that may wait in memory, of all turns together. What comes then fails in words."""


@dataclass(frozen=True)
class LaterUsage:
    """See `Usage`: money that was spent is written down, sooner or later. What cannot be reserved is refused."""

    usage: Usage
    backlog: Backlog

    def reserve(self, call: PlannedCall, limits: SpendingLimits) -> str | LimitReached:
        return self.usage.reserve(call, limits)

    def note(self, reservation: str, receipt: str) -> None:
        self.backlog.store(("receipt", reservation), lambda: self.usage.note(reservation, receipt))

    def record(self, call: CallRecord) -> None:
        self.backlog.waiting.pop(("receipt", call.reservation), None)  # the record has it
        self.backlog.store(("usage", call.reservation or object()), lambda: self.usage.record(call))

    def release(self, reservation: str) -> None:
        self.backlog.store(("usage", reservation), lambda: self.usage.release(reservation))

    def of_month(self, owner: str, month: str) -> Spent:
        return self.usage.of_month(owner, month)


@dataclass(frozen=True)
class LaterNotes:
    """See `Conversations`: names and summaries are written down sooner or later, unless newer ones came."""

    conversations: Conversations
    backlog: Backlog

    def history(self, conversation: str, leaf: str, limit: int) -> list[Message]:
        return self.conversations.history(conversation, leaf, limit)

    def answers(self, conversation: str, message: str) -> list[Message]:
        return self.conversations.answers(conversation, message)

    def title(self, conversation: str) -> str:
        return self.conversations.title(conversation)

    def summary(self, conversation: str, leaf: str) -> Summary | None:
        return self.conversations.summary(conversation, leaf)

    def passages(self, conversation: str, leaf: str, words: Sequence[str], limit: int) -> list[Passage]:
        return self.conversations.passages(conversation, leaf, words, limit)

    def memory_pad(self, owner: str) -> str:
        return self.conversations.memory_pad(owner)

    def name(self, conversation: str, title: str) -> None:
        before = self.conversations.title(conversation)

        def name() -> None:
            if self.conversations.title(conversation) == before:  # nobody named it meanwhile
                self.conversations.name(conversation, title)

        self.backlog.store(("title", conversation), name)

    def keep_summary(self, conversation: str, summary: Summary) -> None:
        about = ("summary", conversation, summary.upto)
        self.backlog.store(about, lambda: self.conversations.keep_summary(conversation, summary))


@dataclass(frozen=True)
class LaterFormPictures(FormPictures):
    """See `FormPictures`: what was painted is kept sooner or later, and read out of memory until then."""

    pictures: FormPictures
    backlog: Backlog
    most: int = MOST_HELD
    waiting: dict[str, bytes] = field(default_factory=dict)

    def keep(self, job: str, data: bytes) -> None:
        """Raises `DiskRefused` where no more fits into memory either."""
        try:
            self.pictures.keep(job, data)
        except DiskRefused as refused:
            if sum(map(len, self.waiting.values())) + len(data) > self.most:
                raise
            self.waiting[job] = data
            self.backlog.keep(("form picture", job), lambda: self._kept(job, data), refused.title)

    def read(self, job: str) -> bytes:
        return self.waiting[job] if job in self.waiting else self.pictures.read(job)

    def _kept(self, job: str, data: bytes) -> None:
        self.pictures.keep(job, data)
        self.waiting.pop(job, None)


class Held:
    """How much of the memory is taken by pictures that wait for the disk."""

    def __init__(self, most: int = MOST_HELD) -> None:
        self.most = most
        self.bytes = 0

    @contextmanager
    def room(self, size: int, refused: DiskRefused) -> Iterator[None]:
        """Raises `refused` where there is none."""
        if self.bytes + size > self.most:
            raise refused
        self.bytes += size
        try:
            yield
        finally:
            self.bytes -= size


@dataclass(frozen=True)
class WaitingImages(TurnImagesProxy):
    """See `TurnImages`: a new picture waits for space on the disk, and the turn tells so through `tell`."""

    held: Held
    tell: Callable[[Event], None]
    again: float = AGAIN

    def _stored(self, image: str, encoded: Encoded, add: Callable[[], Image]) -> Image:
        try:
            return add()
        except DiskRefused as refused:
            with self.held.room(len(encoded.data) + len(encoded.full), refused):
                self.tell(StatusChanged("store", refused.waits))
                self.tell(ImageProgress(image, 1.0, refused.waits))
                return self._waited(add)

    def _waited(self, add: Callable[[], Image]) -> Image:
        """Ends with the turn, when that is stopped."""
        while True:
            gevent.sleep(self.again)
            try:
                return add()
            except DiskRefused:
                continue

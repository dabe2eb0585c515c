"""Which request sends which upload. A file has one at a time; one that has fallen silent makes room for the next.

A telephone that changes its network leaves a request behind that waits for bytes which never come. Whoever comes to
go on with the file must not wait for it, and must not take a line away that still works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from conversation.errors import Told
from conversation.sentences import say
from conversation.services.concurrency import Signal

SILENT_AFTER = 5.0
"""Seconds without a byte."""
LET_GO_WITHIN = 5.0
"""Seconds that a silent request has to write down what it had."""
Cut = Callable[[], object]
"""To who reads a request, it looks from then on as if the other side had hung up."""


@dataclass
class UploadLock:
    """Held by one request at work."""

    cut: Cut | None
    """None where the whole request is here already."""
    heard: float
    ended: Signal

    def listen(self, pieces: Iterable[bytes], clock: Callable[[], float]) -> Iterator[bytes]:
        """The pieces as they come."""
        for piece in pieces:
            self.heard = clock()
            yield piece


class UploadLocks:
    """Those of all requests that send now, by upload."""

    def __init__(self, signal: Callable[[], Signal], clock: Callable[[], float]) -> None:
        """`clock` gives seconds that only go forward."""
        self.signal = signal
        self.clock = clock
        self.taken: dict[str, UploadLock] = {}

    @contextmanager
    def held(self, upload: str, cut: Cut | None) -> Iterator[UploadLock]:
        """The lock of that upload, for one request. Raises `Told` while another one still sends."""
        self.freed(upload)
        lock = self.taken[upload] = UploadLock(cut, self.clock(), self.signal())
        try:
            yield lock
        finally:
            del self.taken[upload]
            lock.ended.set()

    def freed(self, upload: str, *, at_once: bool = False) -> None:
        """Comes back when nobody sends that upload. Raises `Told(status=423)` while somebody does.

        `at_once` ends a request that works too: nobody wants its bytes any more.
        """
        lock = self.taken.get(upload)
        if lock is None:
            return
        if at_once or self.clock() - lock.heard >= SILENT_AFTER:
            if lock.cut is not None:
                lock.cut()
            lock.ended.wait(LET_GO_WITHIN)
        if upload in self.taken:
            raise Told(
                say("upload_busy", "This file is being sent already"),
                say("upload_busy_text", "Another request is sending it right now. Continue when that one has ended."),
                code="upload_busy",
                retry_after=1,
                status=423,
            )

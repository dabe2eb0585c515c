"""Which request sends which upload. A file has one at a time; one that has fallen silent makes room for the next.

A telephone that changes its network leaves a request behind that waits for bytes which never come. Whoever comes to
go on with the file must not wait for it, and must not take a line away that still works.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from gevent.event import Event

from conversation.errors import Told

SILENT_AFTER = 5.0
"""Seconds without a byte."""
LET_GO_WITHIN = 5.0
"""Seconds that a silent request has to write down what it had."""


@dataclass
class UploadLock:
    """One request at work."""

    connection: socket.socket | None
    """None where the whole request is here already."""
    heard: float
    ended: Event = field(default_factory=Event)

    def listen(self, pieces: Iterable[bytes], clock: Callable[[], float]) -> Iterator[bytes]:
        """The pieces as they come."""
        for piece in pieces:
            self.heard = clock()
            yield piece

    def cut(self) -> None:
        """To who reads from it, it looks as if the other side had hung up."""
        if self.connection is not None:
            with suppress(OSError):  # the other side was faster
                self.connection.shutdown(socket.SHUT_RD)


class UploadLocks:
    """All requests that send now, by upload."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.taken: dict[str, UploadLock] = {}

    @contextmanager
    def held(self, upload: str, connection: socket.socket | None) -> Iterator[UploadLock]:
        """The only line for that upload. Raises `Told` while another one still sends."""
        self.freed(upload)
        line = self.taken[upload] = UploadLock(connection, self.clock())
        try:
            yield line
        finally:
            del self.taken[upload]
            line.ended.set()

    def freed(self, upload: str, *, at_once: bool = False) -> None:
        """Comes back when nobody sends that upload. Raises `Told(status=423)` while somebody does.

        `at_once` ends a line that works too: nobody wants its bytes any more.
        """
        line = self.taken.get(upload)
        if line is None:
            return
        if at_once or self.clock() - line.heard >= SILENT_AFTER:
            line.cut()
            line.ended.wait(LET_GO_WITHIN)
        if upload in self.taken:
            raise Told(
                "This file is being sent already",
                "Another request sends it right now. Go on when that one has ended.",
                code="upload_busy",
                retry_after=1,
                status=423,
            )

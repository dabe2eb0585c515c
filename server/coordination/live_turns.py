"""What turns that run said lately, and their previews: for a page that comes to another process than their own.

The reply in the database is up to half a second old. Each batch is kept here under the number of its first event, so
that whoever read the one finds the rest by its number, without a gap.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from redis import Redis

from conversation.errors import NotFound
from conversation.ports.models import Attachment
from server.coordination.bus import written
from server.coordination.link import RedisLink, key

Batch = Mapping[str, Any]
"""See `Batch` of `server/turns/running_turn.py`."""
KEPT = 400
"""Batches of a turn; about as many as it says in ten seconds, twenty times of what is ever missing."""
FOR = 3600
"""Seconds for which they are kept after the last one; at the end of a turn, as long as somebody may still read."""
AFTER_END = 60
PREVIEWS_FOR = 600
WAITED = 1000
"""Milliseconds until somebody who follows looks around."""


AWAY = object()
"""In the place of an answer of Redis."""


class LiveTurns:
    """Of the whole studio."""

    def __init__(self, link: RedisLink, redis: Redis) -> None:
        """`redis`: one of its own to wait with."""
        self.link = link
        self.redis = redis

    def say(self, batch: Batch, topic: str = "", message: str = "") -> bool:
        """One more batch, and with it what the bus is told under a topic. Whether Redis took it."""
        name, ended = _name(batch["turn"]), batch["events"][-1]["type"] == "TurnFinished"

        def kept(redis: Redis) -> bool:
            with redis.pipeline(transaction=False) as line:
                line.xadd(name, {"batch": written(batch)}, id=f"{batch['seq']}-0", maxlen=KEPT, approximate=True)
                line.expire(name, AFTER_END if ended else FOR)
                if topic:
                    line.publish(key(topic), message)
                line.execute()
            return True

        return self.link.attempt(kept, otherwise=False)

    def after(self, turn: str, seq: int) -> list[Batch]:
        """What was said from the event after that one on; up to the first that is missing."""

        def found(redis: Redis) -> list[Any]:
            return list(redis.xrange(_name(turn), min=f"{seq + 1}-0") or ())

        entries: list[Any] = self.link.attempt(found, otherwise=[])
        return list(_without_gap([_read(fields) for _, fields in entries], seq))

    def follow(self, turn: str, seq: int, over: Callable[[], bool]) -> Iterator[Batch | None]:
        """The same as it comes, until `over` says so, which is asked about once a second; None where something is
        missing, which ends it."""
        while True:
            batches = [_read(fields) for _, fields in self._next(turn, seq)]
            for batch in _without_gap(batches, seq):
                yield batch
                seq = last_of(batch)
            if batches and last_of(batches[-1]) > seq:
                yield None
                return
            if not batches and over():
                return

    def wait_for_end(self, turn: str, seconds: float, over: Callable[[], bool]) -> None:
        """Comes back when it ended, or after so long. `over` is asked first, and where nothing was said for a while: of
        one that ends without having run, nothing is."""
        seq, end = 0, time.monotonic() + seconds
        while not over():
            while entries := self._next(turn, seq, max(1, min(WAITED, int((end - time.monotonic()) * 1000)))):
                last = _read(entries[-1][1])
                if last["events"][-1]["type"] == "TurnFinished" or time.monotonic() >= end:
                    return
                seq = last["seq"]
            if time.monotonic() >= end:
                return

    def _next(self, turn: str, seq: int, milliseconds: int = WAITED) -> list[Any]:
        """Comes back with nothing after so long."""
        since: dict[Any, Any] = {_name(turn): f"{seq}-0"}
        found = self.link.attempt(lambda _: self.redis.xread(since, block=milliseconds), otherwise=AWAY)
        if found is AWAY:
            time.sleep(milliseconds / 1000)  # as long as it would have waited
            return []
        return _entries(found)

    def keep_preview(self, owner: str, work: str, image: str, number: int, preview: Attachment) -> None:
        """For its owner, and not for long."""
        head = written([owner, preview.media_type]).encode()
        name = _preview(work, image, number)
        self.link.attempt(lambda redis: redis.set(name, head + b"\n" + preview.data, ex=PREVIEWS_FOR), otherwise=None)

    def preview(self, owner: str, work: str, image: str, number: int) -> Attachment:
        """Raises `NotFound`, also for another person's."""
        name = _preview(work, image, number)
        found: Any = self.link.attempt(lambda redis: redis.get(name), otherwise=None)
        head, _, data = bytes(found or b"").partition(b"\n")
        whose, media_type = json.loads(head) if head else ("", "")
        if not head or whose != owner:
            raise NotFound("This preview")
        return Attachment(media_type, data)

    def forget_previews(self, work: str, counts: Mapping[str, int], kept: int) -> None:
        """The work is over. `counts`: how many each image had."""
        names = [
            _preview(work, image, number)
            for image, count in counts.items()
            for number in range(max(1, count - kept + 1), count + 1)
        ]
        if names:
            self.link.attempt(lambda redis: redis.delete(*names), otherwise=0)


def last_of(batch: Batch) -> int:
    """The number of its last event."""
    return int(batch["seq"]) + len(batch["events"]) - 1


def _without_gap(batches: list[Batch], seq: int) -> Iterator[Batch]:
    """Those that go on where an event of that number was the last; what is known already is left out."""
    for batch in batches:
        if last_of(batch) <= seq:
            continue
        if batch["seq"] > seq + 1:
            return
        yield batch
        seq = last_of(batch)


def _entries(found: Any) -> list[Any]:
    """As Redis tells it by either of its protocols."""
    if not found:
        return []
    streams = found.values() if isinstance(found, dict) else [entries for _, entries in found]
    flat = [entry for stream in streams for entry in stream]
    return flat[0] if flat and isinstance(flat[0], list) and flat[0] and isinstance(flat[0][0], tuple | list) else flat


def _read(fields: Mapping[bytes, bytes]) -> Batch:
    batch: Batch = json.loads(fields[b"batch"])
    return batch


def _name(turn: str) -> str:
    return key("turn", turn)


def _preview(work: str, image: str, number: int) -> str:
    return key("preview", work, image, str(number))

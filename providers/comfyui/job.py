"""One prompt from the queue to its end: told of over the socket, looked up where that is lost, cancelled when left."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, suppress
from typing import Any
from uuid import uuid4

from conversation.errors import Told
from conversation.ports.models import Preview, Progress
from conversation.ports.pixels import Pixels
from conversation.sentences import say
from imaging.inspection.inspector import inspected
from imaging.refusal import Refused
from providers.comfyui.execution import Execution, Picture, prompts_ahead
from providers.comfyui.faults import LOST, NOTHING, failed
from providers.comfyui.graph_plan import Graph
from providers.wire.client import Call, Client
from providers.wire.errors import CallTooLong, NoConnection, ServiceRefused, WireError
from providers.wire.http.network_stream import TICK
from providers.wire.http.web_socket import ProviderSocket
from providers.wire.rhythm import seconds

LONGEST = 3_600.0
"""Seconds from the queue to the end: a machine without a graphics card takes its time, and others may come first."""
_SOON, _LATER = 2.0, 15.0
"""Seconds between looks at the queue and the history: while it waits or nothing is heard, and while all goes well."""
_TO_CANCEL = 3.0
"""Seconds that each step of cancelling may take."""
_PREVIEW_EVERY = 0.4
_PREVIEW_SIDE = 512
_TRIES = 5
"""Looks at the queue and history that may fail, or not find it, in a row."""


class QueuedGraph:
    """May be run once."""

    def __init__(self, client: Client, call: Call, pixels: Pixels) -> None:
        self._client = client
        self._call = call
        self._pixels = pixels
        self._person = uuid4().hex
        self._execution = Execution(str(uuid4()))
        self._sent = False
        self._begun = self._looked = time.monotonic()
        self._shown = float("-inf")
        self._in_vain = 0

    def run(self, graph: Graph, wanted: str) -> Generator[Progress | Preview, None, Picture]:
        """The picture of the wanted node, or of any. Closing it cancels the prompt. Raises `WireError`."""
        socket = yield from self._opened()
        try:
            yield from self._queue(graph)
            yield from self._follow(socket)
            picture = yield from self._picture(wanted)
        finally:
            if socket is not None:
                socket.close()
            if self._sent and not self._execution.over:
                self._cancel()
        return picture

    def _opened(self) -> Generator[Progress, None, ProviderSocket | None]:
        """Before the prompt is queued, so that nothing is missed; None where something on the way knows no sockets."""
        try:
            return (yield from self._call.socket(f"/ws?clientId={self._person}"))
        except NoConnection:
            raise
        except WireError:
            return None

    def _queue(self, graph: Graph) -> Generator[Progress]:
        body = {
            "prompt": graph,
            "client_id": self._person,
            "prompt_id": self._execution.id,
            "extra_data": {"preview_method": "auto"},  # whatever ComfyUI was started with
        }
        self._sent = True  # from now on it may be there, whatever becomes of the answer
        try:
            answer = yield from self._call.post("/prompt", body)
        except ServiceRefused:
            self._sent = False
            raise
        given = answer.get("prompt_id")
        if isinstance(given, str) and given:  # older ones choose it themselves
            self._execution.id = given

    def _follow(self, socket: ProviderSocket | None) -> Generator[Progress | Preview]:
        yield self._progress()
        while not self._execution.over:
            try:
                heard = socket.receive(seconds(TICK)) if socket is not None else self._rest()
            except ServiceRefused:
                raise
            except WireError:
                if socket is not None:
                    socket.close()
                socket = None
                continue
            for message in heard:
                preview = self._execution.hear(message)
                if preview is not None:
                    yield from self._preview(*preview)
            yield self._progress()
            calm = self._execution.begun and socket is not None
            if not self._execution.over and time.monotonic() - self._looked > seconds(_LATER if calm else _SOON):
                yield from self._look()
            if time.monotonic() - self._begun > LONGEST:
                raise CallTooLong(LONGEST)

    def _rest(self) -> list[str | bytes]:
        """Nothing is heard without a socket."""
        time.sleep(seconds(TICK))
        return []

    def _look(self) -> Generator[Progress]:
        """At the history, and at the queue where it is not there. A look may be in vain, but not again and again."""
        self._looked = time.monotonic()
        try:
            entry = (yield from self._asked(f"/history/{self._execution.id}")).get(self._execution.id)
            if isinstance(entry, dict):
                self._execution.read(entry)
                return
            ahead = prompts_ahead((yield from self._asked("/queue")), self._execution.id)
        except ServiceRefused:
            raise
        except WireError:
            self._in_vain += 1
            if self._in_vain >= _TRIES:
                raise
            return
        self._execution.ahead = ahead
        self._in_vain = self._in_vain + 1 if ahead is None else 0
        if self._in_vain >= _TRIES:
            self._execution.over = True
            raise failed(LOST)

    def _picture(self, wanted: str) -> Generator[Progress, None, Picture]:
        """What the socket told of, or the history, which is written a moment after the end was told."""
        for _ in range(_TRIES):
            found = self._execution.picture(wanted)
            if found is not None:
                return found
            entry = (yield from self._asked(f"/history/{self._execution.id}")).get(self._execution.id)
            if isinstance(entry, dict):
                self._execution.read(entry)
                found = self._execution.picture(wanted)
                if found is None:
                    break
                return found
            time.sleep(seconds(TICK))
        raise failed(NOTHING)

    def _asked(self, path: str) -> Generator[Progress, None, dict[str, Any]]:
        """The object at a path; what is shown meanwhile stays as it is."""
        with closing(self._call.get(path)) as waiting:
            while True:
                try:
                    next(waiting)
                except StopIteration as end:
                    found: dict[str, Any] = end.value
                    return found
                yield self._progress()

    def _progress(self) -> Progress:
        ahead = self._execution.ahead
        if self._execution.begun or not ahead:
            return Progress(self._execution.fraction)
        return Progress(None, say("comfyui_waits", "ComfyUI is busy; {count} ahead of this one", count=ahead))

    def _preview(self, data: bytes, media_type: str) -> Iterator[Preview]:
        """A few a second. One that cannot be looked at is left out: the picture follows."""
        now = time.monotonic()
        if now - self._shown < seconds(_PREVIEW_EVERY):
            return
        self._shown = now
        try:
            longest = max(inspected(data).size)
            if longest > _PREVIEW_SIDE:  # as large as it was started with
                small = self._pixels.shrink(data, _PREVIEW_SIDE**2 / 1_000_000)
                data, media_type = small.data, small.media_type
        except (Refused, Told):
            return
        yield Preview(data, media_type)

    def _cancel(self) -> None:
        """This prompt and no other, whatever this version of ComfyUI knows. Nobody is told if that does not work."""
        identifier = self._execution.id
        with suppress(WireError):
            try:
                self._client.tell("POST", f"/api/jobs/{identifier}/cancel", {}, _TO_CANCEL)
                return
            except ServiceRefused:
                pass  # an older one
            queue = self._client.tell("GET", "/queue", {}, _TO_CANCEL)
            ahead = prompts_ahead(queue, identifier) if isinstance(queue, Mapping) else None
            if ahead == 0:
                self._client.tell("POST", "/interrupt", {"prompt_id": identifier}, _TO_CANCEL)
            elif ahead is not None:
                self._client.tell("POST", "/queue", {"delete": [identifier]}, _TO_CANCEL)

"""Starting and ending the upstream, and asking it what it saw."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from types import TracebackType
from typing import Any, Self

import requests

from tests.upstream.connection import answer_all
from tests.upstream.service import OpenRouterService, Service
from tests.upstream.told import Told


async def serve(service: Service, port: int) -> asyncio.Server:
    """Listens on the loopback address only."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.CancelledError):  # the upstream ends
            await answer_all(reader, writer, service)

    return await asyncio.start_server(connected, "127.0.0.1", port, backlog=1000, limit=2**20)


PATIENCE = 90.0
"""Seconds anything may take before a test gives up, see `tests/running.py`."""
QUICK = 0.25
"""How long a second takes where what is waited for is on both sides of the wire here; see `rhythm`."""


class Running:
    """An upstream in a thread of this process."""

    def __init__(self, service: Service, path: str = "") -> None:
        """`path`: of its API, behind the address."""
        self._service = service
        self._path = path
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upstream", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(PATIENCE), "the upstream did not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def discard(self) -> None:
        """Frees what an upstream holds that was never started."""
        self._loop.close()

    @property
    def url(self) -> str:
        """What the provider's address is to be."""
        return f"http://127.0.0.1:{self.port}{self._path}"

    def seen(self) -> dict[str, Any]:
        """`GET /_requests`."""
        answer = requests.get(f"http://127.0.0.1:{self.port}/_requests", timeout=PATIENCE)
        found: dict[str, Any] = answer.json()
        return found

    def forget(self) -> None:
        """Begins to count anew."""
        requests.post(f"http://127.0.0.1:{self.port}/_forget", data=json.dumps({}), timeout=PATIENCE)

    def calls(self, model: str) -> list[dict[str, Any]]:
        """The bodies of the requests to a model, oldest first."""
        return [item["body"] for item in self.seen()["requests"] if item["model"] == model]

    def wait_until_asked(self, model: str, count: int = 1) -> None:
        """Until that many requests to a model have come."""
        end = time.monotonic() + PATIENCE
        while self.seen()["counts"].get(model, 0) < count:
            assert time.monotonic() < end, f"{model} was not asked"
            time.sleep(0.02)

    def wait_until_closed_early(self, count: int = 1) -> None:
        """Until that many connections were closed before their answer was complete."""
        end = time.monotonic() + PATIENCE
        while self.seen()["closed_early"] < count:
            assert time.monotonic() < end, "the connection stayed open"
            time.sleep(0.02)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(serve(self._service, 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        waiting = asyncio.all_tasks(self._loop)
        for task in waiting:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*waiting, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()


class Upstream(Running):
    """OpenRouter's."""

    def __init__(self) -> None:
        self.service = OpenRouterService()
        super().__init__(self.service, "/api/v1")

    def tell(self, text: str, holds: tuple[int, ...] = (), **more: Any) -> None:
        """What `told/reply` answers from now on; see `Told`."""
        self.service.told = Told(text, holds, **more)

    def go_on(self) -> None:
        """Lets go of a told reply that holds."""
        self._loop.call_soon_threadsafe(self.service.told.may_go_on.release)

"""Black Forest Labs' side: pictures that are handed in and asked about. `fault-…` says what goes wrong, and where."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from providers.wire.rhythm import seconds
from tests.upstream.bfl.input_schema import wrong_with
from tests.upstream.pictures import png
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

WRONG_KEY = "bfl-wrong-0123456789abcdef"
REFUSED: Mapping[str, tuple[int, Any]] = {
    "fault-broke": (402, {"detail": "Insufficient credits"}),
    "fault-forbidden": (403, {"detail": "Not allowed"}),
    "fault-gone": (404, {"detail": "Not Found"}),
    "fault-busy": (429, {"detail": "Active tasks exceeded limit of 24"}),
    "fault-down": (503, {"detail": "Service Unavailable"}),
    "fault-crash": (500, {"detail": "Internal Server Error"}),
}
ENDS: Mapping[str, dict[str, Any]] = {
    "fault-asked": {"status": "Request Moderated", "details": {"Moderation Reasons": ["Copyright"]}},
    "fault-shown": {"status": "Content Moderated", "details": {"Moderation Reasons": ["Safety Filter"]}},
    "fault-error": {"status": "Error"},
    "fault-lost": {"status": "Task not found"},
}
COST = 4.5
"""Credits."""


@dataclass
class Task:
    """A picture that was handed in."""

    model: str
    body: dict[str, Any]
    polls: int = 0


class FluxService(Service):
    """Black Forest Labs."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks: dict[str, Task] = {}

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        key = request.headers.get("x-key", "")
        name = path.removeprefix("/v1/")
        if path.startswith("/files/"):
            await self._file(path.removeprefix("/files/"), request, wire)
        elif key in ("", WRONG_KEY):
            await wire.json({"detail": "Not authenticated - Invalid Authentication"}, 403)
        elif name == "credits":
            await wire.json({"credits": 1234.5})
        elif name == "get_result":
            await self._result(parse_qs(urlsplit(request.path).query)["id"][0], request, wire)
        else:
            await self._submit(name, request, wire)

    async def _submit(self, model: str, request: Request, wire: Wire) -> None:
        self.keep(model, replace(request, body={**request.body, "model": model}))
        wrong = wrong_with(model, request.body)
        if model in REFUSED or wrong:
            status, body = REFUSED.get(model, (422, {"detail": wrong}))
            await wire.json(body, status)
            return
        if model == "fault-stuck":
            wire.begin("application/json")
            await wire.write(b" ")
            await asyncio.sleep(3_600)
        number = f"t-{len(self.tasks) + 1}"
        self.tasks[number] = Task(model, request.body)
        at = "https://evil.example" if model == "fault-elsewhere" else f"http://{request.headers['host']}/v1"
        cost = {} if model == "fault-uncounted" else {"cost": COST, "input_mp": 0, "output_mp": 1}
        named = {} if model == "fault-unnamed" else {"id": number}
        await wire.json({**named, "polling_url": f"{at}/get_result?id={number}", **cost})

    async def _result(self, number: str, request: Request, wire: Wire) -> None:
        task = self.tasks[number]
        task.polls += 1
        if task.model == "fault-flaky" and task.polls == 2:
            await wire.hang_up()
        elif task.model == "fault-unreachable":
            await wire.json({"detail": "Bad gateway"}, 502)
        elif task.model in ENDS and task.polls > 1:
            await wire.json({"id": number, **ENDS[task.model]})
        elif task.polls < 3:
            await wire.json({"id": number, "status": "Pending", "result": None, "progress": 0.4 * (task.polls - 1)})
        else:
            sample = f"http://{request.headers['host']}/files/{number}"
            result = {"sample": sample, "prompt": task.body["prompt"], "seed": task.body.get("seed", 4_711)}
            await wire.json({"id": number, "status": "Ready", "result": result, "progress": 1.0})

    async def _file(self, number: str, request: Request, wire: Wire) -> None:
        task = self.tasks[number]
        if "x-key" in request.headers:
            await wire.json({"detail": "The key does not belong here"}, 400)
            return
        if task.model == "fault-slow":
            await asyncio.sleep(seconds(1.5))
        pictures = "".join(
            value for name, value in task.body.items() if name.startswith(("input_image", "image", "mask"))
        )
        data = png(f"{task.body['prompt']}{pictures}", f"{task.body.get('width', 1)}:{task.body.get('height', 1)}")
        await wire.whole(200, data[:-40] if task.model == "fault-torn" else data, "image/png")


def upstream() -> Running:
    return Running(FluxService(), "/v1")

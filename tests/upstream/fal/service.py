"""fal.ai's side: its queue, its files, its prices and its account. `fault/…` says what goes wrong, and where."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from providers.wire.rhythm import seconds
from tests.upstream.fal.input_schema import wrong_with
from tests.upstream.pictures import png
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

WRONG_KEY = "fal-wrong-0123456789:abcdef"
PAINTING_KEY = "fal-painting-0123456789:abcdef"
"""It may paint, and ask nothing about the account."""
LOCKED = "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing."
ADMIN_LOCK = "User is locked. Reason: Admin lock. Please contact support@fal.ai."


def model_error(kind: str, message: str, **more: Any) -> dict[str, Any]:
    """What a model refuses."""
    entry = {"loc": ["body", "prompt"], "msg": message, "type": kind, "url": f"https://docs.fal.ai/errors#{kind}"}
    return {"detail": [{**entry, **more}]}


REFUSED: Mapping[str, tuple[int, Any]] = {
    "locked": (403, {"detail": LOCKED}),
    "admin": (403, {"detail": ADMIN_LOCK}),
    "gone": (404, {"detail": "Application 'gone' not found"}),
    "busy": (429, {"detail": "Too many concurrent requests"}),
    "down": (503, {"detail": "Service unavailable"}),
}
"""Where it is handed in."""
RESULTS: Mapping[str, tuple[int, Any]] = {
    "policy": (
        422,
        model_error(
            "content_policy_violation", "The content was flagged by a content checker.", categories=["self_harm"]
        ),
    ),
    "small": (422, model_error("image_too_small", "Image dimensions are too small.")),
    "odd": (422, model_error("greater_than", "Input should be greater than 3")),
    "crash": (500, model_error("internal_server_error", "Something went wrong.")),
    "lost-runner": (503, {"detail": "Runner disconnected", "error_type": "runner_disconnected"}),
}
"""Where the result is fetched."""


@dataclass
class Job:
    """One request in the queue."""

    endpoint: str
    body: dict[str, Any]
    polls: int = 0
    cancelled: bool = False


class FalService(Service):
    """fal.ai."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: dict[str, Job] = {}

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        key = request.headers.get("authorization", "").removeprefix("Key ")
        if path.startswith("/files/"):
            await self._file(path.removeprefix("/files/"), request, wire)
        elif key in ("", WRONG_KEY):
            await wire.json({"detail": "No user found for Key ID and Secret"}, 401)
        elif path.startswith("/v1/"):
            await self._platform(path, key, request, wire)
        elif request.method == "POST":
            await self._submit(path[1:], request, wire)
        else:
            await self._asked(path, request, wire)

    async def _platform(self, path: str, key: str, request: Request, wire: Wire) -> None:
        if path.endswith("/account/billing"):
            if key == PAINTING_KEY:
                await wire.json({"error": {"type": "authorization_error", "message": "Admin key required"}}, 403)
                return
            await wire.json({"username": "my-team", "credits": {"current_balance": 24.5, "currency": "USD"}})
            return
        endpoint = parse_qs(urlsplit(request.path).query)["endpoint_id"][0]
        self.keep(path, replace(request, body={"model": f"price of {endpoint}"}))
        if not endpoint.startswith("fal-ai/"):
            await wire.json({"error": {"type": "not_found", "message": "Endpoint not found"}}, 404)
            return
        price = {"endpoint_id": endpoint, "unit_price": 0.007, "unit": "megapixels", "currency": "USD"}
        await wire.json({"prices": [price], "next_cursor": None, "has_more": False})

    async def _submit(self, endpoint: str, request: Request, wire: Wire) -> None:
        self.keep(endpoint, replace(request, body={**request.body, "model": endpoint}))
        kind, _, name = endpoint.partition("/")
        if kind == "fault" and name in REFUSED:
            status, body = REFUSED[name]
            await wire.json(body, status)
            return
        if endpoint == "fault/stuck":
            wire.begin("application/json")
            await wire.write(b" ")
            await asyncio.sleep(3_600)
        if endpoint == "fault/unnamed":
            await wire.json({"status": "IN_QUEUE"})
            return
        number = f"r-{len(self.jobs) + 1}"
        self.jobs[number] = Job(endpoint, request.body)
        host = "http://elsewhere.example" if endpoint == "fault/elsewhere" else f"http://{request.headers['host']}"
        base = f"{host}/{'/'.join(endpoint.split('/')[:2])}/requests/{number}"
        named = {"response_url": base, "status_url": f"{base}/status", "cancel_url": f"{base}/cancel"}
        await wire.json({"request_id": number, "status": "IN_QUEUE", "queue_position": 2, **named})

    async def _asked(self, path: str, request: Request, wire: Wire) -> None:
        _, _, rest = path.partition("/requests/")
        number, _, what = rest.partition("/")
        job = self.jobs.get(number)
        if job is None:
            await wire.json({"detail": "Request not found"}, 404)
        elif request.method == "PUT" and what == "cancel":
            job.cancelled = True
            self.keep(path, replace(request, body={"model": f"cancelled {job.endpoint}"}))
            await wire.json({"status": "CANCELLATION_REQUESTED"}, 202)
        elif what == "status":
            await self._status(job, wire)
        else:
            await self._result(number, job, request, wire)

    async def _status(self, job: Job, wire: Wire) -> None:
        job.polls += 1
        if job.endpoint == "fault/flaky" and job.polls == 2:
            await wire.hang_up()
        elif job.endpoint == "fault/flaky" and job.polls == 3 or job.endpoint == "fault/unreachable":
            await wire.json({"detail": "Bad gateway"}, 502)
        elif job.endpoint == "fault/late" and job.polls > 1:
            failed = {"error": "Request timed out", "error_type": "request_timeout"}
            await wire.json({"status": "COMPLETED", "logs": [], **failed})
        elif job.endpoint == "fault/strange":
            await wire.json({"status": "PONDERING"})
        elif job.polls == 1 or job.endpoint == "fault/waiting":
            await wire.json({"status": "IN_QUEUE", "queue_position": 2}, 202)
        elif job.polls == 2 or job.endpoint == "fault/working":
            await wire.json({"status": "IN_PROGRESS", "logs": []}, 202)
        else:
            await wire.json({"status": "COMPLETED", "logs": [], "metrics": {"inference_time": 0.4}})

    async def _result(self, number: str, job: Job, request: Request, wire: Wire) -> None:
        name = job.endpoint.removeprefix("fault/")
        wrong = wrong_with(job.endpoint, job.body)
        if wrong:
            await wire.json({"detail": wrong}, 422)
            return
        if name in RESULTS:
            status, body = RESULTS[name]
            await wire.json(body, status)
            return
        size = job.body.get("image_size", {"width": 1024, "height": 768})
        address = f"http://{request.headers['host']}/files/{number}"
        picture = {"url": address, "content_type": "image/png", **size}
        flagged = name == "blacked-out"
        output: dict[str, Any] = {
            "images": [] if name == "empty" else [picture],
            "seed": job.body.get("seed", 4_711),
            "has_nsfw_concepts": [flagged],
            "prompt": job.body["prompt"],
            "timings": {"inference": 0.4},
        }
        units = {} if name == "uncounted" else {"X-Fal-Billable-Units": "1.5"}
        await wire.json(output, headers=units)

    async def _file(self, number: str, request: Request, wire: Wire) -> None:
        job = self.jobs[number]
        if "authorization" in request.headers:
            await wire.json({"detail": "The key does not belong here"}, 400)
            return
        if job.endpoint == "fault/slow":
            await asyncio.sleep(seconds(1.5))
        pictures = "".join(job.body.get("image_urls", ()))
        width, height = job.body["image_size"].values()
        data = png(f"{job.body['prompt']}{pictures}", f"{width}:{height}")
        if job.endpoint == "fault/no-file":
            await wire.json({"detail": "Not found"}, 404)
        else:
            await wire.whole(200, data[:-40] if job.endpoint == "fault/torn" else data, "image/png")


def upstream() -> Running:
    return Running(FalService())

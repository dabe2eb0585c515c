"""What an upstream knows and does, and what OpenRouter's does: routes, who may ask, what was asked."""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass
from typing import Any

from tests.upstream import chat, images, models, told
from tests.upstream.account import Account
from tests.upstream.wire import Wire

MOST_KEPT = 2_000
LONGEST_KEPT = 2_000
WRONG_KEY = "sk-or-v1-wrong"


@dataclass(frozen=True)
class Request:
    """One request; `body` is parsed JSON, or the bytes of a form."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any

    @property
    def model(self) -> str:
        return str(self.body.get("model", "")) if isinstance(self.body, dict) else ""


class Service:
    """What any upstream remembers behind all its connections."""

    def __init__(self) -> None:
        self.requests: deque[dict[str, Any]] = deque(maxlen=MOST_KEPT)
        self.counts: Counter[str] = Counter()
        self.closed_early = 0
        self.connections = 0

    async def answer(self, request: Request, wire: Wire) -> None:
        """Writes the answer to one request."""
        path = request.path.partition("?")[0]
        if path == "/_requests":
            await wire.json(self._seen())
        elif path == "/_forget":
            self.__init__()  # type: ignore[misc]
            await wire.json({})
        else:
            await self.respond(path, request, wire)

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        """What it was made for. `path`: without a query."""
        raise NotImplementedError

    def keep(self, path: str, request: Request) -> None:
        """Counts a request to a model."""
        self.counts[request.model] += 1
        kept = {"path": path, "model": request.model, "headers": request.headers, "at": time.time()}
        self.requests.append({**kept, "body": _shortened(request.body)})

    def _seen(self) -> dict[str, Any]:
        return {
            "requests": list(self.requests),
            "counts": dict(self.counts),
            "closed_early": self.closed_early,
            "connections": self.connections,
        }


class OpenRouterService(Service):
    """OpenRouter."""

    def __init__(self) -> None:
        super().__init__()
        self.told = told.Told()
        self.account = Account()
        self.crowded, self.cursors = 0, False
        """How many more models are listed, and how their next page is named; see `models.listed`."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        if path == "/auth":
            await self.account.allow(request.path, wire)
        elif path.endswith("/auth/keys"):
            await self.account.redeem(request.body, wire)
        elif path.endswith("/images/models"):
            await wire.json(models.painters())
        elif path.endswith("/endpoints"):
            await wire.json(models.offers(path.removesuffix("/endpoints").partition("/images/models/")[2]))
        elif path.endswith("/models"):
            await wire.json(models.listed(request.path, self.crowded, self.cursors))
        elif refusal := _refusal(request):
            await wire.json({"error": {"code": 401, "message": refusal}}, 401)
        else:
            await self._paid(path, request, wire)

    async def _paid(self, path: str, request: Request, wire: Wire) -> None:
        if path.endswith("/generation"):
            await self.account.generation(request.path, wire)
            return
        if path.endswith("/key"):
            await self.account.report(_key(request), wire)
            return
        if path.endswith("/credits"):
            await self.account.credits(_key(request), wire)
            return
        self.keep(path, request)
        attempt = self.counts[request.model]
        if request.model == told.MODEL:
            await self.told.answer(request.body, wire)
        elif path.endswith("/chat/completions"):
            await chat.answer(request.body, request.headers, attempt, wire)
        elif path.endswith("/images"):
            await images.answer(request.body, attempt, wire)
        else:
            await wire.json({"error": {"code": 404, "message": f"No page {path}"}}, 404)


def _key(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")


def _refusal(request: Request) -> str:
    key = _key(request)
    if not key:
        return "No auth credentials found"
    return f"User not found for key {key}" if key == WRONG_KEY else ""


def _shortened(value: Any) -> Any:
    """The body with pictures cut short, so that a long run stays small."""
    if isinstance(value, dict):
        return {key: _shortened(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shortened(item) for item in value]
    if isinstance(value, str) and len(value) > LONGEST_KEPT:
        return f"{value[:LONGEST_KEPT]}… ({len(value)})"
    return value

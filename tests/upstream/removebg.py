"""remove.bg's side, as its API is published: a form with one picture, answered by a PNG and what it took."""

from __future__ import annotations

from tests.upstream.forms import as_json, form_of
from tests.upstream.pictures import png
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

REFUSED_KEY = "a-key-that-nobody-knows"
REFUSALS = {
    "broke": (402, "insufficient_credits", "Insufficient credits"),
    "nothing": (400, "unknown_foreground", "Could not identify foreground in image."),
    "busy": (429, "rate_limit_exceeded", "Rate limit exceeded"),
}
"""By the key that is sent: status, code and title."""
FREE_KEY = "of-the-free-calls"


class RemovebgService(Service):
    """Its side."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        key = request.headers.get("x-api-key", "")
        if key == REFUSED_KEY:
            await wire.json({"errors": [{"title": "API Key invalid", "code": "auth_failed"}]}, 403)
        elif path == "/v1.0/account":
            await wire.json({"data": {"attributes": {"credits": {"total": 12}, "api": {"free_calls": 50}}}})
        elif path == "/v1.0/removebg":
            await self._cut(path, request, key, wire)
        else:
            await wire.json({"errors": [{"title": "Not found"}]}, 404)

    async def _cut(self, path: str, request: Request, key: str, wire: Wire) -> None:
        form = form_of(request)
        self.keep(path, as_json(request))
        wrong = form.fields != {"size": "auto", "format": "png"} or [name for name, _ in form.files] != ["image_file"]
        status, code, title = REFUSALS.get(
            key, (400, "invalid_parameter", "Invalid parameters") if wrong else (200, "", "")
        )
        if code:
            await wire.json({"errors": [{"title": title, "code": code}]}, status)
            return
        charged = "0" if key == FREE_KEY else "1"
        await wire.whole(200, png("cut", "3:2"), "image/png", {"X-Credits-Charged": charged})

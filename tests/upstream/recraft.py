"""Recraft's side: it checks requests against its published specification, and refuses in plain text as often as not."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from typing import Any

from providers.wire.rhythm import seconds
from tests.upstream.forms import as_json
from tests.upstream.pictures import base64_png
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

REFUSED_KEY = "recraft-key-that-nobody-knows"
FIELDS: dict[str, type] = {
    "prompt": str,
    "model": str,
    "size": str,
    "n": int,
    "response_format": str,
    "image_format": str,
    "style": str,
    "style_id": str,
    "negative_prompt": str,
    "random_seed": int,
}
"""Of `GenerateImageRequest` (its OpenAPI document), those that the studio may send."""
SIZES = {
    "v4": "1024x1024 1536x768 768x1536 1280x832 832x1280 1216x896 896x1216 1152x896 896x1152 832x1344 1280x896 "
    + "896x1280 1344x768 768x1344",
    "old": "1024x1024 1365x1024 1024x1365 1536x1024 1024x1536 1820x1024 1024x1820 1024x2048 2048x1024 1434x1024 "
    + "1024x1434 1024x1280 1280x1024 1024x1707 1707x1024",
}
TOOLS: dict[str, tuple[set[str], int, str]] = {
    "crispUpscale": (set(), 4, "image"),
    "creativeUpscale": (set(), 250, "image"),
    "removeBackground": (set(), 10, "image"),
    "vectorize": (set(), 10, "image"),
    "replaceBackground": ({"prompt"}, 40, "data"),
    "variateImage": ({"size"}, 40, "data"),
    "imageToImage": ({"prompt", "strength"}, 40, "data"),
    "outpaint": ({"expand_left", "expand_top", "expand_right", "expand_bottom"}, 40, "data"),
}
"""The fields that each wants, what it costs in units, and where its picture stands."""
WELCOME = {"outpaint": {"prompt"}}
"""The fields that one may have beside those."""
COMMON = {"response_format", "image_format"}
UNITS = {"recraftv4_1": 35, "recraftv4_1_pro": 210, "recraftv3": 40}
REFUSALS: dict[str, tuple[int, bytes, str]] = {
    "broke": (403, b"not enough credits", "text/plain"),
    "down": (503, b"service unavailable", "text/plain"),
    "strict": (
        400,
        b'{"code": "moderation", "message": "Blocked by safety."}',
        "application/json",
    ),
    "gone": (404, b"404 page not found", "text/plain"),
    "busy": (429, b"too many requests", "text/plain"),
}


DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><script>alert(1)</script>'
    b'<path d="M0 0H300V200H0Z" style="fill: rgb(10,20,30)"/><circle cx="150" cy="100" r="60" fill="#ff8800"/></svg>'
)


LEARNS = ("any", "digital_illustration", "icon", "realistic_image", "vector_illustration", "logo_raster")
STYLE = "6c2f1b8e-7a3d-4e55-9c21-0f6f6b7d1a90"


class RecraftService(Service):
    """Recraft's side."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        if request.headers.get("authorization") == f"Bearer {REFUSED_KEY}":
            await wire.whole(401, b"request unauthorized", "text/plain")
        elif path == "/v1/users/me":
            await wire.json({"id": "1", "email": "ada@example.org", "name": "Ada", "credits": 2_500})
        elif path.removeprefix("/v1/images/") in TOOLS:
            await self._use(path, as_json(request), wire)
        elif path == "/v1/styles":
            await self._learn(path, as_json(request), wire)
        elif path == "/v1/images/generations":
            await self._paint(path, request, wire)
        else:
            await wire.whole(404, b"404 page not found", "text/plain")

    async def _use(self, path: str, request: Request, wire: Wire) -> None:
        """A tool: a form with one picture, answered as its kind is published."""
        self.keep(path, request)
        tool = path.removeprefix("/v1/images/")
        needed, units, kind = TOOLS[tool]
        allowed = needed | COMMON | WELCOME.get(tool, set())
        fields = {name: value for name, value in request.body.items() if isinstance(value, str)}
        files = request.body.get("files", [])
        if [file["field"] for file in files] != ["image"] or not needed <= fields.keys() <= allowed:
            await wire.json({"code": "invalid_request", "message": f"fields {sorted(fields)}"}, 400)
            return
        picture = {"image_id": "1", "b64_json": base64_png(path, "3:2")}
        if tool == "vectorize":
            picture["b64_json"] = b64encode(DRAWING).decode()
        found = {"image": picture} if kind == "image" else {"data": [picture]}
        await wire.json({"created": 1, "credits": units, **found})

    async def _learn(self, path: str, request: Request, wire: Wire) -> None:
        self.keep(path, request)
        files = request.body.get("files", [])
        if not 1 <= len(files) <= 10 or request.body.get("style") not in LEARNS:
            await wire.json({"code": "invalid_request", "message": "files or style"}, 400)
            return
        await wire.json({"id": STYLE, "style": request.body["style"], "credits": 40})

    async def _paint(self, path: str, request: Request, wire: Wire) -> None:
        self.keep(path, request)
        model, body = request.model, request.body
        if model in REFUSALS:
            await wire.whole(*REFUSALS[model])
            return
        if wrong := wrong_with(body):
            await wire.json({"code": "invalid_request", "message": wrong}, 400)
            return
        wire.begin("application/json")
        await wire.write(b" ")
        if model == "stuck":
            await asyncio.sleep(3_600)
        if model == "slow":
            await asyncio.sleep(seconds(1.5))
        paid = f'"credits": {UNITS[model] * body["n"]}, ' if model in UNITS else ""
        data = ", ".join(f'{{"image_id": "{at}", "b64_json": "{each}"}}' for at, each in enumerate(painted(body)))
        await wire.write(f'{{"created": 1, {paid}"data": [{data}]}}'.encode())
        await wire.stop()


def painted(body: dict[str, Any]) -> list[str]:
    """In base64; `torn` breaks off in each, `half-torn` in the first of several."""
    shape, model = body["size"].replace("x", ":"), body["model"]
    pictures = [base64_png(f"{body['prompt']}{at or ''}", shape) for at in range(body["n"])]
    broken = {"torn": len(pictures), "half-torn": 1}.get(model, 0)
    return [each[:-400] if at < broken else each for at, each in enumerate(pictures)]


def wrong_with(body: dict[str, Any]) -> str:
    """What the specification does not allow."""
    for name, value in body.items():
        if not isinstance(value, FIELDS.get(name, type(None))):
            return f"unknown or wrong field {name}"
    old = body["model"].startswith(("recraftv2", "recraftv3"))
    allowed = SIZES["old" if old else "v4"].split()
    if body["model"].endswith("_pro"):
        allowed = ["x".join(str(int(side) * 2) for side in size.split("x")) for size in allowed]
    if body["size"] not in allowed:
        return f"size {body['size']}"
    if not old and body.keys() & {"style", "style_id", "negative_prompt"}:
        return "styles and negative prompts are for V2 and V3"
    if {"style", "style_id"} <= body.keys() or not 0 <= body.get("random_seed", 0) < 2**32:
        return "style or seed"
    return "" if body["image_format"] in ("png", "webp") and 1 <= body["n"] <= 6 and "prompt" in body else "format"

"""`POST /images`: pictures only. Ids of `openai/` stream rough states first when asked to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.upstream import faults
from tests.upstream.pictures import base64_png
from tests.upstream.refusals import refuse
from tests.upstream.wire import COMMENT, Wire

COST = 0.03
USAGE = {"prompt_tokens": 7, "completion_tokens": 4160, "total_tokens": 4167, "cost": COST}
Fault = Callable[[Mapping[str, Any], Wire], Awaitable[None]]


async def answer(body: Mapping[str, Any], attempt: int, wire: Wire) -> None:
    """`attempt`: how often this model has been asked, this time included."""
    model = str(body.get("model", ""))
    kind, _, name = model.partition("/")
    if kind == "fault-images":
        if name in IMAGE_FAULTS:
            await IMAGE_FAULTS[name](body, wire)
        else:
            await refuse(name, model, wire)
    elif kind == "openai" and body.get("stream"):
        await _streamed(body, wire)
    else:
        await wire.json(_together(body))


def _together(body: Mapping[str, Any]) -> dict[str, Any]:
    """A picture for each of `n`, fewer by one where the prompt says so; what they cost stands for all."""
    count = int(body.get("n", 1))
    kept = count - 1 if "one too few" in body["prompt"] else count
    pictures = [_painted(body, f" {at}" if at else "") for at in range(kept)]
    data = [{"b64_json": each, "media_type": "image/png"} for each in pictures]
    return {"created": 1, "data": data, "usage": {**USAGE, "cost": round(COST * kept, 6)}}


def _painted(body: Mapping[str, Any], state: str = "") -> str:
    references = "".join(part["image_url"]["url"] for part in body.get("input_references", ()))
    return base64_png(f"{body['prompt']}{references}{state}", str(body.get("aspect_ratio", "1:1")))


def _document(data: str) -> dict[str, Any]:
    return {"created": 1, "data": [{"b64_json": data, "media_type": "image/png"}], "usage": USAGE}


async def _streamed(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    for index in range(2):
        rough = _painted(body, f"rough {index}")
        await wire.event({"type": "image_generation.partial_image", "partial_image_index": index, "b64_json": rough})
    await wire.event({"type": "image_generation.completed", "b64_json": _painted(body), "usage": USAGE})
    await wire.end()


async def _cut(body: Mapping[str, Any], wire: Wire) -> None:
    data = _painted(body)
    await wire.json(_document(data[: len(data) // 2 + 1]))


async def _none(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.json({"created": 1, "data": [], "usage": USAGE})


async def _address(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.json({"created": 1, "data": [{"url": "http://127.0.0.1:9/canary.png"}]})


async def _page(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.whole(200, faults.PAGE, "text/html")


async def _silent(body: Mapping[str, Any], wire: Wire) -> None:
    await asyncio.sleep(3600)


async def _silent_midway(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    rough = _painted(body, "rough")
    await wire.event({"type": "image_generation.partial_image", "partial_image_index": 0, "b64_json": rough})
    await asyncio.sleep(3600)


async def _mid_stream(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.write(COMMENT)
    await wire.event({"type": "error", "error": {"code": "server_error", "message": "The model crashed"}})
    await wire.end()


async def _large(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.json(_document("A" * 68_000_000))


async def _truncated(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.whole(200, json.dumps(_document(_painted(body))).encode()[:200])


IMAGE_FAULTS: dict[str, Fault] = {
    "cut-base64": _cut,
    "no-image": _none,
    "url-image": _address,
    "html": _page,
    "stall": _silent,
    "stall-midway": _silent_midway,
    "mid-stream-error": _mid_stream,
    "50mb": _large,
    "truncated-json": _truncated,
}

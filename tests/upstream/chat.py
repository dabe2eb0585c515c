"""`POST /chat/completions`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from tests.upstream import faults, oddities, paced
from tests.upstream.pictures import base64_png
from tests.upstream.refusals import refuse
from tests.upstream.replies import Reply, reply_to
from tests.upstream.wire import COMMENT, Wire

PICTURE_COST = 0.0387
WORD_COST = 0.000003
PACE = 0.004
"""Seconds between two words, so that they come in pieces."""
_SERVED = "google/", "anthropic/", "plain/"


def usage(tokens: int, cost: float | None = None) -> dict[str, Any]:
    """As it stands in the last chunk."""
    price = tokens * WORD_COST if cost is None else cost
    return {"prompt_tokens": 9, "completion_tokens": tokens, "total_tokens": tokens + 9, "cost": price}


def chunk(model: str, delta: Mapping[str, Any], finish: str | None = None, **more: Any) -> dict[str, Any]:
    """One object of a stream, with all that the real one carries."""
    choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
    choice["native_finish_reason"] = finish and finish.upper()
    kind = {"id": "gen-1", "object": "chat.completion.chunk", "created": 1, "model": model, "provider": "Test"}
    return {**kind, "choices": [choice], **more}


def image(data: str) -> dict[str, Any]:
    """An entry of `images`."""
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{data}"}, "index": 0}


def paints(body: Mapping[str, Any]) -> bool:
    return "image" in body.get("modalities", ())


async def answer(body: Mapping[str, Any], headers: Mapping[str, str], attempt: int, wire: Wire) -> None:
    """`attempt`: how often this model has been asked, this time included."""
    model = str(body.get("model", ""))
    kind, _, name = model.partition("/")
    if kind == "fault":
        await faults.answer(name, body, headers, attempt, wire)
    elif kind == "odd":
        await oddities.answer(name, body, wire)
    elif kind == "paced":
        await paced.answer(model, wire)
    elif not model.startswith(_SERVED):
        await refuse("404", model, wire)
    elif not paints(body) and "image" in model:
        await refuse("404-endpoint", model, wire)
    else:
        await well(body, wire)


async def well(body: Mapping[str, Any], wire: Wire) -> None:
    """What a healthy model answers."""
    model = str(body["model"])
    reply = painted(body) if paints(body) else reply_to(body)
    if body.get("stream"):
        await stream(model, reply, wire)
    else:
        await wire.json(document(model, reply))


def painted(body: Mapping[str, Any]) -> Reply:
    """A sentence and a picture in the shape that was asked for. With a reference the picture is another one."""
    words, pictures = asked(body)
    aspect = str(body.get("image_config", {}).get("aspect_ratio", "1:1"))
    told = "Here it is." if "text" in body["modalities"] else ""
    return Reply(told, pictures=(base64_png("".join((words, *pictures)), aspect),))


def asked(body: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The words and the pictures of the last message."""
    content = body["messages"][-1].get("content") or ""
    if isinstance(content, str):
        return content, []
    words = "".join(part.get("text", "") for part in content)
    return words, [part["image_url"]["url"] for part in content if part["type"] == "image_url"]


async def stream(model: str, reply: Reply, wire: Wire) -> None:
    """A reply as events, word by word."""
    wire.begin()
    await wire.write(COMMENT)
    for piece in reply.pieces():
        await wire.event(chunk(model, {"content": piece}))
        await asyncio.sleep(PACE)
    for delta in reply.call_fragments():
        await wire.event(chunk(model, {"content": None, "tool_calls": [delta]}))
    for data in reply.pictures:
        await wire.event(chunk(model, {"content": "", "images": [image(data)]}))
    finish = "tool_calls" if reply.calls else "stop"
    await wire.event(chunk(model, {"content": ""}, finish, usage=_usage(reply)))
    await wire.end()


def document(model: str, reply: Reply) -> dict[str, Any]:
    """A reply as one JSON document."""
    message: dict[str, Any] = {"role": "assistant", "content": reply.text}
    if reply.pictures:
        message["images"] = [image(data) for data in reply.pictures]
    if reply.calls:
        message["tool_calls"] = [{"id": c.id, "type": "function", "function": c.function()} for c in reply.calls]
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if reply.calls else "stop"}
    kind = {"id": "gen-1", "object": "chat.completion", "created": 1, "model": model, "provider": "Test"}
    return {**kind, "choices": [choice], "usage": _usage(reply)}


def _usage(reply: Reply) -> dict[str, Any]:
    return usage(1290, PICTURE_COST) if reply.pictures else usage(max(1, len(reply.pieces())))

"""Google's side: `models/{name}:streamGenerateContent?alt=sse`, which refuses what its schema does not have.

A name says what goes wrong: `fault-REFUSAL`, `fault-INSIDE` of `INSIDE`, each also with `-image` behind it.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from providers.wire.rhythm import seconds
from tests.upstream.gemini import models
from tests.upstream.gemini.refusals import REFUSALS, error, refuse
from tests.upstream.gemini.request_schema import wrong_with
from tests.upstream.pictures import base64_png
from tests.upstream.replies import Reply, reply_to
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

WRONG_KEY = "AIzaSy-wrong-0123456789abcdefghij"
CALLED = re.compile(r"/models/([^/:]+):streamGenerateContent$")
SHUT_DOWN = ("gemini-3.1-flash-image", "imagen-4.0-generate-001")
TOKENS_OF_A_PICTURE = 1_120
PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>"


class GeminiService(Service):
    """Google AI Studio."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        key = request.headers.get("x-goog-api-key", "")
        if not key or key == WRONG_KEY:
            await refuse(REFUSALS["key" if key else "anonymous"], wire)
        elif path.endswith("/models"):
            token = parse_qs(urlsplit(request.path).query).get("pageToken", ["page/0"])[0]
            await wire.json(models.page(int(token.removeprefix("page/"))))
        elif called := CALLED.search(path):
            self.keep(path, replace(request, body={**request.body, "model": called[1]}))
            await _answer(called[1], request.body, self.counts[called[1]], wire)
        else:
            await refuse(REFUSALS["missing"], wire)


def upstream() -> Running:
    return Running(GeminiService(), "/v1beta")


async def _answer(model: str, body: Mapping[str, Any], attempt: int, wire: Wire) -> None:
    """`attempt`: how often this model has been asked, this time included."""
    wrong = wrong_with(model, body)
    name = model.removeprefix("fault-").removesuffix("-image")
    if wrong:
        await refuse(error(400, wrong), wire)
    elif model in SHUT_DOWN:
        await refuse(REFUSALS["missing"], wire)
    elif model.startswith("fault-once-") and attempt == 1:
        await refuse(REFUSALS[name.removeprefix("once-")], wire)
    elif model.startswith("fault-") and name in REFUSALS:
        await refuse(REFUSALS[name], wire)
    elif model.startswith("fault-") and name in INSIDE:
        await INSIDE[name](model, body, wire)
    else:
        if model.startswith("slow"):
            await asyncio.sleep(seconds(1.5))
        await _stream(model, _painted(body) if _paints(body) else reply_to(_as_messages(body)), wire)


def event(model: str, parts: list[dict[str, Any]], finish: str = "", **more: Any) -> bytes:
    """One `GenerateContentResponse`, its lines ended as Google ends them."""
    candidate: dict[str, Any] = {"content": {"parts": parts, "role": "model"}, "index": 0}
    if finish:
        candidate["finishReason"] = finish
    response = {"candidates": [candidate], "modelVersion": model, "responseId": "r-1", **more}
    return b"data: " + json.dumps(response).encode() + b"\r\n\r\n"


def usage(written: int, pictures: int = 0, thoughts: int = 0) -> dict[str, Any]:
    """As it stands in the last event."""
    painted = pictures * TOKENS_OF_A_PICTURE
    counts = {"promptTokenCount": 9, "candidatesTokenCount": written + painted}
    details = [{"modality": "IMAGE", "tokenCount": painted}] if pictures else []
    thought = {"thoughtsTokenCount": thoughts} if thoughts else {}
    counts["totalTokenCount"] = sum(counts.values()) + thoughts
    return {"usageMetadata": {**counts, **thought, "candidatesTokensDetails": details} if details else counts | thought}


async def _stream(model: str, reply: Reply, wire: Wire) -> None:
    wire.begin()
    await wire.write(event(model, [{"text": "Let me see.", "thought": True}], **usage(0, thoughts=7)))
    for piece in reply.pieces():
        await wire.write(event(model, [{"text": piece}]))
    for number, call in enumerate(reply.calls):
        part: dict[str, Any] = {"functionCall": {"name": call.name, "args": dict(call.arguments), "id": f"g{number}"}}
        if number == 0:
            part["thoughtSignature"] = "c2lnbmVk"
        await wire.write(event(model, [part]))
    for data in reply.pictures:
        await wire.write(event(model, [_inline(data)]))
    counted = usage(len(reply.pieces()), len(reply.pictures), 7)
    await wire.write(event(model, [{"text": "", "thoughtSignature": "ZW5k"}], "STOP", **counted))
    await wire.stop()


def _inline(data: str) -> dict[str, Any]:
    return {"inlineData": {"mimeType": "image/png", "data": data}}


def _paints(body: Mapping[str, Any]) -> bool:
    return "IMAGE" in body.get("generationConfig", {}).get("responseModalities", ())


def _painted(body: Mapping[str, Any]) -> Reply:
    parts = body["contents"][-1]["parts"]
    words = "".join(part.get("text", "") + part.get("inlineData", {}).get("data", "") for part in parts)
    config = body["generationConfig"]["imageConfig"]
    return Reply("Here it is.", pictures=(base64_png(words, config["aspectRatio"]),))


def _as_messages(body: Mapping[str, Any]) -> dict[str, Any]:
    """As `reply_to` reads a request."""
    messages = []
    if "systemInstruction" in body:
        messages.append({"role": "system", "content": body["systemInstruction"]["parts"][0]["text"]})
    for content in body["contents"]:
        answered = any("functionResponse" in part for part in content["parts"])
        role = "tool" if answered else "assistant" if content["role"] == "model" else "user"
        told = [{"type": "text", "text": part["text"]} for part in content["parts"] if "text" in part]
        shown = [{"type": "image_url"} for part in content["parts"] if "inlineData" in part]
        messages.append({"role": role, "content": [*told, *shown]})
    declared = [tool for tools in body.get("tools", ()) for tool in tools["functionDeclarations"]]
    tools = [{"function": {"name": tool["name"], "parameters": tool["parametersJsonSchema"]}} for tool in declared]
    return {"messages": messages, "tools": tools}


# --- what goes wrong inside of an answer -------------------------------------------------------------------------


async def _begin(model: str, wire: Wire) -> None:
    wire.begin()
    await wire.write(event(model, [{"text": "Half a sen"}]))


async def _ended(model: str, wire: Wire, reason: str, words: str = "") -> None:
    wire.begin()
    await wire.write(event(model, [{"text": words}] if words else [], reason, **usage(len(words.split()))))
    await wire.stop()


async def _mid_stream(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(model, wire)
    await wire.write(b"data: " + json.dumps({"error": REFUSALS["overloaded"]}).encode() + b"\r\n\r\n")
    await wire.stop()


async def _stall(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await asyncio.sleep(3_600)


async def _stall_midway(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(model, wire)
    await asyncio.sleep(3_600)


async def _reset(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(model, wire)
    await wire.reset()


async def _no_end(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(model, wire)
    await wire.stop()


async def _refused_prompt(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    blocked = {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, **usage(0)}
    await wire.write(b"data: " + json.dumps(blocked).encode() + b"\r\n\r\n")
    await wire.stop()


async def _cut(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.write(event(model, [_inline(base64_png("cut")[:101])], "STOP", **usage(0, 1)))
    await wire.stop()


async def _then_reset(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.write(event(model, [_inline(base64_png("whole"))]))
    await wire.reset()


async def _page(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    await wire.whole(200, PAGE, "text/html")


async def _stranger(model: str, body: Mapping[str, Any], wire: Wire) -> None:
    await wire.json({"status": "ok"})


def _ending(reason: str, words: str = "") -> Callable[[str, Mapping[str, Any], Wire], Awaitable[None]]:
    async def answer(model: str, body: Mapping[str, Any], wire: Wire) -> None:
        await _ended(model, wire, reason, words)

    return answer


INSIDE: Mapping[str, Callable[[str, Mapping[str, Any], Wire], Awaitable[None]]] = {
    "mid-stream": _mid_stream,
    "stall": _stall,
    "stall-midway": _stall_midway,
    "reset": _reset,
    "no-end": _no_end,
    "refused-prompt": _refused_prompt,
    "cut": _cut,
    "then-reset": _then_reset,
    "page": _page,
    "stranger": _stranger,
    "safety": _ending("IMAGE_SAFETY"),
    "recited": _ending("RECITATION"),
    "recited-midway": _ending("RECITATION", "Half a sen"),
    "garbled": _ending("MALFORMED_FUNCTION_CALL"),
    "no-picture": _ending("NO_IMAGE"),
    "words-only": _ending("NO_IMAGE", "I cannot draw that."),
    "thought-only": _ending("MAX_TOKENS"),
    "longest": _ending("MAX_TOKENS", "Half a sen"),
    "nothing": _ending("STOP"),
}

"""What can go wrong in a chat request, a name each: `refusals` before the answer begins, `CHAT_FAULTS` inside it.

`503-once` and `502-twice` fail the first times and then answer well.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.upstream import chat
from tests.upstream.pictures import base64_png
from tests.upstream.refusals import REFUSALS, refuse
from tests.upstream.strangers import STRANGERS
from tests.upstream.wire import COMMENT, Wire, chunked

PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in to the network.</body></html>"
AT_FIRST = {"503-once": 1, "502-twice": 2}
"""How often these fail before they answer well."""


async def answer(name: str, body: Mapping[str, Any], headers: Mapping[str, str], attempt: int, wire: Wire) -> None:
    """The fault of that name; one nobody knows is a model nobody knows."""
    if name in REFUSALS:
        await refuse(name, str(body["model"]), wire)
    elif name in AT_FIRST:
        if attempt <= AT_FIRST[name]:
            await refuse(name[:3], str(body["model"]), wire)
        else:
            await chat.well(body, wire)
    elif name == "key-echo":
        message = f"Invalid key: {headers.get('authorization', '')}"
        await wire.json({"error": {"code": 401, "message": message}}, 401)
    elif name in CHAT_FAULTS:
        await CHAT_FAULTS[name](body, wire)
    else:
        await refuse("404", str(body["model"]), wire)


async def _begin(body: Mapping[str, Any], wire: Wire, words: str = "") -> None:
    wire.begin()
    await wire.write(COMMENT)
    if words:
        await wire.event(chat.chunk(str(body["model"]), {"content": words}))


async def _finish(body: Mapping[str, Any], wire: Wire, delta: Mapping[str, Any], finish: str | None = "stop") -> None:
    model = str(body["model"])
    await wire.event(chat.chunk(model, delta))
    await wire.event(chat.chunk(model, {"content": ""}, finish, usage=chat.usage(3, chat.PICTURE_COST)))
    await wire.end()


async def _mid_stream(body: Mapping[str, Any], wire: Wire, code: object = 502) -> None:
    await _begin(body, wire, "Half a sen")
    error = {"code": code, "message": "Provider disconnected", "metadata": {"error_type": "provider_unavailable"}}
    await wire.event({**chat.chunk(str(body["model"]), {"content": ""}, "error"), "error": error})
    await wire.stop()


async def _mid_stream_text(body: Mapping[str, Any], wire: Wire) -> None:
    await _mid_stream(body, wire, "server_error")


async def _inside_document(body: Mapping[str, Any], wire: Wire) -> None:
    error = {"code": 502, "message": "Provider returned error", "metadata": {"provider_name": "Test"}}
    choice = {"index": 0, "message": {"role": "assistant", "content": ""}, "finish_reason": "error", "error": error}
    await wire.json({"id": "gen-1", "object": "chat.completion", "choices": [choice]})


async def _inside_document_top(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.json({"error": {"code": 429, "message": "Rate limited upstream"}})


async def _comments_only(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    while True:
        await asyncio.sleep(0.05)
        await wire.write(COMMENT)


async def _silent(body: Mapping[str, Any], wire: Wire) -> None:
    await asyncio.sleep(3600)


async def _silent_midway(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    await asyncio.sleep(3600)


async def _endless(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    while True:
        await wire.event(chat.chunk(str(body["model"]), {"content": "word " * 2_000}))
        await asyncio.sleep(0.001)


async def _drip(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    while True:
        await wire.event(chat.chunk(str(body["model"]), {"content": "drip "}))
        await asyncio.sleep(0.05)


async def _page(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.whole(200, PAGE, "text/html")


async def _page_502(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.whole(502, PAGE, "text/html")


async def _page_403(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.whole(403, PAGE, "text/html")


async def _elsewhere(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.whole(302, b"", headers={"Location": "http://127.0.0.1:9/"})


async def _picture(body: Mapping[str, Any], wire: Wire, source: object) -> None:
    await _begin(body, wire)
    await _finish(body, wire, {"content": "", "images": [{"type": "image_url", "image_url": {"url": source}}]})


async def _cut_base64(body: Mapping[str, Any], wire: Wire) -> None:
    data = base64_png("cut")
    await _picture(body, wire, f"data:image/png;base64,{data[: len(data) // 2 + 1]}")


async def _cut_at_four(body: Mapping[str, Any], wire: Wire) -> None:
    data = base64_png("cut")
    await _picture(body, wire, f"data:image/png;base64,{data[: len(data) // 8 * 4]}")


async def _no_comma(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, f"data:image/png;base64{base64_png('no comma')}")


async def _no_picture_bytes(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, f"data:image/png;base64,{base64.b64encode(b'not a picture at all').decode()}")


async def _empty_picture(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, "")


async def _address(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, "http://127.0.0.1:9/canary.png")


async def _large(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, "data:image/png;base64," + "A" * 68_000_000)


async def _too_large(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, "data:image/png;base64," + "A" * 90_000_000)


async def _empty(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    await _finish(body, wire, {"content": ""})


async def _empty_choices(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    await wire.event({"id": "gen-1", "choices": [], "usage": chat.usage(0)})
    await wire.end()


async def _filtered(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    await _finish(body, wire, {"content": ""}, "content_filter")


async def _truncated_json(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    await wire.write(b'data: {"id":"gen-1","choices":[{"index":0,"delta":{"cont\n\n')
    await wire.end()


async def _no_end(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    await wire.stop()


async def _hangs_up(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    wire.writer.write(chunked(b"data: {")[:6])
    await wire.hang_up()


async def _hangs_up_first(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.hang_up()


async def _reset(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    await wire.reset()


async def _garbled_tool(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    call = {"index": 0, "id": "c", "type": "function", "function": {"name": "image", "arguments": '{"prompt": "a ca'}}
    await _finish(body, wire, {"content": None, "tool_calls": [call]}, "tool_calls")


async def _error_and_cost(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    error = {"code": 502, "message": "Provider disconnected"}
    chunk = chat.chunk(str(body["model"]), {"content": ""}, "error", usage=chat.usage(3, 0.0123))
    await wire.event({**chunk, "error": error})
    await wire.stop()


async def _error_then_cost(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    await wire.event({"id": "gen-1", "error": {"code": 502, "message": "Provider disconnected"}})
    await wire.event({"id": "gen-1", "choices": [], "usage": chat.usage(3, 0.0123)})
    await wire.end()


async def _error_then_silence(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire, "Half a sen")
    await wire.event({"id": "gen-1", "error": {"code": 502, "message": "Provider disconnected"}})
    await asyncio.sleep(3600)


async def _error_in_words(body: Mapping[str, Any], wire: Wire) -> None:
    await _begin(body, wire)
    await wire.event({"id": "gen-1", "error": {"code": "rate_limit_exceeded", "message": "Slow down"}})
    await wire.stop()


async def _svg(body: Mapping[str, Any], wire: Wire) -> None:
    drawn = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'
    await _picture(body, wire, f"data:image/png;base64,{base64.b64encode(drawn).decode()}")


async def _svg_in_words(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'></svg>")


async def _pdf(body: Mapping[str, Any], wire: Wire) -> None:
    await _picture(body, wire, f"data:image/png;base64,{base64.b64encode(b'%PDF-1.7 and so on').decode()}")


CHAT_FAULTS: dict[str, Callable[[Mapping[str, Any], Wire], Awaitable[None]]] = {
    "mid-stream-error": _mid_stream,
    "mid-stream-error-text": _mid_stream_text,
    "error-in-200": _inside_document,
    "error-in-200-top": _inside_document_top,
    "comments-only": _comments_only,
    "stall": _silent,
    "stall-midway": _silent_midway,
    "endless": _endless,
    "drip": _drip,
    "html": _page,
    "html-502": _page_502,
    "html-403": _page_403,
    "redirect": _elsewhere,
    "cut-base64": _cut_base64,
    "cut-base64-at-four": _cut_at_four,
    "no-comma": _no_comma,
    "no-picture-bytes": _no_picture_bytes,
    "empty-picture": _empty_picture,
    "url-image": _address,
    "50mb": _large,
    "80mb": _too_large,
    "empty": _empty,
    "empty-choices": _empty_choices,
    "content-filter": _filtered,
    "truncated-json": _truncated_json,
    "no-end": _no_end,
    "hangs-up": _hangs_up,
    "hangs-up-first": _hangs_up_first,
    "reset": _reset,
    "garbled-tool": _garbled_tool,
    "error-and-cost": _error_and_cost,
    "error-then-cost": _error_then_cost,
    "error-then-silence": _error_then_silence,
    "error-code-in-words": _error_in_words,
    "svg": _svg,
    "svg-in-words": _svg_in_words,
    "pdf": _pdf,
    **STRANGERS,
}

"""Answers that are well but unusual: whoever reads the wire must not stumble over them."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from providers.wire.rhythm import seconds
from tests.upstream import chat
from tests.upstream.pictures import base64_png
from tests.upstream.replies import Reply
from tests.upstream.strangers import packed
from tests.upstream.wire import DONE, Wire, chunked, event

WORDS = "Grüße aus 東京, 🎨 painted — naïvely."
"""What every odd answer says, unless it only paints."""

Odd = Callable[[Mapping[str, Any], Wire], Awaitable[None]]


def _events(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    model = str(body["model"])
    pieces = [chat.chunk(model, {"content": word}) for word in Reply(WORDS).pieces()]
    if chat.paints(body):
        pieces.append(chat.chunk(model, {"content": "", "images": [chat.image(base64_png("odd"))]}))
    return [*pieces, chat.chunk(model, {"content": ""}, "stop", usage=chat.usage(5))]


def _bytes(body: Mapping[str, Any]) -> bytes:
    return b"".join(event(item) for item in _events(body)) + DONE


async def answer(name: str, body: Mapping[str, Any], wire: Wire) -> None:
    """The oddity of that name."""
    await ODDITIES[name](body, wire)


async def _split(body: Mapping[str, Any], wire: Wire) -> None:
    """Every byte in a chunk of its own, characters and line ends torn apart."""
    wire.begin()
    data = _bytes({**body, "modalities": ["text"]})
    for at in range(len(data)):
        await wire.write(data[at : at + 1])
    await wire.stop()


async def _torn_chunks(body: Mapping[str, Any], wire: Wire) -> None:
    """Chunks' size lines and ends torn apart by the network."""
    wire.begin()
    raw = b"".join(chunked(event(item)) for item in _events(body)) + chunked(DONE) + b"0\r\n\r\n"
    for at in range(0, len(raw), 37):
        wire.writer.write(raw[at : at + 37])
        await wire.writer.drain()
        await asyncio.sleep(0)


async def _crlf(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.write(_bytes(body).replace(b"\n", b"\r\n"))
    await wire.stop()


async def _many_lines(body: Mapping[str, Any], wire: Wire) -> None:
    """The data of each event on several lines, with a name and an id, and no space after the colon."""
    wire.begin()
    for item in _events(body):
        lines = json.dumps(item, indent=1).encode().split(b"\n")
        await wire.write(b"event: message\nid: 7\n" + b"".join(b"data:" + line + b"\n" for line in lines) + b"\n")
    await wire.end()


async def _document(body: Mapping[str, Any], wire: Wire) -> None:
    """JSON although a stream was asked for."""
    pictures = (base64_png("odd"),) if chat.paints(body) else ()
    await wire.json(chat.document(str(body["model"]), Reply(WORDS, pictures=pictures)))


async def _document_after_space(body: Mapping[str, Any], wire: Wire) -> None:
    """White space keeps the connection open before the document comes."""
    wire.begin("application/json")
    for _ in range(5):
        await wire.write(b" \n")
        await asyncio.sleep(0.02)
    pictures = (base64_png("odd"),) if chat.paints(body) else ()
    await wire.write(json.dumps(chat.document(str(body["model"]), Reply(WORDS, pictures=pictures))).encode())
    await wire.stop()


async def _wrong_type(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin("text/plain")
    await wire.write(_bytes(body))
    await wire.stop()


async def _no_done(body: Mapping[str, Any], wire: Wire) -> None:
    """Ends after the reason why, without `[DONE]`."""
    wire.begin()
    await wire.write(_bytes(body).removesuffix(DONE))
    await wire.stop()


async def _no_last_line(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.write(_bytes(body).removesuffix(DONE).rstrip(b"\n"))
    await wire.stop()


async def _never_ends(body: Mapping[str, Any], wire: Wire) -> None:
    """`[DONE]`, but the connection stays open."""
    wire.begin()
    await wire.write(_bytes(body))
    await asyncio.sleep(3600)


async def _until_closed(body: Mapping[str, Any], wire: Wire) -> None:
    """Neither chunks nor a length: the end of the connection is the end."""
    wire.head(200, {"Content-Type": "text/event-stream", "Connection": "close"})
    wire.writer.write(_bytes(body))
    await wire.hang_up()


async def _unknown_finish(body: Mapping[str, Any], wire: Wire) -> None:
    await _changed(body, wire, lambda item: _finish(item, "because"))


async def _no_finish(body: Mapping[str, Any], wire: Wire) -> None:
    """All of it and `[DONE]`, but never a reason why."""
    await _changed(body, wire, lambda item: _finish(item, None))


async def _ended_length(body: Mapping[str, Any], wire: Wire) -> None:
    await _changed(body, wire, lambda item: _finish(item, "length"))


async def _ended_filter(body: Mapping[str, Any], wire: Wire) -> None:
    await _changed(body, wire, lambda item: _finish(item, "content_filter"))


async def _document_no_finish(body: Mapping[str, Any], wire: Wire) -> None:
    whole = chat.document(str(body["model"]), Reply(WORDS, pictures=(base64_png("odd"),) if chat.paints(body) else ()))
    await wire.json({**whole, "choices": [{**choice, "finish_reason": None} for choice in whole["choices"]]})


async def _parts(body: Mapping[str, Any], wire: Wire) -> None:
    """Content as a list of parts."""
    await _changed(body, wire, _in_parts)


async def _reasoning(body: Mapping[str, Any], wire: Wire) -> None:
    """Thoughts come before the words, null usage with each."""
    thought = {"content": "", "reasoning": "hmm", "reasoning_details": [{"type": "reasoning.text", "text": "hmm"}]}
    wire.begin()
    await wire.event(chat.chunk(str(body["model"]), thought, usage=None))
    await wire.write(_bytes(body))
    await wire.stop()


async def _twice(body: Mapping[str, Any], wire: Wire) -> None:
    """The same picture twice, then bare: without type and index."""
    bare = {"image_url": {"url": f"data:image/png;base64,{base64_png('odd')}"}}
    wire.begin()
    for item in _events(body)[:-1]:
        await wire.event(item)
    await wire.event(chat.chunk(str(body["model"]), {"content": "", "images": [bare, bare]}))
    await wire.event(_events(body)[-1])
    await wire.end()


async def _url_safe(body: Mapping[str, Any], wire: Wire) -> None:
    """Base64 of the URL-safe kind, in lines, without padding, under a wrong media type."""
    raw = base64.b64decode(base64_png("odd"))
    text = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    lines = "\r\n".join(text[at : at + 76] for at in range(0, len(text), 76))
    picture = {"type": "image_url", "image_url": {"url": f"data:application/octet-stream;charset=x;base64,{lines}"}}
    wire.begin()
    await wire.event(chat.chunk(str(body["model"]), {"content": WORDS, "images": [picture]}))
    await wire.event(_events(body)[-1])
    await wire.end()


async def _long_line(body: Mapping[str, Any], wire: Wire) -> None:
    """A line of 8 MB among the others."""
    wire.begin()
    padding = {"role": "assistant", "content": "", "padding": "x" * 8_000_000}
    await wire.event(chat.chunk(str(body["model"]), padding))
    await wire.write(_bytes(body))
    await wire.stop()


async def _slow(body: Mapping[str, Any], wire: Wire) -> None:
    """0.7 seconds of thinking before the first byte, as much before the words."""
    await asyncio.sleep(seconds(0.7))
    wire.begin()
    await wire.write(b": OPENROUTER PROCESSING\n\n")
    await asyncio.sleep(seconds(0.7))
    await wire.write(_bytes(body))
    await wire.stop()


async def _words_only(body: Mapping[str, Any], wire: Wire) -> None:
    """A picture was asked for, words came."""
    wire.begin()
    await wire.write(_bytes({**body, "modalities": ["text"]}))
    await wire.stop()


async def _changed(body: Mapping[str, Any], wire: Wire, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    wire.begin()
    for item in _events(body):
        await wire.event(change(item))
    await wire.end()


def _finish(item: dict[str, Any], reason: str | None) -> dict[str, Any]:
    choice = item["choices"][0]
    finish = reason if choice["finish_reason"] else None
    return {**item, "choices": [{**choice, "finish_reason": finish}]}


def _in_parts(item: dict[str, Any]) -> dict[str, Any]:
    choice = item["choices"][0]
    parts = [{"type": "text", "text": choice["delta"]["content"]}]
    return {**item, "choices": [{**choice, "delta": {**choice["delta"], "content": parts}}]}


def _cost(cost: object) -> Odd:
    """An answer that claims to have cost that."""

    async def odd(body: Mapping[str, Any], wire: Wire) -> None:
        def priced(item: dict[str, Any]) -> dict[str, Any]:
            return {**item, "usage": {**item["usage"], "cost": cost}} if item.get("usage") else item

        await _changed(body, wire, priced)

    return odd


def _packed(how: str) -> Odd:
    """Packed although nobody asked for it, as some proxies do."""

    async def odd(body: Mapping[str, Any], wire: Wire) -> None:
        name = how.partition(" ")[0]
        await wire.whole(200, packed(_bytes(body), how), "text/event-stream", {"Content-Encoding": name})

    return odd


async def _marked(body: Mapping[str, Any], wire: Wire) -> None:
    """A byte order mark before everything."""
    wire.begin()
    await wire.write(b"\xef\xbb\xbf" + _bytes(body))
    await wire.stop()


async def _wide(body: Mapping[str, Any], wire: Wire) -> None:
    """A document in UTF-16."""
    pictures = (base64_png("odd"),) if chat.paints(body) else ()
    document = json.dumps(chat.document(str(body["model"]), Reply(WORDS, pictures=pictures)), ensure_ascii=False)
    await wire.whole(200, document.encode("utf-16"), "application/json; charset=utf-16")


async def _halves(body: Mapping[str, Any], wire: Wire) -> None:
    """A character torn in two, its halves in two events."""
    wire.begin()
    for item in _events(body):
        content = item["choices"][0]["delta"].get("content") or ""
        before, found, after = content.partition("🎨")
        if not found:
            await wire.event(item)
            continue
        for piece in (before + "\ud83c", "\udfa8" + after):
            torn = json.dumps(chat.chunk(str(body["model"]), {"content": piece}))
            await wire.write(b"data: " + torn.encode() + b"\n\n")
    await wire.end()


async def _raw_control(body: Mapping[str, Any], wire: Wire) -> None:
    """Control characters in JSON that should have been escaped."""
    wire.begin()
    await wire.write(_bytes(body).replace(b'"gen-1"', b'"gen\t1"'))
    await wire.stop()


def _after_the_picture(*last: Callable[[], dict[str, Any]] | None) -> Odd:
    """Words and a picture, then these; None is a rude end."""

    async def odd(body: Mapping[str, Any], wire: Wire) -> None:
        wire.begin()
        for item in _events(body)[:-1]:
            await wire.event(item)
        for each in last:
            if each is None:
                await wire.reset()
                return
            await wire.event(each())
        await wire.end()

    return odd


def _end(finish: str | None, **more: Any) -> Callable[[], dict[str, Any]]:
    return lambda: chat.chunk("odd", {"content": ""}, finish, usage=chat.usage(5), **more)


_ERROR: dict[str, Any] = {"error": {"code": 502, "message": "Provider disconnected"}}
KEPT = {
    "kept-error": _after_the_picture(_end("error")),
    "kept-length": _after_the_picture(_end("length")),
    "kept-filter": _after_the_picture(_end("content_filter")),
    "kept-null": _after_the_picture(_end(None)),
    "kept-error-object": _after_the_picture(_end("error", **_ERROR)),
    "kept-error-first": _after_the_picture(lambda: _ERROR, _end(None)),
    "kept-cut-off": _after_the_picture(None),
    "kept-no-cost": _after_the_picture(),
}
"""A picture came: it was paid for and is kept, however its answer ends."""
ODDITIES: dict[str, Odd] = {
    "split": _split,
    "torn-chunks": _torn_chunks,
    "crlf": _crlf,
    "many-lines": _many_lines,
    "document": _document,
    "document-after-space": _document_after_space,
    "wrong-type": _wrong_type,
    "no-done": _no_done,
    "no-last-line": _no_last_line,
    "never-ends": _never_ends,
    "until-closed": _until_closed,
    "unknown-finish": _unknown_finish,
    "no-finish": _no_finish,
    "ended-length": _ended_length,
    "ended-content-filter": _ended_filter,
    "document-no-finish": _document_no_finish,
    "parts": _parts,
    "reasoning": _reasoning,
    "twice": _twice,
    "url-safe": _url_safe,
    "long-line": _long_line,
    "slow": _slow,
    "words-only": _words_only,
    "gzip": _packed("gzip"),
    "deflate": _packed("deflate"),
    "deflate-raw": _packed("deflate raw"),
    "marked": _marked,
    "wide": _wide,
    "halves": _halves,
    "raw-control": _raw_control,
    **KEPT,
    "cost-nan": _cost(float("nan")),
    "cost-negative": _cost(-1),
    "cost-absurd": _cost(1e9),
    "cost-missing": _cost(None),
    "cost-text": _cost("0.0387"),
}

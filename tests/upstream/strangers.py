"""Answers that are not the provider's at all, a name each: pages, proxies, other programs, packed and foreign text."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.upstream.wire import Wire

Body = Mapping[str, Any]
Answer = Callable[[Body, Wire], Awaitable[None]]


def _whole(status: int, body: bytes, media_type: str = "text/html", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(body_asked: Body, wire: Wire) -> None:
        await wire.whole(status, body, media_type, named)

    return answer


def _page(title: str, text: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{text}</body></html>".encode()


async def _https_of_itself(body: Body, wire: Wire) -> None:
    host = wire.writer.get_extra_info("sockname")
    await wire.whole(301, b"", headers={"Location": f"https://{host[0]}:{host[1]}/api/v1/chat/completions"})


WELL = json.dumps({"choices": [{"message": {"content": "hi"}, "finish_reason": "stop"}]}).encode()
STRANGERS: dict[str, Answer] = {
    "page": _whole(200, _page("Welcome to nginx!")),
    "page-login": _whole(200, _page("Login", "<input type='password'>")),
    "page-robots": _whole(503, _page("Just a moment...")),
    "page-404": _whole(404, _page("404 Not Found")),
    "page-502": _whole(502, _page("502 Bad Gateway")),
    "page-511": _whole(511, _page("Network")),
    "page-407": _whole(407, _page("Proxy")),
    "page-plain-http": _whole(400, _page("400 The plain HTTP request was sent to HTTPS port")),
    "json-404": _whole(404, b'{"detail":"Not Found"}', "application/json"),
    "json-405": _whole(405, b'{"detail":"Method Not Allowed"}', "application/json"),
    "json-other": _whole(200, b'{"status":"ok"}', "application/json"),
    "json-list": _whole(200, b"[1, 2]", "application/json"),
    "text-404": _whole(404, b"404 page not found", "text/plain"),
    "text": _whole(200, b"Ollama is running", "text/plain"),
    "xml": _whole(200, b'<?xml version="1.0"?><ok/>', "application/xml"),
    "binary": _whole(200, bytes(range(256)), "application/octet-stream"),
    "nothing": _whole(200, b"", "application/json"),
    "redirect-login": _whole(302, b"", Location="http://portal.example/login?next=x"),
    "redirect-https": _https_of_itself,
    "packed-br": _whole(200, WELL, "application/json", Content_Encoding="br"),
    "packed-damaged": _whole(200, b"\x1f\x8b" + WELL, "application/json", Content_Encoding="gzip"),
    "packed-error-damaged": _whole(400, b"\x1f\x8b" + WELL, "application/json", Content_Encoding="gzip"),
}


def packed(body: bytes, how: str) -> bytes:
    """As `Content-Encoding` says."""
    if how == "gzip":
        return gzip.compress(body)
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS if how == "deflate" else -zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()

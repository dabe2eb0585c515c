"""One connection: reads requests, answers them one after another, notices when the other side leaves early."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire


async def answer_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, service: Service) -> None:
    """Until either side closes the connection."""
    service.connections += 1
    begun = b""
    try:
        while True:
            request = await _read(reader, begun)
            begun = await _answer(reader, writer, service, request)
            if writer.is_closing():
                break
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def _read(reader: asyncio.StreamReader, begun: bytes) -> Request:
    head = begun + await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    is_json = "form" not in headers.get("content-type", "")
    parsed: Any = json.loads(body) if body and is_json else body or {}
    return Request(method, path, headers, parsed)


async def _answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, service: Service, request: Request
) -> bytes:
    """What of the next request has already been read, usually nothing."""
    answering = asyncio.ensure_future(service.answer(request, Wire(writer)))
    leaving = asyncio.ensure_future(reader.read(1))
    try:
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done() and _said(leaving) == b"":
            raise ConnectionResetError
        await answering
        return _said(leaving) if leaving.done() else b""
    except ConnectionError:
        service.closed_early += 1
        raise
    finally:
        for task in (answering, leaving):
            task.cancel()
        await asyncio.gather(answering, leaving, return_exceptions=True)


def _said(leaving: asyncio.Future[bytes]) -> bytes:
    """What came while the answer was written: nothing when the other side left, politely or not."""
    return b"" if leaving.exception() else leaving.result()

"""An OpenRouter that keeps time: streams tokens when they are due, cheaply enough never to be the slow part.

`python benchmarks/rig/paced_upstream.py --port N`. The wire is OpenRouter's: chunked server-sent events, comments as
signs of life, usage in the last chunk. A model `paced/<rate>x<tokens>` streams that many tokens, `rate` a second,
each ` <number>` in base 36. Before them comes `@<microseconds>`: when, on this machine's monotonic clock, the first of
them was due; the others follow from the rate. Every other model answers at once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from typing import Any

THINKING = 0.02
"""Seconds between the request's last byte and its first token."""
COMMENT = b": OPENROUTER PROCESSING\n\n"
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
    b"X-Generation-Id: gen-paced\r\nTransfer-Encoding: chunked\r\n\r\n"
)
EVENT = (
    'data: {"id":"gen-1763640000-PaCeDuPsTrEaMxYz","provider":"Paced","model":"%s","object":"chat.completion.chunk",'
    '"created":1763640000,"choices":[{"index":0,"delta":{"role":"assistant","content":%s},'
    '"finish_reason":%s,"native_finish_reason":%s,"logprobs":null}]%s}\n\n'
)
USAGE = ',"usage":{"prompt_tokens":9,"completion_tokens":%d,"total_tokens":%d,"cost":0.0001}'
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    """The number as a token of ordinary length: 1–3 characters."""
    written = ""
    while True:
        number, digit = divmod(number, 36)
        written = DIGITS[digit] + written
        if not number:
            return written


def event(model: str, content: str, *, finish: str = "null", more: str = "") -> bytes:
    """One server-sent event of the stream."""
    return (EVENT % (model, json.dumps(content), finish, finish.upper() if finish != "null" else finish, more)).encode()


def chunk(data: bytes) -> bytes:
    """`data` as one chunk of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


class Paced(asyncio.Protocol):
    """One connection; requests on it come one after another."""

    def __init__(self) -> None:
        self.unread = b""
        self.transport: asyncio.Transport
        self.timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self.timer:
            self.timer.cancel()

    def data_received(self, data: bytes) -> None:
        self.unread += data
        head, gap, body = self.unread.partition(b"\r\n\r\n")
        if not gap:
            return
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if len(body) >= length:
            self.unread = body[length:]
            self.answer(head.split(b" ", 2)[1], body[:length])

    def answer(self, path: bytes, body: bytes) -> None:
        """Streams, replies, or says that there is no such page."""
        if not path.endswith(b"/chat/completions"):
            models = json.dumps({"data": []}).encode()
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
            self.transport.write(b"Content-Length: %d\r\n\r\n%b" % (len(models), models))
            return
        asked = json.loads(body)
        model = str(asked["model"])
        if model.startswith("paced/"):
            rate, tokens = model.removeprefix("paced/").split("x")
            self.stream(model, float(rate), int(tokens))
        elif asked.get("stream"):
            self.transport.write(HEAD + chunk(event(model, "Paced words")) + self.last(model, 2))
        else:
            self.whole(model)

    def stream(self, model: str, rate: float, tokens: int) -> None:
        """Starts the clock: every token is written when it is due, however slowly the others are read."""
        loop = asyncio.get_running_loop()
        first = time.monotonic() + THINKING
        before, after = event(model, "\0").split(json.dumps("\0")[1:-1].encode())
        self.transport.write(HEAD + chunk(COMMENT) + chunk(event(model, f"@{int(first * 1e6)}")))
        number = 0

        def due() -> None:
            nonlocal number
            now = time.monotonic()
            while number < tokens and first + number / rate <= now:
                self.transport.write(chunk(b"%b %b%b" % (before, base36(number).encode(), after)))
                number += 1
            if number == tokens:
                self.transport.write(self.last(model, tokens))
            else:
                self.timer = loop.call_at(first + number / rate, due)

        self.timer = loop.call_at(first, due)

    def last(self, model: str, tokens: int) -> bytes:
        """Everything after the last token."""
        usage = USAGE % (tokens, tokens + 9)
        done = event(model, "", finish='"stop"', more=usage)
        return chunk(done) + chunk(b"data: [DONE]\n\n") + b"0\r\n\r\n"

    def whole(self, model: str) -> None:
        """An answer that is not streamed."""
        message = {"role": "assistant", "content": "Paced words"}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        usage = {"prompt_tokens": 9, "completion_tokens": 2, "total_tokens": 11, "cost": 0.0001}
        answer = {"id": "gen-1", "object": "chat.completion", "created": 1, "model": model, "choices": choices}
        data = json.dumps({**answer, "usage": usage}).encode()
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
        self.transport.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Paced, "127.0.0.1", port, backlog=1000)
    print(f"paced upstream on {server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(serve(parser.parse_args().port))

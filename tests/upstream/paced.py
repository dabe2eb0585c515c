"""Tokens at a set pace: `paced/<rate>x<tokens>`, or `paced/<rate>` for 500 of them.

The first is `@<microseconds>`: the moment, on this machine's monotonic clock, at which the first numbered token was
due; then ` <number>` in base 36, the others due at the rate. Written when due, however slowly they are read.
"""

from __future__ import annotations

import asyncio
import json
import time

from tests.upstream.wire import COMMENT, Wire, chunked

THINKING = 0.02
"""Seconds before the first token."""
TOKENS = 500
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EVENT = (
    'data: {"id":"gen-1763640000-PaCeD","provider":"Paced","model":"%s","object":"chat.completion.chunk",'
    '"created":1763640000,"choices":[{"index":0,"delta":{"role":"assistant","content":"%s"},'
    '"finish_reason":%s,"native_finish_reason":%s,"logprobs":null}]%s}\n\n'
)


def base36(number: int) -> str:
    """A token of ordinary length: 1–3 characters."""
    written = ""
    while True:
        number, digit = divmod(number, 36)
        written = _DIGITS[digit] + written
        if not number:
            return written


async def answer(model: str, wire: Wire) -> None:
    """One timer a token, no task: 200 streams at 50 a second must stay cheap."""
    rate_text, _, count = model.removeprefix("paced/").partition("x")
    rate, tokens = float(rate_text), int(count or TOKENS)
    loop = asyncio.get_running_loop()
    finished = loop.create_future()
    first = time.monotonic() + THINKING
    before, after = (_EVENT % (model, "\0", "null", "null", "")).encode().split(b"\0")
    wire.begin()
    wire.writer.write(chunked(COMMENT) + chunked(b"%b@%d%b" % (before, first * 1e6, after)))
    number = 0

    def due() -> None:
        nonlocal number
        if wire.writer.is_closing() or finished.done():
            return
        now = time.monotonic()
        while number < tokens and first + number / rate <= now:
            wire.writer.write(chunked(b"%b %b%b" % (before, base36(number).encode(), after)))
            number += 1
        if number == tokens:
            finished.set_result(None)
        else:
            loop.call_at(loop.time() + first + number / rate - time.monotonic(), due)

    loop.call_later(THINKING, due)
    await finished
    used = {"prompt_tokens": 9, "completion_tokens": tokens, "total_tokens": tokens + 9, "cost": 0.0001}
    last = _EVENT % (model, "", '"stop"', '"STOP"', f',"usage":{json.dumps(used)}')
    await wire.write(last.encode())
    await wire.end()

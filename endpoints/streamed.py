"""An answer that comes bit by bit: no proxy is to gather it, no cache to keep it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response

EVENTS = "text/event-stream"
"""Server-sent events."""


def streamed(bits: Iterator[bytes], media_type: str) -> Response:
    """Each as soon as it is there."""
    response = Response(bits, mimetype=media_type)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response

"""The envelope of `/api/v1`, success and failure, and the counterpart of `request_body.py`."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil
from time import time
from typing import Any

from flask import Response, g, jsonify

from conversation.errors import Told
from conversation.sentences import said


def answer(data: Any, status: int = 200) -> Response:
    """`{"success": true, "data", "timestamp"}`; never kept by any cache, for it is one person's."""
    return sealed({"success": True, "data": data}, status)


def refusal(told: Told) -> Response:
    """`{"success": false, "error": {…}, "timestamp"}` with Retry-After where waiting helps."""
    ask_to_wait(told)
    return sealed({"success": False, "error": as_data(told)}, told.status)


def wait_of(told: Told) -> int | None:
    """Whole seconds after which trying again may help, at least one; None where waiting does not."""
    return None if told.retry_after is None else max(1, ceil(told.retry_after))


def ask_to_wait(told: Told) -> None:
    """Has this request's answer say so in its headers, where waiting helps."""
    g.retry_after, g.most = wait_of(told), told.most


def retry_header(response: Response) -> Response:
    """Writes Retry-After, here alone: the limiter would put its minute on every answer, the good ones too. What another
    limit than the limiter's refused tells of that one."""
    wait, most = g.get("retry_after"), g.get("most")
    response.headers.pop("Retry-After", None)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    if wait is not None and most is not None:
        response.headers["X-RateLimit-Limit"] = str(most)
        response.headers["X-RateLimit-Remaining"] = "0"
        response.headers["X-RateLimit-Reset"] = str(int(time()) + wait)
    return response


def as_data(told: Told) -> dict[str, Any]:
    """`Told` as it crosses the wire."""
    return {
        "code": told.code,
        "title": told.title,
        "message": told.text,
        "details": told.details,
        "retry_after": wait_of(told),
        **said({"title": told.title, "message": told.text}),
    }


def sealed(body: dict[str, Any], status: int) -> Response:
    response = jsonify({**body, "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds")})
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response

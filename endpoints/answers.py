"""The envelope of `/api/v1`, success and failure, and the counterpart of `body.py`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify

from conversation.errors import Told


def answer(data: Any, status: int = 200) -> Response:
    """`{"success": true, "data", "timestamp"}`; never kept by any cache, for it is one person's."""
    return sealed({"success": True, "data": data}, status)


def refusal(told: Told) -> Response:
    """`{"success": false, "error": {…}, "timestamp"}` with Retry-After where waiting helps."""
    response = sealed({"success": False, "error": as_data(told)}, told.status)
    if told.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, round(told.retry_after)))
    return response


def as_data(told: Told) -> dict[str, Any]:
    """`Told` as it crosses the wire."""
    return {
        "code": told.code,
        "title": told.title,
        "message": told.text,
        "details": told.details,
        "retry_after": told.retry_after,
    }


def sealed(body: dict[str, Any], status: int) -> Response:
    response = jsonify({**body, "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds")})
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response

"""A failure as programs know it that speak OpenAI's API: `{"error": {"message", "type", "param", "code"}}`."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, jsonify
from flask_limiter.errors import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from conversation.errors import ProviderFault, Told
from endpoints.envelope import ask_to_wait
from endpoints.errors import as_told, calm
from endpoints.openapi.codes import CODES
from endpoints.openapi.openai_codes import THEIRS

REFUSED = (
    "missing_prompt",
    "missing_api_key",
    "unknown_model",
    "needs_answer",
    "no_picture",
    "month_limit",
    "pictures_limit",
    "shared_limit",
    "calls_limit",
    "unknown_price",
    "refused_before_sending",
    "not_checked",
    "timeout",
    "empty_response",
    "provider_failed",
    "busy",
    "disk_full",
)
"""Codes with which a call under `/v1` is refused that makes something."""


def attach(routes: Blueprint) -> None:
    """Every failure of these routes answers so."""
    routes.register_error_handler(Told, refused)
    routes.register_error_handler(HTTPException, lambda error: refused(as_told(error)))
    routes.register_error_handler(RateLimitExceeded, lambda error: refused(as_told(error)))
    routes.register_error_handler(Exception, lambda error: refused(calm(error, uuid4().hex[:12])))


def refused(told: Told) -> Response:
    """With its status, and when to come back where waiting helps."""
    ask_to_wait(told)
    response = jsonify(failure(told))
    response.status_code = status_of(told)
    response.headers["Cache-Control"] = "no-store"
    return response


def failure(told: Told) -> dict[str, Any]:
    """As JSON. `param` is never known."""
    status = status_of(told)
    usual = "server_error" if status >= 500 else "invalid_request_error"
    _, kind, code = THEIRS.get(told.code, (status, usual, told.code))
    return {"error": {"message": str(told), "type": kind, "param": None, "code": code}}


def status_of(told: Told) -> int:
    """The HTTP status; of what a turn told, which knows none, by its code."""
    if told.code in THEIRS:
        return THEIRS[told.code][0]
    return told.status if isinstance(told, ProviderFault) else CODES.get(told.code, (told.status,))[0]

"""What a failure looks like from outside: `Told` as the envelope, a bug as one calm line with its id in the log."""

from __future__ import annotations

import logging
from math import ceil
from time import time
from uuid import uuid4

from flask import Flask, Response, current_app
from flask_limiter.errors import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from conversation.errors import BadRequest, NotFound, Told
from conversation.sentences import in_its_words, say
from endpoints.envelope import refusal

log = logging.getLogger(__name__)


def attach(app: Flask) -> None:
    """Every failure of this app answers in the envelope."""
    app.register_error_handler(Told, refusal)
    app.register_error_handler(HTTPException, http_refusal)
    app.register_error_handler(Exception, bug)


def http_refusal(error: HTTPException) -> Response:
    """What Flask, Werkzeug or the limiter refused, in the envelope."""
    return refusal(as_told(error))


def as_told(error: HTTPException) -> Told:
    """The same in our words."""
    if isinstance(error, RateLimitExceeded):
        return too_many(error.description, left_of_limit())
    if error.code == 404:
        return NotFound("This page")
    return BadRequest(
        say("file_too_large", "This file is too large")
        if error.code == 413
        else say("request_refused", "This request can’t be carried out"),
        in_its_words(error.description or ""),
        code=error.name.lower().replace(" ", "_"),
        status=error.code or 500,
    )


def too_many(most: str, wait: float) -> Told:
    """More calls than anybody may make. `wait`: seconds until the next one is answered."""
    return Told(
        say("too_many", "That was a little fast"),
        say("too_many_text", "The limit is {most}. Go on in {wait} s.", most=most, wait=max(1, ceil(wait))),
        code="too_many",
        retry_after=wait,
        status=429,
    )


def left_of_limit() -> float:
    """Seconds until the limit that this request met begins anew."""
    met = (limiter.current_limit for limiter in current_app.extensions["limiter"])
    return max((limit.window.reset_time - time() for limit in met if limit is not None), default=60.0)


def bug(error: Exception) -> Response:
    """Logged with an id; the person sees the id and nothing else of it."""
    return refusal(calm(error, uuid4().hex[:12]))


def calm(error: Exception, number: str) -> Told:
    """One calm line for a bug whose trace stands in the log under that number."""
    log.error("bug %s", number, exc_info=error)
    return Told(
        say("internal_error", "Atelier ran into a bug of its own"),
        say(
            "internal_error_text",
            "It’s nothing you did. Try again. If it keeps happening, look in the server’s log for {number}.",
            number=number,
        ),
        code="internal_error",
        status=500,
    )

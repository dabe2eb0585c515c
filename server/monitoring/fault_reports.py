"""Bugs are told to a Sentry: their types and the way there, never what anybody said, sent or made.

Loaded only where `ATELIER_SENTRY_DSN` is set; the package `sentry-sdk` has to be installed.
"""

from __future__ import annotations

import logging
from typing import Any

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration

TOLD = ("event_id", "timestamp", "platform", "level", "logger", "release", "sdk")
"""What of a report goes out as it is."""


def begin(dsn: str, release: str) -> None:
    """From now on."""
    sentry_sdk.init(
        dsn=dsn,
        release=release,
        default_integrations=False,
        integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
        include_local_variables=False,
        max_breadcrumbs=0,
        before_send=lambda event, hint: bare(dict(event)),  # type: ignore[arg-type, return-value]
    )


def end() -> None:
    """Sends what waits, for two seconds at most."""
    sentry_sdk.flush(timeout=2)


def bare(event: dict[str, Any]) -> dict[str, Any]:
    """A report without words: a message only as it stands in the program, exceptions without what they say."""
    kept = {name: event[name] for name in TOLD if name in event}
    template = event.get("logentry", {}).get("message", "")
    faults = [
        {"type": each.get("type"), "module": each.get("module"), "stacktrace": each.get("stacktrace")}
        for each in event.get("exception", {}).get("values", ())
    ]
    return {**kept, "logentry": {"message": template}, "exception": {"values": faults}}

"""What an administrator decided, as every store keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from conversation.errors import Told
from conversation.ports.administration import StudioRules
from conversation.sentences import say

MONTH = len("2026-11")
"""Characters of a moment that name its month."""


def last_administrator() -> Told:
    return Told(
        say("last_administrator", "The studio would be left without an administrator"),
        say("last_administrator_text", "Make somebody else an administrator first."),
        code="last_administrator",
        status=409,
    )


def made_rules(kept: Mapping[str, Any]) -> StudioRules:
    """Of what is kept by field; lists become tuples, and what this version does not know is passed over."""
    known = {field.name for field in fields(StudioRules)}
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items() if name in known
    }
    return StudioRules(**plain)

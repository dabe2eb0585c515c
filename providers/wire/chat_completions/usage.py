"""What a service says a call has used, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from providers.wire.content.money import micro_dollars

Spent = tuple[int | None, int, int]
"""Micro-dollars (None is unknown), tokens in and out."""


def stated(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an object says about usage, beside everything else or inside its error; empty when nothing."""
    error = item.get("error")
    for holder in (item, error, error.get("metadata") if isinstance(error, Mapping) else None):
        usage = holder.get("usage") if isinstance(holder, Mapping) else None
        if usage and isinstance(usage, Mapping):
            return usage
    return {}


def spent(item: Mapping[str, Any]) -> Spent:
    """The same as numbers."""
    return counted(stated(item))


def counted(usage: Mapping[str, Any]) -> Spent:
    """A `usage` object as numbers; what is none is unknown, or no tokens."""
    return micro_dollars(usage.get("cost")), count(usage, "prompt_tokens"), count(usage, "completion_tokens")


def count(usage: Mapping[str, Any], name: str) -> int:
    value = usage.get(name)
    return value if isinstance(value, int) and value > 0 else 0

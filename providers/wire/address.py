"""Where a service is called, as it may be shown."""

from __future__ import annotations


def nameless(address: str) -> str:
    """Without the name and the password that may stand in it: these are for the service alone."""
    head, at, rest = address.rpartition("@")
    return f"{head.partition('://')[0]}://{rest}" if at else address

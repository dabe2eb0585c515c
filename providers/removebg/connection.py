"""remove.bg with a key: what it does, and what is left in the account."""

from __future__ import annotations

from contextlib import closing

from providers.provider import Connection, FixedModels, Given
from providers.provider_report import ProviderReport
from providers.removebg.access import ADDRESS, AUTH, KEY, NAME
from providers.removebg.cutter import RemovebgCutter
from providers.wire.client import Client

PATIENCE = 10.0
"""Seconds that a person waits for what it says of a key, at most."""


def connect(given: Given) -> Connection:
    """With the key in `given`."""
    client = Client(NAME, given, ADDRESS, KEY, auth=AUTH)
    return FixedModels(specialists=[RemovebgCutter(client)], close=client.close)


def check(given: Given) -> ProviderReport:
    """Whether the key is known (`GET /account`). What is left is counted in credits, whose price differs by plan, so no
    sum is told."""
    with closing(Client(NAME, given, ADDRESS, KEY, auth=AUTH)) as client:
        client.read("/account", PATIENCE)
    return ProviderReport()

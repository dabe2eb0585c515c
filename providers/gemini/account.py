"""Whether Google takes a key: `GET /models` costs nothing. It says nothing about credit, limits or expiry."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial

from conversation.generators import run_to_end
from providers.gemini.access import ADDRESS, AUTH, KEY
from providers.gemini.faults import explain
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.client import Client
from providers.wire.http.limits import limits_for

PATIENCE = 10.0
"""Seconds that a person waits, at most."""


def check(given: Given) -> ProviderReport:
    """See `Provider.check`."""
    limits = replace(limits_for(given.silence), silence=PATIENCE, chat=PATIENCE, total=PATIENCE)
    client = Client("Google AI Studio", given, ADDRESS, KEY, auth=AUTH, limits=limits)
    told = partial(explain, client.faults("Google AI Studio", painting=False), "")
    with closing(client), client.call("Google AI Studio", painting=False, explain=told) as call:
        run_to_end(call.get("/models?pageSize=1"))
    return ProviderReport()

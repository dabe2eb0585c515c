"""What Black Forest Labs says about a key: `GET /credits` costs nothing and answers `{"credits"}`, a cent each
(https://docs.bfl.ai/api-reference/get-the-users-credits)."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from math import isfinite

from conversation.generators import run_to_end
from providers.bfl.access import NAME
from providers.bfl.faults import explain
from providers.bfl.flux_models import CREDIT
from providers.bfl.regions import client_of
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.http.json_objects import look_up
from providers.wire.http.limits import Limits

PATIENCE = 10.0
"""Seconds that a person waits, at most."""


def check(given: Given) -> ProviderReport:
    """See `Provider.check`."""
    client = client_of(given, Limits(silence=PATIENCE, chat=PATIENCE, total=PATIENCE))
    told = partial(explain, client.faults(NAME, painting=False), None)
    with closing(client), client.call(NAME, painting=False, explain=told) as call:
        left = look_up(run_to_end(call.get("/credits")), "credits")
    known = isinstance(left, (int, float)) and not isinstance(left, bool) and isfinite(left)
    return ProviderReport(left=max(round(left * CREDIT), 0) if known else None)

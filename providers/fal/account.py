"""What fal.ai says about a key: `GET /v1/account/billing` costs nothing.

`{"username", "credits": {"current_balance", "currency"}}` (https://fal.ai/docs/platform-apis/v1/account/billing). A key
that may only paint is taken and told nothing (403), unless its account is locked.
"""

from __future__ import annotations

from contextlib import closing
from math import isfinite

from conversation.errors import ProviderFault
from conversation.generators import run_to_end
from providers.fal.clients import platform_client
from providers.fal.faults import explain
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.errors import ServiceRefused
from providers.wire.failures.redaction import masked
from providers.wire.failures.refusals import body_of, sentence_of
from providers.wire.http.json_objects import look_up

LONGEST = 80


class _OnlyPaints(Exception):
    """The key is good, and may not ask about money."""


def check(given: Given) -> ProviderReport:
    """See `Provider.check`."""
    client = platform_client(given)
    faults = client.faults("fal.ai", painting=False)

    def told(refused: ServiceRefused) -> ProviderFault:
        if refused.status == 403 and "locked" not in sentence_of(body_of(refused)).lower():
            raise _OnlyPaints
        return explain(faults, refused)

    with closing(client):
        try:
            with client.call("fal.ai", painting=False, explain=told) as call:
                answer = run_to_end(call.get("/account/billing?expand=credits"))
        except _OnlyPaints:
            return ProviderReport()
    name = look_up(answer, "username")
    return ProviderReport(
        label=name[:LONGEST] if isinstance(name, str) and masked(name) == name else "",
        left=_balance(look_up(answer, "credits")),
    )


def _balance(credits: object) -> int | None:
    """Micro-dollars; None in another currency, or where it is not told. Below nothing is nothing."""
    amount = look_up(credits, "current_balance")
    if look_up(credits, "currency") not in (None, "USD") or isinstance(amount, bool):
        return None
    if not isinstance(amount, (int, float)) or not isfinite(amount):
        return None
    return max(round(amount * 1_000_000), 0)

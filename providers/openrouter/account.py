"""What OpenRouter says about a key, and how it gives one: `GET /key`, `GET /credits`, and OAuth with PKCE."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from math import isfinite
from typing import Any
from urllib.parse import urlencode

from conversation.errors import ProviderFault
from conversation.generators import run_to_end
from conversation.sentences import say
from providers.openrouter.access import ADDRESS, KEY
from providers.openrouter.error_object import mapping
from providers.openrouter.service import Service
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.client import Client
from providers.wire.failures.redaction import masked
from providers.wire.http.json_objects import look_up
from providers.wire.http.limits import limits_for

PATIENCE = 10.0
"""Seconds that a person waits for each answer, at most."""
RESETS = ("daily", "weekly", "monthly")


def check(given: Given) -> ProviderReport:
    """See `Provider.check`."""
    with closing(Service(given, limits_for(given.silence))) as service:
        report = _reported(mapping(mapping(service.get("/key", PATIENCE)).get("data")))
        return report if report.limit is not None else replace(report, left=_credits(service))


def page(given: Given, challenge: str, back: str) -> str:
    """See `Enrolment.page`: beside the API, wherever that is."""
    asked = {"callback_url": back} if back else {}
    asked |= {"code_challenge": challenge, "code_challenge_method": "S256"}
    return f"{_address(given).removesuffix('/api/v1')}/auth?{urlencode(asked)}"


def redeem(given: Given, code: str, verifier: str) -> str:
    """See `Enrolment.redeem`."""
    client = Client("OpenRouter", replace(given, keys={}), ADDRESS)
    body = {"code": code, "code_verifier": verifier, "code_challenge_method": "S256"}
    with closing(client):
        try:
            with client.call("OpenRouter", painting=False) as call:
                answer = run_to_end(call.post("/auth/keys", body))
        except ProviderFault as fault:
            raise _refused(fault, code, verifier) from None
    key = look_up(answer, "key")
    if not isinstance(key, str) or not key:
        raise ProviderFault(
            say("enrolment_empty", "OpenRouter sent no key"),
            say("enrolment_again", "Start again with Connect, or paste a key from {link}.", link=KEY.link),
            code="enrolment_failed",
        )
    return key


def _refused(fault: ProviderFault, code: str, verifier: str) -> ProviderFault:
    """A code that is wrong, used up or too old is told as that; everything else as it is."""
    if fault.code not in ("wrong_api_key", "not_allowed", "bad_request"):
        return fault
    return ProviderFault(
        say("enrolment_refused", "OpenRouter did not accept the code"),
        say("enrolment_refused_text", "A code works once, and for ten minutes. Start again with Connect."),
        code="enrolment_failed",
        details=masked(fault.details, code, verifier),
    )


def _reported(said: Mapping[str, Any]) -> ProviderReport:
    label, resets = said.get("label"), said.get("limit_reset")
    return ProviderReport(
        label=label[:80] if isinstance(label, str) and masked(label) == label else "",
        left=_micro(said.get("limit_remaining")),
        limit=_micro(said.get("limit")),
        resets=resets if resets in RESETS else "",
        spent=_micro(said.get("usage")),
        valid_until=expires if isinstance(expires := said.get("expires_at"), str) else "",
        unlimited=_micro(said.get("limit")) is None,
        free=said.get("is_free_tier") is True,
    )


def _credits(service: Service) -> int | None:
    """What is left in the account; not every key may ask for that."""
    try:
        said = mapping(mapping(service.get("/credits", PATIENCE)).get("data"))
    except ProviderFault:
        return None
    bought, used = _micro(said.get("total_credits")), _micro(said.get("total_usage"))
    return None if bought is None or used is None else max(bought - used, 0)


def _micro(dollars: object) -> int | None:
    """Of an account, which may hold more than any call can cost."""
    if isinstance(dollars, bool) or not isinstance(dollars, (int, float)) or not isfinite(dollars) or dollars < 0:
        return None
    return round(dollars * 1_000_000)


def _address(given: Given) -> str:
    return (given.addresses.get(ADDRESS.name) or ADDRESS.usual).rstrip("/")

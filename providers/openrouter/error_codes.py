"""OpenRouter's words for what went wrong, and what each means to a person."""

from __future__ import annotations

import re
from collections.abc import Mapping

from providers.openrouter.fault_texts import (
    CONSTRAINT,
    FREE_ENDED,
    FREE_LIMIT,
    FREE_PER_MINUTE,
    KEY_EXPIRED,
    KEY_LIMIT,
    KEY_LOST,
    KEY_OFF,
    MANAGEMENT_KEY,
    NO_CREDITS,
    NO_ENDPOINT,
    NOBODY_OFFERS,
    NOT_ALLOWED,
    PRIVACY,
    PROVIDER_DOWN,
    PROVIDER_LIMITED,
    TOO_MUCH_AT_ONCE,
    WRONG_PLACE,
)
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.refusal_texts import (
    BAD_REQUEST,
    CLOSED,
    CONFLICT,
    OVERLOADED,
    PRECONDITION,
    PROVIDER_ERROR,
    RATE_LIMITED,
    REGION,
    RETIRED,
    TOO_LARGE,
    TOO_SLOW,
    UNAVAILABLE,
    UNKNOWN_MODEL,
    WRONG_KEY,
)

Phrases = tuple[tuple[re.Pattern[str], FaultText], ...]

BY_AVAILABILITY: Mapping[str, FaultText] = {
    "model_not_found": UNKNOWN_MODEL,
    "wrong_endpoint": WRONG_PLACE,
    "no_endpoints": NOBODY_OFFERS,
    "model_deprecated": RETIRED,
    "model_unavailable_upstream": UNAVAILABLE,
    "capacity_exhausted": OVERLOADED,
    "temporarily_unavailable": UNAVAILABLE,
    "region_restricted": REGION,
    "privacy_restricted": PRIVACY,
    "constraint_filtered": CONSTRAINT,
    "free_variant_ended": FREE_ENDED,
}
"""`error.availability.code`."""
BY_LIMIT: Mapping[str, FaultText] = {
    "openrouter_credits": NO_CREDITS,
    "openrouter_key_limit": KEY_LIMIT,
    "openrouter_in_flight_budget": TOO_MUCH_AT_ONCE,
}
"""`error.metadata.limit_source`; any other is a budget that somebody set."""
GENERAL: Mapping[str, FaultText] = {
    "invalid_request": BAD_REQUEST,
    "unprocessable": BAD_REQUEST,
    "authentication": WRONG_KEY,
    "invalid_api_key": WRONG_KEY,
    "payment_required": NO_CREDITS,
    "permission_denied": NOT_ALLOWED,
    "not_found": UNKNOWN_MODEL,
    "model_not_found": UNKNOWN_MODEL,
    "precondition_failed": PRECONDITION,
    "rate_limit_exceeded": RATE_LIMITED,
    "server": PROVIDER_ERROR,
    "server_error": PROVIDER_ERROR,
    "provider_unavailable": PROVIDER_DOWN,
    "provider_overloaded": OVERLOADED,
    "overloaded_error": OVERLOADED,
    "timeout": TOO_SLOW,
}
"""Kinds that say as much as a status."""

BY_STATUS: Mapping[int, FaultText] = {
    400: BAD_REQUEST,
    401: WRONG_KEY,
    402: NO_CREDITS,
    403: NOT_ALLOWED,
    404: UNKNOWN_MODEL,
    408: TOO_SLOW,
    409: CONFLICT,
    410: RETIRED,
    412: PRECONDITION,
    413: TOO_LARGE,
    422: BAD_REQUEST,
    424: PROVIDER_DOWN,
    425: OVERLOADED,
    428: PRECONDITION,
    429: RATE_LIMITED,
    451: REGION,
    499: CLOSED,
    500: PROVIDER_ERROR,
    502: PROVIDER_DOWN,
    503: OVERLOADED,
    504: TOO_SLOW,
    522: TOO_SLOW,
    524: TOO_SLOW,
    529: OVERLOADED,
}


def _phrases(*pairs: tuple[str, FaultText]) -> Phrases:
    return tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in pairs)


KEY_PHRASES = _phrases(
    (r"no auth credentials|missing authentication|no (?:cookie|api[- ]?key)", KEY_LOST),
    (r"expired", KEY_EXPIRED),
    (r"disabled|deactivated|revoked|switched off", KEY_OFF),
    (r"(?:management|provisioning) key", MANAGEMENT_KEY),
)
LIMIT_PHRASES = _phrases(
    (r"key (?:\w+ )?limit|limit of (?:this|the|your) key", KEY_LIMIT),
    (r"in[- ]flight", TOO_MUCH_AT_ONCE),
    (r"free[- ]models?[- ]per[- ]day|daily (?:limit|free)|per day", FREE_LIMIT),
    (r"free[- ]models?[- ]per[- ]min", FREE_PER_MINUTE),
    (r"insufficient credits|more credits|never purchased credits|can only afford|out of credits", NO_CREDITS),
    (r"rate[- ]limited upstream", PROVIDER_LIMITED),
)
PLACE_PHRASES = _phrases(
    (r"data policy|privacy|guardrail restrictions|zero data retention|\bzdr\b", PRIVACY),
    (r"free (?:model|variant|version|period)[^.]{0,40}(?:ended|over|no longer|unavailable)|no longer free", FREE_ENDED),
    (r"deprecated|retired|sunset|discontinued|decommissioned|no longer (?:available|supported|offered)", RETIRED),
    (r"no allowed providers|ignored providers|(?:provider|routing) (?:constraints?|preferences?|rules)", CONSTRAINT),
    (r"no endpoints found (?:that|which|matching|supporting)", NO_ENDPOINT),
    (r"no endpoints (?:found|available)|no providers? (?:found|available)", NOBODY_OFFERS),
    (r"(?:not a valid|invalid|unknown|no such|nonexistent) model|model[^.]{0,80}(?:does not exist|not found)"
     r"|is not a valid model", UNKNOWN_MODEL),
    (r"temporarily unavailable", UNAVAILABLE),
)  # fmt: skip

"""How a run ends: one number for each kind of failure, so that a script can tell them apart."""

from __future__ import annotations

from conversation.errors import ProviderFault, Told

DONE = 0
BUG = 1
USAGE = 2
"""An option or argument that there is not; click's own."""
NETWORK = 3
"""Nobody could be reached."""
REFUSED = 4
"""A model's service refused or failed."""
INVALID = 5
"""A file, a prompt or a value that cannot be used."""
TIMEOUT = 6
LIMIT = 7
"""A limit was reached: of money, of requests, of the provider's or the studio's."""
UNANSWERED = 8
"""The studio has to know something first, and there is nobody to ask."""
CANCELLED = 130
"""Ctrl-C, as shells have it."""

MEANINGS = {
    DONE: "done",
    BUG: "a fault of genimg's own",
    USAGE: "an option or argument that there is not",
    NETWORK: "nobody could be reached",
    REFUSED: "a model's service refused or failed",
    INVALID: "a file, a prompt or a value that cannot be used",
    TIMEOUT: "it took too long",
    LIMIT: "a limit was reached: of money, of requests, of the provider's or the studio's",
    UNANSWERED: "something has to be known first, and there was nobody to ask",
    CANCELLED: "cancelled by Ctrl-C",
}
_NETWORK = {"unreachable", "untrusted_certificate", "wrong_address", "cut_off"}
_TIMEOUT = {"timeout", "too_long", "took_too_long"}
_LIMIT = {
    "budget_reached",
    "calls_limit",
    "free_ended",
    "free_limit",
    "key_limit",
    "limit_reached",
    "month_limit",
    "no_credits",
    "pictures_limit",
    "provider_quota",
    "rate_limited",
    "too_many_turns",
}


_REFUSED = {
    "bad_answer",
    "bad_picture",
    "constraint",
    "declined",
    "empty_response",
    "no_endpoint",
    "not_allowed",
    "overloaded",
    "precondition",
    "privacy",
    "provider_down",
    "provider_error",
    "region",
    "too_much_at_once",
    "unavailable",
    "unverified",
    "wrong_api_key",
}


def code_of(told: Told) -> int:
    """The exit code of a failure that is told."""
    known = code_for(told.code)
    return REFUSED if known == INVALID and isinstance(told, ProviderFault) else known


def code_for(code: str) -> int:
    """The same for a failure whose code alone is known, as at the end of a turn."""
    for number, codes in ((NETWORK, _NETWORK), (TIMEOUT, _TIMEOUT), (LIMIT, _LIMIT), (REFUSED, _REFUSED)):
        if code in codes:
            return number
    return INVALID

"""Makes Google's refusals into faults for a person: by the reasons it names, not by its sentences where it can be.

Errors come as `{"error": {"code", "message", "status", "details": [{"@type", …}]}}` (google.rpc.Status; without
`alt=sse` in a list), `details` with `ErrorInfo.reason`, `RetryInfo.retryDelay` and `QuotaFailure.violations`. Meanings
after https://ai.google.dev/gemini-api/docs/troubleshooting and answers quoted in public issues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from conversation.errors import ProviderFault
from conversation.sentences import say
from providers.gemini.fault_texts import (
    DAY_IS_OVER,
    KEY_LEAKED,
    KEY_NOT_FOR_THIS,
    NO_PICTURE,
    NOT_FREE,
    PAGES,
    PREPAID_SPENT,
    RECITED,
    WANTS_BILLING,
)
from providers.gemini.listed_model import RETIRED as SUCCESSORS
from providers.wire.errors import NotJson, ServiceRefused
from providers.wire.failures.answer_texts import EMPTY, TOOL_GARBLED
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusal_texts import DECLINED, QUOTA, RATE_LIMITED, RETIRED, UNKNOWN_MODEL, WRONG_KEY
from providers.wire.failures.refusals import explain_status
from providers.wire.http.json_objects import document, look_up
from providers.wire.http.retry_after import sane

BY_REASON: Mapping[str, FaultText] = {
    "API_KEY_INVALID": WRONG_KEY,
    "API_KEY_EXPIRED": WRONG_KEY,
    "API_KEY_SERVICE_BLOCKED": KEY_NOT_FOR_THIS,
    "API_KEY_HTTP_REFERRER_BLOCKED": KEY_NOT_FOR_THIS,
    "API_KEY_IP_ADDRESS_BLOCKED": KEY_NOT_FOR_THIS,
    "SERVICE_DISABLED": KEY_NOT_FOR_THIS,
    "BILLING_DISABLED": WANTS_BILLING,
}
"""`ErrorInfo.reason`."""
DECLINING = frozenset(
    {"SAFETY", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "JAILBREAK"}
)
RECITING = frozenset({"RECITATION", "IMAGE_RECITATION"})
FILTERING = DECLINING | RECITING
"""Reasons why an answer ended (`finishReason`) or never began (`blockReason`) that are rules of Google's."""
GARBLED = frozenset({"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS"})
PICTURELESS = frozenset({"NO_IMAGE", "IMAGE_OTHER"})
_DELAY = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)s")
_SPENT = re.compile(r"prepa(?:id|yment) credits?[^.]{0,40}deplet|credits? (?:are|is) deplet|insufficient credits", re.I)
_CAPPED = re.compile(r"spend(?:ing)? cap|monthly spend", re.I)
_LEAKED = re.compile(r"reported as leaked", re.I)
_PLACE = re.compile(r"location is not supported|billing|free tier is not available", re.I)


def explain(faults: Faults, model: str, refused: ServiceRefused) -> ProviderFault:
    """The fault for a person. `model`: Google's own id of it, empty where none was asked."""
    error = _error(refused.body)
    message = str(error.get("message") or "")
    said = _recognised(error, message, refused.status, model)
    if said is None:
        return explain_status(faults, refused)
    wait = _wait(error) if said is RATE_LIMITED else None
    shown = f"{refused.status} {message}".strip()
    named = SUCCESSORS.get(model)
    instead = say("fault_instead", ", for example {models}", models=named) if named else ""
    values = {**PAGES, "instead": instead}
    others = (named,) if named else ()
    return faults.fault(said.unsure() if refused.begun else said, shown, wait=wait, values=values, others=others)


def ended_for(faults: Faults, reason: str, said: str = "") -> ProviderFault:
    """The fault where nothing came for this reason. `said`: the model's words in the place of a picture."""
    if reason in RECITING:
        return faults.fault(RECITED)
    if reason in GARBLED:
        return faults.fault(TOOL_GARBLED, reason)
    if reason in PICTURELESS:
        return faults.fault(NO_PICTURE, said)
    if reason in DECLINING or reason == "OTHER":
        return faults.fault(DECLINED.unsure(), reason)
    return faults.fault(EMPTY, reason)


def _recognised(error: Mapping[str, Any], message: str, status: int, model: str) -> FaultText | None:
    """None where the status and the sentence say as much."""
    if _LEAKED.search(message):
        return KEY_LEAKED
    for detail in _details(error):
        found = BY_REASON.get(str(detail.get("reason")))
        if found is not None:
            return found
    kind = error.get("status")
    if kind == "FAILED_PRECONDITION" and _PLACE.search(message):
        return WANTS_BILLING
    if kind == "RESOURCE_EXHAUSTED":
        return _exhausted(error, message)
    if kind == "NOT_FOUND" and model:
        return RETIRED if model in SUCCESSORS else UNKNOWN_MODEL
    return WRONG_KEY if status == 401 else None


def _exhausted(error: Mapping[str, Any], message: str) -> FaultText:
    if _SPENT.search(message):
        return PREPAID_SPENT
    if _CAPPED.search(message):
        return QUOTA
    broken = [violation for detail in _details(error) for violation in _listed(detail.get("violations"))]
    if any("FreeTier" in str(one.get("quotaId")) and str(one.get("quotaValue", "")) == "0" for one in broken) or (
        "free_tier" in message and "limit: 0" in message
    ):
        return NOT_FREE
    if any("PerDay" in str(one.get("quotaId")) for one in broken):
        return DAY_IS_OVER
    return RATE_LIMITED


def _wait(error: Mapping[str, Any]) -> float | None:
    """Seconds that Google asks to wait."""
    for detail in _details(error):
        found = _DELAY.fullmatch(str(detail.get("retryDelay")))
        if found:
            return sane(float(found[1]))
    return None


def _error(body: bytes) -> Mapping[str, Any]:
    try:
        found = document(body)
    except NotJson:
        return {}
    error = look_up(found, "error") or look_up(found, 0, "error")
    return error if isinstance(error, Mapping) else {}


def _details(error: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from _listed(error.get("details"))


def _listed(value: object) -> list[Mapping[str, Any]]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []

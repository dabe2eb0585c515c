"""What OpenAI's refusals mean: `{"error": {"message", "type", "param", "code"}}`, its codes before its words."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from typing import Any

from conversation.errors import ProviderFault
from conversation.sentences import say
from providers.openai.model_table import painter
from providers.wire.content.surrogates import whole
from providers.wire.errors import ServiceRefused
from providers.wire.failures.error_kinds import BY_KIND
from providers.wire.failures.error_phrases import for_request
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.redaction import masked
from providers.wire.failures.refusal_texts import (
    DECLINED,
    OVERLOADED,
    PICTURE_FORMAT_SENT,
    RATE_LIMITED,
    RETIRED,
    UNKNOWN_MODEL,
)
from providers.wire.failures.refusals import body_of, explain_status, foreign_fault, sentence_of
from providers.wire.http.retry_after import wait_of

NO_ORGANISATION = FaultText(
    "wrong_api_key",
    "{provider} does not know the organisation of this key",
    "The key belongs to an organisation or a project that was closed, or that you are no longer part of. {key}",
)
_MINE: Mapping[str, FaultText] = {
    "invalid_organization": NO_ORGANISATION,
    "image_generation_user_error": DECLINED,
    "slow_down": OVERLOADED,
    "server_is_overloaded": OVERLOADED,
    "rate_limit_exceeded": RATE_LIMITED,
}
"""Codes and types beside those of `BY_KIND`."""
_WAITING = (OVERLOADED, RATE_LIMITED)
_VIOLATIONS = re.compile(r"safety_violations=\[([^\]]{1,200})\]")
_GONE = re.compile(r"deprecated|retired|shut ?down|no longer (?:available|supported)|does not exist", re.IGNORECASE)


def explain(name: str, faults: Faults, refused: ServiceRefused) -> ProviderFault:
    """The fault of a refusal. `name`: the model's id."""
    body = body_of(refused)
    foreign = foreign_fault(faults, refused, body)
    if foreign is not None:
        return foreign
    error = _mapping(_mapping(body).get("error"))
    text = _recognised(name, refused.status, error)
    if text is None:
        return explain_status(faults, refused)
    text = for_request(text, painting=faults.painting)
    return faults.fault(
        text.unsure() if refused.begun else text,
        f"{refused.status} {sentence_of(body)}",
        wait=wait_of(refused.status, refused.headers, time.time()) if text in _WAITING else None,
        values={"reasons": _reasons(error, faults.key), "instead": _instead(name)},
        others=tuple(filter(None, (painter(name).successor,))),
    )


def explain_error(name: str, faults: Faults, error: object) -> ProviderFault:
    """The fault of an `error` object inside of an answer that had begun well."""
    return explain(name, faults, ServiceRefused(500, {}, json.dumps({"error": error}).encode(), begun=True))


def _recognised(name: str, status: int, error: Mapping[str, Any]) -> FaultText | None:
    """None where the status and the words say it as well as a code does."""
    kinds = [kind.lower() for kind in (error.get("code"), error.get("type")) if isinstance(kind, str)]
    if _is_about_the_model(kinds, status, error):
        return RETIRED if painter(name).successor else UNKNOWN_MODEL
    if status == 415:
        return PICTURE_FORMAT_SENT
    return next((found for kind in kinds if (found := BY_KIND.get(kind) or _MINE.get(kind))), None)


def _is_about_the_model(kinds: list[str], status: int, error: Mapping[str, Any]) -> bool:
    if status == 403:  # it is there, for others
        return False
    if "model_not_found" in kinds or status in (404, 410):
        return True
    words = str(error.get("message") or "")
    return status == 400 and (error.get("param") == "model" or ("model" in words and bool(_GONE.search(words))))


def _instead(name: str) -> str:
    successor = painter(name).successor
    return say("fault_instead", ", for example {models}", models=successor) if successor else ""


def _reasons(error: Mapping[str, Any], key: str) -> str:
    """What a moderation found, in brackets; empty where it does not say."""
    named = _mapping(error.get("moderation_details")).get("categories")
    found = _VIOLATIONS.search(str(error.get("message") or ""))
    reasons = named if isinstance(named, list) else found[1].split(",") if found else []
    told = ", ".join(masked(whole(str(each)).strip(" '\""), key)[:60] for each in reasons[:5])
    return f" ({told})" if told else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}

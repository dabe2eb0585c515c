"""Makes fal.ai's refusals into faults for a person: by the kinds it names, and by what is known of its money.

Two forms: `{"detail": "…", "error_type"}` where the platform failed (https://fal.ai/docs/documentation/model-apis/
request-errors), and `{"detail": [{"loc", "msg", "type", …}]}` where the model did (…/errors). Failures of the platform
and of a model (5xx) are never charged; what a model refuses (422) may be, if it had begun
(https://fal.ai/docs/model-apis/faq).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from conversation.errors import ProviderFault
from providers.fal.fault_texts import LOCKED, NO_MEDIA
from providers.wire.errors import ServiceRefused
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.redaction import masked
from providers.wire.failures.refusal_texts import (
    BAD_PICTURE,
    BAD_REQUEST,
    CLOSED,
    DECLINED,
    NO_MONEY,
    OVERLOADED,
    PICTURE_FORMAT_SENT,
    PICTURE_GONE,
    PICTURE_TOO_LARGE_SENT,
    PICTURE_TOO_SMALL_SENT,
    PROMPT_TOO_LONG,
    PROVIDER_ERROR,
    TOO_LARGE,
    TOO_SLOW,
)
from providers.wire.failures.refusals import body_of, explain_status, sentence_of
from providers.wire.http.json_objects import look_up

BY_PLATFORM: Mapping[str, FaultText] = {
    "request_timeout": TOO_SLOW,
    "startup_timeout": TOO_SLOW,
    "runner_scheduling_failure": OVERLOADED,
    "runner_connection_timeout": PROVIDER_ERROR,
    "runner_disconnected": PROVIDER_ERROR,
    "runner_connection_refused": PROVIDER_ERROR,
    "runner_connection_error": PROVIDER_ERROR,
    "runner_incomplete_response": PROVIDER_ERROR,
    "runner_server_error": PROVIDER_ERROR,
    "internal_error": PROVIDER_ERROR,
    "client_disconnected": CLOSED,
    "client_cancelled": CLOSED,
    "bad_request": BAD_REQUEST,
}
"""`error_type`."""
BY_MODEL: Mapping[str, FaultText] = {
    "content_policy_violation": DECLINED,
    "no_media_generated": NO_MEDIA,
    "generation_timeout": TOO_SLOW,
    "internal_server_error": PROVIDER_ERROR,
    "downstream_service_error": PROVIDER_ERROR,
    "downstream_service_unavailable": PROVIDER_ERROR,
    "image_too_small": PICTURE_TOO_SMALL_SENT,
    "image_too_large": PICTURE_TOO_LARGE_SENT,
    "image_load_error": BAD_PICTURE,
    "unsupported_image_format": PICTURE_FORMAT_SENT,
    "file_download_error": PICTURE_GONE,
    "file_too_large": TOO_LARGE,
    "string_too_long": PROMPT_TOO_LONG,
    "sequence_too_long": PROMPT_TOO_LONG,
}
"""`detail[].type`."""
_LOCKED = re.compile(r"user is locked", re.IGNORECASE)
_BALANCE = re.compile(r"balance|top[ _]?up|billing|credit", re.IGNORECASE)


def explain(faults: Faults, refused: ServiceRefused) -> ProviderFault:
    """The fault for a person."""
    body = body_of(refused)
    said = sentence_of(body)
    if refused.status == 403 and _LOCKED.search(said):
        return faults.fault(NO_MONEY if _BALANCE.search(said) else LOCKED, f"403 {said}")
    error = look_up(body, "detail", 0)
    kind = str(look_up(error, "type") or "")
    text = BY_MODEL.get(kind) or BY_PLATFORM.get(str(look_up(body, "error_type") or ""))
    if text is None:
        inside = ServiceRefused(refused.status, refused.headers, refused.body, begun=refused.status == 422)
        return explain_status(faults, inside if not refused.begun else refused)
    free = refused.status >= 500
    shown = f"{refused.status} {said}".strip()
    values = {"reasons": _categories(error, faults.key)}
    return faults.fault(text.unsure() if not free else text, shown, charged=False if free else None, values=values)


def _categories(error: object, key: str) -> str:
    """What was found, as an addition to a sentence."""
    named: Any = look_up(error, "categories")
    shown = [masked(str(each), key)[:40].replace("_", " ") for each in named[:5]] if isinstance(named, list) else []
    return f" ({', '.join(shown)})" if shown else ""

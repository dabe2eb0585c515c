"""A refusal of any service, understood as far as services agree: its status, its own sentence, when to try again."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping

from conversation.errors import ProviderFault
from conversation.sentences import say
from providers.wire.content.surrogates import whole
from providers.wire.errors import NotJson, ServiceRefused
from providers.wire.failures.error_phrases import recognise
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.foreign_answers import foreign_refusal, is_page
from providers.wire.failures.redaction import masked
from providers.wire.failures.refusal_texts import (
    BAD_REQUEST,
    CLOSED,
    CONFLICT,
    FORBIDDEN,
    KEY_WANTED,
    NO_MONEY,
    NOT_ACCEPTED,
    OVERLOADED,
    PRECONDITION,
    PROVIDER_ERROR,
    RATE_LIMITED,
    REGION,
    RETIRED,
    TOO_LARGE,
    TOO_SLOW,
    UNKNOWN_MODEL,
    WRONG_KEY,
)
from providers.wire.http.json_objects import parsed
from providers.wire.http.retry_after import wait_of

_BY_STATUS: Mapping[int, FaultText] = {
    401: WRONG_KEY,
    402: NO_MONEY,
    403: FORBIDDEN,
    404: UNKNOWN_MODEL,
    408: TOO_SLOW,
    409: CONFLICT,
    410: RETIRED,
    412: PRECONDITION,
    413: TOO_LARGE,
    425: OVERLOADED,
    428: PRECONDITION,
    429: RATE_LIMITED,
    451: REGION,
    499: CLOSED,
    503: OVERLOADED,
    504: TOO_SLOW,
    522: TOO_SLOW,
    524: TOO_SLOW,
    529: OVERLOADED,
}
_WORDED = ("message", "detail", "msg", "error_description", "error_message", "title", "errors", "error", "name")
"""Where services put their sentence, the best first; inside of an `error` object they are looked for first."""
_LONGEST = 200
"""Characters of a service's sentence that are shown in ours."""
_DEEPEST = 4
_KEY = re.compile(r"\b(?:api[ _-]?)?key\b|\btoken\b|unauthori[sz]ed|authenticat|credential", re.IGNORECASE)


def explain_status(faults: Faults, refused: ServiceRefused) -> ProviderFault:
    """The fault for a person. Nothing was charged, unless the service failed while it may have been at work."""
    status, body = refused.status, body_of(refused)
    foreign = foreign_fault(faults, refused, body)
    if foreign is not None:
        return foreign
    sentence = sentence_of(body)
    text = _known(status, sentence, painting=faults.painting) or _usual(status, sentence)
    if text is WRONG_KEY and faults.key_setting and not faults.key:
        text = KEY_WANTED
    return faults.fault(
        text.unsure() if refused.begun or (status >= 500 and text is not OVERLOADED) else text,
        f"{status} {sentence}".strip(),
        wait=wait_of(status, refused.headers, time.time()),
        values={"sentence": quoted(sentence, faults.key)},
    )


def explain_inside(faults: Faults, error: object) -> ProviderFault:
    """The fault of an `error` object inside of an answer that had begun well: work was done, and may be billed."""
    named = error.get("code") if isinstance(error, Mapping) else None
    status = named if isinstance(named, int) and 400 <= named < 600 else 500
    return explain_status(faults, ServiceRefused(status, {}, json.dumps({"error": error}).encode(), begun=True))


def foreign_fault(faults: Faults, refused: ServiceRefused, body: object) -> ProviderFault | None:
    """The fault where it was not the provider who refused; None where it may be. `body`: as `body_of` gives it."""
    foreign = None if refused.begun else foreign_refusal(refused.status, refused.headers, body, faults.address)
    if foreign is None:
        return None
    shown = f"{refused.status} {body if isinstance(body, str) else ''}".strip()
    return faults.fault(foreign.said, shown, charged=foreign.charged, values=foreign.values)


def body_of(refused: ServiceRefused) -> object:
    """A refusal's JSON object, or its text."""
    try:
        return parsed(refused.body)
    except NotJson:
        return refused.body.decode("utf-8", "replace")


def sentence_of(body: object) -> str:
    """What the service says in words, wherever it puts it; empty where it says nothing to a person."""
    if isinstance(body, str) and is_page(body):
        return ""
    return next((found for found in _sentences(body, _DEEPEST) if found), "")


def _sentences(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(whole(value).split())
    elif isinstance(value, list) and depth:
        for item in value[:3]:
            yield from _sentences(item, depth - 1)
    elif isinstance(value, Mapping) and depth:
        inner = value.get("error")
        if isinstance(inner, Mapping):
            yield from _sentences(inner, depth - 1)
        for name in _WORDED:
            yield from _sentences(value.get(name), depth - 1)


def _known(status: int, sentence: str, *, painting: bool) -> FaultText | None:
    """By the sentence, where it says more than the status. A key that is refused stays one, whatever is said of it."""
    if status == 401 or not sentence:
        return None
    found = recognise(sentence, painting=painting)
    return WRONG_KEY if found is None and status in (400, 403) and _is_about_the_key(sentence) else found


def _is_about_the_key(sentence: str) -> bool:
    return bool(_KEY.search(sentence)) and bool(re.search(r"invalid|not valid|wrong|expired|revoked", sentence, re.I))


def _usual(status: int, sentence: str) -> FaultText:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 500:
        return PROVIDER_ERROR
    return NOT_ACCEPTED if sentence else BAD_REQUEST


def quoted(sentence: str, key: str) -> str:
    """As a sentence of ours, with a space behind it; empty where there is none."""
    shown = masked(sentence, key).rstrip(" .")
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST].rsplit(' ', 1)[0]} …"
    return say("fault_it_says", "It says: “{shown}”. ", shown=shown) if shown else ""

"""Which of OpenRouter's failures an `error` object is. The more exact sign counts first, its status last:

`availability.code`, reasons of a moderation, `limit_source`, an exact kind (`error_type`), words, a general kind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from conversation.sentences import in_dollars, say
from providers.openrouter.error_codes import (
    BY_AVAILABILITY,
    BY_LIMIT,
    BY_STATUS,
    GENERAL,
    KEY_PHRASES,
    LIMIT_PHRASES,
    PLACE_PHRASES,
    Phrases,
)
from providers.openrouter.fault_texts import (
    BUDGET_REACHED,
    FREE_LIMIT,
    GUARDRAIL,
    LIMITED_FOR_LONG,
    PROVIDER_KEY,
    PROVIDER_LIMITED,
)
from providers.wire.content.surrogates import whole
from providers.wire.failures.error_kinds import BY_KIND
from providers.wire.failures.error_phrases import for_request, recognise
from providers.wire.failures.fault_text import FaultText, in_words
from providers.wire.failures.redaction import masked
from providers.wire.failures.refusal_texts import BAD_REQUEST, DECLINED, PROVIDER_ERROR, QUOTA
from providers.wire.http.retry_after import sane

_LONG = 1_800.0
"""Seconds. A limit that lasts longer is none of a minute: of OpenRouter's own only the free requests of a day are."""
_LONGEST_FLAGGED = 200
"""Characters."""


@dataclass(frozen=True)
class ErrorObject:
    """One `error` object, from a failed request or from inside an answer."""

    error: object
    status: int | None
    """The answer's, or else what the object says."""
    wait: float | None = None
    """Seconds, from the answer's headers."""
    painting: bool = False
    """Whether a picture was asked for."""
    key: str = ""
    """Hidden wherever it is echoed."""

    def recognised(self) -> FaultText:
        """What to say about it."""
        found = self._exactly() or self._in_words() or self._generally()
        return for_request(found, painting=self.painting)

    def values(self) -> dict[str, str]:
        """What the words need."""
        reasons = self.metadata.get("reasons") or self.metadata.get("patterns")
        named = [self._shown(each) for each in reasons[:5]] if isinstance(reasons, list) else []
        return {
            "reasons": f" ({', '.join(named)})" if named else "",
            "budget": self._budget(),
            "constraint": self._constraint(),
            "instead": self._instead(),
            "when": self._when(),
        }

    @property
    def flagged(self) -> str:
        """The words that a moderation objected to; empty where it does not repeat them."""
        words = self.metadata.get("flagged_input")
        return whole(words).strip()[:_LONGEST_FLAGGED] if isinstance(words, str) else ""

    @property
    def others(self) -> tuple[str, ...]:
        """Ids of models that it names in the place of the one that was asked."""
        named = self.availability.get("fallback_models")
        return tuple(each for each in named[:3] if isinstance(each, str)) if isinstance(named, list) else ()

    def _when(self) -> str:
        if not self.seconds:
            return say("fault_at_midnight", "at midnight UTC")
        return say("fault_in_about", "in about {time}", time=in_words(self.seconds))

    @property
    def seconds(self) -> float | None:
        """How long to wait, where that helps."""
        if self.availability.get("retryable") is False:
            return None
        return self.wait or sane(self.availability.get("retry_after"))

    @property
    def metadata(self) -> Mapping[str, Any]:
        return mapping(mapping(self.error).get("metadata"))

    @property
    def availability(self) -> Mapping[str, Any]:
        return mapping(mapping(self.error).get("availability") or self.metadata.get("availability"))

    @property
    def upstream(self) -> bool:
        """Whether the model's own provider said it, not OpenRouter."""
        return bool(self.metadata.get("provider_name"))

    def details(self) -> str:
        """What was said, for the curious."""
        raw = self._raw_message()
        more = "" if not raw or raw in message(self.error) else f" · {self.metadata.get('provider_name', '')}: {raw}"
        return f"{self.status or ''} {message(self.error)}{more}".strip()

    def _exactly(self) -> FaultText | None:
        code = self.availability.get("code")
        if isinstance(code, str) and code in BY_AVAILABILITY:
            return BY_AVAILABILITY[code]
        if self.metadata.get("reasons"):
            return DECLINED
        if self.metadata.get("patterns"):
            return GUARDRAIL
        limit = self.metadata.get("limit_source")
        if isinstance(limit, str) and limit:
            return BY_LIMIT.get(limit, BUDGET_REACHED)
        return next((BY_KIND[kind] for kind in self._kinds() if kind in BY_KIND), None)

    def _in_words(self) -> FaultText | None:
        """By OpenRouter's own phrases, then by those of the providers behind it."""
        said = f"{message(self.error)} {self._raw_message()}"
        phrases: Phrases = {
            401: KEY_PHRASES, 402: LIMIT_PHRASES, 403: (*LIMIT_PHRASES, *KEY_PHRASES), 429: LIMIT_PHRASES
        }.get(self.status or 0, ()) + (PLACE_PHRASES if self.status in (400, 404) else ())  # fmt: skip
        own = next((meant for pattern, meant in phrases if pattern.search(said)), None)
        return own or recognise(said, painting=self.painting)

    def _generally(self) -> FaultText:
        if self.status == 429:
            return self._limited()
        if self.upstream and self.status in (401, 402):
            return PROVIDER_KEY if self.status == 401 else QUOTA
        status = self.status or 500
        usual = PROVIDER_ERROR if status >= 500 else BAD_REQUEST
        general = next((GENERAL[kind] for kind in self._kinds() if kind in GENERAL), None)
        if self.status is None:
            return general or usual
        return BY_STATUS.get(status) or general or usual

    def _limited(self) -> FaultText:
        if self.seconds and self.seconds > _LONG:
            return LIMITED_FOR_LONG if self.upstream else FREE_LIMIT
        return PROVIDER_LIMITED if self.upstream else BY_STATUS[429]

    def _kinds(self) -> Iterator[str]:
        """Every word that says what kind it is: OpenRouter's, then the provider's own."""
        raw = _raw(self.metadata)
        for source, name in (
            (self.metadata, "error_type"), (self.metadata, "provider_code"), (mapping(self.error), "code"),
            (mapping(self.error), "type"), (raw, "code"), (raw, "type"), (raw, "status"),
        ):  # fmt: skip
            kind = source.get(name)
            if isinstance(kind, str) and kind:
                yield kind.lower()

    def _raw_message(self) -> str:
        raw = self.metadata.get("raw")
        found = message(_raw(self.metadata))
        return found or (whole(raw) if isinstance(raw, str) else "")

    def _budget(self) -> str:
        limit, spent = self.metadata.get("limit_usd"), self.metadata.get("spend_usd")
        told = ""
        if isinstance(limit, (int, float)) and isinstance(spent, (int, float)):
            sums = {"limit": in_dollars(round(limit * 1e6)), "spent": in_dollars(round(spent * 1e6))}
            told = say("fault_budget", ": {spent} of {limit} is spent", **sums)
        resets = self.metadata.get("resets_at")
        if not isinstance(resets, str) or not resets:
            return told
        return say("fault_budget_resets", "{told}, and it resets on {day}", told=told, day=self._shown(resets))

    def _constraint(self) -> str:
        named = mapping(self.availability.get("constraint"))
        told = [self._shown(named[name]) for name in ("field", "detail") if isinstance(named.get(name), str)]
        return f" ({': '.join(told)})" if told else ""

    def _instead(self) -> str:
        names = [self._shown(each) for each in self.others]
        return say("fault_instead", ", for example {models}", models=" / ".join(names)) if names else ""

    def _shown(self, value: object) -> str:
        """A short piece of what was said, as a part of a sentence."""
        return masked(whole(str(value)), self.key)[:160]


def message(error: object) -> str:
    """What an error says in words."""
    if isinstance(error, str):
        return whole(error)
    for name in ("message", "detail", "msg", "error_description"):
        found = mapping(error).get(name)
        if found:
            return whole(found if isinstance(found, str) else json.dumps(found, ensure_ascii=False))
    return ""


def code(error: object) -> int | None:
    """The status that an error object names."""
    found = mapping(error).get("code")
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    return int(found) if isinstance(found, str) and found.isascii() and found.isdigit() and len(found) == 3 else None


def mapping(value: object) -> Mapping[str, Any]:
    """The value, or nothing where it is something else."""
    return value if isinstance(value, Mapping) else {}


def _raw(metadata: Mapping[str, Any]) -> Mapping[str, Any]:
    """The provider's own error object, as OpenRouter passes it on."""
    raw = metadata.get("raw")
    if isinstance(raw, str):
        try:
            raw = json.loads(raw)
        except (ValueError, RecursionError):
            return {}
    inner = mapping(raw).get("error")
    return mapping(inner) or mapping(raw)

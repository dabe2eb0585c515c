"""Recognises OpenRouter's failures and says in words what happened, what to do, and whether money was spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.errors import ProviderFault
from providers.openrouter.wording import (
    BAD_REQUEST,
    BUDGET_REACHED,
    BY_LIMIT,
    BY_STATUS,
    BY_TYPE,
    DECLINED,
    NO_ENDPOINT,
    PROVIDER_ERROR,
    Said,
)
from providers.wire.masking import masked


@dataclass(frozen=True)
class Faults:
    """Makes the faults of one model's calls."""

    model: str
    """As the person knows it."""
    key: str = ""
    """Never shown, even when OpenRouter echoes it."""

    def fault(
        self,
        said: Said,
        details: str = "",
        *,
        charged: bool | None = None,
        reasons: str = "",
        wait: float | None = None,
    ) -> ProviderFault:
        """The failure for a person. `charged` overrides what `said` knows unless that is certain."""
        spent = said.charged if charged is None else charged
        return ProviderFault(
            said.title.format(model=self.model),
            f"{said.text.format(model=self.model, reasons=reasons)} {money(spent)}",
            code=said.code,
            retry_after=wait,
            details=masked(details, self.key),
            may_have_charged=spent,
        )

    def of_error(self, status: int | None, error: object, wait: float | None = None) -> ProviderFault:
        """OpenRouter's `error` object, from the body of a failed request: nothing was charged unless it timed out."""
        said, reasons = _recognised(status, error)
        details = f"{status or ''} {_message(error)}".strip()
        return self.fault(said, details, reasons=reasons, wait=_wait(error) if wait is None else wait)

    def of_error_inside(self, error: object) -> ProviderFault:
        """The same object inside an answer that had begun well: work was done, and may be billed."""
        said, reasons = _recognised(_code(error), error)
        return self.fault(
            said.unsure(), f"{_code(error) or ''} {_message(error)}".strip(), reasons=reasons, wait=_wait(error)
        )


def money(charged: bool | None) -> str:
    """Whether money was spent, in a sentence."""
    if charged is None:
        return "You may have been charged."
    return "You were charged for it." if charged else "Nothing was charged."


def _recognised(status: int | None, error: object) -> tuple[Said, str]:
    """What it is, and the reasons that were given for a refusal."""
    metadata = _dict(_dict(error).get("metadata"))
    reasons = metadata.get("reasons")
    if isinstance(reasons, list) and reasons:
        return DECLINED, f" ({', '.join(masked(str(reason)) for reason in reasons[:5])})"
    kind = metadata.get("error_type") or _dict(error).get("type")
    if isinstance(kind, str) and kind in BY_TYPE:
        return BY_TYPE[kind], ""
    limit = metadata.get("limit_source")
    if status == 403 and limit:
        return BUDGET_REACHED, ""
    if isinstance(limit, str) and limit in BY_LIMIT:
        return BY_LIMIT[limit], ""
    if status == 404 and "no endpoints found" in _message(error).lower():
        return NO_ENDPOINT, ""
    return BY_STATUS.get(status or 500, PROVIDER_ERROR if (status or 500) >= 500 else BAD_REQUEST), ""


def _message(error: object) -> str:
    if isinstance(error, str):
        return error
    message = _dict(error).get("message")
    return message if isinstance(message, str) else ""


def _code(error: object) -> int | None:
    code = _dict(error).get("code")
    if isinstance(code, int):
        return code
    return int(code) if isinstance(code, str) and code.isdigit() else None


def _wait(error: object) -> float | None:
    seconds = _dict(_dict(error).get("availability")).get("retry_after")
    return float(seconds) if isinstance(seconds, (int, float)) and 0 <= seconds < 86_400 else None


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}

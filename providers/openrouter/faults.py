"""Makes OpenRouter's failures into faults for a person: recognised, in words, with the truth about money."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from conversation.errors import ProviderFault
from providers.openrouter.access import ADDRESS, KEY
from providers.openrouter.error_object import ErrorObject, code, mapping
from providers.openrouter.fault_texts import PAGES
from providers.wire.failures import faults
from providers.wire.failures.refusal_texts import QUOTA
from providers.wire.http.retry_after import wait_of


@dataclass(frozen=True)
class OpenRouterFaults(faults.Faults):
    """Makes the faults of one model's calls."""

    provider: str = "OpenRouter"
    setting: str = ADDRESS.name
    key_setting: str = KEY.name
    key_link: str = KEY.link
    credits_link: str = KEY.credits

    def of_error(self, status: int | None, error: object, wait: float | None = None) -> ProviderFault:
        """OpenRouter's `error` object, from the body of a failed request: nothing was charged unless it timed out.

        `wait`: seconds, from the answer's headers.
        """
        found = ErrorObject(error, status, wait or self._named_wait(status, error), self.painting, self.key)
        return self._of(found, inside=False)

    def of_error_inside(self, error: object) -> ProviderFault:
        """The same object inside an answer that had begun well: work was done, and may be billed."""
        status = code(error)
        return self._of(
            ErrorObject(error, status, self._named_wait(status, error), self.painting, self.key), inside=True
        )

    def _of(self, found: ErrorObject, *, inside: bool) -> ProviderFault:
        said = found.recognised()
        if said.code == QUOTA.code:  # that of an account behind OpenRouter, whose key is kept there
            said = replace(said, link="{own_keys_page}")
        return self.fault(
            said.unsure() if inside else said,
            found.details(),
            wait=found.seconds if said.code in _WAITING else None,
            values={**PAGES, **found.values()},
            flagged=found.flagged,
            others=found.others,
        )

    def _named_wait(self, status: int | None, error: object) -> float | None:
        """Where a limit's headers are repeated inside the error."""
        headers = mapping(mapping(mapping(error).get("metadata")).get("headers"))
        lower = {name.lower(): value for name, value in headers.items() if isinstance(value, str)}
        return wait_of(status or 0, lower, time.time()) if lower else None


_WAITING = frozenset(
    {"rate_limited", "free_limit", "overloaded", "unavailable", "too_much_at_once", "conflict", "timeout"}
)
"""Codes of failures that waiting mends."""

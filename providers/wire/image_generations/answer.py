"""What is answered, object by object, into pictures: they are kept whatever is said or goes wrong after them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import Made
from providers.wire.chat_completions.pictures import picture
from providers.wire.chat_completions.usage import Spent, counted, stated
from providers.wire.errors import UnusablePicture
from providers.wire.failures.answer_texts import EMPTY
from providers.wire.failures.connection_texts import NOT_THE_API
from providers.wire.failures.errors_to_faults import fault_of
from providers.wire.failures.faults import Faults

_KNOWN = ("data", "error", "usage", "created", "type", "b64_json")
_ENOUGH = 10
"""Signs of life, about half a second each, that a picture waits for what it cost."""


class ImageAnswer:
    """The pictures so far, and what is wrong."""

    def __init__(
        self,
        faults: Faults,
        inside: Callable[[object], ProviderFault],
        count: Callable[[Mapping[str, Any]], Spent] = counted,
        most: int = 1,
    ) -> None:
        """`inside`: how the service words an `error` object inside of an answer. `count`: what its `usage` means.
        `most`: pictures that were asked for."""
        self._faults = faults
        self._inside = inside
        self._count = count
        self._most = most
        self._made: list[Made] = []
        self._wrong: ProviderFault | None = None
        self._usage: Mapping[str, Any] = {}
        self._stranger = ""
        self._waited = 0

    def take(self, item: Mapping[str, Any]) -> None:
        """A whole answer, or an event of one that is streamed."""
        if not any(name in item for name in _KNOWN):
            self._stranger = str(item)[:300]
        self._usage = stated(item) or self._usage
        if item.get("error"):
            self.fails(self._inside(item["error"]))
        data = item.get("data")
        for source in data if isinstance(data, list) else [item] if item.get("b64_json") else []:
            self._picture(source)

    def fails(self, fault: ProviderFault) -> None:
        """Something is wrong; it counts where no picture came."""
        self._wrong = self._wrong or fault

    def is_over(self) -> bool:
        """Whether nothing that matters can follow; called when nothing came for a moment."""
        self._waited += 1
        known = bool(self._usage) or self._waited > _ENOUGH
        return self._wrong is not None or (len(self._made) >= self._most and known)

    def end(self) -> list[Made]:
        """The pictures, each with its share of the cost. Raises `ProviderFault` with what was stated about that, where
        there is none."""
        used = self._count(self._usage)
        if self._made:
            computed = bool(used[0]) and "cost" not in self._usage
            shares = [shared(value, len(self._made)) for value in used]
            return [
                replace(made, cost=shares[0][at], tokens_in=shares[1][at], tokens_out=shares[2][at], computed=computed)
                for at, made in enumerate(self._made)
            ]
        raise self._faults.priced(self._wrong or self._nothing(), *used) from None

    def _picture(self, source: Any) -> None:
        """As many as were asked for, the first ones that can be read."""
        if len(self._made) >= self._most:
            return
        try:
            self._made.append(picture(source))
        except UnusablePicture as error:
            self.fails(fault_of(error, self._faults))

    def _nothing(self) -> ProviderFault:
        return self._faults.fault(NOT_THE_API, self._stranger) if self._stranger else self._faults.fault(EMPTY)


def shared(value: Any, count: int) -> list[Any]:
    """A whole number in as many parts that come to it again, the larger ones first; unknown stays unknown."""
    if value is None:
        return [None] * count
    each, left = divmod(value, count)
    return [each + (at < left) for at in range(count)]

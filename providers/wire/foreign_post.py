"""What is sent to addresses that a person named, by the rules of `wire/http/foreign_files.py`: over https, to public
places, checked at each try, and no redirect is followed."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

import httpx2

from conversation.ports.programs.webhooks import DeliveryTry, Postbox
from providers.wire.errors import CallTooLong, ServiceRefused, Stalled, UnsafeAddress, WireError
from providers.wire.http.caller import Caller
from providers.wire.http.foreign_files import ForeignFiles
from providers.wire.http.limits import Limits
from providers.wire.http.public_network import https_host

LIMITS = Limits(silence=10.0, total=20.0)
"""Whoever is told of something has only to say that it came."""


class ForeignPost(Postbox):
    """May be used from many threads or greenlets at once."""

    def __init__(self, files: ForeignFiles | None = None, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._files = files or ForeignFiles(httpx2.Timeout(limits.silence, connect=limits.connect))
        self._caller = Caller(limits, "foreign post")

    def reaches(self, address: str) -> bool:
        """See `Postbox`."""
        try:
            https_host(address)
        except UnsafeAddress:
            return False
        return True

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> DeliveryTry:
        """See `Postbox`."""
        try:
            answer = _awaited(self._caller.opened(self._files.posting(address, body, headers), self._limits))
        except UnsafeAddress:
            return DeliveryTry(error="unsafe_address")
        except ServiceRefused as refused:
            return DeliveryTry(status=refused.status)
        except (CallTooLong, Stalled):
            return DeliveryTry(error="too_slow")
        except WireError:
            return DeliveryTry(error="unreachable")
        answer.close()
        return DeliveryTry(status=answer.status_code)

    def close(self) -> None:
        """Ends all connections and threads."""
        self._files.close()
        self._caller.close()


def _awaited(waiting: Generator[Any, None, httpx2.Response]) -> httpx2.Response:
    while True:
        try:
            next(waiting)
        except StopIteration as end:
            answer: httpx2.Response = end.value
            return answer

"""One connected OpenRouter: `wire` makes each request and reads its answer, its refusals get their words here."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import httpx2

from conversation.errors import ProviderFault
from conversation.generators import run_to_end
from conversation.ports.models import Begun, unheard
from providers.openrouter.access import ADDRESS, KEY
from providers.openrouter.error_object import mapping
from providers.openrouter.faults import OpenRouterFaults
from providers.provider import Given
from providers.wire.chat_completions.usage import spent
from providers.wire.client import Client
from providers.wire.errors import ServiceRefused
from providers.wire.failures.errors_to_faults import explain_errors
from providers.wire.failures.refusals import body_of, foreign_fault
from providers.wire.http.json_objects import Objects, document
from providers.wire.http.limits import Limits
from providers.wire.http.retry_after import wait_of

RECEIPT = "X-Generation-Id"
"""The header with the id of a call, by which it tells later what that cost."""


class Service:
    """Makes calls. May be used from many threads or greenlets at once."""

    def __init__(self, given: Given, limits: Limits | None = None, title: str = "Atelier") -> None:
        """With the key in `given`, at the address in it or OpenRouter's own."""
        self.limits = limits or Limits()
        self.key = given.keys[KEY.name]
        self.address = given.addresses.get(ADDRESS.name) or ADDRESS.usual
        self.personal = given.personal
        headers = {"X-OpenRouter-Title": title, "X-OpenRouter-Categories": "image-gen"}
        self._client = Client("OpenRouter", given, ADDRESS, KEY, headers=headers, limits=self.limits)

    def call(
        self,
        path: str,
        body: Mapping[str, Any],
        faults: OpenRouterFaults,
        *,
        chat: bool = False,
        begun: Begun = unheard,
    ) -> Generator[Objects]:
        """The JSON objects of an answer as they come; an empty list at least once a second. Raises `ProviderFault`.

        `chat`: words are wanted. They are waited for less long than pictures, and a request that failed before its
        answer began is repeated, twice at most.
        """

        faults = replace(faults, address=self.address, personal=self.personal)

        asking = self._client.asking_for_json(path, body)

        def ask() -> httpx2.Response:
            answer = asking()
            begun(answer.headers.get(RECEIPT, ""))
            return answer

        with explain_errors(faults, partial(_explain, faults)):
            yield from self._client.caller.stream(ask, self.limits.of_chat if chat else self.limits, again=chat)

    def get(self, path: str, seconds: float) -> Any:
        """A small JSON document, waiting at most that long for it. Raises `ProviderFault`."""
        faults = OpenRouterFaults("its model list", self.key, self.address, personal=self.personal)
        limits = replace(self.limits, silence=seconds, total=seconds)
        with explain_errors(faults, partial(_explain, faults)):
            return document(run_to_end(self._client.caller.whole(self._client.asking("GET", path), limits)))

    def close(self) -> None:
        self._client.close()


def _explain(faults: OpenRouterFaults, refused: ServiceRefused) -> ProviderFault:
    body = body_of(refused)
    foreign = foreign_fault(faults, refused, body)
    if foreign is not None:
        return foreign
    found = mapping(body).get("error") or mapping(body) or body
    wait = wait_of(refused.status, refused.headers, time.time())
    return faults.priced(faults.of_error(refused.status, found, wait), *spent(mapping(body)))

"""One connected OpenRouter: the openai package makes each request, `wire` waits for its answer and reads it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, Self

import httpx2
import openai

from conversation.errors import ProviderFault
from conversation.ports.models import Begun, unheard
from providers.openrouter.access import ADDRESS, KEY
from providers.openrouter.error_object import mapping
from providers.openrouter.faults import OpenRouterFaults
from providers.provider import Given
from providers.wire.chat_completions.usage import spent
from providers.wire.errors import NotJson, ServiceRefused, wire_errors
from providers.wire.failures.errors_to_faults import explain_errors
from providers.wire.failures.refusals import body_of, foreign_fault
from providers.wire.http.caller import Caller
from providers.wire.http.json_objects import Objects
from providers.wire.http.limits import Limits
from providers.wire.http.proxy import proxy_of
from providers.wire.http.retry_after import wait_of
from providers.wire.http.transport import Transport

RECEIPT = "X-Generation-Id"
"""The header with the id of a call, by which it tells later what that cost."""


class Service:
    """Makes calls. May be used from many threads or greenlets at once."""

    def __init__(
        self,
        key: str,
        address: str = ADDRESS.usual,
        limits: Limits | None = None,
        title: str = "Atelier",
        *,
        personal: bool = False,
        guarded: bool = False,
    ) -> None:
        """`personal`, `guarded`: see `Given`."""
        self.limits = limits or Limits()
        self.key = key
        self.address = address
        self.personal = personal
        self._caller = Caller(self.limits, "openrouter")
        timeout = httpx2.Timeout(self.limits.total, connect=self.limits.connect)
        self._client = openai.OpenAI(
            api_key=key,
            base_url=address,
            max_retries=0,
            timeout=timeout,
            http_client=httpx2.Client(
                transport=Transport(address.startswith("https:"), proxy_of(address), guarded=guarded), timeout=timeout
            ),
            default_headers={
                "X-OpenRouter-Title": title,
                "X-OpenRouter-Categories": "image-gen",
                "Accept-Encoding": "identity",
            },
        )
        # another service's affair, should the environment name them
        self._client.organization = self._client.project = None

    @classmethod
    def given(cls, given: Given, limits: Limits) -> Self:
        """With the key in `given`, at the address in it or OpenRouter's own."""
        address = given.addresses.get(ADDRESS.name) or ADDRESS.usual
        return cls(given.keys[KEY.name], address, limits, personal=given.personal, guarded=given.guarded)

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

        def ask() -> httpx2.Response:
            with _package_errors():
                posted = self._client.post(
                    path, cast_to=object, body=body, stream=True, stream_cls=openai.Stream[object]
                )
            begun(posted.response.headers.get(RECEIPT, ""))
            return posted.response

        with explain_errors(faults, partial(_explain, faults)):
            yield from self._caller.stream(ask, self.limits.of_chat if chat else self.limits, again=chat)

    def get(self, path: str, seconds: float) -> Any:
        """A small JSON document, waiting at most that long for each step. Raises `ProviderFault`."""
        faults = OpenRouterFaults("its model list", self.key, self.address, personal=self.personal)
        with explain_errors(faults, partial(_explain, faults)), wire_errors(), _package_errors():
            return self._client.get(path, cast_to=object, options={"timeout": seconds})

    def close(self) -> None:
        self._client.close()
        self._caller.close()


@contextmanager
def _package_errors() -> Iterator[None]:
    """Around every use of the openai package: what it says of an answer becomes a `WireError`."""
    try:
        yield
    except openai.APIStatusError as error:
        raise ServiceRefused(error.status_code, error.response.headers, error.response.content) from error
    except openai.OpenAIError as error:
        raise NotJson(type(error).__name__) from error


def _explain(faults: OpenRouterFaults, refused: ServiceRefused) -> ProviderFault:
    body = body_of(refused)
    foreign = foreign_fault(faults, refused, body)
    if foreign is not None:
        return foreign
    found = mapping(body).get("error") or mapping(body) or body
    wait = wait_of(refused.status, refused.headers, time.time())
    return faults.priced(faults.of_error(refused.status, found, wait), *spent(mapping(body)))

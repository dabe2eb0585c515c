"""One connected OpenRouter: the openai package makes each request, `wire` waits for its answer and reads it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import httpx2
import openai

from conversation.errors import ProviderFault
from providers.openrouter.access import ADDRESS
from providers.openrouter.error_object import mapping
from providers.openrouter.faults import OpenRouterFaults
from providers.openrouter.usage import spent
from providers.wire.content.json_objects import JsonAnswer, NotJson, Objects, parsed
from providers.wire.failures.errors_to_faults import explain_errors
from providers.wire.failures.foreign_answers import foreign_refusal
from providers.wire.failures.texts import NOT_JSON
from providers.wire.http.body import ResponseBody
from providers.wire.http.content_encoding import DecodedBody
from providers.wire.http.limits import CallClock, Limits
from providers.wire.http.proxy import proxy_of
from providers.wire.http.request import send_request
from providers.wire.http.retry_after import wait_of
from providers.wire.http.transport import Transport

_RETRIED = frozenset({408, 500, 502, 503})
_LONGEST_PAUSE = 1.0
"""Seconds. Where OpenRouter asks for a longer one, a person decides."""
_MOST_AT_ONCE = 1_000


class Service:
    """Makes calls. May be used from many threads or greenlets at once."""

    def __init__(
        self, key: str, address: str = ADDRESS.usual, limits: Limits | None = None, title: str = "Atelier"
    ) -> None:
        self.limits = limits or Limits()
        self.key = key
        self.address = address
        self._threads = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="openrouter")
        timeout = httpx2.Timeout(self.limits.total, connect=self.limits.connect)
        self._client = openai.OpenAI(
            api_key=key,
            base_url=address,
            max_retries=0,
            timeout=timeout,
            http_client=httpx2.Client(
                transport=Transport(address.startswith("https:"), proxy_of(address)), timeout=timeout
            ),
            default_headers={
                "X-OpenRouter-Title": title,
                "X-OpenRouter-Categories": "image-gen",
                "Accept-Encoding": "identity",
            },
        )
        # another service's affair, should the environment name them
        self._client.organization = self._client.project = None

    def call(
        self, path: str, body: Mapping[str, Any], faults: OpenRouterFaults, *, chat: bool = False
    ) -> Generator[Objects]:
        """The JSON objects of an answer as they come; an empty list at least once a second. Raises `ProviderFault`.

        `chat`: words are wanted. They are waited for less long than pictures, and a request that failed before its
        answer began is repeated, twice at most.
        """
        clock = CallClock(self.limits.of_chat if chat else self.limits)
        with self._told(faults):
            answer = yield from self._answered(path, body, clock, again=chat)
            with closing(ResponseBody(answer, clock.tick)) as content:
                encoding = answer.headers.get("content-encoding", "")
                unpacked = DecodedBody(content, encoding, self.limits.body)
                yield from JsonAnswer(unpacked, clock, self.limits.body).objects()

    def get(self, path: str, seconds: float) -> Any:
        """A small JSON document, waiting at most that long for each step. Raises `ProviderFault`."""
        faults = OpenRouterFaults("its model list", self.key)
        with self._told(faults):
            return self._client.get(path, cast_to=object, options={"timeout": seconds})

    def close(self) -> None:
        self._client.close()
        self._threads.shutdown(wait=True)

    def _answered(
        self, path: str, body: Mapping[str, Any], clock: CallClock, *, again: bool
    ) -> Generator[Objects, None, httpx2.Response]:
        def ask() -> httpx2.Response:
            stream = self._client.post(path, cast_to=object, body=body, stream=True, stream_cls=openai.Stream[object])
            return stream.response

        for pause in (*(self.limits.pauses if again else ()), None):
            try:
                return (yield from send_request(ask, clock, self._threads))
            except openai.APIStatusError as error:
                if pause is None or not _is_worth_repeating(error):
                    raise
            yield []
            time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    @contextmanager
    def _told(self, faults: OpenRouterFaults) -> Iterator[None]:
        """Every failure of the package, the network and the wire becomes a `ProviderFault`, here and nowhere else.

        Causes are not chained: they hold the request, and with it the key.
        """
        try:
            with explain_errors(faults, self.address):
                yield
        except openai.APIStatusError as error:
            raise _refused(replace(faults, address=self.address), error) from None
        except openai.OpenAIError as error:
            raise faults.fault(NOT_JSON, type(error).__name__) from None


def _is_worth_repeating(error: openai.APIStatusError) -> bool:
    """Whether a second try soon after may go better: never where OpenRouter asks for a longer wait."""
    wait = _wait(error)
    return error.status_code in _RETRIED and (wait is None or wait <= _LONGEST_PAUSE)


def _wait(error: openai.APIStatusError) -> float | None:
    return wait_of(error.status_code, error.response.headers, time.time())


def _refused(faults: OpenRouterFaults, error: openai.APIStatusError) -> ProviderFault:
    status, body = error.status_code, _body(error.response)
    foreign = foreign_refusal(status, error.response.headers, body, faults.address)
    if foreign is not None:
        shown = f"{status} {body if isinstance(body, str) else ''}".strip()
        return faults.fault(foreign.said, shown, charged=foreign.charged, values=foreign.values)
    found = mapping(body).get("error") or mapping(body) or body
    return faults.priced(faults.of_error(status, found, _wait(error)), *spent(mapping(body)))


def _body(response: httpx2.Response) -> object:
    """A refusal's JSON, or its text."""
    try:
        return parsed(response.content)
    except NotJson:
        return response.text

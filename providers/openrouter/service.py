"""One connected OpenRouter: the openai package makes each request, `wire` waits for its answer and reads it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import Any

import httpcore2
import httpx2
import openai

from conversation.errors import ProviderFault
from providers.openrouter.faults import Faults
from providers.openrouter.wording import (
    CUT_OFF,
    ENDLESS,
    NOT_JSON,
    SILENT,
    TOO_MUCH,
    UNREACHABLE,
    WEB_PAGE,
)
from providers.wire.asking import asked
from providers.wire.body import Body, Broken
from providers.wire.objects import Answer, NotJson, Objects, TooMuch, WebPage
from providers.wire.patience import Limits, Patience, Stalled, TookTooLong
from providers.wire.proxy import proxy_of
from providers.wire.transport import Transport
from providers.wire.waiting import retry_after

ADDRESS = "https://openrouter.ai/api/v1"
_RETRIED = frozenset({408, 500, 502, 503})
_LONGEST_PAUSE = 1.0
"""Seconds. Where OpenRouter asks for a longer one, a person decides."""
_MOST_AT_ONCE = 1_000


class Service:
    """Makes calls. May be used from many threads or greenlets at once."""

    def __init__(self, key: str, address: str = ADDRESS, limits: Limits | None = None, title: str = "Atelier") -> None:
        self.limits = limits or Limits()
        self.key = key
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

    def call(self, path: str, body: Mapping[str, Any], faults: Faults, *, again: bool = False) -> Generator[Objects]:
        """The JSON objects of an answer as they come; an empty list at least once a second. Raises `ProviderFault`.

        `again`: whether a request that failed before its answer began is repeated, twice at most.
        """
        patience = Patience(self.limits)
        with self._told(faults):
            answer = yield from self._answered(path, body, patience, again)
            with closing(Body(answer, patience.tick)) as content:
                yield from Answer(content, patience, self.limits.body).objects()

    def get(self, path: str, seconds: float) -> Any:
        """A small JSON document, waiting at most that long for each step. Raises `ProviderFault`."""
        faults = Faults("its model list", self.key)
        with self._told(faults):
            return self._client.get(path, cast_to=object, options={"timeout": seconds})

    def close(self) -> None:
        self._client.close()
        self._threads.shutdown(wait=True)

    def _answered(
        self, path: str, body: Mapping[str, Any], patience: Patience, again: bool
    ) -> Generator[Objects, None, httpx2.Response]:
        def ask() -> httpx2.Response:
            stream = self._client.post(path, cast_to=object, body=body, stream=True, stream_cls=openai.Stream[object])
            return stream.response

        for pause in (*(self.limits.pauses if again else ()), None):
            try:
                return (yield from asked(ask, patience, self._threads))
            except openai.APIStatusError as error:
                if pause is None or not _is_worth_repeating(error):
                    raise
            yield []
            time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    @contextmanager
    def _told(self, faults: Faults) -> Iterator[None]:
        """Every failure of the package, the network and the wire becomes a `ProviderFault`, here and nowhere else.

        Causes are not chained: they hold the request, and with it the key.
        """
        try:
            yield
        except openai.APIStatusError as error:
            raise _refused(faults, error) from None
        except (httpcore2.ConnectError, httpcore2.ConnectTimeout, httpcore2.ProxyError) as error:
            raise faults.fault(UNREACHABLE, str(error)) from None
        except (Broken, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException) as error:
            raise faults.fault(CUT_OFF, str(error)) from None
        except Stalled as error:
            raise faults.fault(SILENT.filled(seconds=_spoken(error.seconds)), str(error)) from None
        except TookTooLong as error:
            raise faults.fault(ENDLESS.filled(seconds=_spoken(error.seconds)), str(error)) from None
        except TooMuch:
            raise faults.fault(TOO_MUCH) from None
        except WebPage as error:
            raise faults.fault(WEB_PAGE, str(error)) from None
        except NotJson as error:
            raise faults.fault(NOT_JSON, str(error)) from None


def _is_worth_repeating(error: openai.APIStatusError) -> bool:
    """Whether a second try soon after may go better: never where OpenRouter asks for a longer wait."""
    wait = _wait(error)
    return error.status_code in _RETRIED and (wait is None or wait <= _LONGEST_PAUSE)


def _wait(error: openai.APIStatusError) -> float | None:
    return retry_after(error.response.headers.get("retry-after"), time.time())


def _refused(faults: Faults, error: openai.APIStatusError) -> ProviderFault:
    body = error.body
    if error.status_code < 400 or (isinstance(body, str) and body.lstrip()[:1] == "<" and error.status_code < 500):
        return faults.fault(WEB_PAGE, f"{error.status_code} {body if isinstance(body, str) else ''}", charged=False)
    return faults.of_error(error.status_code, body, _wait(error))


def _spoken(seconds: float) -> str:
    return f"{seconds / 60:g} minutes" if seconds >= 60 else f"{seconds:g} seconds"

"""A client for a service that speaks JSON over HTTP: what a provider of one file needs, and most of what others do.

It shows life while it waits, ends when its generator is closed, keeps the limits of time and size, goes through the
machine's proxy, repeats nothing that costs money, and makes every failure a sentence with the provider's name in it.
`docs/add-a-provider.md` shows one in use.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx2

from conversation.ports.models import Made, Progress
from providers.provider import Address, Given, Need
from providers.wire.address import nameless
from providers.wire.content.picture import LARGEST, decoded, drawing, drawing_in, pictured
from providers.wire.content.surrogates import whole
from providers.wire.errors import (
    AnswerTooLarge,
    NotJson,
    PictureElsewhere,
    PictureLost,
    PictureTooLarge,
    ServiceRefused,
    UnusablePicture,
    WireError,
)
from providers.wire.failures.errors_to_faults import Explain, explain_errors
from providers.wire.failures.faults import Faults
from providers.wire.http.caller import Caller
from providers.wire.http.foreign_files import ForeignFiles
from providers.wire.http.json_objects import Objects, document, look_up
from providers.wire.http.limits import Limits, limits_for
from providers.wire.http.proxy import proxy_of
from providers.wire.http.request import Ask, accept
from providers.wire.http.transport import Transport
from providers.wire.http.web_socket import ProviderSocket, handshake, new_nonce

SVG = "image/svg+xml"
BEARER = "Authorization: Bearer {key}"
AFTERWARDS = 10.0
"""Seconds for a request that nobody waits for."""
File = tuple[str, bytes, str]
"""Of a form: its name, its bytes, its media type."""
Files = Mapping[str, File] | Sequence[tuple[str, File]]
"""By the names of their fields; in a sequence a name may come more than once."""
Found = TypeVar("Found")


class Client:
    """One connected service. May be used from many threads or greenlets at once."""

    def __init__(
        self,
        provider: str,
        given: Given,
        address: Address,
        need: Need | None = None,
        *,
        auth: str = BEARER,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        free: bool = False,
    ) -> None:
        """`provider`: as a person knows it. `need`: the key it wants. `auth`: the header that carries the key.
        `free`: nothing costs anything there, so no failure leaves that open."""
        at = self._at = (given.addresses.get(address.name) or address.usual).rstrip("/")
        key = given.keys.get(need.name, "") if need else ""
        self.limits = limits or limits_for(given.silence)
        self._faults = Faults(
            "",
            key,
            nameless(at),
            provider,
            address.name,
            need.name if need else "",
            need.link if need else "",
            need.credits if need else "",
            personal=given.personal,
            free=free,
        )
        self.caller = Caller(self.limits, provider)
        timeout = httpx2.Timeout(self.limits.total, connect=self.limits.connect)
        self._http = httpx2.Client(
            transport=Transport(at.startswith("https:"), proxy_of(at), guarded=given.guarded),
            timeout=timeout,
            headers={"User-Agent": "Atelier", "Accept-Encoding": "identity", **(headers or {})},
            trust_env=False,
        )
        name, _, value = auth.partition(":")
        self._auth = {name: value.strip().format(key=key)} if key else {}
        self._foreign = ForeignFiles(timeout)

    @contextmanager
    def call(
        self,
        model: str,
        *,
        painting: bool = True,
        longer: str = "",
        explain: Explain | None = None,
        limits: Limits | None = None,
    ) -> Iterator[Call]:
        """Around all that one request of a person takes. Every `WireError` inside is raised as `ProviderFault`.

        `model`: as a person knows it. `painting`: whether a picture is asked for, else words. `longer`: the setting
        that lets it be silent for longer. `explain`: how the provider words its refusals, where it does better than
        `explain_status`. `limits`: its own, for what takes hours.
        """
        with explain_errors(self.faults(model, painting=painting, longer=longer), explain):
            yield self.calling(painting=painting, limits=limits)

    def calling(self, *, painting: bool = True, limits: Limits | None = None) -> Call:
        """As `call`, for whoever catches each `WireError` themselves."""
        return Call(self, limits or (self.limits if painting else self.limits.of_chat))

    def faults(self, model: str, *, painting: bool = True, longer: str = "") -> Faults:
        """What words the failures of one model; as `call` takes it."""
        return replace(self._faults, model=model, painting=painting, longer=longer)

    def read(
        self, path: str, seconds: float, body: Mapping[str, Any] | None = None, explain: Explain | None = None
    ) -> Any:
        """A small JSON document, such as a list of models. Blocks, at most so long. Raises `ProviderFault`.

        `body`: what is asked, where the service wants it posted. `explain`: as in `call`.
        """
        limits = replace(self.limits, silence=seconds, total=seconds)
        asking = self.asking("GET", path) if body is None else self.asking("POST", path, **_json(body))
        with self.call("its model list", painting=False, explain=explain):
            return document(_run_out(self.caller.whole(asking, limits)))

    def send_away(self, method: str, path: str, **content: Any) -> None:
        """A request that nobody waits for and whose answer changes nothing, such as that a job is to end."""
        self.caller.send_away(self.asking(method, path, timeout=AFTERWARDS, **content))

    def asking(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **content: Any) -> Ask:
        """A request to the service, with its key. `content`, `data`, `files`, `params`, `timeout` as in httpx2."""
        return self._asking(method, f"{self._at}{path}", {**self._auth, **(headers or {})}, content)

    def asking_for_json(self, path: str, body: Mapping[str, Any]) -> Ask:
        """A request that posts a JSON object, as `asking`."""
        return self.asking("POST", path, **_json(body))

    def asking_elsewhere(self, address: str) -> Ask:
        """A request for what an answer names, without the key: at the service itself, or anywhere public.

        Raises `UnsafeAddress`.
        """
        if _same_origin(address, self._at):
            return self._asking("GET", address, {}, {})
        return self._foreign.asking(address)

    def tell(self, method: str, path: str, body: Mapping[str, Any], seconds: float) -> Any:
        """Asks for one thing at a time when nobody waits for a picture any more, as to cancel one; the JSON answered,
        None for an empty body. Blocks, at most so long. Raises `WireError`."""
        limits = replace(self.limits, silence=seconds, total=seconds)
        content = _json(body) if method == "POST" else {}
        answer = _run_out(self.caller.whole(self.asking(method, path, **content), limits))
        return document(answer) if answer.strip() else None

    def close(self) -> None:
        """Ends its connections and threads. What was sent away arrives first, or is given up after some seconds."""
        self.caller.settle()
        self._http.close()
        self._foreign.close()
        self.caller.close()

    def _asking(self, method: str, at: str, headers: Mapping[str, str], content: Mapping[str, Any]) -> Ask:
        def ask() -> httpx2.Response:
            request = self._http.build_request(method, at, headers=headers, **content)
            return accept(self._http.send(request, stream=True))

        return ask


class Call:
    """One use of a model. Its generators show life at least once a second and return what came; closing one cancels it.

    They raise `WireError`, which `Client.call` makes a sentence of.
    """

    def __init__(self, client: Client, limits: Limits) -> None:
        self._client = client
        self._limits = limits

    def post(self, path: str, body: Mapping[str, Any]) -> Generator[Progress, None, dict[str, Any]]:
        """Sends a JSON object; returns the one that is answered."""
        return _object((yield from self.send("POST", path, **_json(body))))

    def upload(self, path: str, fields: Mapping[str, str], files: Files) -> Generator[Progress, None, dict[str, Any]]:
        """Sends a form with files (multipart); returns the JSON object that is answered."""
        return _object((yield from self.send("POST", path, **_form(fields, files))))

    def get(self, path: str) -> Generator[Progress, None, dict[str, Any]]:
        """Returns the JSON object that is answered."""
        return _object((yield from self.send("GET", path)))

    def send(self, method: str, path: str, **content: Any) -> Generator[Progress, None, bytes]:
        """Returns the bytes that are answered, whatever they are. `content`: see `Client.asking`."""
        _, data = yield from self.exchange(method, path, **content)
        return data

    def exchange(
        self, method: str, path: str, **content: Any
    ) -> Generator[Progress, None, tuple[Mapping[str, str], bytes]]:
        """As `send`, with the headers of the answer, which are found whatever the case of their names."""
        yield Progress()
        asking = self._client.asking(method, path, **content)
        return (yield from _showing_life(self._client.caller.exchange(asking, self._limits)))

    def stream(
        self, path: str, body: Mapping[str, Any], *, again: bool = False, lines: bool = False
    ) -> Generator[Objects]:
        """Sends a JSON object; the objects of the answer as they come, an empty list for a sign of life.

        Server-sent events, or one document; `lines`: one document a line. `again`: repeated where it failed before the
        answer began, twice at most; for words only.
        """
        asking = self._client.asking_for_json(path, body)
        return self._client.caller.stream(asking, self._limits, again=again, lines=lines)

    def stream_upload(self, path: str, fields: Mapping[str, str], files: Files) -> Generator[Objects]:
        """Sends a form with files; the objects of the answer as `stream` gives them. Never repeated."""
        asking = self._client.asking("POST", path, **_form(fields, files))
        return self._client.caller.stream(asking, self._limits)

    def socket(self, path: str) -> Generator[Progress, None, ProviderSocket]:
        """Opens a WebSocket; whoever asked for it closes it."""
        nonce = new_nonce()
        asking = self._client.asking("GET", path, headers=handshake(nonce))
        answer = yield from _showing_life(self._client.caller.opened(asking, self._limits))
        return ProviderSocket(answer, nonce)

    def picture(self, source: object) -> Generator[Progress, None, Made]:
        """The picture in an answer: base64, a data URL, or an address, from which it is fetched."""
        try:
            return Made(*decoded(source))
        except PictureElsewhere:
            return (yield from self._fetched(str(source)))

    def drawing(self, source: object) -> Generator[Progress, None, Made]:
        """The drawing (SVG) in an answer: as it stands, base64, a data URL, or an address, from which it is fetched."""
        try:
            return Made(drawing_in(source), SVG)
        except PictureElsewhere:
            return (yield from self._fetched(str(source), lambda data: (drawing(data), SVG)))

    def _fetched(
        self, address: str, read: Callable[[bytes], tuple[bytes, str]] = pictured
    ) -> Generator[Progress, None, Made]:
        place = urlsplit(address).hostname or ""
        limits = replace(self._limits, body=LARGEST)
        try:
            asking = self._client.asking_elsewhere(address)
            data = yield from _showing_life(self._client.caller.whole(asking, limits))
            return Made(*read(data))
        except AnswerTooLarge:
            raise PictureTooLarge from None
        except ServiceRefused as refused:
            raise PictureLost(place, f" ({refused.status})") from refused
        except UnusablePicture:
            raise
        except WireError as error:
            raise PictureLost(place) from error


def _json(body: Mapping[str, Any]) -> dict[str, Any]:
    """In ASCII: half a character, which a person may have pasted, could not be sent otherwise."""
    return {"content": json.dumps(body).encode(), "headers": {"Content-Type": "application/json"}}


def _form(fields: Mapping[str, str], files: Files) -> dict[str, Any]:
    sent = list(files.items()) if isinstance(files, Mapping) else list(files)
    return {"data": {name: whole(value) for name, value in fields.items()}, "files": sent}


def _object(data: bytes) -> dict[str, Any]:
    """Raises `NotJson`, and `ServiceRefused` for an error that stands inside of an answer."""
    found = document(data)
    if not isinstance(found, dict):
        raise NotJson(data[:300].decode("utf-8", "replace"))
    if found.get("error"):
        status = look_up(found, "error", "code")
        usual = isinstance(status, int) and 400 <= status < 600
        raise ServiceRefused(status if usual else 400, {}, data, begun=True)
    return found


def _showing_life(waiting: Generator[Objects, None, Found]) -> Generator[Progress, None, Found]:
    with closing(waiting):
        while True:
            try:
                next(waiting)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]
            yield Progress()


def _run_out(waiting: Generator[Any, None, Found]) -> Found:
    while True:
        try:
            next(waiting)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def _same_origin(one: str, other: str) -> bool:
    try:
        first, second = httpx2.URL(one), httpx2.URL(other)
    except httpx2.InvalidURL:
        return False
    return (first.scheme, first.host, first.port) == (second.scheme, second.host, second.port) and not first.userinfo

"""What goes to a service and comes back, for whoever looks for a fault: logged where this very log was asked for, by
its own level DEBUG. The level of everything, as a server sets it, does not: people's words are no matter for its log.
Of an answer that is read from the socket as it streams only the head is told.

Keys never stand in it: headers and parameters that carry one are hidden by their names, and what looks like one by its
form. Pictures are shortened to how long they are.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx2

from providers.wire.failures.redaction import HIDDEN, masked, without_secrets

log = logging.getLogger("providers.wire")
MOST = 4_000
"""Characters of a body that are kept."""
LONGEST = 200
"""Characters of one word in it: a picture in base64 is one."""
_SECRET = re.compile(r"auth|key|token|secret|cookie|signature|verifier|^code$", re.IGNORECASE)
_FIELD = re.compile(r'("(?:code|code_verifier|key|api_key|token|secret|password)"\s*:\s*")[^"]*(")', re.IGNORECASE)
"""A value in JSON that is one by its name."""
_LONG = re.compile(rf"[\w+/=-]{{{LONGEST},}}")


def is_kept() -> bool:
    """Whether somebody asked for it."""
    return log.level == logging.DEBUG


def request_sent(request: httpx2.Request) -> None:
    """A request, before it leaves."""
    body = b"".join(request.stream) if isinstance(request.stream, Iterable) and _is_small(request) else b""
    log.debug("> %s %s%s%s", request.method, _address(str(request.url)), _headers(request.headers), _body(body))


def answered(request: httpx2.Request, status: int, headers: Iterable[tuple[bytes, bytes]], pieces: bytes) -> None:
    """The answer to it, once it is over, or nobody reads on."""
    told = {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}
    log.debug("< %s for %s%s%s", status, _address(str(request.url)), _headers(told), _body(pieces))


class OverheardStream:
    """The pieces of an answer as they come, whose beginning is logged at its end."""

    def __init__(
        self, stream: Iterable[bytes], request: httpx2.Request, status: int, headers: list[tuple[bytes, bytes]]
    ) -> None:
        self._stream = stream
        self._about = request, status, headers
        self._heard = bytearray()
        self._told = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            if len(self._heard) < MOST * 64:
                self._heard += piece
            yield piece
        self._tell()

    def close(self) -> None:
        """As the stream's own."""
        self._tell()
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            answered(*self._about, bytes(self._heard))


def _is_small(request: httpx2.Request) -> bool:
    """Whether its body can be read twice: one that is sent from a file cannot."""
    return isinstance(request.stream, httpx2.ByteStream)


def _address(url: str) -> str:
    parts = urlsplit(url)
    query = urlencode([(name, HIDDEN if _SECRET.search(name) else value) for name, value in parse_qsl(parts.query)])
    return masked(parts._replace(query=query, netloc=parts.netloc.rpartition("@")[2]).geturl())


def _headers(headers: Mapping[str, str]) -> str:
    lines = [f"{name}: {HIDDEN if _SECRET.search(name) else masked(value)}" for name, value in headers.items()]
    return "".join(f"\n    {line}" for line in lines)


def _body(data: bytes) -> str:
    text = _LONG.sub(lambda found: f"{found[0][:12]}… ({len(found[0])} characters)", data.decode("utf-8", "replace"))
    lines = without_secrets(_FIELD.sub(rf"\1{HIDDEN}\2", text[:MOST])).splitlines()
    more = f"\n    … ({len(data)} bytes)" if len(text) > MOST else ""
    return "".join(f"\n    {line}" for line in lines if line) + more

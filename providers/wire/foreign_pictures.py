"""Pictures at addresses that a person names: fetched once, by the rules of `wire/http/foreign_files.py`.

Its counterpart for what a provider's answer names is `Client.asking_elsewhere`.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx2

from conversation.errors import Told
from conversation.ports.elsewhere import Elsewhere, FoundPicture
from conversation.sentences import say
from providers.wire.errors import AnswerTooLarge, NoConnection, ServiceRefused, UnsafeAddress, WireError
from providers.wire.http.caller import Caller
from providers.wire.http.foreign_files import ForeignFiles
from providers.wire.http.limits import Limits

LIMITS = Limits(silence=15.0, total=60.0)
"""Somebody waits and looks: a host that is silent for so long will not answer."""
MOVED = range(300, 400)


class ForeignPictures(Elsewhere):
    """May be used from many threads or greenlets at once."""

    def __init__(self, files: ForeignFiles | None = None, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._files = files or ForeignFiles(httpx2.Timeout(limits.total, connect=limits.connect))
        self._caller = Caller(limits, "foreign pictures")

    def fetch(self, address: str, most: int) -> FoundPicture:
        """See `Elsewhere`."""
        host = host_of(address)
        try:
            waiting = self._caller.whole(self._files.asking(address), replace(self._limits, body=most))
            return FoundPicture(name_in(address), _awaited(waiting))
        except UnsafeAddress as unsafe:
            raise Told(
                say("unsafe_address", "This address can’t be fetched"),
                say(
                    "unsafe_address_text",
                    "It has to be a public address that begins with https://. Save the picture and add the file "
                    "instead.",
                ),
                code="unsafe_address",
            ) from unsafe
        except AnswerTooLarge as large:
            raise Told(
                say("address_too_large", "The picture at {host} is too large", host=host),
                say("address_too_large_text", "The limit is {most} MB.", most=most // 2**20),
                code="address_too_large",
                status=413,
            ) from large
        except ServiceRefused as refused:
            raise turned_down(host, refused.status) from refused
        except NoConnection as nobody:
            raise Told(
                say("address_unreachable", "{host} could not be reached", host=host),
                say("address_unreachable_text", "Check the address, or save the picture and add the file."),
                code="address_unreachable",
                status=502,
            ) from nobody
        except WireError as failed:
            raise Told(
                say("address_failed", "The picture from {host} could not be downloaded", host=host),
                say("address_failed_text", "Try again, or save the picture and add the file."),
                code="address_failed",
                status=502,
            ) from failed

    def close(self) -> None:
        """Ends all connections and threads."""
        self._files.close()
        self._caller.close()


def turned_down(host: str, status: int) -> Told:
    """What a host answered instead of a picture; a redirect is not followed, since it may lead anywhere."""
    if status in MOVED:
        title = say("address_moved", "{host} redirects to another address", host=host)
        text = say("address_moved_text", "Open the picture in its own tab and copy the address from there.")
    else:
        title = say("address_refused", "{host} would not send this picture", host=host)
        text = say(
            "address_refused_text", "It answered {status}. Save the picture yourself and add the file.", status=status
        )
    return Told(title, text, code="address_refused", status=502)


def host_of(address: str) -> str:
    """As a person reads it; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def name_in(address: str) -> str:
    """The last part of the path, as files are called: `cat.jpg`."""
    return unquote(urlsplit(address).path.rpartition("/")[2])


def _awaited(waiting: Generator[Any, None, bytes]) -> bytes:
    while True:
        try:
            next(waiting)
        except StopIteration as end:
            return bytes(end.value)

"""Answers that are not the provider's: a sign-in page, a firewall, another program at a wrong address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from conversation.sentences import say
from providers.wire.failures.connection_texts import (
    HTTPS_WANTED,
    LOGIN_PAGE,
    NOT_THE_API,
    PROXY,
    SENT_ELSEWHERE,
    TURNED_AWAY,
    WEB_PAGE,
)
from providers.wire.failures.fault_text import FaultText

_SIGN_IN = re.compile(
    r"sign[ -]?(?:in|on)\b|log[ -]?(?:in|on)\b|captive|portal|hotspot|wi-?fi|anmeld|connexion|iniciar sesi|登录|登入",
    re.IGNORECASE,
)
"""In a title or an address. In the middle of a page it may be any link."""
_FORM = re.compile(r"type=[\"']?password|captive|hotspot|wi-?fi", re.IGNORECASE)
_PLAIN_HTTP = re.compile(
    r"plain http request|http request to an? https|https? (?:is )?required|use https", re.IGNORECASE
)
_ROBOTS = re.compile(
    r"just a moment|attention required|checking your browser|cf-chl|captcha|javascript and cookies|access denied",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^>]*>([^<]{1,80})", re.IGNORECASE)
_NO_SUCH_PLACE = (404, 405, 410, 501)
_NO_PATH = ("Not Found", "Method Not Allowed")
"""What frameworks say by themselves of a path they do not know."""


@dataclass(frozen=True)
class ForeignAnswer:
    """What to say, with the values it needs. `charged` is False where the request cannot have reached the provider."""

    said: FaultText
    values: Mapping[str, str]
    charged: bool | None = None


def foreign_refusal(status: int, headers: Mapping[str, str], body: object, address: str) -> ForeignAnswer | None:
    """Who answered with this status, None where it may be the provider. `body`: its JSON, or its text."""
    text = body if isinstance(body, str) else ""
    if status < 400:
        return _sent_on(headers.get("location", ""), address)
    if status == 407:
        return ForeignAnswer(PROXY, {}, False)
    if status == 511:
        return ForeignAnswer(LOGIN_PAGE, {}, False)
    if status == 426 or (address.startswith("http://") and _PLAIN_HTTP.search(text)):
        return ForeignAnswer(HTTPS_WANTED, {}, False)
    if is_page(text) and _ROBOTS.search(text):
        return foreign_page(text)
    if status in _NO_SUCH_PLACE and not _is_error(body):
        return ForeignAnswer(NOT_THE_API, {}, False)
    if is_page(text) and status < 500:
        return replace(foreign_page(text), charged=False)
    return None


def foreign_page(text: str) -> ForeignAnswer:
    """Who answered with a page where an answer was expected."""
    if not is_page(text):
        return ForeignAnswer(NOT_THE_API, {}, None)
    if _ROBOTS.search(text):
        return ForeignAnswer(TURNED_AWAY, {}, False)
    if _SIGN_IN.search(title_sentence(text)) or _FORM.search(text):
        return ForeignAnswer(LOGIN_PAGE, {}, False)
    return ForeignAnswer(WEB_PAGE, {"page": title_sentence(text)}, None)


def is_page(text: str) -> bool:
    """Whether it is HTML."""
    start = text[:2_000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith("<") and not start.startswith("<?xml") or "<html" in start


def title_sentence(text: str) -> str:
    """The page's title, as a sentence to add; empty without one."""
    found = _TITLE.search(text)
    title = " ".join(found[1].split()) if found else ""
    return say("fault_page_called", " The page is called “{title}”.", title=title) if title else ""


def _sent_on(place: str, address: str) -> ForeignAnswer:
    here, there = urlsplit(address), urlsplit(place)
    if here.scheme == "http" and there.scheme == "https" and there.hostname == here.hostname:
        return ForeignAnswer(HTTPS_WANTED, {}, False)
    if _SIGN_IN.search(place):
        return ForeignAnswer(LOGIN_PAGE, {}, False)
    shown = f"{there.scheme}://{there.netloc}{there.path}" if there.netloc else place or "nowhere"
    return ForeignAnswer(SENT_ELSEWHERE, {"place": shown[:200]}, False)


def _is_error(body: object) -> bool:
    """Whether it is an error as APIs word it."""
    if not isinstance(body, Mapping):
        return False
    detail = body.get("detail")
    return any(body.get(name) for name in ("error", "errors", "message")) or bool(detail and detail not in _NO_PATH)

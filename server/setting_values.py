"""What a setting can be: the reading of a number, a sum, a list or an address, and the words for what is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from conversation.features.rules import rules_in
from conversation.ports.moderation.screening import WORDS
from providers import PROVIDERS

OWN_PATHS = re.compile(
    r"/(api|assets|c|gallery|health|login|mcp|metrics|ready|recover|s|send_message|settings|socket\.io|v1)(/|$)"
)
"""What addresses of the studio begin with: below one of these, nobody could tell whether a proxy took it away."""
QUOTES = "\"'`‘’“”„«»"


def text(value: str) -> str:
    """As it stands."""
    return value.strip()


def names(value: str) -> tuple[str, ...]:
    """Separated by commas."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def at_once_by_name(value: str) -> tuple[str, ...]:
    """`ollama=2, openai=16`: providers by their names, and how much each does at once."""
    known = {provider.name for provider in PROVIDERS}
    said = names(value)
    for each in said:
        name, _, count = each.partition("=")
        if name.strip() not in known or not re.fullmatch(r"\s*[1-9][0-9]{0,3}\s*", count, re.ASCII):
            raise ValueError(
                "It is a provider’s name and a number from 1 to 9999, such as ollama=2, or several separated by "
                f"commas. There are {', '.join(sorted(known))}."
            )
    return said


def checks(value: str) -> tuple[str, ...]:
    """`words, openai`: what looks at words before they are sent."""
    said, known = names(value), [WORDS, *(provider.name for provider in PROVIDERS if provider.moderates)]
    if any(each not in known for each in said):
        raise ValueError(f"It is one of these or several, separated by commas: {', '.join(known)}.")
    return said


def features(value: str) -> tuple[str, ...]:
    """`sharing=off, generation=50%, providers=Ada+Bea`: what is on for whom."""
    rules_in(said := names(value))
    return said


def number(low: int, high: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def parse(value: str) -> int:
        if not value.strip().isascii() or not value.strip().isdigit() or not low <= int(value) <= high:
            raise ValueError(f"It is a whole number from {low} to {high}.")
        return int(value)

    return parse


class Dollars(int):
    """Micro-dollars, written as dollars."""

    def __str__(self) -> str:
        return f"{self / 1_000_000:.2f}"

    def __format__(self, spec: str) -> str:
        return str(self)

    @property
    def limit(self) -> int | None:
        """None is none."""
        return None if self < 0 else int(self)


NO_LIMIT = Dollars(-1)


def dollars(value: str) -> Dollars:
    """A sum in dollars, or `none`."""
    if value.strip() == "none":
        return NO_LIMIT
    if not re.fullmatch(r"\d{1,7}(\.\d{1,6})?", value.strip(), re.ASCII):
        raise ValueError("It is a sum in dollars, such as 10.00, or none.")
    return Dollars(round(float(value) * 1_000_000))


def redis_address(value: str) -> str:
    """Where Redis answers; empty for nowhere."""
    if value.strip() and not value.strip().startswith(("redis://", "rediss://")):
        raise ValueError("It is an address that begins with redis:// or rediss://.")
    return value.strip()


def one_of(*choices: str) -> Callable[[str], str]:
    """One of a few words."""

    def parse(value: str) -> str:
        if value.strip() not in choices:
            raise ValueError(f"It is one of: {', '.join(choices)}.")
        return value.strip()

    return parse


def address(value: str) -> str:
    """An http or https address, without quotes around it, the slash at its end, or the call that is made there."""
    value = value.strip().strip(QUOTES).strip()
    if not value.startswith(("http://", "https://")):
        raise ValueError("It is an address that begins with http:// or https://.")
    parts = urlsplit(value)
    if not parts.hostname or any(letter.isspace() for letter in value) or parts.port == 0:
        raise ValueError("It is an address with a host, such as https://openrouter.ai/api/v1, and has no spaces.")
    if parts.query or parts.fragment:
        raise ValueError("It is an address without anything after a ? or a #.")
    return value.rstrip("/").removesuffix("/chat/completions")


def endpoint(value: str) -> str:
    """An http or https address without a path."""
    value = address(value)
    if urlsplit(value).path:
        raise ValueError("It is an address without a path, such as https://s3.example.com.")
    return value


def path_prefix(value: str) -> str:
    """A path without a slash at its end; empty for the root of the host."""
    path = value.strip().rstrip("/")
    if path and not re.fullmatch(r"(/[A-Za-z0-9][A-Za-z0-9._~-]*)+", path, re.ASCII):
        raise ValueError(
            "It is a path of letters, digits, hyphens and dots that begins with a slash, such as /atelier."
        )
    if OWN_PATHS.match(path):
        raise ValueError("It begins as addresses of the studio itself do. Choose another one, such as /atelier.")
    return path


def issuer(value: str) -> str:
    """An http or https address as the identity provider has it, with its path and the slash at its end: it is compared
    letter by letter."""
    value = value.strip().strip(QUOTES).strip()
    address(value)
    return value


def bucket(value: str) -> str:
    """A bucket, or a folder in one."""
    value = value.strip().rstrip("/")
    if not re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[\w!.*'()-]+)*", value, re.ASCII):
        raise ValueError("It is s3:// with the name of a bucket, or of a folder in one, such as s3://studio/pictures.")
    return value


def header_name(value: str) -> str:
    """Of a request. Without an underscore: servers take that for a hyphen, so that two headers would be one."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,99}", value.strip(), re.ASCII):
        raise ValueError("It is the name of a header, of letters, digits and hyphens, such as X-Forwarded-User.")
    return value.strip()

"""Who may knock: hosts this studio answers to, and no state change or socket on behalf of somebody else's page.

A page elsewhere can make a browser post to a studio on localhost, or point its own name at 127.0.0.1, and would spend
the studio's keys. A browser says where a request comes from, and a program has no reason to lie. A request with an
API token carries no authority that a browser adds by itself, so it needs none of this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from server.http.client_address import is_loopback
from server.settings import Settings

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
SAFE = {"GET", "HEAD", "OPTIONS"}
SOCKET = "/socket.io"
GUEST_IDLE_DAYS = 30
"""Where others reach the studio and the settings say nothing."""


@dataclass(frozen=True)
class OriginCheck:
    """Stands before the whole application, the sockets among it."""

    inner: Application
    hosts: frozenset[str]

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        told = None if carries_token(environ) else self.refusal(environ)
        if told is None:
            return self.inner(environ, start_response)
        body = told.encode()
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response(
            "403 Forbidden", [*headers, ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")]
        )
        return [body]

    def refusal(self, environ: Environ) -> str | None:
        """Why this request is turned away; None when it may come in."""
        host = environ.get("HTTP_HOST", "")
        if not answers_to(host, self.hosts):
            return (
                f"Atelier does not answer to the name {host[:200]!r}.\n"
                "If it is yours, add it to ATELIER_ALLOWED_HOSTS and start Atelier again.\n"
            )
        changes = environ["REQUEST_METHOD"] not in SAFE
        if (changes or environ.get("PATH_INFO", "").startswith(SOCKET)) and not from_our_page(environ, host):
            return "This request came from another site. Atelier only accepts its own page's.\n"
        return None


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """The names this studio answers to."""
    return frozenset(name.lower() for name in ("localhost", settings.host, *settings.allowed_hosts))


def idle_days(settings: Settings) -> int:
    """After how many days away guests are removed; 0 for never. On a machine that nobody else reaches they never are,
    unless the setting says so."""
    if settings.guest_idle_days is not None:
        return settings.guest_idle_days
    return GUEST_IDLE_DAYS if settings.access == "open" and reached_by_others(settings) else 0


def reached_by_others(settings: Settings) -> bool:
    """Whether the studio listens to other machines, or answers to names that they could use through a proxy."""
    return bool(settings.trusted_proxies) or not all(map(only_here, (settings.host, *settings.allowed_hosts)))


def only_here(name: str) -> bool:
    """Whether a name or an address leads to this machine only."""
    bare = name.strip("[]").lower().rstrip(".")
    return bare == "localhost" or bare.endswith(".localhost") or is_loopback(bare)


def answers_to(host: str, hosts: frozenset[str]) -> bool:
    """Whether a Host header names this studio. A bare address always does: no foreign page can be served under one."""
    name = (urlsplit(f"//{host}").hostname or "") if wellformed(host) else ""
    return name.rstrip(".") in hosts or is_address(name)


def wellformed(host: str) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return False
    return bool(host) and not parts.path and not parts.query and not parts.fragment and "@" not in host


def is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def from_our_page(environ: Mapping[str, Any], host: str) -> bool:
    """Whether a browser that says where this comes from says: from here. A program says nothing."""
    if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
        return False
    origin = environ.get("HTTP_ORIGIN")
    if origin is None:
        return True
    # Only a proxy can say that it took TLS off: a page cannot set this header without asking us first.
    scheme = environ.get("HTTP_X_FORWARDED_PROTO", environ.get("wsgi.url_scheme", "http")).split(",")[0].strip()
    return bool(origin.lower() == f"{scheme}://{host}".lower())


def carries_token(environ: Mapping[str, Any]) -> bool:
    """Whether a token is all the authority this request has; its cookies are not looked at then."""
    return str(environ.get("HTTP_AUTHORIZATION", "")).lower().startswith("bearer ")

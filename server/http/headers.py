"""The headers of every answer, whoever gives it: pages, calls, sockets, and refusals before any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'"
)
EVERYWHERE = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True)
class Dressed:
    """Stands around the whole application. An answer that says something stricter keeps it."""

    inner: Callable[[dict[str, Any], Any], Iterable[bytes]]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:
            said = {name.lower() for name, _ in headers}
            more = [(name, value) for name, value in EVERYWHERE.items() if name.lower() not in said]
            return start_response(status, [*headers, *more], *failed)

        return self.inner(environ, start)

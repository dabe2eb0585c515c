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
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_DOCUMENTS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""Mean nothing to a part of a page: a first visit asks for a dozen of those, and each would carry a quarter of a
kilobyte of it. Whatever may be a document, or run beside one, has them."""
DATA = "application/json"
FOR_DATA = FOR_DOCUMENTS | {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
"""Data is allowed nothing, wherever it is shown; and in fewer words, as a first visit asks for a dozen of it, too."""
PARTS = ("text/css", "text/javascript", "font/", "image/")
"""Beginnings of the types that are only ever parts: no frame, no window and, as long as the page starts no worker, no
script of its own comes of them."""
SVG = "image/svg+xml"
"""Is a picture and may be a document with scripts."""


@dataclass(frozen=True)
class Dressed:
    """Stands around the whole application. An answer that says something stricter keeps it."""

    inner: Callable[[dict[str, Any], Any], Iterable[bytes]]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:
            said = {name.lower(): value for name, value in headers}
            kind = said.get("content-type", "")
            part = kind.startswith(PARTS) and not kind.startswith(SVG)
            own = FOR_DATA if kind.startswith(DATA) else FOR_DOCUMENTS
            ours = EVERYWHERE if part else EVERYWHERE | own
            more = [(name, value) for name, value in ours.items() if name.lower() not in said]
            return start_response(status, [*headers, *more], *failed)

        return self.inner(environ, start)

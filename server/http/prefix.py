"""A studio that lives below a path of its host (`/atelier`): where requests find it, and what it calls itself.

The proxy before it may pass the path on or take it away. Which path it is, the settings say alone: `X-Forwarded-Prefix`
is never read, since anyone can write it. The counterpart for answers is endpoints/addresses.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from endpoints.addresses import below
from server.http.proxies import Application, Environ


@dataclass
class Prefixed:
    """Takes the path away where it is still there; what is behind finds it in SCRIPT_NAME either way."""

    inner: Application
    prefix: str

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == self.prefix:  # relative addresses would lead beside it
            asked = environ.get("QUERY_STRING", "")
            location = f"{self.prefix}/{'?' if asked else ''}{asked}"
            start_response("308 Permanent Redirect", [("Location", location), ("Content-Length", "0")])
            return []
        if path.startswith(f"{self.prefix}/"):
            environ["PATH_INFO"] = path[len(self.prefix) :]
        environ["SCRIPT_NAME"] = self.prefix
        return self.inner(environ, start_response)


class PlacedJson(DefaultJSONProvider):
    """JSON in which our addresses begin at the prefix."""

    def __init__(self, app: Flask, prefix: str) -> None:
        super().__init__(app)
        self.prefix = prefix

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        return super().dumps(below(self.prefix, obj), **kwargs)


def placed(app: Flask, prefix: str, inner: Application) -> Application:
    """`inner`, the whole of `app`, at its place: at the root where there is no prefix."""
    if not prefix:
        return inner
    app.json = PlacedJson(app, prefix)
    return Prefixed(inner, prefix)

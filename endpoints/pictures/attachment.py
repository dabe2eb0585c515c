"""A file that a browser saves and never shows, under a name that cannot end the header it stands in."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response

from conversation.ports.downloads import Leaving
from conversation.versions.filenames import plain

SAFE = "!#$&+-.^_`|~"
"""What `filename*` may hold besides letters and digits: RFC 8187, 3.2.1."""


def disposition(name: str) -> str:
    """`attachment` with the name twice: in ASCII for what knows no more, and as it is (RFC 6266, appendix D)."""
    return f"attachment; filename=\"{plain(name)}\"; filename*=UTF-8''{quote(name, safe=SAFE)}"


def attachment(leaving: Leaving) -> Response:
    """The answer that carries it; what is to be known about it stands in `Atelier-Notes`."""
    response = Response(leaving.pieces, mimetype=leaving.media_type)
    response.headers["Content-Disposition"] = disposition(leaving.name)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if leaving.size is not None:
        response.headers["Content-Length"] = str(leaving.size)
    if leaving.notes:
        response.headers["Atelier-Notes"] = ", ".join(leaving.notes)
    return response

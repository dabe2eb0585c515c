"""A picture's file as an answer: what `picture_files.py` and the embeds send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flask import Response

from endpoints.pictures.attachment import disposition
from endpoints.sending import sent
from endpoints.services import person, services


@dataclass(frozen=True)
class WhichFile:
    """Which of a picture's files."""

    format: Literal["preview", "card", "full", "original"] = "full"
    """A small WebP, one of at most 1440 pixels a side, what a screen shows, or the file itself."""
    version: str | None = None
    """Id of a version; the current one when left out."""


def sent_file(image: str, asked: WhichFile) -> Response:
    """That file of a picture of whoever asks. Raises `Told`."""
    if asked.format == "card":
        return _card(image, asked.version)
    kind, which = asked.format, (person().id, image, asked.version)
    found = (
        services().pictures.full_size.full(*which)
        if kind == "full"
        else services().pictures.shelf.file_of(*which, kind)
    )
    response = sent(found)
    if kind == "original":
        response.headers["Content-Disposition"] = disposition(found.kept.name)
    response.headers["Cache-Control"] = "private, no-cache"
    return _harmless(response)


@dataclass(frozen=True)
class WhichVersionOfIt:
    """Of which version."""

    version: str | None = None
    """Its id; the current one when left out."""


def for_clipboard(image: str, version: str | None) -> Response:
    """A PNG without anything private, as every program takes one from the clipboard. Raises `Told`."""
    owner = person().id
    found = services().pictures.shelf.get(owner, image)
    data, media_type = services().programs.turns.file(owner, found, "png", version=version or "")
    response = Response(data, mimetype=media_type)
    response.headers["Cache-Control"] = "private, no-store"
    return _harmless(response)


def _card(image: str, version: str | None) -> Response:
    """Of a version that is named a browser keeps it: a version never changes."""
    made = services().pictures.full_size.card(person().id, image, version)
    response = Response(made, mimetype="image/webp") if isinstance(made, bytes) else sent(made)
    keeps = version is not None and isinstance(made, bytes)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable" if keeps else "private, no-cache"
    return _harmless(response)


def _harmless(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response

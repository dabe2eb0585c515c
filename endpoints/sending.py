"""A kept picture as an answer: whole, a part of it (`Range`), or that nothing changed."""

from __future__ import annotations

from datetime import UTC, datetime
from zlib import adler32

from flask import Response, request
from werkzeug.wsgi import FileWrapper

from conversation.ports.shelf import PictureFile

PIECE = 64 * 1024
"""Bytes that are read and handed to the connection at once."""


def sent(found: PictureFile, etag: str = "") -> Response:
    """Its bytes, of which nothing is read that is not asked for. `etag`: what tells it from others, where that is known
    better than by its time and size. Raises `Told`."""
    kept = found.kept
    size, changed = kept.size, kept.changed
    stream = kept.open()
    try:
        response = Response(FileWrapper(stream, PIECE), mimetype=found.media_type, direct_passthrough=True)
        response.content_length = size
        response.last_modified = datetime.fromtimestamp(changed, UTC)
        response.cache_control.no_cache = True
        response.set_etag(etag or f"{changed}-{size}-{adler32(kept.name.encode())}")
        response.make_conditional(request, accept_ranges=True, complete_length=size)
    except BaseException:
        stream.close()
        raise
    return response

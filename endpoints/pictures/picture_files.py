"""A version's files by what they are for: `preview`, `full`, and the `original`, which is only ever a download."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.openapi.declaration import PIXELS, declared
from endpoints.pictures.sent_file import WhichFile, WhichVersionOfIt, for_clipboard, sent_file
from endpoints.request_body import query

routes = Blueprint("picture_files", __name__, url_prefix="/api/v1/images")


@routes.get("/<image>/file")
@declared(
    "A version's file",
    files=("image/*",),
    asks=WhichFile,
    counted=False,
    about="`original` is the file as it was sent, always a download: it may say where a photograph was taken.",
)
def file(image: str) -> Response:
    """`?format=full&version=<id>`; without a version the current one. An original is what was sent, all of it: it may
    say where a photograph was taken."""
    return sent_file(image, query(WhichFile))


@routes.get("/<image>/thumbnail")
@declared("A small picture of a version: a WebP", files=("image/*",), asks=WhichVersionOfIt, counted=False)
def thumbnail(image: str) -> Response:
    """The same as `file?format=preview`."""
    return sent_file(image, WhichFile("preview", query(WhichVersionOfIt).version))


@routes.get("/<image>/clipboard")
@declared(
    "A version as the clipboard takes it: a PNG without anything private",
    files=("image/png",),
    asks=WhichVersionOfIt,
    refuses=PIXELS,
)
def clipboard(image: str) -> Response:
    return for_clipboard(image, query(WhichVersionOfIt).version)

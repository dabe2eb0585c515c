"""A version's files by what they are for: `preview`, `full`, and the `original`, which is only ever a download."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.openapi.declaration import declared
from endpoints.pictures.sent_file import WhichFile, sent_file
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

"""A version's files by what they are for: `preview`, `full`, and the `original`, which is only ever a download."""

from __future__ import annotations

from flask import Blueprint, Response, request, send_file

from endpoints.body import wrong
from endpoints.desk import desk, person

routes = Blueprint("picture_files", __name__, url_prefix="/api/v1/images")
KINDS = ("preview", "full", "original")


@routes.get("/<image>/file")
def file(image: str) -> Response:
    """`?format=full&version=<id>`; without a version the current one. An original is what was sent, all of it: it may
    say where a photograph was taken."""
    kind = request.args.get("format", "full")
    if kind not in KINDS:
        wrong(f"format is one of {', '.join(KINDS)}")
    found = desk().shelf.file_of(person().id, image, request.args.get("version"), kind)
    original = kind == "original"
    name = found.path.name if original else None
    response = send_file(
        found.path, mimetype=found.media_type, as_attachment=original, download_name=name, conditional=True
    )
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response

"""The page: an HTML file for all its addresses, and its assets, which never change under their hashed names.

The gallery and Settings have a page of their own (interface/web/build/routePages.ts), the same but for what it asks for
beside the studio.

The build lays a `.br` and a `.gz` beside each file of text; whoever understands one gets it. All of it is public and
the same for everybody, so how short it gets tells nobody anything.
"""

from __future__ import annotations

import os.path
import re
from mimetypes import guess_type
from pathlib import Path

from flask import Blueprint, Response, request, send_from_directory
from werkzeug.security import safe_join

from endpoints.openapi.declaration import declared
from endpoints.services import services

routes = Blueprint("page", __name__)
FOREVER = 31_536_000
"""Seconds in a year."""
OWN_ADDRESS = re.compile(r'(\b(?:href|src)=")/')
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""How a file may lie there besides as it is, the shortest first."""


@routes.get("/")
@routes.get("/c/<conversation>")
@routes.get("/gallery")
@routes.get("/settings")
@routes.get("/settings/<tab>")
@routes.get("/login")
@routes.get("/recover")
@declared("The page", files=("text/html",), anybody=True, counted=False)
def page(conversation: str = "", tab: str = "") -> Response:
    """Asked for anew each time, so that a new build is seen at once."""
    own = (
        "gallery.html"
        if request.path == "/gallery"
        else "settings.html"
        if request.path.startswith("/settings")
        else ""
    )
    folder = services().facts.page
    name = own if own and (folder / own).is_file() else "index.html"
    root = request.script_root
    response = below_path(folder / name, root) if root else built(folder, name, 0)
    response.headers["Cache-Control"] = "no-cache"
    services().studio.warm()
    return response


@routes.get("/assets/<path:filename>")
@declared("What the page is made of", files=("*/*",), anybody=True, counted=False)
def asset(filename: str) -> Response:
    response = built(services().facts.page / "assets", filename, FOREVER)
    response.headers["Cache-Control"] = f"public, max-age={FOREVER}, immutable"
    return response


@routes.get("/<filename>")
@declared("What stands beside the page", files=("*/*",), anybody=True, counted=False)
def root_file(filename: str) -> Response:
    """What the build put beside `index.html`: icons, the script that sets the theme before the first paint."""
    return built(services().facts.page, filename, 3600)


def below_path(file: Path, root: str) -> Response:
    """The page of a studio that lives below a path, which its addresses and, by `data-base`, its scripts begin with.
    All else of the build finds its neighbours from where it is itself."""
    written = OWN_ADDRESS.sub(rf"\1{root}/", file.read_text("utf-8"))
    return Response(written.replace("<html ", f'<html data-base="{root}" ', 1), mimetype="text/html")


def built(folder: Path, filename: str, max_age: int) -> Response:
    """A file of the build in the shortest form that whoever asks understands; each form has an ETag of its own."""
    mimetype = guess_type(filename)[0] or "application/octet-stream"
    for encoding, ending in ENCODINGS.items():
        there = safe_join(str(folder), f"{filename}{ending}")
        if request.accept_encodings.quality(encoding) > 0 and there and os.path.isfile(there):
            response = send_from_directory(folder, f"{filename}{ending}", mimetype=mimetype, max_age=max_age)
            response.content_encoding = encoding
            break
    else:
        response = send_from_directory(folder, filename, mimetype=mimetype, max_age=max_age)
    response.vary.add("Accept-Encoding")
    for said_already in ("Content-Disposition", "Expires", "Last-Modified"):  # by Cache-Control and ETag, twenty times
        response.headers.pop(said_already, None)
    return response

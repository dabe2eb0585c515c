"""The page: one HTML file for all its addresses, and its assets, which never change under their hashed names."""

from __future__ import annotations

from flask import Blueprint, Response, send_from_directory

from endpoints.openapi.declaration import declared
from endpoints.services import services

routes = Blueprint("page", __name__)
FOREVER = 31_536_000
"""Seconds in a year."""


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
    response = send_from_directory(services().facts.page, "index.html", etag=True, max_age=0)
    response.headers["Cache-Control"] = "no-cache"
    services().studio.warm()
    return response


@routes.get("/assets/<path:filename>")
@declared("What the page is made of", files=("*/*",), anybody=True, counted=False)
def asset(filename: str) -> Response:
    response = send_from_directory(services().facts.page / "assets", filename, max_age=FOREVER)
    response.headers["Cache-Control"] = f"public, max-age={FOREVER}, immutable"
    return response


@routes.get("/<filename>")
@declared("What stands beside the page", files=("*/*",), anybody=True, counted=False)
def root_file(filename: str) -> Response:
    """What the build put beside `index.html`: the icon, the script that sets the theme before the first paint."""
    return send_from_directory(services().facts.page, filename, max_age=3600)

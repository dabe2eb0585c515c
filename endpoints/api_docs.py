"""The API's own document, for programs and, as a page, for people. Nothing in it is anybody's."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, send_from_directory

from conversation.errors import NotFound
from endpoints.openapi.declaration import declared
from endpoints.openapi.document import calls_of, document
from endpoints.openapi.human_page import HumanPage
from endpoints.services import services

FOLDER = Path(__file__).parent / "openapi"
EXAMPLES = FOLDER / "examples.json"
"""Calls that were really made: tests write them, see `tests/endpoints/openapi/recording.py`."""
PARTS = ("api.css", "api.js")
ADDRESSES = 8
"""Names under which the page is kept ready: its examples name the host that was asked."""
routes = Blueprint("api", __name__, template_folder="openapi/page")


@routes.get("/api/v1/openapi.json")
@declared("This document, as OpenAPI 3.1", dict[str, Any], bare=True, anybody=True)
def openapi() -> Response:
    response = Response(written(services().facts.version, request.script_root), mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    return response


@routes.get("/api/docs")
@declared("This document, as a page", files=("text/html",), anybody=True)
def docs() -> Response:
    response = Response(page(services().facts.version, request.root_url, request.script_root), mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    return response


@routes.get("/api/docs/<filename>")
@declared("What the page of this document is made of", files=("text/css", "text/javascript"), anybody=True)
def part(filename: str) -> Response:
    if filename not in PARTS:
        raise NotFound("This page")
    return send_from_directory(FOLDER / "page", filename, etag=True, max_age=0)


@cache
def described(version: str) -> dict[str, Any]:
    """The document of the application that answers: its routes never change while it runs."""
    examples = json.loads(EXAMPLES.read_text("utf-8"))
    return document(calls_of(current_app.url_map.iter_rules(), current_app.view_functions), version, examples)


@cache
def written(version: str, root: str) -> str:
    """`root`: the path that the studio lives below."""
    return json.dumps({**described(version), "servers": [{"url": root or "/"}]}, ensure_ascii=False)


@lru_cache(ADDRESSES)
def page(version: str, host: str, root: str) -> str:
    reading = HumanPage(described(version), host)
    return render_template(
        "api.html",
        version=version,
        root=root,
        introduction=reading.introduction(),
        parts=reading.parts(),
        shapes=reading.named(),
    )

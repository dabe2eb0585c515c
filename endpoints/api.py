"""The API's own document, for programs and, as a page, for people. Nothing in it is anybody's."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, jsonify

from endpoints.desk import desk
from endpoints.openapi.declaring import declared
from endpoints.openapi.document import calls_of, document

routes = Blueprint("api", __name__)
EXAMPLES = Path(__file__).parent / "openapi" / "examples.json"
"""Calls that were really made: tests write them, see `tests/endpoints/openapi/recording.py`."""


@routes.get("/api/v1/openapi.json")
@declared("This document, as OpenAPI 3.1", dict[str, Any], bare=True, anybody=True)
def openapi() -> Response:
    response = jsonify(described(desk().facts.version))
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def described(version: str) -> dict[str, Any]:
    """The document of the application that answers: its routes never change while it runs."""
    examples = json.loads(EXAMPLES.read_text("utf-8"))
    return document(calls_of(current_app.url_map.iter_rules(), current_app.view_functions), version, examples)

"""`docs/api/README.md`, from what the routes say about themselves: `make api`.

`python -m server.docs.api_page json` prints the OpenAPI document, as every studio serves it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from typing import Any

from flask import Flask

from conversation.recipe import VERSION
from endpoints import RESOURCES
from endpoints.api_docs import EXAMPLES
from endpoints.openapi.document import calls_of, document

HEAD = """\
# The API

{about}
Every studio serves this as a page, with shapes and examples, at `/api/docs`, as OpenAPI 3.1 at `/api/v1/openapi.json`.
[The README](../../README.md#use-it-from-a-script) has lines to begin with. This page is written by `make api`.
"""


def described() -> dict[str, Any]:
    """The document; of an application only its routes are needed."""
    app = Flask("atelier", static_folder=None)
    for routes in RESOURCES:
        app.register_blueprint(routes)
    return document(
        calls_of(app.url_map.iter_rules(), app.view_functions), VERSION, json.loads(EXAMPLES.read_text("utf-8"))
    )


def page(written: Mapping[str, Any]) -> str:
    """A table of the calls for each group."""
    parts = [HEAD.format(about=written["info"]["description"])]
    for tag in written["tags"]:
        rows = [
            f"| `{method.upper()} {path}` | {_summary(operation)} |"
            for path, methods in written["paths"].items()
            for method, operation in methods.items()
            if tag["name"] in operation["tags"]
        ]
        parts.append(
            "\n".join([f"## {tag['name']}", tag["description"], "", "| call | does |", "|---|---|", *rows, ""])
        )
    return "\n".join(parts)


def _summary(operation: Mapping[str, Any]) -> str:
    codes = [
        code
        for status, answer in operation["responses"].items()
        if status >= "400"
        for code in re.findall(r"`(\w+)`:", answer["description"])
        if code not in USUAL
    ]
    return str(operation["summary"]) + (f". Refuses with {', '.join(f'`{code}`' for code in codes)}" if codes else "")


USUAL = (
    *("bad_request", "not_signed_in", "token_expired", "scope_missing", "not_found", "request_entity_too_large"),
    "too_many",
)
"""Codes that nearly every call has."""

if __name__ == "__main__":
    asked = sys.argv[1:] == ["json"]
    sys.stdout.write(json.dumps(described(), indent=1, ensure_ascii=False) + "\n" if asked else page(described()))

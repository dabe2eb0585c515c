"""Conversations in a file that a person brings: the body is the file, read as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, request

from conversation.archive.imports import ImportResult, Steps
from conversation.errors import Told
from conversation.generators import closing, run_to_end
from conversation.sentences import say
from conversation.serialization import to_json
from endpoints.envelope import answer, as_data
from endpoints.errors import calm
from endpoints.idempotency import Repeatable, own_key
from endpoints.json_lines import LINES, in_lines, wants_lines
from endpoints.openapi.declaration import declared
from endpoints.request_body import body_pieces
from endpoints.services import person, services

routes = Blueprint("imports", __name__, url_prefix="/api/v1")
MOST_BYTES = 4 * 1024**3
"""Of a file."""


@routes.post("/imports")
@declared(
    "Takes in the conversations of a file",
    ImportResult,
    status=201,
    raw="application/zip",
    sends=Repeatable,
    also=(
        (
            200,
            LINES,
            "With `Accept: application/x-ndjson`: how far it is, a line of JSON each (`{progress, done}`). The last "
            "line is the one with `success`, as the answer above or as any refusal.",
        ),
    ),
    refuses=("archive_unreadable", "archive_refused", "archive_too_large", "line_cut", "disk_full", "stopped"),
    about="The ZIP of a conversation, or of everything, as `export` gives it; the ZIP that ChatGPT exports; or the "
    "JSON of Open WebUI. All of it gets new ids, so the same file can come again as a copy; with the same "
    "`Idempotency-Key` it is one. An archive that is damaged, or in which something is not as it should be is refused; "
    "what of its pictures cannot be read is named in `notes`. Conversations are taken in one after the other: each is "
    "there whole, or not at all.",
    scope="make",
)
def receive() -> Response:
    """`curl --data-binary @conversation.zip -H "Content-Type: application/zip"`."""
    request.max_content_length = MOST_BYTES
    lines = wants_lines()
    imports = services().conversations.moving.imports
    pieces = body_pieces(say("import_cut_text", "Nothing was taken in. Send the file again."))
    steps = imports.take(person().id, pieces, MOST_BYTES, key=own_key(), streams=lines)
    if not lines:
        return answer(to_json(run_to_end(steps)), 201)
    first = next(steps)  # what is refused before anything happens keeps its status
    return in_lines(told(first, steps))


def told(first: Any, steps: Steps) -> Iterator[dict[str, Any]]:
    """How far it is, then what came of it."""
    with closing(steps):
        try:
            yield to_json(first)
            while True:
                yield to_json(next(steps))
        except StopIteration as done:
            yield {"success": True, "data": to_json(done.value)}
        except Told as why:
            yield {"success": False, "error": as_data(why)}
        except Exception as error:  # noqa: BLE001 - the status is gone already
            yield {"success": False, "error": as_data(calm(error, uuid4().hex[:12]))}

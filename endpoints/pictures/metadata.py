"""What is in a picture's file, for its owner."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response

from conversation.serialization import to_json
from conversation.versions.file_sheet import Described
from conversation.versions.losses import Losses
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.request_body import query
from endpoints.services import person, services

routes = Blueprint("metadata", __name__, url_prefix="/api/v1/images/<image>")


@dataclass(frozen=True)
class WhichVersion:
    """Of which version."""

    version: str | None = None
    """Its id; the current one when left out."""


@routes.get("/metadata")
@declared(
    "What is in a picture's file",
    Described,
    asks=WhichVersion,
    refuses=("version_not_kept", "picture_too_large", "too_slow", "out_of_memory", "worker_died", "closing"),
    about="Format, colours, camera, place, credit, software, numbers, hidden pictures and origin, by group; each entry "
    "says what becomes of it when the picture leaves. Of a version made here also what the uploaded file says.",
)
def metadata(image: str) -> Response:
    """`?version=<id>`. It is told to nobody but the owner, and kept by nobody on the way."""
    found = services().pictures.editing.describe(person().id, image, query(WhichVersion).version)
    response = answer(to_json(found))
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.get("/losses")
@declared(
    "What a step would take from a picture's file",
    Losses,
    asks=WhichVersion,
    refuses=("version_not_kept", "picture_too_large", "too_slow", "out_of_memory", "worker_died", "closing"),
    about="By step: `edit` for whatever changes its pixels, and each format that it can leave in. `animation`: all "
    "pictures but the first. `bits`: more than 8 a channel. `transparency`: it becomes white. `signature`: that nobody "
    "changed it since it was signed; the credentials themselves stay, as the first link.",
)
def losses(image: str) -> Response:
    """`?version=<id>`."""
    return answer(to_json(services().pictures.editing.losses(person().id, image, query(WhichVersion).version)))

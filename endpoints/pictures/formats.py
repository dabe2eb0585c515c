"""Which files are read and written."""

from __future__ import annotations

from flask import Blueprint, Response

from conversation.file_formats import FormatKnown, formats_known
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.services import person

routes = Blueprint("formats", __name__, url_prefix="/api/v1")


@routes.get("/formats")
@declared("Which files are read and written, and what of them stays", tuple[FormatKnown, ...])
def formats() -> Response:
    person()
    return answer([to_json(each) for each in formats_known()])

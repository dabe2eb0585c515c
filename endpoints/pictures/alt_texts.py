"""What a picture shows, in words for who does not see it: told, written, or looked at by a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.image import Image
from conversation.serialization import to_json
from conversation.services.areas.alt_texts import AltText
from conversation.versions.alt_text import LONGEST_OWN
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import PIXELS, declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("alt_texts", __name__, url_prefix="/api/v1/images/<image>/alt")

UNCALLED = ("unknown_price", "month_limit", "shared_limit", "calls_limit", "provider_failed")


@dataclass(frozen=True)
class WrittenAlt:
    """What it shows, in somebody's own words."""

    text: Annotated[str, limits(maxLength=LONGEST_OWN)]
    """Empty for what is told by itself."""


@dataclass(frozen=True)
class Looking:
    """In which language it is to be told."""

    language: str = "en"
    """`en`, `de`, `fr`, `es` or `zh`."""


@routes.get("")
@declared(
    "What a picture shows, in words",
    AltText,
    about="Somebody's own words, else those that it was made from and what was done since, else what it is. Files and "
    "pages that leave carry it. `describer` is the model that could look at it, and about what that costs.",
)
def one(image: str) -> Response:
    return answer(to_json(services().pictures.areas.alt_texts.of(person().id, image)))


@routes.put("")
@declared("Writes what a picture shows", Image, takes=WrittenAlt, scope="finish")
def write(image: str) -> Response:
    asked = parse(WrittenAlt, json_body())
    return answer(to_json(services().pictures.areas.alt_texts.write(person().id, image, asked.text)))


@routes.post("/look")
@once
@declared(
    "Has a model look at a picture, and keeps what it says",
    AltText,
    takes=Looking,
    refuses=("no_vision", "nothing_described", *UNCALLED, *PIXELS),
    about="The picture, made small and without anything else of its file, is sent to the model that `describer` names.",
    scope="make",
)
def look(image: str) -> Response:
    asked = parse(Looking, json_body())
    return answer(to_json(services().pictures.areas.alt_texts.look(person().id, image, asked.language)))

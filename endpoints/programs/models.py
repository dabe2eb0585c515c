"""`GET /v1/models`: what programs can name, ours first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response, jsonify

from conversation.errors import NotFound
from conversation.serialization import to_json
from conversation.services.model_list import ModelFilter
from conversation.services.program_models import AUTO, COMPRESS, NOBG
from endpoints.openapi.declaration import declared, limits
from endpoints.programs import failures
from endpoints.services import person, services

routes = Blueprint("program_models", __name__, url_prefix="/v1/models")
failures.attach(routes)
OURS = {
    AUTO: "The best that is connected; what needs no model is done here",
    NOBG: "Cuts the subject out of its background, on this machine",
    COMPRESS: "Brings a picture below a size, on this machine",
}


@dataclass(frozen=True)
class NamedModel:
    """A model, as OpenAI's API lists one, and what it is called here."""

    id: str
    owned_by: str
    """Its provider."""
    name: str
    """As a person reads it."""
    kind: Literal["text", "image", "both"]
    """What it answers with."""
    object: Literal["model"] = "model"
    created: Annotated[int, limits(minimum=0)] = 0
    """Not known."""


@dataclass(frozen=True)
class NamedModels:
    """All of them."""

    data: tuple[NamedModel, ...]
    object: Literal["list"] = "list"


@routes.get("")
@declared("The models that programs can name", NamedModels, bare=True, envelope="openai")
def listing() -> Response:
    return jsonify(to_json(NamedModels(tuple(all_models()))))


@routes.get("/<path:model>")
@declared("One of them", NamedModel, bare=True, envelope="openai", refuses=("not_found",))
def one(model: str) -> Response:
    found = next((each for each in all_models() if each.id == model), None)
    if found is None:
        raise NotFound("The model")
    return jsonify(to_json(found))


def all_models() -> list[NamedModel]:
    ours = [NamedModel(name, "atelier", text, "both" if name == AUTO else "image") for name, text in OURS.items()]
    found = services().studio.providers.models(person().id, ModelFilter())
    return [*ours, *(NamedModel(each.id, each.provider, each.label, each.kind) for each in found)]

"""The models that a person has at hand: found by words, by what they can do, by their price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.serialization import to_json
from conversation.services.model_list import DescribedModel, ModelFilter
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared, limits
from endpoints.request_body import query
from endpoints.services import person, services

routes = Blueprint("models", __name__, url_prefix="/api/v1/models")
MOST = 2_000


@dataclass(frozen=True)
class ModelQuery(ModelFilter):
    """Which models, and how many of them."""

    limit: Annotated[int, limits(minimum=1, maximum=MOST)] = MOST
    """How many at most."""


@dataclass(frozen=True)
class FoundModels:
    """The models that were asked for."""

    models: tuple[DescribedModel, ...]
    total: Annotated[int, limits(minimum=0)]
    """How many there are without a limit."""


@routes.get("")
@declared(
    "All models one can choose, or those that are asked for",
    FoundModels,
    asks=ModelQuery,
    about="Never waits for a provider: what is not read yet is what it offered last.",
)
def listing() -> Response:
    asked = query(ModelQuery)
    found = services().studio.providers.models(person().id, asked)
    return answer(to_json(FoundModels(tuple(found[: asked.limit]), len(found))))

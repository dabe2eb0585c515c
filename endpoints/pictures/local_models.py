"""All models of this machine: what each is for, which are here, and fetching them. Those that cut out are also found
under `/cutout`, where they were before there were others."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response

from conversation.ports.cutout import as_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.openapi.shared_shapes import MODELS_SHARED, LocalModelShown
from endpoints.services import administrator, person, services

routes = Blueprint("local_models", __name__, url_prefix="/api/v1")


@dataclass(frozen=True)
class LocalModelList:
    """Every model there is for this machine, by what it is for."""

    models: tuple[LocalModelShown, ...]


@routes.get("/local-models")
@declared(
    "The models of this machine",
    LocalModelList,
    about="Those that cut out, enlarge, erase and select, with what each is good at, its size and its licence. "
    "They are fetched on request, checked, and run here: no picture leaves the machine.",
)
def models() -> Response:
    person()
    return answer({"models": [as_json(row) for row in services().pictures.areas.cutout.models.rows("")]})


@routes.post("/cutout/models/<name>", endpoint="fetch_cutout_model")
@routes.post("/local-models/<name>")
@declared(
    "Fetch a model of this machine, or go on with it",
    LocalModelShown,
    status=202,
    refuses=("administrators_only",),
    about=MODELS_SHARED,
    scope="admin",
)
def fetch(name: str) -> Response:
    """Begins, or goes on: a model of several files where it was left."""
    owner = administrator().id
    return answer(as_json(services().pictures.areas.cutout.fetch(owner, name)), 202)


@routes.delete("/cutout/models/<name>", endpoint="remove_cutout_model")
@routes.delete("/local-models/<name>")
@declared(
    "End a fetch, or remove a model of this machine",
    LocalModelShown,
    refuses=("administrators_only",),
    about=MODELS_SHARED,
    scope="admin",
)
def remove(name: str) -> Response:
    """Ends a running fetch, or removes all files of what is here."""
    administrator()
    return answer(as_json(services().pictures.areas.cutout.models.remove(name)))

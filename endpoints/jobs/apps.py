"""`POST /api/v1/apps/images/generate`: a picture that is made while the caller goes on, followed by its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from flask import Blueprint, Response

from conversation.services.model_list import ModelFilter
from conversation.services.program_models import named
from conversation.services.program_turns import ProgramOrder
from endpoints.conversations.turn_request import LONGEST_ID
from endpoints.envelope import answer
from endpoints.idempotency import Repeatable, own_key
from endpoints.openapi.declaration import FILLED, Id, declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("apps", __name__, url_prefix="/api/v1/apps")
Word = Annotated[str, limits(maxLength=300)]


@dataclass(frozen=True)
class GenerateCall:
    """A picture, and how it is to be."""

    prompt: Annotated[str, FILLED, limits(maxLength=20_000)]
    """Sent as it stands."""
    model: Word = "atelier/auto"
    """`atelier/auto`, or the id of an image model as `GET /api/v1/models` has it."""
    aspect_ratio: Annotated[str, limits(maxLength=20)] = ""
    """`width:height`; empty for the model's own."""
    style: Word = ""
    """The name of a style (`GET /api/v1/styles`), or a phrase."""
    resolution: Word = ""
    quality: Word = ""
    n: Annotated[int, limits(minimum=1, maximum=10)] = 1
    """Pictures; the first has the id that is answered, the others stand in the job's result."""
    seed: int | None = None
    conversation: Annotated[str, limits(maxLength=LONGEST_ID)] = ""
    """Id of the conversation that it goes into; empty for the one of other programs."""
    confirm: bool = False
    """Yes to what it costs: without it a dear picture ends with a question in place of a picture."""


@dataclass(frozen=True)
class GenerateAccepted:
    """It is being made."""

    task_id: Id
    """Of the job: `GET /api/v1/tasks/<id>`."""
    embed_id: Id
    """Of the picture: `GET /api/v1/embeds/<id>/content`, and once it is there `GET /api/v1/images/<id>`."""
    conversation: Id
    """Where it will be."""


@routes.post("/images/generate")
@declared(
    "Has a picture made, and answers at once",
    GenerateAccepted,
    status=202,
    takes=GenerateCall,
    sends=Repeatable,
    refuses=("conflict", "busy", "closing", "not_found", "disk_full"),
    about="The work goes on when the connection is closed, and after the studio was started anew. `embed_update` on "
    "the socket says when it is over, `GET /api/v1/tasks/<id>?wait=` waits for it.",
    scope="make",
)
def generate() -> Response:
    asked, owner = parse(GenerateCall, json_body()), person().id
    model = named(asked.model, services().studio.providers.models(owner, ModelFilter()), "image")
    administers = services().people.identities.administers()
    order = ProgramOrder(
        owner,
        asked.prompt.strip(),
        options={"generate_image": True, "image_model": model.id, **choices_of(asked)},
        confirm=asked.confirm,
        administers=administers,
        key=own_key(),
        conversation=asked.conversation,
    )
    begun = services().programs.turns.begin(order)
    made = begun.reply.id
    return answer({"task_id": made, "embed_id": made, "conversation": begun.reply.conversation}, 202)


def choices_of(asked: GenerateCall) -> dict[str, Any]:
    """As the composer has them; what the model lacks is left out and said there."""
    return {
        "aspect": asked.aspect_ratio,
        "style": asked.style,
        "resolution": asked.resolution,
        "quality": asked.quality,
        "count": asked.n,
        "seed": asked.seed,
    }

"""What a person said last, to say it again on whichever device they are."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response

from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.services import person, services

routes = Blueprint("prompts", __name__, url_prefix="/api/v1/prompts")
MOST = 50


@dataclass(frozen=True)
class RecentPrompts:
    """Words as they were sent."""

    prompts: tuple[str, ...]
    """The newest first, each once, 50 at most."""


@routes.get("")
@declared(
    "What was said last",
    RecentPrompts,
    about="Over all conversations that are there, so what is deleted is not among them.",
)
def prompts() -> Response:
    return answer({"prompts": services().conversations.library.recent_prompts(person().id, MOST)})

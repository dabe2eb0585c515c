"""A turn by HTTP: stopping it, the prompt it ended with for a person to look at, picking one of its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.commands.image import MOST
from conversation.events import WordChange
from conversation.generation.prompt_gate import DRAFTS
from conversation.generation.word_diff import word_changes
from conversation.message import Message
from conversation.ports.comparisons import ModelStanding
from conversation.serialization import to_json
from conversation.services.prompt_reviews import Decision, ReviewAnswer, ReviewChoices, ReviewState
from endpoints.conversations.turn_request import LONGEST_ID, Accepted
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.json_lines import LINES, in_lines, wants_lines
from endpoints.openapi.declaration import declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("turns", __name__, url_prefix="/api/v1/turns")
Prompt = Annotated[str, limits(maxLength=DRAFTS)]


@dataclass(frozen=True)
class Stopped:
    """What came of it."""

    stopped: bool
    """Whether it was running."""


@dataclass(frozen=True)
class ReviewPatch:
    """What changes of a prompt in review."""

    draft: Prompt | None = None
    """The words as the person has them now; empty for the proposed ones again."""
    state: ReviewState | None = None
    """`cancelled` puts it aside, `open` takes it up again."""
    model: Annotated[str, limits(maxLength=LONGEST_ID)] | None = None
    """Id of the model that is to paint it instead."""
    aspect: Annotated[str, limits(maxLength=20)] | None = None
    """`width:height`; of a model that has not that one, the nearest."""
    count: Annotated[int, limits(minimum=1, maximum=MOST)] | None = None
    """So many pictures."""


@dataclass(frozen=True)
class Deciding:
    """What becomes of a prompt in review."""

    decision: Decision
    """`paint` it, the person's `own_words` as they are, `refine_again`, or `cancel`."""
    prompt: Prompt = ""
    """As it is to be painted; empty for what the review shows."""
    wish: Annotated[str, limits(maxLength=2_000)] = ""
    """What is to be different when it is refined again."""
    client_id: Annotated[str, limits(maxLength=LONGEST_ID)] | None = None
    """One's own id for the answer: the same one again is the same answer, never charged twice."""


@dataclass(frozen=True)
class Wordings:
    """Two prompts."""

    before: Prompt = ""
    after: Prompt = ""


@dataclass(frozen=True)
class Compared:
    """The one beside the other, word by word."""

    changes: tuple[WordChange, ...]


@routes.post("/<turn>/stop")
@declared(
    "Stops a turn",
    Stopped,
    about="What it holds open is closed within two seconds; what was written stays.",
    scope=("make", "finish"),
)
def stop(turn: str) -> Response:
    services().conversations.library.message(person().id, turn)
    return answer({"stopped": services().conversations.turns.stop(turn)})


@routes.patch("/<turn>/review")
@declared(
    "Changes a prompt in review",
    Message,
    takes=ReviewPatch,
    refuses=("nothing_in_review", "unknown_model", "bad_aspect"),
    about="The answer has the price of what is chosen. What was changed is there after a reload, in another tab, and "
    "after the server was started anew.",
    scope="make",
)
def change_review(turn: str) -> Response:
    said = parse(ReviewPatch, json_body())
    chosen = ReviewChoices(said.model, said.aspect, said.count)
    changed = services().conversations.reviews.change(person().id, turn, said.draft, said.state, chosen)
    return answer(changed.to_dict())


@routes.post("/<turn>/review")
@once
@declared(
    "Says what becomes of a prompt in review",
    Accepted,
    status=202,
    takes=Deciding,
    also=((200, LINES, "With `Accept: application/x-ndjson`: the turn's events as they happen, a line of JSON each."),),
    refuses=("nothing_in_review", "conflict", "busy", "closing"),
    about="`turn` is the one whose `QuestionAsked` has a `review`, as a message sent with `review: true` ends with.",
    scope="make",
)
def answer_review(turn: str) -> Response:
    said, caller = parse(Deciding, json_body()), person().id
    administers = services().people.identities.administers()
    wanted = services().conversations.reviews.answered(
        caller, turn, ReviewAnswer(**vars(said)), administers=administers
    )
    turns = services().conversations.turns
    begun = turns.start(wanted)
    if wants_lines():
        return in_lines(turns.watch(begun))
    return answer({"turn": begun.reply.id, "message": begun.message.id, "conversation": wanted.conversation}, 202)


@routes.post("/compare-prompts")
@declared("Compares two prompts word by word", Compared, takes=Wordings, scope="make")
def compare_prompts() -> Response:
    said = parse(Wordings, json_body())
    return answer(to_json(Compared(word_changes(said.before, said.after))))


@dataclass(frozen=True)
class Pick:
    """Which of the candidates."""

    place: Annotated[int, limits(minimum=0)]
    """Of the picture; 0 takes the choice back."""
    group: Annotated[int, limits(minimum=1)] = 1
    """Which candidates of the reply, where a message ordered several."""


@dataclass(frozen=True)
class Standings:
    """How models fared that painted side by side, those that won most first."""

    models: tuple[ModelStanding, ...]


@routes.post("/<turn>/pick")
@once
@declared(
    "Picks one of several pictures of one prompt",
    Message,
    takes=Pick,
    refuses=("bad_arguments",),
    about="What comes next is about it. Where several models painted, its model won.",
    scope="make",
)
def pick(turn: str) -> Response:
    asked = parse(Pick, json_body())
    picked = services().conversations.picking.pick(person().id, turn, asked.group, asked.place)
    return answer(picked.to_dict())


@routes.get("/standings")
@declared("Which models one picked, of those that painted side by side", Standings)
def standings() -> Response:
    return answer({"models": to_json(services().conversations.picking.standings(person().id))})

"""`POST /api/generate-image`: one picture for a form or a program, outside any conversation. Its shapes are its own.

It is answered once it is done, or in lines of JSON while it is painted.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal
from uuid import uuid4

from flask import Blueprint, Response, jsonify
from flask_limiter.errors import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from conversation.errors import ProviderFault, Told
from conversation.events import Event, PromptReview, TurnFailed, event_to_dict
from conversation.generation.standalone import CostUnconfirmed
from conversation.generators import closing, run_to_end, translated
from conversation.serialization import to_json
from endpoints.conversations.turn_request import LONGEST_ID
from endpoints.envelope import ask_to_wait, wait_of
from endpoints.errors import as_told, calm
from endpoints.idempotency import once
from endpoints.json_lines import LINES, in_lines, wants_lines
from endpoints.openapi.declaration import FILLED, declared, limits, maybe, refuses
from endpoints.request_body import json_body, parse
from endpoints.services import FormRequest, FormResult, ReviewMode, person, services, visitor

routes = Blueprint("generate_image", __name__)
LONGEST_PROMPT = 20_000
OWN_CODES = {"missing_api_key": 500, "timeout": 504, "empty_response": 502}
"""Codes that programs know this endpoint by, with their status; any other fault of a provider is `openrouter_error`."""


@refuses(amount="missing_prompt")
@dataclass(frozen=True)
class Generating:
    """What to paint, and how."""

    prompt: Annotated[str, FILLED, limits(maxLength=LONGEST_PROMPT)]
    model: Annotated[str, limits(maxLength=200)] = ""
    """Id of an image model; empty or `auto` for the best that is connected."""
    conversation_id: Annotated[str, limits(maxLength=LONGEST_ID)] = ""
    """Whose summary and messages the prompt is refined with, where that is asked for."""
    include_summary: bool = False
    include_messages: bool = False
    include_memory_pad: bool = False
    history_count: Annotated[int, limits(minimum=0, maximum=100)] = 10
    deep_context: bool = False
    better_context: bool = True
    """The prompt is refined by a cheap model."""
    aspect: Annotated[str, limits(maxLength=20)] = ""
    """`width:height`; empty for the model's own default."""
    style: Annotated[str, limits(maxLength=300)] = ""
    """How it is to look: the name of a style (`GET /api/v1/styles`), or a phrase."""
    review: ReviewMode = "never"
    """Whether the prompt comes back first, in place of a picture: `always`, or where the person's `settings` and the
    price say so. A picture is what comes of it once it is sent again as `reviewed_prompt`."""
    reviewed_prompt: Annotated[str, limits(maxLength=LONGEST_PROMPT)] = ""
    """The prompt that a person saw and let go, changed or not: it is painted as it stands."""
    refine_again: Annotated[str, limits(maxLength=LONGEST_PROMPT)] = ""
    """The proposal in whose place another one is wanted."""
    wish: Annotated[str, limits(maxLength=2_000)] = ""
    """What is to be different in it."""
    task: Annotated[str, limits(format="uuid", pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")] | None = None
    """An id (UUID) that the caller makes for it: then it goes on when the connection closes, as a job of that id, and
    the same call again answers what it tells from there on, or what came of it (for a day)."""
    confirm: bool = False
    """Yes to what it costs: asked for by 402 `confirm_cost` where that is more than one is to be surprised with, or
    where nobody knows it."""


@dataclass(frozen=True)
class GeneratedPicture:
    """A picture, or words where the model had none."""

    status: Literal["success"]
    images: tuple[str, ...]
    """`data:` addresses."""
    text: str
    model: str
    refined_prompt: str
    warning: str = maybe()
    """Why there is no picture."""


@dataclass(frozen=True)
class ProposedPrompt:
    """What is to be looked at before it is painted; nothing was painted and nothing set aside."""

    status: Literal["review"]
    review: PromptReview


@routes.post("/api/generate-image")
@once
@declared(
    "A picture, outside of any conversation",
    GeneratedPicture | ProposedPrompt,
    bare=True,
    envelope="form",
    takes=Generating,
    also=(
        (
            200,
            LINES,
            "With `Accept: application/x-ndjson`: the steps as they happen, a line of JSON each, as a turn tells them "
            "(`StatusChanged`, `PromptRefined`, `ImageStarted`, `ImageProgress`, `ImagePreview` with the address of a "
            "rough state that can be read meanwhile, `UsageRecorded`). The last line is the one with a `status`: the "
            "answer as above, or the refusal, with `retry_after` in seconds where waiting helps.",
        ),
    ),
    refuses=(
        "missing_prompt",
        "not_found",
        "missing_api_key",
        "unknown_model",
        "openrouter_error",
        "confirm_cost",
        "month_limit",
        "shared_limit",
        "pictures_limit",
        "calls_limit",
        "unknown_price",
        "feature_off",
        "refused_before_sending",
        "not_checked",
        "empty_response",
        "timeout",
        "stopped",
        "interrupted",
        "closing",
    ),
    about="Closing the connection ends the work, unless it has a `task`. At most ten a minute for each person, beside "
    "the limit on all calls.",
    scope="make",
)
def generate() -> Response:
    owner, asked = person().id, parse(Generating, json_body())
    administers = services().people.identities.administers()
    if asked.conversation_id:
        services().conversations.library.get(owner, asked.conversation_id)
    form = services().image_form
    steps = form.paint(FormRequest(owner, **{**vars(asked), "task": asked.task or ""}, administers=administers))
    if wants_lines():
        try:
            first = next(steps)  # what is refused before anything happens keeps its status
        except StopIteration as done:  # it was painted before, and nothing is told any more
            return in_lines(iter([made(done.value)]))
        return in_lines(told(first, steps, partial(form.failure, owner, administers)))
    return kept_nowhere(jsonify(made(run_to_end(steps))))


def told(
    first: Event, steps: Generator[Event, None, FormResult], failed: Callable[[Told], TurnFailed]
) -> Iterator[dict[str, Any]]:
    """Each step, then what came of it."""
    with closing(steps):
        yield event_to_dict(first)
        try:
            result = yield from translated(steps, event_to_dict)
        except Told as why:
            waits = {"retry_after": wait_of(why)} if why.retry_after is not None else {}
            yield refusal(why)[0] | waits | failure(why, failed)
        except Exception as error:  # noqa: BLE001 - as `bug` below, where the status is gone already
            yield refusal(calm(error, uuid4().hex[:12]))[0]
        else:
            yield made(result)


def made(result: FormResult) -> dict[str, Any]:
    """`GeneratedPicture` as JSON, or `ProposedPrompt`."""
    if result.review is not None:
        return {"status": "review", "review": to_json(result.review)}
    images = [f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}" for picture in result.pictures]
    data = {
        "status": "success",
        "images": images,
        "text": result.text,
        "model": result.model,
        "refined_prompt": result.refined_prompt,
    }
    if not images:
        data["warning"] = "The model answered without a picture. Say more plainly what to paint, or take another model."
    return data


def kept_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.errorhandler(Told)
def refused(told: Told) -> Response:
    """With its status."""
    data, status = refusal(told)
    user = visitor()
    if user is not None:
        administers = services().people.identities.administers()
        data |= failure(told, partial(services().image_form.failure, user.id, administers))
    response = jsonify(data)
    response.status_code = status
    ask_to_wait(told)
    return kept_nowhere(response)


def refusal(told: Told) -> tuple[dict[str, Any], int]:
    """`{"status": "error", "code", "message"}`, with `cost` (micro-dollars) where a yes is wanted; and its status."""
    code, status = told.code, told.status
    if code in OWN_CODES:
        status = OWN_CODES[code]
    elif isinstance(told, ProviderFault):
        code, status = "openrouter_error", 502
    cost = {"cost": told.cost} if isinstance(told, CostUnconfirmed) else {}
    return {"status": "error", "code": code, "message": str(told), **cost}, status


def failure(told: Told, failed: Callable[[Told], TurnFailed]) -> dict[str, Any]:
    """`{"failure"}` of a provider's fault: what a person can do about it."""
    return {"failure": event_to_dict(failed(told))} if isinstance(told, ProviderFault) else {}


@routes.errorhandler(HTTPException)
def http_refused(error: HTTPException) -> Response:
    return refused(as_told(error))


@routes.errorhandler(RateLimitExceeded)
def too_many(error: RateLimitExceeded) -> Response:
    return refused(as_told(error))


@routes.errorhandler(Exception)
def bug(error: Exception) -> Response:
    return refused(calm(error, uuid4().hex[:12]))

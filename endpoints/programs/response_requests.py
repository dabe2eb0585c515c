"""What `/v1/responses` is asked: an input of words, pictures and calls before, with the image tool or without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from conversation.services.model_list import ModelFilter
from conversation.services.program_models import ProgramModel, named
from conversation.services.program_orders import choices_of, prompted, words_of
from conversation.services.program_turns import ProgramOrder
from endpoints.openapi.declaration import limits
from endpoints.programs.chat_requests import Completing, about_pictures, said_by
from endpoints.programs.image_requests import PaintingCall, fetched
from endpoints.request_body import parse, wrong
from endpoints.services import services

TOOL = "image_generation"
CALL = "image_generation_call"
CALL_ID, OF_TURN = "ig_", "resp_"
"""Before the id of a picture: the call that made it; before that of a turn: its response."""
TURN = re.compile(rf"{OF_TURN}([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})")
CHOICES = ("size", "quality", "background", "output_format", "output_compression", "partial_images")
MOST_ITEMS = 2_000


@dataclass(frozen=True)
class Responding:
    """A response that is wanted. What is not named here is passed over."""

    input: Any = None
    """A text, or a list of messages (`{role, content}` with `input_text` and `input_image`) and of
    `image_generation_call`s that an answer brought."""
    model: Annotated[str, limits(maxLength=200)] = "atelier/auto"
    instructions: Annotated[str, limits(maxLength=100_000)] = ""
    tools: Annotated[tuple[Mapping[str, Any], ...], limits(maxItems=50)] = ()
    """`{type: image_generation}`, with `size`, `quality`, `background`, `output_format`, `output_compression`, and
    for a stream `partial_images` (0 to 3)."""
    tool_choice: Any = None
    """`{type: image_generation}`, or `required`: a picture is wanted whatever the words say; `none`: none is."""
    previous_response_id: Annotated[str, limits(maxLength=100)] = ""
    """Of an answer with a picture, which the words go on with."""
    stream: bool = False
    temperature: Annotated[float, limits(minimum=0, maximum=2)] | None = None
    max_output_tokens: Annotated[int, limits(minimum=1)] | None = None


@dataclass(frozen=True)
class ResponseInput:
    """The same, taken apart."""

    messages: tuple[Mapping[str, Any], ...]
    image: str = ""
    """Id of the picture that the words go on with."""
    tool: Mapping[str, Any] | None = field(default=None)
    """The image tool, as it was sent."""


def heard(asked: Responding, owner: str) -> ResponseInput:
    """Raises `BadRequest`, and `NotFound` for a response that is not there."""
    messages: list[Mapping[str, Any]] = (
        [{"role": "system", "content": asked.instructions}] if asked.instructions else []
    )
    image = before(asked.previous_response_id, owner)
    items = [{"role": "user", "content": asked.input}] if isinstance(asked.input, str) else asked.input
    if not isinstance(items, list) or not 1 <= len(items) <= MOST_ITEMS:
        wrong(f"input is a text, or a list of 1 to {MOST_ITEMS}")
    for place, item in enumerate(items):
        if not isinstance(item, dict):
            wrong(f"input[{place}] is an object")
        if item.get("type") == CALL:
            image = str(item.get("id") or "").removeprefix(CALL_ID)
        elif "role" in item:
            messages.append(item)
    if not messages or messages[-1].get("role") != "user":
        wrong("input ends with what a user says")
    tool = next((tool for tool in asked.tools if tool.get("type") == TOOL), None)
    return ResponseInput(tuple(messages), image, tool)


def before(response: str, owner: str) -> str:
    """Id of the last picture of a response. Raises `BadRequest` for one that had none: nothing else is kept of it."""
    if not response:
        return ""
    turn = TURN.fullmatch(response)
    images = services().programs.desk.get(owner, turn[1]).images if turn else ()
    return images[-1] if images else wrong("the response before had no picture: send its messages again instead")


def painting_of(asked: Responding, said: ResponseInput, owner: str, administers: bool) -> ProgramOrder | None:
    """What the studio is to do; None where a chat model answers. Raises `Told`."""
    model = named(asked.model, services().studio.providers.models(owner, ModelFilter()), "chat")
    last = said_by(said.messages[-1])
    forced = asked.tool_choice == "required" or (
        isinstance(asked.tool_choice, dict) and asked.tool_choice.get("type") == TOOL
    )
    if model.does not in ("chat", "auto"):
        wanted = True
    else:
        wanted = said.tool is not None and asked.tool_choice != "none"
        wanted = wanted and (forced or about_pictures(last, said.image, owner))
    if not wanted:
        return None
    sent = tuple(fetched(address, number) for number, address in enumerate(last.pictures, start=1))
    image = "" if sent else said.image
    painter = ProgramModel("auto") if model.does == "chat" else model
    text, options = words_of(last.text.strip(), painter, edits=bool(sent or image))
    options = {**options, **choices_of(painting_call(said))}
    return ProgramOrder(owner, prompted(text), sent, options, image, administers=administers)


def painting_call(said: ResponseInput) -> PaintingCall:
    """How the picture is to be. Raises `BadRequest`."""
    tool = said.tool or {}
    return parse(PaintingCall, {name: tool[name] for name in CHOICES if tool.get(name) is not None})


def completing(asked: Responding, said: ResponseInput) -> Completing:
    """The same for a chat model."""
    return Completing(said.messages, asked.model, temperature=asked.temperature, max_tokens=asked.max_output_tokens)

"""What `/v1/chat/completions` is asked: messages with pictures and tools, for a chat model or for the studio itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ToolCall
from conversation.services.model_list import ModelFilter
from conversation.services.program_chat import orders_picture
from conversation.services.program_models import ProgramModel, named
from conversation.services.program_orders import words_of
from conversation.services.program_turns import ProgramOrder
from endpoints.openapi.declaration import limits
from endpoints.programs.image_requests import fetched
from endpoints.request_body import wrong
from endpoints.services import services

MOST_MESSAGES = 2_000
MOST_TOOLS = 200
ROLES = {"developer": "system", "function": "tool"}
"""What other names there are for a role."""
LINK = re.compile(r"/v1/files/([\w.-]+)")
PARTS = ("text", "input_text", "output_text")
PICTURES = ("image_url", "input_image")


@dataclass(frozen=True)
class StreamOptions:
    """How a stream ends."""

    include_usage: bool = False


@dataclass(frozen=True)
class Completing:
    """A reply that is wanted. What is not named here is passed over."""

    messages: Annotated[tuple[Mapping[str, Any], ...], limits(minItems=1, maxItems=MOST_MESSAGES)]
    """`{role, content, tool_calls?, tool_call_id?}`; content is a text, or parts of `text` and `image_url`."""
    model: Annotated[str, limits(maxLength=200)] = "atelier/auto"
    stream: bool = False
    stream_options: StreamOptions = field(default_factory=StreamOptions)
    tools: Annotated[tuple[Mapping[str, Any], ...], limits(maxItems=MOST_TOOLS)] = ()
    tool_choice: Any = None
    """`none` keeps the tools back; all else leaves it to the model."""
    temperature: Annotated[float, limits(minimum=0, maximum=2)] | None = None
    max_tokens: Annotated[int, limits(minimum=1)] | None = None
    max_completion_tokens: Annotated[int, limits(minimum=1)] | None = None
    modalities: tuple[Literal["text", "image", "audio"], ...] = ()
    """With `image`, pictures come as `images` beside the text, and not as markdown in it."""
    n: Literal[1] = 1


@dataclass(frozen=True)
class SaidPart:
    """A message's words and the addresses of its pictures."""

    text: str
    pictures: tuple[str, ...] = ()


def studio_order(asked: Completing, owner: str, administers: bool) -> ProgramOrder | None:
    """What the studio itself is to do: where an image model or a finishing tool is named; or with `auto` a picture or
    a command is ordered, a picture is sent along, or one that came from here is spoken of. None for a chat model.
    Raises `Told`."""
    model = model_of(asked, owner)
    last = said_by(asked.messages[-1])
    image = last_picture(asked.messages, owner)
    if model.does == "chat" or (model.does == "auto" and not about_pictures(last, image, owner)):
        return None
    sent = tuple(fetched(address, number) for number, address in enumerate(last.pictures, start=1))
    text, options = words_of(last.text.strip(), model, edits=True)
    return ProgramOrder(owner, text, sent, options, image="" if sent else image, confirm=False, administers=administers)


def about_pictures(last: SaidPart, image: str, owner: str) -> bool:
    """Whether words to `auto` are for the studio rather than for a chat model alone."""
    return bool(last.pictures or image or orders_picture(last.text) or services().programs.chat.offline(owner))


def model_of(asked: Completing, owner: str) -> ProgramModel:
    return named(asked.model, services().studio.providers.models(owner, ModelFilter()), "chat")


def last_picture(messages: Sequence[Mapping[str, Any]], owner: str) -> str:
    """Id of the newest picture that an answer before brought from here; empty where there is none."""
    links = services().programs.links
    for message in reversed(messages):
        if message.get("role") == "assistant":
            found = [links.owned(owner, signed) for signed in LINK.findall(json.dumps(message))]
            if any(found):
                return next(each for each in reversed(found) if each)
    return ""


def chat_request(asked: Completing) -> ChatRequest:
    """The same for a chat model, whose pictures are made small enough to be looked at. Raises `Told`."""
    tools = () if asked.tool_choice == "none" else tuple(tool_of(tool) for tool in asked.tools)
    most = asked.max_completion_tokens or asked.max_tokens
    return ChatRequest(tuple(messages_of(asked.messages)), tools, asked.temperature, most)


def messages_of(messages: Sequence[Mapping[str, Any]]) -> Iterator[ChatMessage]:
    chat = services().programs.chat
    for place, message in enumerate(messages):
        role = ROLES.get(str(message.get("role")), message.get("role"))
        if role not in ("system", "user", "assistant", "tool"):
            wrong(f"messages[{place}].role is system, user, assistant or tool")
        said = said_by(message)
        pictures: list[Attachment] = [chat.shown(fetched(each, 1).data) for each in said.pictures]
        calls = tuple(call_of(call, place) for call in message.get("tool_calls") or ())
        answers = message.get("tool_call_id") if role == "tool" else None
        yield ChatMessage(str(role), said.text, tuple(pictures), calls, answers)


def said_by(message: Mapping[str, Any]) -> SaidPart:
    """Its words and pictures, however its content is written. Raises `BadRequest`."""
    content = message.get("content")
    if content is None or isinstance(content, str):
        return SaidPart(content or "")
    if not isinstance(content, list) or not all(isinstance(part, dict) for part in content):
        wrong("a message's content is a text, or a list of parts")
    words = "\n".join(str(part.get("text") or "") for part in content if part.get("type") in PARTS)
    return SaidPart(words, tuple(address_of(part) for part in content if part.get("type") in PICTURES))


def address_of(part: Mapping[str, Any]) -> str:
    found = part.get("image_url")
    address = found.get("url") if isinstance(found, dict) else found
    return address if isinstance(address, str) else wrong("a part's image_url has no url")


def call_of(call: object, place: int) -> ToolCall:
    """What an assistant's message called before. Raises `BadRequest`."""
    function = call.get("function") if isinstance(call, dict) else None
    if not isinstance(call, dict) or not isinstance(function, dict):
        wrong(f"messages[{place}].tool_calls has one without a function")
    try:
        arguments = json.loads(function.get("arguments") or "{}")
    except (TypeError, ValueError):
        arguments = {}
    name, identity = str(function.get("name") or ""), str(call.get("id") or "")
    return ToolCall(identity, name, arguments if isinstance(arguments, dict) else {})


def tool_of(tool: Mapping[str, Any]) -> Mapping[str, Any]:
    """A tool as chat models here are given one. Raises `BadRequest`."""
    function = tool.get("function")
    if tool.get("type") != "function" or not isinstance(function, dict) or not isinstance(function.get("name"), str):
        wrong("a tool is {type: function, function: {name, description, parameters}}")
    return {
        "name": function["name"],
        "description": str(function.get("description") or ""),
        "parameters": function.get("parameters") or {"type": "object", "properties": {}},
    }

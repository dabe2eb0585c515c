"""A tool as the protocol lists it, and what a call says read back into it: both by pydantic, of the same dataclass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from mcp_types import Tool, ToolAnnotations
from pydantic import TypeAdapter, ValidationError

from conversation.agent_tools.tool import AgentTool
from conversation.agent_tools.workshop import Workshop
from conversation.errors import BadRequest
from conversation.field_docs import notes_of
from conversation.sentences import say, sentence_of


def listed(tool: type[AgentTool], workshop: Workshop) -> Tool:
    """With a schema of its arguments."""
    annotations = ToolAnnotations(
        title=tool.title,
        read_only_hint=tool.reads,
        destructive_hint=False,  # every change is a version beside the one before
        open_world_hint=tool.outside,
    )
    description = " ".join((tool.__doc__ or "").split())
    schema = schema_of(tool, tool.more(workshop))
    return Tool(name=tool.name, title=tool.title, description=description, input_schema=schema, annotations=annotations)


def schema_of(tool: type[AgentTool], more: Mapping[str, str]) -> dict[str, Any]:
    """What may be said, as JSON Schema: the sentence under each field is its description."""
    made, notes = adapter(tool).json_schema(), notes_of(tool)
    properties: dict[str, Any] = {}
    for name, said in made["properties"].items():
        about = " ".join(filter(None, (notes.get(name), more.get(name))))
        said = {key: value for key, value in said.items() if key != "title"}
        properties[name] = {**said, "description": about} if about else said
    return {
        "type": "object",
        "properties": properties,
        "required": made.get("required", []),
        "additionalProperties": False,
    }


def read(tool: type[AgentTool], arguments: Mapping[str, Any]) -> AgentTool:
    """The call. Raises `BadRequest` that names the argument."""
    known = [item.name for item in fields(tool)]
    other = next((name for name in arguments if name not in known), None)
    if other is not None:
        raise _misread(f"there is no argument “{other[:50]}”; there is {', '.join(known)}")
    try:
        return adapter(tool).validate_python(arguments)
    except ValidationError as error:
        first = error.errors()[0]
        raise _misread(f"the argument {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


@cache
def adapter(tool: type[AgentTool]) -> TypeAdapter[AgentTool]:
    return TypeAdapter(tool)


def _misread(why: str) -> BadRequest:
    return BadRequest(say("bad_request", "This request can’t be understood"), sentence_of(why), code="bad_arguments")

"""Tools as the protocol lists them, and calls as they are read."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from conversation.agent_tools import AGENT_TOOLS
from conversation.agent_tools.edit_image import EditImage
from conversation.agent_tools.generate_image import GenerateImage
from conversation.agent_tools.tool import AgentTool
from conversation.errors import BadRequest
from server.mcp.tool_schema import read, schema_of


@pytest.mark.parametrize("tool", AGENT_TOOLS)
def test_a_schema_is_one_and_describes_what_needs_it(tool: type[AgentTool]) -> None:
    schema = schema_of(tool, {})
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert all("description" in schema["properties"][name] for name in schema["required"])


def test_a_call_is_read_into_its_tool() -> None:
    call = read(EditImage, {"image": "a1", "operations": [{"type": "greyscale"}]})
    assert isinstance(call, EditImage)
    assert call.operations == ({"type": "greyscale"},)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "prompt: Field required|prompt: Missing required argument"),
        ({"prompt": "x", "n": 0}, "n: Input should be greater than or equal to 1"),
        ({"prompt": "x", "seed": "first"}, "seed: Input should be a valid integer"),
        ({"prompt": "x", "colour": "red"}, "no argument “colour”"),
    ],
)
def test_what_cannot_be_read_names_the_argument(said: dict[str, object], why: str) -> None:
    with pytest.raises(BadRequest, match=why):
        read(GenerateImage, said)

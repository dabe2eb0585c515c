"""The tools of agents as a list. `tests/e2e/test_mcp.py` calls each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import conversation.agent_tools
from conversation.agent_tools import AGENT_TOOLS
from conversation.agent_tools.edit_image import EditImage
from conversation.agent_tools.turn_answer import stage_of
from conversation.agent_tools.workshop import named_by
from conversation.errors import BadRequest
from conversation.field_docs import notes_of
from conversation.ports.accounts import SCOPES

SHARED = {"__init__", "tool", "workshop", "turn_answer"}


def test_each_tool_is_a_module_of_its_name() -> None:
    folder = Path(conversation.agent_tools.__file__).parent
    assert {tool.name for tool in AGENT_TOOLS} == {path.stem for path in folder.glob("*.py")} - SHARED
    assert all(tool.__module__.rpartition(".")[2] == tool.name for tool in AGENT_TOOLS)


def test_an_agent_reads_what_each_is_for_and_which_picture_it_takes() -> None:
    for tool in AGENT_TOOLS:
        assert tool.__doc__, tool
        assert tool.title, tool
        if "image" in tool.__dataclass_fields__:
            assert notes_of(tool)["image"], tool


def test_each_says_what_a_token_has_to_be_good_for() -> None:
    assert all(tool.scopes and set(tool.scopes) <= set(SCOPES) for tool in AGENT_TOOLS)
    assert {tool.name for tool in AGENT_TOOLS if "make" in tool.scopes} == {
        tool.name for tool in AGENT_TOOLS if tool.outside
    }
    assert {tool.name for tool in AGENT_TOOLS if "read" in tool.scopes} == {
        tool.name for tool in AGENT_TOOLS if tool.reads
    }


def test_exact_operations_are_free_and_words_may_ask_a_model() -> None:
    assert EditImage("a1", operations=({"type": "greyscale"},)).needed() == ("finish",)
    assert EditImage("a1", words="darker").needed() == ("make",)


def test_what_a_turn_says_becomes_a_stage_where_it_tells_how_far_it_is() -> None:
    painting = stage_of({"type": "ImageProgress", "image": "1", "fraction": 0.5, "note": "clouds"})
    assert painting is not None
    assert (painting.text, painting.share) == ("clouds", 0.5)
    assert stage_of({"type": "TextDelta", "text": "Hello"}) is None


def test_a_uri_names_a_picture_or_one_of_its_versions_and_nothing_else() -> None:
    assert named_by("atelier://images/a1") == ("a1", None)
    assert named_by("atelier://images/a1/versions/b2") == ("a1", "b2")
    with pytest.raises(BadRequest, match="atelier://images/"):
        named_by("https://images/a1")

"""What models call, in whatever shape, is what a person would have typed; what cannot be read is refused and told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conversation.chat.tool_arguments import ToolStep, read_call
from conversation.commands import COMMANDS
from conversation.commands.image import Paint
from conversation.errors import BadRequest
from conversation.palette import Palette
from imaging.operations import OPERATIONS

PALETTE = Palette((*COMMANDS, *OPERATIONS))
CALLS = Path(__file__).parents[2] / "fixtures/tool_calls"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CALLS / name).read_text(encoding="utf-8").splitlines()]


def read(call: dict[str, Any]) -> tuple[ToolStep, ...]:
    return read_call(PALETTE, call["name"], call["arguments"])


@pytest.mark.parametrize("recorded", lines("recorded.jsonl"), ids=lambda each: json.dumps(each["now"]["arguments"]))
def test_a_recorded_call_means_the_same_now(recorded: dict[str, Any]) -> None:
    before, now = recorded["before"], recorded["now"]
    values = {name: value for name, value in before["arguments"].items() if name != "picture"}
    meant = ToolStep(PALETTE.from_values(before["name"], values), before["arguments"].get("picture"))
    assert read(before) == (meant,)
    assert read(now) == (meant,)


def test_every_declaration_has_a_recorded_call() -> None:
    recorded = {each["before"]["name"] for each in lines("recorded.jsonl")}
    assert recorded == {cls.name for cls in PALETTE.declarations if cls.tool}


@pytest.mark.parametrize("shape", lines("shapes.jsonl"), ids=lambda each: json.dumps(each["call"])[:90])
def test_a_call_is_read_in_every_shape(shape: dict[str, Any]) -> None:
    wanted = tuple(ToolStep(PALETTE.parse(f"/{line}"), number) for line, number in shape["means"])  # type: ignore[arg-type]
    assert [strip(step) for step in read(shape["call"])] == [strip(step) for step in wanted]


def strip(step: ToolStep) -> ToolStep:
    """A prompt's blanks at its ends are nobody's wish."""
    said = step.said
    return (
        ToolStep(Paint(said.prompt.strip(), said.aspect, said.seed), step.picture) if isinstance(said, Paint) else step
    )


@pytest.mark.parametrize(
    ("name", "arguments", "why"),
    [
        ("explode", {}, "There is no command /explode"),
        ("edit", {}, "a step without a name"),
        ("edit", {"steps": []}, "a list of 1 to 20"),
        ("edit", {"steps": ["greyscale"] * 21}, "a list of 1 to 20"),
        ("edit", {"steps": [7]}, "begins with a name"),
        ("edit", {"steps": ["greyscale", "sparkle 3"]}, "Step 2, sparkle 3"),
        ("edit", {"steps": ["brightness 300"]}, "factor goes from 0 to 3"),
        ("edit", {"steps": ["brightness 20% glow=3"]}, "glow=3"),
        ("edit", {"steps": [{"do": "brightness", "factor": 1.1, "glow": 3}]}, "brightness has no option “glow”"),
        ("edit", {"steps": ["sharpen"], "intensity": 5}, "sharpen has no option “intensity”"),
        ("edit", {"steps": ["sharpen", "blur"], "radius": 5}, "“radius” stands beside the steps"),
        ("edit", {"steps": ["sharpen"], "picture": "the cat"}, "`picture` must be a whole number"),
        ("edit", {"steps": ["sharpen"], "picture": [1, 2]}, "`picture` must be a whole number"),
        ("brightness", {"factor": "lots"}, "factor must be a number"),
        ("brightness", {"factor": 20}, "20% changes it by a fifth"),
        ("brightness", {"value": 1.1, "factor": 1.2}, "brightness has “factor” twice"),
        ("brightness", {"factor": None}, "brightness needs factor"),
        ("brightness", {"factor": True}, "factor must be a number"),
        ("undo", {"steps": 1.5}, "steps must be a whole number"),
        ("crop", {"ratio": "1:1", "focus": "moon"}, "focus can be"),
        ("image", {"prompt": "a cat", "mood": "calm"}, "image has no option “mood”"),
        ("image", {"prompt": "a cat", "seed": True}, "seed must be a number"),
        ("image", {"prompt": " "}, "Say what to paint"),
        ("image", {}, "image needs prompt"),
        ("help", {}, "Help is for people only"),
        ("edit", {"steps": ["help"]}, "Help is for people only"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str, arguments: dict[str, Any], why: str) -> None:
    with pytest.raises(BadRequest) as raised:
        read_call(PALETTE, name, arguments)
    assert why in str(raised.value)


def test_a_tool_of_the_same_name_would_be_that_tool() -> None:
    assert not PALETTE.knows("edit") and PALETTE.knows("image")

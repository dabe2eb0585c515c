"""What a model reads about its tools is short, valid, and true: doing what a text says gives what it says."""

from __future__ import annotations

import json
import re
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from conversation.chat.tool_arguments import read_call
from conversation.command import Command
from conversation.commands import COMMANDS
from conversation.events import ImageReady
from conversation.palette import Palette
from conversation.ports.models import ImageAbilities, ToolCall
from imaging.declaration import Argument, Declaration
from imaging.operations import OPERATIONS
from imaging.operations.operation import Operation
from tests.conversation.stage import Painter, Talker, Theatre, only, versions, words
from tests.imaging.pictures import picture

PALETTE = Palette((*COMMANDS, *OPERATIONS))
IMAGE, EDIT = PALETTE.tools()
LINES = {line.split()[0].rstrip("."): line for line in PALETTE.edits()}
EDITS = [cls for cls in PALETTE.declarations if cls.tool == "edit"]


def options() -> list[tuple[type[Declaration], Argument]]:
    """But for those that only a person says."""
    return [(cls, argument) for cls in EDITS for argument in cls.arguments() if not argument.option.typed]


def test_a_palette_of_ones_own_presets_is_as_small() -> None:
    own = PALETTE.with_help({("compress", "preset"): "email (JPEG, 800 px, 500 KB); mine (" + "long " * 200 + ")"})
    assert json.dumps(own.tools()) == json.dumps(PALETTE.tools())


@pytest.mark.parametrize("tool", PALETTE.tools(), ids=lambda tool: tool["name"])
def test_each_is_a_schema_that_every_service_takes(tool: dict[str, Any]) -> None:
    schema = tool["parameters"]
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(schema["properties"])
    assert {each["type"] for each in schema["properties"].values()} <= {"integer", "string", "array"}
    assert re.fullmatch(r"[a-z]{1,64}", tool["name"])


def test_what_only_a_person_says_is_told_to_no_model() -> None:
    typed = [(cls, each) for cls in EDITS for each in cls.arguments() if each.option.typed]
    assert typed
    for cls, argument in typed:
        options, _, _ = LINES[cls.name].partition(" ")[2].partition(". ")
        assert not re.search(rf"(^|, ){argument.name}\b", options)


def test_every_edit_has_its_line_and_every_option_is_named() -> None:
    assert set(LINES) == {cls.name for cls in EDITS}
    for cls, argument in options():
        assert re.search(rf"\b{argument.name}\b", LINES[cls.name].partition(" ")[2])


def test_each_line_stands_in_the_description() -> None:
    assert EDIT["description"].endswith("\n".join(PALETTE.edits()))


# --- the lines ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cls", sorted({cls for cls, _ in options()}, key=str), ids=lambda cls: cls.name)
def test_the_first_option_needs_no_name(cls: type[Declaration]) -> None:
    name = LINES[cls.name].split()[1].strip(",.")
    (argument,) = (each for each in cls.arguments() if each.name == name)
    value = a_value_of(argument)
    bare, named = (read_call(PALETTE, "edit", {"steps": [f"{cls.name} {say}{value}"]}) for say in ("", f"{name}="))
    assert bare == named


def a_value_of(argument: Argument) -> str:
    accepted = argument.option
    if argument.kind != "text":
        return f"{accepted.low or accepted.high:g}"
    return next(filter(None, (*accepted.choices, *accepted.words)), "16:9")


@pytest.mark.parametrize(("cls", "argument"), options(), ids=lambda each: getattr(each, "name", ""))
def test_a_range_in_a_line_is_what_is_taken(cls: type[Declaration], argument: Argument) -> None:
    found = re.search(rf"\b{argument.name} (-?[\d.]+)\.\.(-?[\d.]+)", LINES[cls.name])
    if found:
        assert (float(found[1]), float(found[2])) == (argument.option.low, argument.option.high)
    listed = re.search(rf"\b{argument.name} ([\w|-]+\|[\w|-]+)", LINES[cls.name])
    if listed:
        assert listed[1].split("|") == [*filter(None, argument.option.choices)]


@pytest.mark.parametrize(
    ("cls", "argument"),
    [each for each in options() if issubclass(each[0], Operation)],
    ids=lambda each: getattr(each, "name", ""),
)
def test_what_leaves_it_as_it_is_does(cls: type[Operation], argument: Argument) -> None:
    for text in (argument.option.help, argument.option.brief):
        found = re.search(r"(-?[\d.]+) leaves it as it is", text)
        if found:
            raster = picture("RGB", 24, 16)
            done = cast(Operation, cls.from_values({argument.name: float(found[1])})).apply(raster)
            assert done.image.tobytes() == raster.image.tobytes()


def test_a_fifth_more_is_a_fifth_more() -> None:
    for cls in (each for each in EDITS if "20% is a fifth more" in str([a.option.brief for a in each.arguments()])):
        (step,) = read_call(PALETTE, "edit", {"steps": [f"{cls.name} 20%"]})
        assert step.said == cls.from_values({cls.free_argument: 1.2})


def test_the_examples_of_the_text_can_be_called() -> None:
    examples = EDIT["parameters"]["properties"]["steps"]["description"].removeprefix("Such as ").split(", ")
    assert len(examples) == 6
    assert len(read_call(PALETTE, "edit", {"steps": examples})) == 6


@pytest.mark.parametrize("cls", EDITS, ids=lambda cls: cls.name)
def test_what_stands_in_brackets_can_be_said(cls: type[Declaration]) -> None:
    """Examples among the meanings: `size (most pixels: 1200px, 1200x800)`."""
    for argument in cls.arguments():
        brief = argument.option.brief.rpartition(": ")[2]
        for word in re.split(r", | or ", brief):
            if re.fullmatch(r"[#\d][\w:%,#]*|square|blur|none|white|transparent|final|original", word):
                said = f"{cls.name} {argument.name}={word}"
                if cls.name == "name":
                    continue
                read_call(PALETTE, "edit", {"steps": [said]})


# --- which picture ------------------------------------------------------------------------------------------------


def called(name: str, **arguments: Any) -> tuple[Theatre, list[Any]]:
    """A conversation with #1 and #2, of which #2 is active, in which the model calls a tool."""
    talker = Talker([[ToolCall("call-1", name, arguments)], words("There.")])
    theatre = Theatre(Painter(abilities=ImageAbilities(edit=True, references=3)), talker)
    theatre.picture("Cat")
    theatre.picture("Dog")
    return theatre, theatre.say("go on as you like, please")


@pytest.mark.parametrize("tool", PALETTE.tools(), ids=lambda tool: tool["name"])
def test_what_is_said_about_leaving_the_picture_out_is_so(tool: dict[str, Any]) -> None:
    said = tool["parameters"]["properties"]["picture"]["description"]
    arguments = {"prompt": "a dog"} if tool["name"] == "image" else {"steps": ["greyscale"]}
    theatre, events = called(tool["name"], **arguments)
    made = theatre.kept.images.get(theatre.conversation, only(events, ImageReady).image)
    assert ("the active one" in said, "a new one is made" in said) == (made.number == 2, made.number == 3)
    assert ("a new one is painted" in tool["description"]) == (made.number == 3)


@pytest.mark.parametrize("tool", PALETTE.tools(), ids=lambda tool: tool["name"])
def test_the_number_names_the_picture(tool: dict[str, Any]) -> None:
    arguments = {"prompt": "a dog"} if tool["name"] == "image" else {"steps": ["greyscale"]}
    theatre, events = called(tool["name"], picture=1, **arguments)
    (version,) = versions(events)
    assert (version.image, version.parent) == (theatre.image(1).id, theatre.image(1).versions[0].id)


def test_steps_follow_one_another_and_each_makes_a_version() -> None:
    theatre, events = called("edit", steps=["crop 1:1", "greyscale", "undo"])
    assert "Steps follow one another, and each makes a version that can be undone" in EDIT["description"]
    cropped, grey = versions(events)
    assert (grey.parent, theatre.image(2).current) == (cropped.id, cropped.id)


def test_nothing_among_the_edits_leaves_this_machine_or_costs() -> None:
    assert "on this machine, exactly and free" in EDIT["description"]
    assert all(cls.local or cls.asks for cls in EDITS)  # what asks does nothing before the person's yes
    elsewhere = [cls.name for cls in PALETTE.declarations if not cls.local]
    assert elsewhere == ["image", "again", "compare-models", "variations", "style", "replace-bg", "restyle", "inpaint"]


def test_every_command_that_makes_a_new_picture_says_so() -> None:
    for cls in EDITS:
        if issubclass(cls, Command) and cls.name == "collage":
            assert "Makes a new picture" in LINES[cls.name]
    theatre, events = called("edit", steps=["collage all"])
    assert only(events, ImageReady).number == 3
    assert theatre.image(1).versions[-1].parent is None

"""One declaration gives a command, a tool, an entry and a line of help; nothing is listed twice or forgotten."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from inspect import getsource
from pathlib import Path
from sys import modules
from typing import ClassVar

import pytest

from conversation import commands
from conversation.commands import COMMANDS
from conversation.commands.image import Paint
from conversation.commands.undo import ALL, Undo
from conversation.errors import BadRequest
from conversation.palette import Palette
from imaging.declaration import GROUPS, Declaration, option
from imaging.operations import OPERATIONS
from imaging.operations.brightness import Brightness
from imaging.operations.crop import Crop
from imaging.operations.resize import Resize
from imaging.operations.sharpen import Sharpen

PALETTE = Palette((*COMMANDS, *OPERATIONS))
SPRITE = Path(__file__).parents[2] / "interface/web/src/assets/icons.svg"


def test_the_list_of_commands_is_the_folder() -> None:
    folder = Path(commands.__file__).parent
    files = {path.stem for path in folder.rglob("*.py")} - {"__init__"}
    assert {cls.__module__.rsplit(".", 1)[1] for cls in COMMANDS} == files
    assert all(cls.__module__.endswith(f".{cls.name.replace('-', '_')}") for cls in COMMANDS)


@pytest.mark.parametrize("cls", [*COMMANDS, *OPERATIONS], ids=lambda cls: cls.name)
def test_every_example_can_be_said(cls: type[Declaration]) -> None:
    for example in cls.examples:
        assert isinstance(PALETTE.parse(f"/{cls.name} {example}"), cls)
    assert all(argument.option.help for argument in cls.arguments())


def test_every_option_is_called_a_word() -> None:
    names = {argument.name for cls in PALETTE.declarations for argument in cls.arguments()}
    assert [name for name in names if not re.fullmatch("[a-z]+", name)] == []


def test_every_icon_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8")))
    assert {entry["icon"] for entry in PALETTE.describe()} <= drawn


def test_an_entry_is_what_the_page_reads() -> None:
    entry = next(each for each in PALETTE.describe() if each["name"] == "/crop")
    assert entry == {
        "name": "/crop",
        "usage": "/crop [ratio] [focus=…] [box=…] [off=…]",
        "help": "Cut the picture to a ratio such as 1:1 or 16:9, or to a box.",
        "group": "crop",
        "local": True,
        "icon": "crop",
        "aliases": [],
        "alone": False,
        "arguments": entry["arguments"],
        "examples": ["/crop square", "/crop 16:9", "/crop 4:5 face", "/crop box=0,0,800,600", "/crop off=left:5%"],
    }
    assert set(entry["arguments"][0]) == {"name", "help", "type", "low", "high", "choices", "required", "prose"}
    json.dumps(PALETTE.describe())


def test_an_entry_says_whether_its_name_is_enough() -> None:
    """A whole name that can be done as it stands is sent at once; another waits for what has to stand behind it."""
    by_name = {entry["name"]: entry for entry in PALETTE.describe()}
    assert all(by_name[f"/{name}"]["alone"] for name in ("nobg", "compress", "undo", "info", "help", "auto", "rotate"))
    assert not any(by_name[f"/{name}"]["alone"] for name in ("image", "crop", "resize", "brightness", "text", "pad"))
    assert by_name["/info"]["aliases"] == ["/metadata", "/exif"]


def test_everything_stands_in_a_group_of_what_one_wants_in_their_order() -> None:
    entries = PALETTE.describe()
    assert list(dict.fromkeys(entry["group"] for entry in entries)) == list(GROUPS)
    by_name = {entry["name"]: entry for entry in entries}
    assert (by_name["/image"]["group"], by_name["/image"]["local"]) == ("make", False)
    assert (by_name["/crop"]["group"], by_name["/undo"]["group"]) == ("crop", "versions")


def test_what_is_done_here_or_by_a_provider_as_one_chooses_is_retouching() -> None:
    """The page asks nobody before a command of another group that is done here: `doneHere`, `consent/here.ts`."""
    here = [cls for cls in PALETTE.declarations if cls.local and cls.group != "retouch"]
    assert len(here) > 20
    asking = ("conversation.generation", "conversation.llm")
    assert not [cls for cls in here if any(part in getsource(modules[cls.__module__]) for part in asking)]


@pytest.mark.parametrize("said", ["／crop 1:1", "、crop 1:1", "\u200b/crop 1:1", " \ufeff ／crop 1:1"])
def test_the_slash_of_another_keyboard_and_what_is_not_seen_before_it(said: str) -> None:
    assert PALETTE.parse(said) == Crop(ratio="1:1")


def test_what_only_looks_like_a_slash_in_words_opens_nothing() -> None:
    assert PALETTE.parse("、你好") is None
    assert PALETTE.parse("／") is None


def test_a_message_is_cut_before_each_line_with_a_known_command() -> None:
    assert PALETTE.parts("/image a cat\nasleep\n／crop 1:1\n/usr/bin\n/what is this") == [
        "/image a cat\nasleep",
        "／crop 1:1\n/usr/bin\n/what is this",
    ]
    assert PALETTE.parts("make it darker\n\n  /flip") == ["make it darker", "/flip"]
    assert PALETTE.parts("") == [""]


def test_two_of_a_name_are_refused() -> None:
    @dataclass(frozen=True)
    class Second(Declaration):
        """Another crop."""

        name: ClassVar[str] = "crop"

    with pytest.raises(ValueError, match="share a name"):
        Palette((Crop, Second))


@pytest.mark.parametrize("text", ["hello", "", "  ", "/", "/ crop", "//", "/home/me/cat.png", "/3", "a /crop", "1/2"])
def test_what_does_not_start_with_a_command_is_not_one(text: str) -> None:
    assert PALETTE.parse(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/brightness 20%", Brightness(factor=1.2)),
        ("/brightness +20 %", Brightness(factor=1.2)),
        ("/brightness −20%", Brightness(factor=0.8)),
        ("/brightness +10", Brightness(factor=1.1)),
        ("/brightness -10", Brightness(factor=0.9)),
        ("/brightness +0.1", Brightness(factor=1.1)),
        ("/brightness 1.5", Brightness(factor=1.5)),
        ("/brightness 1,5", Brightness(factor=1.5)),
        ("  /Brightness 20%  ", Brightness(factor=1.2)),
        ("/brightness 20% #3", Brightness(factor=1.2)),
        ("/resize 50%", Resize(percent=50)),
        ("/resize 50 %", Resize(percent=50)),
        ("/resize 2 MP", Resize(megapixels=2)),
        ("/resize 1200px", Resize(width=1200)),
        ("/resize megapixels=136", Resize(megapixels=136)),
        ("/crop SQUARE", Crop(ratio="1:1")),
        ("/crop 16:9 bottom", Crop(ratio="16:9", focus="bottom")),
        ("/sharpen 150", Sharpen(amount=150)),
        ("/undo all", Undo(steps=ALL)),
        ("/image a cat", Paint("a cat")),
        ("/image a cat\nand a dog seed=7", Paint("a cat\nand a dog", seed=7)),
        ('/image aspect="16:9" a cat', Paint("a cat", aspect="16:9")),
        ("/image x=3 and y=4", Paint("x=3 and y=4")),
        ("/image --quality high --seed 4 a cat", Paint("a cat", quality="high", seed=4)),
        ("/image a cat --seed=4", Paint("a cat", seed=4)),
        ('/image a cat --negative "people, text" --draft', Paint("a cat", negative="people, text", draft=True)),
        ("/image --draft a cat", Paint("a cat", draft=True)),
        ("/image --draft=no a cat", Paint("a cat")),
        ("/image a cat -- and --more dogs", Paint("a cat -- and --more dogs")),
        ("/image a cat --seed", Paint("a cat --seed")),
        ("/crop --ratio 1:1", Crop(ratio="1:1")),
    ],
)
def test_arguments_are_read(text: str, said: Declaration) -> None:
    assert PALETTE.parse(text) == said


def test_values_are_the_same_declaration() -> None:
    assert PALETTE.from_values("brightness", {"factor": 1.2}) == PALETTE.parse("/brightness 20%")
    assert PALETTE.from_values("undo", {"steps": 2.0}) == Undo(steps=2)
    assert isinstance(PALETTE.from_values("undo", {"steps": 2.0}).steps, int)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("nothing", {}),
        ("brightness", {}),
        ("brightness", {"factor": "1.2"}),
        ("brightness", {"factor": None}),
        ("brightness", {"factor": [1]}),
        ("undo", {"steps": 1.5}),
        ("crop", {"ratio": "1:1", "focus": "moon"}),
        ("crop", {"ratio": 1}),
        ("image", {"prompt": "a cat", "seed": True}),
        ("image", {"prompt": ""}),
        ("image", {"prompt": "a cat", "model": "x"}),
    ],
)
def test_values_are_checked_strictly(name: str, arguments: dict[str, object]) -> None:
    with pytest.raises(BadRequest):
        PALETTE.from_values(name, arguments)


def test_flags_are_read_too() -> None:
    @dataclass(frozen=True)
    class Print(Declaration):
        """Print it."""

        name: ClassVar[str] = "print"
        icon: ClassVar[str] = "image"
        tool: ClassVar[str] = "print"

        colour: bool = option("in colour", default=True)

    palette = Palette((Print,))
    assert palette.parse("/print colour=no") == Print(colour=False)
    assert palette.tools()[0]["parameters"]["properties"]["colour"]["type"] == "boolean"
    with pytest.raises(BadRequest, match="yes or no"):
        palette.parse("/print colour=maybe")


def test_completion_knows_the_beginnings() -> None:
    assert PALETTE.complete("/s") == [each.name for each in PALETTE.declarations if each.name.startswith("s")]
    assert PALETTE.complete("/cr") == ["crop"]


@pytest.mark.parametrize("said", ["/pad {}", "/resize {}%", "/rotate -{}", "/blur {}", "/crop x={}"])
def test_a_number_that_no_machine_can_hold_is_none(said: str) -> None:
    with pytest.raises(BadRequest):
        PALETTE.parse(said.format("9" * 400))

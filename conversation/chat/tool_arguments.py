"""What a chat model called, read as it was meant: models of every size call in every shape, and only a few as told.

A declaration may be called by its own name; a step may be a line, an object (its options flat or nested) or JSON as
text; one may stand where a list was wanted; numbers may be words (`"20%"`, `left`). What cannot be read, and every
option that is unknown, is refused as a whole and told, so that the model can say it right: nothing is dropped silently.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.chat.tool_schemas import EDIT
from conversation.errors import BadRequest
from conversation.palette import Palette, refused
from conversation.sentences import say, sentence_of
from conversation.slash import PICTURE, SEVERAL, SPACED_UNIT, is_prose, takes_prose, value_of
from imaging.declaration import Argument, Declaration, Impossible

MOST_STEPS = 20
LISTS = ("steps", "operations", "edits", "actions", "commands", "step")
"""Names under which the steps come."""
NAMES = ("do", "type", "operation", "op", "command", "action", "tool", "function", "edit", "name")
"""Names under which the name of a step comes."""
NESTED = ("options", "arguments", "args", "parameters", "params", "values", "input")
"""Names under which the options of a step come."""
UNNAMED = ("", "0", "active", "current", "new", "none", "null")
"""What stands at `picture` where none is named."""
LINE = re.compile(r"/?\s*([A-Za-z][\w-]*)\s*(?:[:=]\s*|(?=\()|(?<=\s)|$)(.*)", re.DOTALL)


@dataclass(frozen=True)
class ToolStep:
    """One thing to be done."""

    said: Declaration
    picture: int | None = None
    """Number of the picture; None where it is not named."""


def read_call(palette: Palette, name: str, arguments: Mapping[str, Any]) -> tuple[ToolStep, ...]:
    """What a tool was called for, all of it valid. Raises `BadRequest`."""
    tool = name.rpartition(".")[2].rpartition(":")[2]  # `functions.edit`, `default_api:edit`
    values = {str(key): value for key, value in arguments.items()}
    if tool.strip().lower() == EDIT and not palette.knows(EDIT):
        return _edits(palette, values)
    return _named(palette, tool, values, None)


def _edits(palette: Palette, values: dict[str, Any]) -> tuple[ToolStep, ...]:
    names = ("value",) if set(values) - {"picture"} == {"value"} else LISTS
    key = next((key for key in names if isinstance(values.get(key), (str, list, dict))), None)
    if key is None:
        return _object(palette, values, _picture_of(values))
    listed, picture = _listed(values.pop(key)), _picture_of(values)
    if not 1 <= len(listed) <= MOST_STEPS:
        raise _unreadable(f"“{key}” must be a list of 1 to {MOST_STEPS}")
    if values and len(listed) > 1:
        raise _unreadable(f"“{next(iter(values))}” stands beside the steps; options stand in them")
    if values:
        listed = [{**_as_object(listed[0]), **values}]
    steps: list[ToolStep] = []
    for place, item in enumerate(listed, 1):
        try:
            steps += _step(palette, item, picture)
        except BadRequest as error:
            raise _unreadable(f"step {place}, {_label(item)}: {error.text or error.title}") from error
    return tuple(steps)


def _listed(given: Any) -> list[Any]:
    """The steps one by one, whatever they came as."""
    if isinstance(given, str):
        given = _json(given) or [line for line in given.splitlines() if line.strip()]
    return given if isinstance(given, list) else [given]


def _step(palette: Palette, item: Any, picture: int | None) -> tuple[ToolStep, ...]:
    if isinstance(item, str):
        parsed = _json(item)
        if parsed is None:
            return _line(palette, item, picture)
        item = parsed
    if not isinstance(item, Mapping):
        raise _unreadable("a step begins with a name, such as crop 16:9")
    return _object(palette, {str(key): value for key, value in item.items()}, picture)


def _line(palette: Palette, line: str, picture: int | None) -> tuple[ToolStep, ...]:
    """A line as a person types it after a slash, or nearly: `crop(ratio: 16:9)`."""
    found = LINE.fullmatch(line.strip())
    cls = _callable(palette, found[1] if found else line)
    rest = found[2].strip() if found else ""
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1].replace(", ", " ")
    for argument in cls.arguments():
        rest = re.sub(rf"(?<!\S){argument.name}\s*[:=]\s*(?=\S)", f"{argument.name}=", rest)
    said = palette.parse(f"/{cls.name} {rest}")
    assert said is not None  # it begins with a slash and a name that is known
    numbers = PICTURE.findall(rest) if cls.about == "active" and not takes_prose(cls) else []
    return tuple(ToolStep(said, int(number)) for number in dict.fromkeys(numbers)) or (ToolStep(said, picture),)


def _object(palette: Palette, values: dict[str, Any], picture: int | None) -> tuple[ToolStep, ...]:
    """A step as an object: its name under one of many keys, or as a key itself; then there may be several."""
    key = next((key for key in NAMES if isinstance(values.get(key), str)), None)
    if key is not None and (len(values) == 1 or palette.knows(values[key])):
        name = values.pop(key)
        return _named(palette, name, values, picture) if palette.knows(name) else _line(palette, name, picture)
    names = [name for name in values if palette.knows(name)]
    if len(names) == 1:
        options = _as_options(palette, names[0], values.pop(names[0]))
        return _named(palette, names[0], {**values, **options}, picture)
    if not names or len(names) < len(values):
        palette.named(values[key] if key is not None else next(iter(values), "a step without a name"))
        raise _unreadable("each step is an object of its own")
    found = [_named(palette, name, _as_options(palette, name, values[name]), picture) for name in names]
    return tuple(step for steps in found for step in steps)


def _named(palette: Palette, name: str, values: dict[str, Any], picture: int | None) -> tuple[ToolStep, ...]:
    """A declaration by its name; its options flat or nested. `value` stands for the one that matters most."""
    cls = _callable(palette, name)
    known = {argument.name: argument for argument in cls.arguments()}
    for key in [key for key in NESTED if key in values and key not in known]:
        nested = values[key] if isinstance(values[key], Mapping) else _json(str(values[key]))
        if isinstance(nested, Mapping):
            del values[key]
            values = {**values, **{str(name): value for name, value in nested.items()}}
    pictures = [picture]
    if SEVERAL in values and SEVERAL not in known:
        pictures = [int(number) for number in re.findall(r"\d+", str(values.pop(SEVERAL)))] or [picture]
    own = _picture_of(values)
    try:
        said = cls.from_values(_read(cls, known, values))
    except Impossible as error:
        raise refused(cls, error) from error
    return (
        (ToolStep(said, own),)
        if own is not None
        else tuple(ToolStep(said, number) for number in dict.fromkeys(pictures))
    )


def _callable(palette: Palette, name: str) -> type[Declaration]:
    cls = palette.named(name)
    if not cls.tool:
        raise _unreadable(f"{cls.name} is for people only")
    return cls


def _read(cls: type[Declaration], known: Mapping[str, Argument], values: Mapping[str, Any]) -> dict[str, Any]:
    """The options as the declaration wants them; a name that is unknown stays, to be refused. Raises `Impossible`."""
    read: dict[str, Any] = {}
    for name, value in values.items():
        name = name if name in known else name.strip().lower().replace("color", "colour")
        if name == "value" and name not in known and cls.free_argument:
            name = cls.free_argument
        if name in read:
            raise Impossible(say("option_twice", "{command} has “{name}” twice.", command=cls.name, name=name))
        argument = known.get(name)
        if value is None or (value == "" and argument is not None and not argument.required):
            continue  # models fill in what they leave open
        read[name] = value if argument is None else _value(argument, value)
    return read


def _value(argument: Argument, given: Any) -> Any:
    if isinstance(given, list) and argument.kind == "text":
        given = ",".join(str(item) for item in given)
    if argument.kind == "text" and isinstance(given, (int, float)) and not isinstance(given, bool):
        given = f"{given:g}"
    if not isinstance(given, str):
        return given
    if argument.name == SEVERAL:
        given = re.sub(r"(?<![#\d])(?=\d)", "#", given)
    if argument.option.form:
        given = SPACED_UNIT.sub("", given.strip())
    return given if is_prose(argument) else value_of(argument, given.strip())


def _as_options(palette: Palette, name: str, given: Any) -> dict[str, Any]:
    """`{"crop": "16:9"}`, `{"greyscale": true}`, `{"crop": {"ratio": "16:9"}}`."""
    if isinstance(given, Mapping):
        return {str(key): value for key, value in given.items()}
    return {"value": given} if palette.named(name).free_argument and given is not True else {}


def _as_object(item: Any) -> dict[str, Any]:
    item = (_json(item) or item) if isinstance(item, str) else item
    return {str(key): value for key, value in item.items()} if isinstance(item, Mapping) else {NAMES[0]: item}


def _picture_of(values: dict[str, Any]) -> int | None:
    """Takes the picture's number out of the values. Raises `BadRequest`."""
    said = values.pop("picture", None)
    if isinstance(said, list) and len(said) == 1:
        said = said[0]
    text = "" if said is None else f"{said:g}" if isinstance(said, float) else str(said).strip().lower()
    if text in UNNAMED:
        return None
    digits = re.fullmatch(r"#?(\d{1,9})", text)
    if not digits:
        raise BadRequest(
            say("bad_picture_number", "`picture` must be a whole number"),
            say("bad_picture_number_text", "Give the number of one picture."),
            code="bad_arguments",
        )
    return int(digits[1])


def _json(text: str) -> Any:
    """The object or list that the text holds as JSON; None where it holds none."""
    if text.strip()[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _label(item: Any) -> str:
    """A step in short: the name it says, or its beginning."""
    said = next((item[key] for key in NAMES if key in item), item) if isinstance(item, Mapping) else item
    text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _unreadable(why: str) -> BadRequest:
    return BadRequest(
        say("bad_call", "That call cannot be read"),
        sentence_of(why),
        code="bad_arguments",
    )

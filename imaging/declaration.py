"""What can be said to the studio: a frozen dataclass whose fields are its options and whose docstring is its help.

An instance is at once the parsed command, the recipe, a tool call's arguments and a unit test's subject.
Operations (pixels) and commands (everything else) are both declarations; the palette is built from them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from functools import cache
from typing import Any, ClassVar, Self, TypeGuard

from imaging.sentences import Sentence, say, slug

LONGEST = 80
"""Characters of a value that a sentence repeats."""
KINDS = {"float": "number", "int": "whole", "str": "text", "bool": "flag"}
"""Kinds of options by the type of their field."""
GROUPS = {
    "make": say("group_make", "Make"),
    "light": say("group_light", "Light"),
    "colour": say("group_colour", "Colour"),
    "crop": say("group_crop", "Crop and turn"),
    "retouch": say("group_retouch", "Retouch"),
    "finish": say("group_finish", "Finish"),
    "versions": say("group_versions", "Versions"),
    "ask": say("group_ask", "Ask"),
}
"""What one may want, in the order of the palette, with its title."""


@dataclass(frozen=True)
class Slider:
    """The part of an option's range that a hand moves in, so that all of it is of use."""

    low: float
    high: float
    step: float
    """What one press of an arrow key is."""


@dataclass(frozen=True)
class Option:
    """What a field accepts. Lives in the field's metadata; help, schema, panel and docs derive from it."""

    help: str
    """One line, with the unit."""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    words: Mapping[str, Any] = field(default_factory=dict)
    """Words a person may say instead of a value: `left` for -90."""
    unit: str = ""
    """`px`, `°`, … as it may stand behind the number."""
    percent: str = ""
    """What `20%` means: `change` is 1.2, `share` is 0.2, `points` is 20; empty: no percentages."""
    form: str = ""
    """How a bare word looks that is taken for it, as a regular expression; for text that is not prose."""
    neutral: float | None = None
    """The value that changes nothing: what lies between it and another is how strong that is."""
    brief: str = ""
    """What a chat model reads of it, where the help says more than it needs."""
    slider: Slider | None = None
    """How it is set by hand; None where it is not."""
    offered: tuple[str, ...] = ()
    """Values that are offered to choose from, where there are more than these."""
    typed: bool = False
    """Only a person says it: a chat model is not told of it."""
    title: str = ""
    """What stands beside its slider where its operation has several; its code is `title_<operation>_<option>`."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What the choices are called where a hand chooses among them."""
    hand: str = ""
    """How a hand sets a text that is none of a few: as a `colour`, or as a `curve`; empty where it does not."""


@dataclass(frozen=True)
class Argument:
    """An option with its name, kind (`number`, `whole`, `text`, `flag`) and default (None when it must be given)."""

    name: str
    kind: str
    option: Option
    default: Any
    required: bool


def option(
    help: str,
    *,
    default: Any = MISSING,
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    words: Mapping[str, Any] | None = None,
    unit: str = "",
    percent: str = "",
    form: str = "",
    neutral: float | None = None,
    brief: str = "",
    slider: Slider | None = None,
    offered: tuple[str, ...] = (),
    typed: bool = False,
    title: str = "",
    names: Mapping[str, str] | None = None,
    hand: str = "",
) -> Any:
    """A dataclass field that knows what it accepts."""
    accepted = Option(
        help,
        low,
        high,
        choices,
        words or {},
        unit,
        percent,
        form,
        neutral,
        brief,
        slider,
        offered,
        typed,
        title,
        names or {},
        hand,
    )
    return field(default=default, metadata={"option": accepted})


class Impossible(ValueError):
    """The option is out of range or it cannot be done on this picture; the text says what would work."""


class Unneeded(Impossible):
    """The picture is that already: nothing is to be done, and that is an answer."""


@dataclass(frozen=True)
class Declaration:
    """Base of everything that can be said."""

    name: ClassVar[str]
    """The word in the palette and in recipes."""
    icon: ClassVar[str]
    """Id in the page's sprite, without its `i-`."""
    group: ClassVar[str]
    """What one wants of it, and so where it stands in the palette: one of `GROUPS`."""
    local: ClassVar[bool] = True
    """Nothing leaves this machine and nothing is charged."""
    asks: ClassVar[bool] = False
    """Where a chat model calls it the person is asked first, with its price: the call itself charges nothing."""
    about: ClassVar[str] = "active"
    """Which picture it is about: the `active` one unless another is named, only a `named` one, `several` (an option
    `pictures` says which), or `none`."""
    tool: ClassVar[str] = "edit"
    """The tool by which a chat model may call it; empty where it may not."""
    listed: ClassVar[bool] = True
    """A person may say it; else it is not in the palette, and only programs and the page ask for it."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """Other names under which people and models look for it."""
    hint: ClassVar[str] = ""
    """What only a chat model needs to know, beside the help."""
    examples: ClassVar[tuple[str, ...]] = ()
    """What one may say after the name."""
    joining: ClassVar[tuple[str, ...]] = ()
    """Small words that may stand between the options and say nothing: `on` in “#2 on #1”."""
    free_argument: ClassVar[str] = ""
    """Name of the field that a bare value after the name fills."""
    title: ClassVar[str] = ""
    """What stands beside its slider or its switch; its code is `title_<name>`. Empty where no hand sets it."""

    def __post_init__(self) -> None:
        for item in fields(self):
            check(item.name, item.type, getattr(self, item.name), item.metadata["option"])

    @classmethod
    def help(cls) -> Sentence:
        """One line."""
        return Sentence((cls.__doc__ or "").strip().splitlines()[0], f"help_{slug(cls.name)}")

    @classmethod
    @cache
    def arguments(cls) -> tuple[Argument, ...]:
        """The options, in order."""
        return tuple(_argument(item, f"option_{slug(cls.name)}_{slug(item.name)}") for item in fields(cls))

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """The declaration with these options. Raises `Impossible` for unknown names, wrong types and missing ones."""
        known = {argument.name: argument for argument in cls.arguments()}
        for name in values:
            if name not in known:
                raise Impossible(
                    say(
                        "no_such_option",
                        "{name} has no option “{value}”. It has: {choices}.",
                        name=cls.name,
                        value=shown(name),
                        choices=", ".join(known) or "none",
                    )
                )
        for name, argument in known.items():
            if argument.required and name not in values:
                raise Impossible(
                    say(
                        "option_is_needed",
                        "{command} needs {name}: {help}.",
                        command=cls.name,
                        name=name,
                        help=argument.option.help,
                    )
                )
        return cls(**{name: _exact(known[name], value) for name, value in values.items()})


def _exact(argument: Argument, value: Any) -> Any:
    """Models write 3.0 where they mean 3."""
    return int(value) if argument.kind == "whole" and isinstance(value, float) and value.is_integer() else value


def _argument(item: Field[Any], code: str) -> Argument:
    required = item.default is MISSING
    accepted: Option = item.metadata["option"]
    help_ = accepted.help if isinstance(accepted.help, Sentence) else Sentence(accepted.help, code)
    accepted = replace(accepted, help=help_)
    return Argument(item.name, KINDS[str(item.type)], accepted, None if required else item.default, required)


def check(name: str, kind: Any, value: object, accepted: Option) -> None:
    """Raises `Impossible` when a value is not of its field's type or outside what its option accepts."""
    if kind == "bool":
        if not isinstance(value, bool):
            raise Impossible(
                say(
                    "option_is_flag",
                    "{name} must be yes or no, not “{value}”.",
                    name=name,
                    value=shown(value),
                )
            )
    elif kind == "str":
        _check_text(name, value, accepted)
    else:
        _check_number(name, value, accepted, whole=kind == "int")


def _check_text(name: str, value: object, accepted: Option) -> None:
    if not isinstance(value, str):
        raise Impossible(say("option_is_text", "{name} must be text, not “{value}”.", name=name, value=shown(value)))
    if accepted.choices and value not in accepted.choices:
        raise Impossible(
            say(
                "option_is_one_of",
                "{name} can be {choices}, but not “{value}”.",
                name=name,
                choices=", ".join(filter(None, accepted.choices)),
                value=shown(value),
            )
        )


def is_number(value: object) -> TypeGuard[float]:
    """Whether this is a finite number that a float can hold: JSON can spell others."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def shown(value: object) -> str:
    """A value as a sentence can hold it: the beginning of a long one."""
    said = f"{value}"
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _check_number(name: str, value: object, accepted: Option, *, whole: bool) -> None:
    if not is_number(value):
        raise Impossible(
            say("option_is_number", "{name} must be a number, not “{value}”.", name=name, value=shown(value))
        )
    if whole and value != int(value):
        raise Impossible(
            say("option_is_whole", "{name} must be a whole number, not {value}.", name=name, value=f"{value:g}")
        )
    low = float("-inf") if accepted.low is None else accepted.low
    high = float("inf") if accepted.high is None else accepted.high
    if not low <= value <= high:
        raise Impossible(
            _outside(name, value, low, high, f"20{accepted.unit or '%'}" if accepted.percent == "change" else "")
        )


def _outside(name: str, value: float, low: float, high: float, share: str) -> str:
    """`share`: how a fifth is written where a share says a change; empty where it does not."""
    said = {"name": name, "low": f"{low:g}", "high": f"{high:g}", "value": f"{value:g}"}
    if not share:
        return say("option_outside", "{name} goes from {low} to {high}, and {value} is outside that.", **said)
    return say(
        "option_outside_change",
        "{name} goes from {low} to {high}, and {value} is outside that. {share} changes it by a fifth.",
        share=share,
        **said,
    )

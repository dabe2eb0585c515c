"""A declaration as the slash command that says it: `/crop ratio=1:1`. `slash.py` reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isinf
from typing import Any

from conversation.sentences import say
from imaging.declaration import Argument, Declaration, Impossible, Option

NO_OPTIONS = say("takes_no_options", "It takes no options.")


def to_slash(said: Declaration) -> str:
    """Only what differs from the defaults is said."""
    parts = [f"/{said.name}"]
    for argument in said.arguments():
        value = getattr(said, argument.name)
        if argument.required or value != argument.default:
            shown = f"{value:g}" if isinstance(value, float) else str(value)
            parts.append(f"{argument.name}=“{shown}”" if " " in shown else f"{argument.name}={shown}")
    return " ".join(parts)


def said_in(words: str) -> str:
    """Words as they can stand in a command: what ends a value there is written otherwise."""
    return words.replace("”", '"')


INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Characters that are not seen and come along where text is copied, as a class of a regular expression."""

OPENING = re.compile(rf"^[\s{INVISIBLE}]*[/／、](?=[a-zA-Z])")
"""What opens a command: a slash, or what the key of the slash gives on a Chinese keyboard."""


def opened(line: str) -> str:
    """The line with a plain slash in front where it opens a command; any other line as it is."""
    return OPENING.sub("/", line)


def in_turn(commands: Sequence[str]) -> str:
    """One after the other, a line each: `/resize 50%`, `/sharpen`."""
    return "\n".join(commands)


PAIR = re.compile(r"(?<!\S)([a-z_]+)=(?:“([^”]*)”|\"([^\"]*)\"|(\S*))")

FLAG = re.compile(r"(?<!\S)--([a-z_]+)(?=[=\s]|$)")
"""An option as programs have them: `--draft`, `--quality high`, `--seed=4`."""

VALUE = re.compile(r"(?:=|\s+)(?:“([^”]*)”|\"([^\"]*)\"|(\S+))")
"""What stands behind one that takes a value."""

PICTURE = re.compile(r"(?<!\S)#(\d+)(?!\S)")
"""Names the picture that is meant; it is no option of what is done to it."""

SEVERAL = "pictures"
"""The option of what is done to several: it takes all the numbers that are named."""

SPACED_UNIT = re.compile(r"(?<=\d)\s+(?=(%|px|°|deg|degrees|mp|[km]i?b)(\s|$))", re.IGNORECASE)

NUMBER = re.compile(r"([+−-]?)(\d+(?:[.,]\d+)?)\s*(%|px|°|deg|degrees|mp|x)?")

MEGAPIXELS = "mp"

YES = ("yes", "true", "on", "1")

NO = ("no", "false", "off", "0")


def read(cls: type[Declaration], text: str) -> Declaration:
    """The declaration that the words after its name mean. Raises `Impossible`."""
    known = {argument.name: argument for argument in cls.arguments()}
    pairs, rest = _pairs(text, known)
    values = {name: value_of(known[name], said) for name, said in pairs.items()}
    free = known.get(cls.free_argument)
    if free is not None and is_prose(free):
        return cls.from_values({free.name: rest, **values})
    named = PICTURE.findall(rest)
    if SEVERAL in known and named:
        values[SEVERAL] = " ".join(f"#{number}" for number in named)
    words = [word for word in SPACED_UNIT.sub("", PICTURE.sub("", rest)).split() if word.lower() not in cls.joining]
    while words:
        word = words.pop(0)
        if words and _is_name(known, values, word):
            name, value = word, value_of(known[word], words.pop(0))
        else:
            name, value = _placed(cls, known, values, word)
        values[name] = value
    return cls.from_values(values)


def _is_name(known: dict[str, Argument], taken: dict[str, Any], word: str) -> bool:
    """Whether its value follows: `opacity 80%`. A word that is itself a value of an option is that."""
    values = {each for argument in known.values() for each in (*argument.option.choices, *argument.option.words)}
    return word in known and word not in taken and word not in values


def is_prose(argument: Argument) -> bool:
    """Whether it takes all the words there are, as a prompt does."""
    accepted = argument.option
    return argument.kind == "text" and not accepted.choices and not accepted.words


def takes_prose(cls: type[Declaration]) -> bool:
    """Whether its free argument is prose, in which a `#2` is just a word."""
    return any(is_prose(argument) for argument in cls.arguments() if argument.name == cls.free_argument)


def value_of(argument: Argument, said: str) -> Any:
    """What a person wrote, as the option's value. Raises `Impossible`."""
    accepted = argument.option
    if said.lower() in accepted.words:
        return accepted.words[said.lower()]
    if argument.kind == "text":
        return said.lower() if said.lower() in accepted.choices else said
    if argument.kind == "flag":
        if said.lower() not in YES + NO:
            raise Impossible(
                say(
                    "option_is_flag",
                    "{name} must be yes or no, not “{value}”.",
                    name=argument.name,
                    value=said,
                )
            )
        return said.lower() in YES
    return _number(argument, said)


def _number(argument: Argument, said: str) -> float:
    found = NUMBER.fullmatch(said.lower())
    if not found or isinf(float(found[2].replace(",", "."))):
        words = f", or {', '.join(argument.option.words)}" if argument.option.words else ""
        raise Impossible(
            say(
                "said_no_number",
                "{name} must be a number{words}, not “{said}”.",
                name=argument.name,
                words=words,
                said=said[:40],
            )
        )
    number = float(found[2].replace(",", ".")) * (-1 if found[1] in ("-", "−") else 1)
    if found[3] == "%":
        number = _of_percent(argument, number)
    elif found[1] and argument.option.percent == "change":
        number = _of_percent(argument, number * 100 if abs(number) <= 1 else number)
    return int(number) if argument.kind == "whole" and number == int(number) else number


def _of_percent(argument: Argument, percent: float) -> float:
    meanings = {"change": 1 + percent / 100, "share": percent / 100, "points": percent}
    if argument.option.percent not in meanings:
        raise Impossible(
            say(
                "said_no_percentage",
                "{name} is not a percentage: {help}.",
                name=argument.name,
                help=argument.option.help,
            )
        )
    return meanings[argument.option.percent]


def _pairs(text: str, known: dict[str, Argument]) -> tuple[dict[str, str], str]:
    """The `key=value` pairs whose key is an option, and the text without them. `E=mc²` in a prompt stays there."""
    pairs, text = _flags(text, known)

    def take(found: re.Match[str]) -> str:
        if found[1] not in known:
            return found[0]
        pairs[found[1]] = found[2] or found[3] or found[4] or ""
        return ""

    return pairs, PAIR.sub(take, text).strip()


def _flags(text: str, known: dict[str, Argument]) -> tuple[dict[str, str], str]:
    """The `--key value` pairs whose key is an option, and the text without them."""
    flags: dict[str, str] = {}
    at = 0
    while found := FLAG.search(text, at):
        at = found.end()
        argument = known.get(found[1])
        if argument is None:
            continue
        value = VALUE.match(text, at)
        if argument.kind == "flag" and (value is None or text[at] != "="):
            flags[found[1]], end = YES[0], at
        elif value is not None:
            flags[found[1]], end = value[1] or value[2] or value[3] or "", value.end()
        else:
            continue
        text, at = text[: found.start()] + text[end:], found.start()
    return flags, text


def _placed(cls: type[Declaration], known: dict[str, Argument], taken: dict[str, Any], word: str) -> tuple[str, Any]:
    """The option a bare word fills: the free one first, then the next that accepts it."""
    first = [known[cls.free_argument]] if cls.free_argument else []
    open_ones = [item for item in (*first, *known.values()) if item.name not in taken]
    if not open_ones:
        raise Impossible(
            say(
                "too_much_for_command",
                "/{name} can’t make sense of “{word}”. {usage}",
                word=word,
                name=cls.name,
                usage=_usage(cls),
            )
        )
    for argument in open_ones:
        if _accepts(argument, word):
            return argument.name, value_of(argument, word)
    return open_ones[0].name, value_of(open_ones[0], word)


def _accepts(argument: Argument, word: str) -> bool:
    accepted = argument.option
    if word.lower() in accepted.words or word.lower() in accepted.choices:
        return True
    if argument.kind == "text":
        return bool(accepted.form and re.fullmatch(accepted.form, word))
    found = NUMBER.fullmatch(word.lower()) if argument.kind != "flag" else None
    return found is not None and _in_unit(accepted, found[3] or "")


def _in_unit(accepted: Option, unit: str) -> bool:
    """Whether a number may be said so of it: percent and megapixels are of some options only, others are forgiven."""
    if unit == "%":
        return bool(accepted.percent)
    return unit != MEGAPIXELS or accepted.unit.lower() == MEGAPIXELS


def _usage(cls: type[Declaration]) -> str:
    examples = [f"/{cls.name} {example}".strip() for example in cls.examples]
    return say("for_example", "For example: {examples}.", examples=", ".join(examples)) if examples else NO_OPTIONS

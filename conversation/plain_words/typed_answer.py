"""Typed answers to the studio's own question: “the left one”, “2”, “yes”, as if the choice had been clicked.

A choice is meant when all that the words say is said by it and by no other; in any language, since senses are compared
and not letters. Whatever says more than that is a message of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from conversation.chat.approval import YES
from conversation.command import PictureVersion, Turn
from conversation.message import Target
from conversation.options import Options
from conversation.plain_words.tokenizing.items import SpokenWords, items_of
from conversation.plain_words.tokenizing.lexicon import lexicon
from conversation.target import certain

Offered = Mapping[str, Any]
"""A choice as a reply keeps it: `label`, `say`, `image`, `version`, `options`."""
LONGEST = 40
"""Characters."""
TELLING = (
    ("side", "focus", "colour", "ratio", "sides", "fmt", "pct", "px", "turns", "axis", "num", "angle", "dim")
    + ("purpose", "layout", "number", "nth", "frac", "up", "down", "other", "mb", "kb")
)  # fmt: skip
"""What tells one choice from another."""
SILENT = frozenset(
    (
        "n",
        "it",
        "pic",
        "pics",
        "is",
        "to",
        "of",
        "stop",
        "comma",
        "counter",
        "edgeword",
        "make",
        "instead",
        "by",
        "as",
        "for",
    )
)
KEPT = {field.name for field in fields(Options)}


def typed_answer(turn: Turn) -> Turn | None:
    """The turn as a click on the choice would have begun it; None where the words choose none."""
    text = turn.message.text.strip()
    if turn.message.parent is None or turn.message.attachments or not text or len(text) > LONGEST:
        return None
    choices = _offered(turn)
    chosen = _chosen(text, choices)
    if chosen is None:
        return None
    target = Target(chosen["image"], chosen["version"]) if chosen["image"] else turn.message.target
    options = {name: value for name, value in chosen["options"].items() if name in KEPT}
    return replace(
        turn, message=replace(turn.message, text=chosen["say"], target=target), options=replace(turn.options, **options)
    )


def picked(turn: Turn) -> PictureVersion | None:
    """The picture that was chosen where the message is the answer to which one is meant."""
    target = turn.message.target
    asked = [choice for choice in _offered(turn) if choice["say"] == turn.message.text and choice["image"]]
    return certain(turn) if target and target.image in [choice["image"] for choice in asked] else None


def _offered(turn: Turn) -> Sequence[Offered]:
    """The choices of the question that the last reply ended with."""
    if turn.message.parent is None:
        return ()
    before = turn.studio.conversations.history(turn.conversation, turn.message.parent, 1)
    question = before[-1].reply.question if before and before[-1].reply else None
    return question["choices"] if question else ()


def _chosen(text: str, choices: Sequence[Offered]) -> Offered | None:
    said = text.strip(" .!?。！").casefold()
    doing = [choice for choice in choices if choice["image"] or _is_reading(choice)]
    if said in YES:
        return doing[0] if len(doing) == 1 else None
    named = [choice for choice in choices if str(choice["label"]).casefold() == said]
    if len(named) == 1:
        return named[0]
    items = [item for item in items_of(lexicon(), text) if not _silent(item)]
    if not items or not all(item.has(*TELLING) for item in items):
        return None
    return _by_number(items, choices) or _by_sense(items, doing)


def _is_reading(choice: Offered) -> bool:
    """What was read of the words before, for all the pictures that they name."""
    return bool(choice["options"].get("as_read"))


def _silent(item: SpokenWords) -> bool:
    """“the left one”: its “one” is no number."""
    word = item.has("n") and not any(letter.isdigit() for letter in item.text)
    return item.kind in SILENT and (word or not item.has(*TELLING))


def _by_number(items: Sequence[SpokenWords], choices: Sequence[Offered]) -> Offered | None:
    """“2”, “#2”, “the second”: a picture by its number where one is to be chosen, else by the place in the list."""
    value = items[0].sense("number", "num", "nth") if len(items) == 1 else None
    if value is None or not value.lstrip("-").isdigit():
        return None
    of_pictures = [each for each in choices if str(each["label"]).startswith("#") and not _is_reading(each)]
    if of_pictures and items[0].sense("nth") is None:
        return next((each for each in of_pictures if str(each["label"]).split()[0] == f"#{value}"), None)
    place = int(value)
    exact = [each for each in choices if str(each["label"]).removesuffix("%").split()[:1] == [value]]
    if exact:  # “50” among “50 %” and “75 %”
        return exact[0] if len(exact) == 1 else None
    if place == -1:
        return choices[-1]
    return choices[place - 1] if 0 < place <= len(choices) else None


def _by_sense(items: Sequence[SpokenWords], choices: Sequence[Offered]) -> Offered | None:
    """The only one of whose senses all that was said is."""
    wanted = [{sense for sense in item.senses if sense[0] in TELLING} for item in items]
    found = [choice for choice in choices if all(each & _senses(choice) for each in wanted)]
    return found[0] if len(found) == 1 else None


def _senses(choice: Offered) -> set[tuple[str, str]]:
    """What its label and what it does say."""
    said = f"{choice['label']} . {choice['say'].lstrip('/')}"
    return {sense for item in items_of(lexicon(), said) for sense in item.senses if sense[0] in TELLING}

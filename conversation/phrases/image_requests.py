"""Whether plain words order a new picture. No model: careful patterns of five languages, which ask and do not guess."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation.phrases.painting_words import ENGLISH, LANGUAGES, PaintingWords
from conversation.phrases.picture_mentions import points_at_picture

_POLITE = r"(?:please|hey|ok|okay|now|and|then|so|can you|could you|would you|will you|i want you to|i'd like you to)"
_CHANGE = re.compile(
    rf"^(?:{_POLITE}[\s,]+)*"
    r"(?:add|put|place|include|remove|erase|drop|take away|without|with|more|less|fewer|no|replace|change|turn"
    r"|make|let|move|give|but|instead|as"
    r"|at (?:night|dusk|dawn|noon|sunset|sunrise)|in (?:oils?|ink|watercolou?rs?|pixel art|low poly)"
    r"|in (?:winter|spring|summer|autumn|the (?:rain|snow|fog|evening|morning)))\b",
    re.IGNORECASE,
)
_LONGEST_CHANGE = 200
"""Characters."""


@dataclass(frozen=True)
class Commission:
    """A picture that is ordered."""

    prompt: str
    sure: bool
    """Whether it is a new one also where a picture is there; “a hat on the cat” might be meant for that."""


def commissioned(text: str) -> Commission | None:
    """What the words order to be painted, in any of the five languages; None when they order no picture."""
    said = text.strip()
    return next((order for words in LANGUAGES if (order := _ordered(words, said))), None)


def _ordered(words: PaintingWords, said: str) -> Commission | None:
    found = words.new.match(said)
    if found is None or _asks(words, said):
        return None
    subject = words.tail.sub("", said[found.end() :].strip().rstrip(".!?。！？ ")).strip()
    if not subject or words.pointing.match(subject):
        return None
    prompt = words.frame.sub("", subject)
    about_one = words.about_one.search(subject) or points_at_picture(subject)
    open_one = prompt == subject and (words.open_one.match(found[0]) or not words.some.match(subject))
    return Commission(prompt, not (about_one or open_one)) if prompt else None


def repeated(earlier: str, text: str) -> str:
    """The prompt of “the same at night”: the earlier one with the change behind it; empty where none is repeated."""
    said = text.strip()
    for words in LANGUAGES:
        if (found := words.same.match(said)) and len(said) <= _LONGEST_CHANGE and not _asks(words, said):
            change = said[found.end() :].strip(" .!,，。！")
            return f"{earlier.rstrip(' .,')}, {change}" if change else ""
    return ""


def varied(earlier: str, text: str) -> str:
    """The prompt of another picture, with the change that the words want to one; empty where they want none.

    What is said later stands later.
    """
    said = text.strip()
    if len(said) > _LONGEST_CHANGE or not _CHANGE.match(said) or _asks(ENGLISH, said):
        return ""
    change = re.sub(rf"^(?:{_POLITE}[\s,]+)+", "", said, flags=re.IGNORECASE).rstrip(" .!?")
    change = re.sub(r"^(?:add|include|put|place)\s+", "with ", change, flags=re.IGNORECASE)
    change = re.sub(r"^(?:remove|erase|drop|take away|no)\s+", "without ", change, flags=re.IGNORECASE)
    change = re.sub(r"^(?:make|turn|let)\s+(?:it|this|that)\s+(?:look\s+)?", "", change, flags=re.IGNORECASE)
    return f"{earlier.rstrip(' .,')}, {change}"


def _asks(words: PaintingWords, said: str) -> bool:
    return bool(words.question.search(said)) and not words.asked_politely.match(said)

"""Whether plain words order a new picture. No model: careful patterns, which ask rather than guess."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation.phrases.picture_mentions import points_at_picture

_POLITE = r"(?:please|hey|ok|okay|now|and|then|so|can you|could you|would you|will you|i want you to|i'd like you to)"
_MAKE = r"(?:paint|draw|sketch|illustrate|imagine|generate|create|make|show|give|do)"
_PICTURE = r"(?:picture|image|painting|drawing|sketch|illustration|watercolou?r|photo)"
_NEW = re.compile(
    rf"^(?:{_POLITE}[\s,]+)*"
    rf"(?:(?:paint|draw|sketch|illustrate)(?:\s+(?:me|us))?\s+(?=\S)"
    rf"|(?:{_MAKE})(?:\s+(?:me|us))?\s+(?=(?:an?|another|some)\s+(?:[\w-]+\s+){{0,3}}{_PICTURE}\b)"
    rf"|(?:i want|i'd like|i would like)\s+(?=(?:an?|another)\s+(?:[\w-]+\s+){{0,3}}{_PICTURE}\b))",
    re.IGNORECASE,
)
_EMPTY_FRAME = re.compile(rf"^(?:an?|the|another|some)\s+{_PICTURE}\s+(?:of|with|showing)\s+", re.IGNORECASE)
_SOME = re.compile(
    r"^(?:an?|some|another|one|two|three|four|five|six|seven|eight|nine|ten|many|several|\d+)\s", re.IGNORECASE
)
_ON_IT = re.compile(rf"^(?:{_POLITE}[\s,]+)*(?:draw|sketch)\s+$", re.IGNORECASE)
"""“draw a hat” may mean: on the picture that is there; “draw me a hat” does not."""
_POINTING = re.compile(r"^(?:it|this|that|these|them|him|her|over|the same|again)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|his|its|their|my|your|our|on|onto|in|around|behind|next)\b", re.IGNORECASE)
_SCENERY = (
    r"(?:sea|ocean|water|river|lake|beach|shore|coast|sand|snow|ice|grass|meadow|field|hills?|mountains?|horizon|moon"
    r"|road|street|ground|table|desk|windowsill|waves|rocks?|cliffs?|clouds?|stars?)"
)
_ONTO = re.compile(
    r"\b(?:on|onto|over|around|behind|beside|above|under|below|next to|in front of|into)\s+"
    rf"(?:him|her|them|it|this|that|these|those|(?:his|her|its|their|my|our|your|this|that)\s|the\s+(?!{_SCENERY}\b))",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    rf"^(?:{_POLITE}[\s,]+)*"
    r"(?:add|put|place|include|remove|erase|drop|take away|without|with|more|less|fewer|no|replace|change|turn"
    r"|make|let|move|give|but|instead|as"
    r"|at (?:night|dusk|dawn|noon|sunset|sunrise)|in (?:oils?|ink|watercolou?rs?|pixel art|low poly)"
    r"|in (?:winter|spring|summer|autumn|the (?:rain|snow|fog|evening|morning)))\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:what|why|who|when|where|which|how|is|are|was|does|do|did)\b|\?\s*$", re.IGNORECASE)
_REQUEST_AS_QUESTION = re.compile(r"^(?:can|could|would|will) you\b", re.IGNORECASE)
_LONGEST_CHANGE = 200
"""Characters."""


@dataclass(frozen=True)
class Commission:
    """A picture that is ordered."""

    prompt: str
    sure: bool
    """Whether it is a new one also where a picture is there; “a hat on the cat” might be meant for that."""


def commissioned(text: str) -> Commission | None:
    """What the words order to be painted; None when they order no picture."""
    said = text.strip()
    found = _NEW.match(said)
    if found is None or _is_question(said):
        return None
    subject = said[found.end() :].strip().rstrip(".!?")
    if not subject or _POINTING.match(subject):
        return None
    prompt = _EMPTY_FRAME.sub("", subject)
    about_one = _DEFINITE.match(subject) or _ONTO.search(subject) or points_at_picture(subject)
    open_one = prompt == subject and (_ON_IT.match(found[0]) or not _SOME.match(subject))
    return Commission(prompt, not (about_one or open_one)) if prompt else None


def varied(earlier: str, text: str) -> str:
    """The prompt of another picture, with the change that the words want to one; empty where they want none.

    What is said later stands later.
    """
    said = text.strip()
    if len(said) > _LONGEST_CHANGE or not _CHANGE.match(said) or _is_question(said):
        return ""
    change = re.sub(rf"^(?:{_POLITE}[\s,]+)+", "", said, flags=re.IGNORECASE).rstrip(" .!?")
    change = re.sub(r"^(?:add|include|put|place)\s+", "with ", change, flags=re.IGNORECASE)
    change = re.sub(r"^(?:remove|erase|drop|take away|no)\s+", "without ", change, flags=re.IGNORECASE)
    change = re.sub(r"^(?:make|turn|let)\s+(?:it|this|that)\s+(?:look\s+)?", "", change, flags=re.IGNORECASE)
    return f"{earlier.rstrip(' .,')}, {change}"


def _is_question(said: str) -> bool:
    return bool(_QUESTION.search(said)) and not _REQUEST_AS_QUESTION.match(said)

"""Whether a sentence asks for a picture, and in which words it is to be painted. No model: careful patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conversation.ports import Said

_POLITE = r"(?:please|hey|ok|okay|now|and|then|so|can you|could you|would you|will you|i want you to|i'd like you to)"
_MAKE = r"(?:paint|draw|sketch|illustrate|imagine|generate|create|make|show|give|do)"
_PICTURE = r"(?:picture|image|painting|drawing|sketch|illustration|watercolou?r|photo)"
_NEW = re.compile(
    rf"^(?:{_POLITE}[\s,]+)*"
    rf"(?:(?:paint|draw|sketch|illustrate)(?:\s+(?:me|us))?\s+(?=\S)"
    rf"|(?:{_MAKE})(?:\s+(?:me|us))?\s+(?=(?:an?|the|another|some)\s+(?:[\w-]+\s+){{0,3}}{_PICTURE}\b)"
    rf"|(?:i want|i'd like|i would like)\s+(?=(?:an?|another)\s+(?:[\w-]+\s+){{0,3}}{_PICTURE}\b))",
    re.IGNORECASE,
)
_EMPTY_FRAME = re.compile(rf"^(?:an?|the|another|some)\s+{_PICTURE}\s+(?:of|with|showing)\s+", re.IGNORECASE)
_POINTING = re.compile(r"^(?:it|this|that|these|them|him|her|the same|again)\b", re.IGNORECASE)
_CHANGE = re.compile(
    rf"^(?:{_POLITE}[\s,]+)*"
    r"(?:add|put|place|include|remove|erase|drop|take away|without|with|more|less|fewer|no|replace|change|turn"
    r"|make|paint|draw|let|move|give|but|instead|as"
    r"|at (?:night|dusk|dawn|noon|sunset|sunrise)|in (?:oils?|ink|watercolou?rs?|pixel art|low poly)"
    r"|in (?:winter|spring|summer|autumn|the (?:rain|snow|fog|evening|morning)))\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:what|why|who|when|where|which|how|is|are|was|does|do|did)\b|\?\s*$", re.IGNORECASE)
_REQUEST_AS_QUESTION = re.compile(r"^(?:can|could|would|will) you\b", re.IGNORECASE)
_LABEL = re.compile(r"\[picture #(\d+): (.+?)\](?=\s|$)", re.DOTALL)
_ACTIVE = re.compile(r"^#(\d+) .*\(active\)$", re.MULTILINE)
_COMMAND = re.compile(r"^/image\s+(.+)", re.IGNORECASE | re.DOTALL)
_LONGEST_CHANGE = 200


@dataclass(frozen=True)
class Wish:
    """A picture that is wanted."""

    prompt: str
    picture: int | None = None
    """Number of the picture that is to change; None for a new one, or when nobody said its number."""


def wished(messages: Sequence[Said]) -> Wish | None:
    """What the last thing the person said asks to be painted; None when it asks for no picture."""
    said = _last_words(messages)
    if _QUESTION.search(said) and not _REQUEST_AS_QUESTION.match(said):
        return None
    subject = _new_picture(said)
    if subject is not None:
        return Wish(subject)
    before = earlier(messages)
    if before is None or len(said) > _LONGEST_CHANGE or not _CHANGE.match(said):
        return None
    return Wish(combined(before.prompt, said), before.picture)


def combined(earlier: str, change: str) -> str:
    """The earlier prompt and the change in one. What is said later counts more."""
    change = re.sub(rf"^(?:{_POLITE}[\s,]+)+", "", change.strip(), flags=re.IGNORECASE).rstrip(" .!?")
    change = re.sub(r"^(?:add|include|put|place)\s+", "with ", change, flags=re.IGNORECASE)
    change = re.sub(r"^(?:remove|erase|drop|take away|no)\s+", "without ", change, flags=re.IGNORECASE)
    change = re.sub(r"^(?:make|paint|draw|turn|let)\s+(?:it|this|that)\s+(?:look\s+)?", "", change, flags=re.IGNORECASE)
    return f"{earlier.rstrip(' .,')}, {change}"


def earlier(messages: Sequence[Said]) -> Wish | None:
    """From what the active picture was painted, or else the last one, as far as the messages tell."""
    labels = [label for said in messages if said.role == "assistant" for label in _LABEL.findall(said.text)]
    active = [found[1] for said in messages if said.role == "system" and (found := _ACTIVE.search(said.text))]
    for number, prompt in reversed([label for label in labels if not active or label[0] == active[-1]]):
        return Wish(" ".join(prompt.split()), int(number))
    spoken = messages[:-1] if messages and messages[-1].role == "user" else messages
    prompts = (prompt for said in reversed(spoken) if (prompt := _asked_for(said)))
    return next((Wish(prompt) for prompt in prompts), None)


def _asked_for(said: Said) -> str | None:
    """The prompt in a call of the tool, in a command, or in plain words."""
    for call in reversed(said.calls):
        prompt = call.arguments.get("prompt")
        if call.name == "image" and isinstance(prompt, str) and prompt:
            return prompt
    if said.role != "user":
        return None
    command = _COMMAND.match(said.text.strip())
    return command[1].strip() if command else _new_picture(said.text.strip())


def _new_picture(said: str) -> str | None:
    found = _NEW.match(said)
    if found is None:
        return None
    subject = said[found.end() :].strip().rstrip(".!?")
    if not subject or _POINTING.match(subject):
        return None
    return _EMPTY_FRAME.sub("", subject) or None


def _last_words(messages: Sequence[Said]) -> str:
    return next((said.text.strip() for said in reversed(messages) if said.role == "user"), "")

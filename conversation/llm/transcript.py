"""A message as a model reads it: its words, and a line for each picture that came with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation.llm.answer_stream import words_in
from conversation.message import Message
from conversation.recipe import EditValues, OperationValues, Recipe
from conversation.slash import opened

COMMAND = re.compile(r"^/(?:image|compare-models)\s+", re.IGNORECASE)
PASTED = re.compile(r"data:[\w.+-]{1,20}/[\w.+-]{1,20};base64,[A-Za-z0-9+/=_-]{64,}")


@dataclass(frozen=True)
class TranscriptLine:
    """Who said what. `role` is `user` or `assistant`."""

    role: str
    text: str

    @property
    def line(self) -> str:
        return f"{'Person' if self.role == 'user' else 'Studio'}: {self.text}"


def transcript_line(message: Message) -> TranscriptLine:
    """The message in words alone. `[picture #3: <prompt>]` is also what the Sketchbook's notes look for."""
    if message.reply is None:
        return TranscriptLine(message.role, without_pictures(message.text))
    lines = [words_in(message.reply.text).strip()]
    for picture in message.reply.pictures:
        recipe = Recipe.from_dict(picture.version["recipe"]) if picture.version else None
        if recipe and not isinstance(recipe.values, OperationValues | EditValues):  # the text says those
            what = recipe.refined or recipe.prompt or picture.title
            lines.append(f"[picture #{picture.number}: {what.replace('[', '(').replace(']', ')')}]")
    if message.reply.question:
        lines.append(str(message.reply.question["text"]))
    if message.reply.failure:
        lines.append(f"[this did not work: {message.reply.failure['title']}]")
    return TranscriptLine(message.role, "\n".join(filter(None, lines)))


def without_pictures(text: str) -> str:
    """A person's words, with a mark where they pasted a picture as base64: no model can read it so."""
    return PASTED.sub("[a picture pasted as text, left out]", text)


def without_command(text: str) -> str:
    """A person's words without a leading `/image`, or `/compare-models`."""
    return COMMAND.sub("", opened(text).strip())

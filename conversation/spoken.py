"""A message as a model reads it: its words, and a line for each picture that came with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation.message import Message

COMMAND = re.compile(r"^/image\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Spoken:
    """Who said what. `role` is `user` or `assistant`."""

    role: str
    text: str

    @property
    def line(self) -> str:
        return f"{'Person' if self.role == 'user' else 'Studio'}: {self.text}"


def spoken(message: Message) -> Spoken:
    """The message in words alone. `[picture #3: <prompt>]` is also what the Sketchbook's notes look for."""
    if message.reply is None:
        return Spoken(message.role, message.text)
    lines = [message.reply.text.strip()]
    for picture in message.reply.pictures:
        if picture.version and not picture.version["recipe"]["by"].startswith("operation:"):  # the text says those
            values = picture.version["recipe"]["values"]
            what = values.get("refined") or values.get("prompt") or picture.title
            lines.append(f"[picture #{picture.number}: {str(what).replace('[', '(').replace(']', ')')}]")
    if message.reply.question:
        lines.append(str(message.reply.question["text"]))
    if message.reply.failure:
        lines.append(f"[this did not work: {message.reply.failure['title']}]")
    return Spoken(message.role, "\n".join(filter(None, lines)))


def without_command(text: str) -> str:
    """A person's words without a leading `/image`."""
    return COMMAND.sub("", text.strip())

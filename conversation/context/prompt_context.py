"""What a picture's prompt is refined with: the conversation as far as it matters, bounded however long it is.

At most about as many tokens as the refining model reads well: memory pad, summary and passages a quarter each, messages
the rest.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass, field

from conversation.context.history import sendable
from conversation.context.retrieval import pick_relevant
from conversation.edit_context import PictureVersion
from conversation.events import Event
from conversation.llm.ledger import Ledger
from conversation.llm.question import tagged
from conversation.llm.reading_budget import fitted, reading_budget
from conversation.llm.tokens import clipped, tokens
from conversation.llm.transcript import TranscriptLine, transcript_line, without_command
from conversation.ports.conversations import Passage
from conversation.studio import Studio
from conversation.versions.lineage import words_behind

BUDGET = 16_000
"""Tokens at most, however much the model that refines could read."""
PLAIN = 4_000
"""Tokens where no model refines."""
MOST_MESSAGES = 50
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class ContextPlace:
    """Where in which conversation, and whose. An empty `leaf` is the head; None is before the first message."""

    owner: str
    conversation: str
    leaf: str | None
    pictures: tuple[PictureVersion, ...] | None = None
    """The pictures that the request is about; None is the active one."""


@dataclass(frozen=True)
class Context:
    """What is known besides the request itself."""

    summary: str = ""
    messages: tuple[TranscriptLine, ...] = ()
    """Oldest first."""
    memory_pad: str = ""
    passages: tuple[Passage, ...] = field(default=())
    """Older messages that matter to the request."""
    picture: str = ""
    """The words that the picture was painted from that the request is about; of several, a line for each."""

    def quoted(self) -> str:
        """For a model: every part between its tags."""
        parts = {
            "memory_pad": self.memory_pad,
            "summary": self.summary,
            "earlier": "\n".join(TranscriptLine(each.role, each.text).line for each in self.passages),
            "conversation": "\n".join(each.line for each in self.messages),
            "picture": self.picture,
        }
        return "\n\n".join(tagged(name, text) for name, text in parts.items() if text)

    def said(self) -> str:
        """For a prompt without a model: what the active picture was made from, or else what the person said before."""
        if self.picture:
            return self.picture
        words = [without_command(each.text) for each in self.messages if each.role == "user"]
        return " ".join(text.rstrip(".") + "." for text in words if text and not text.startswith("/"))


def gather_conversation_context(
    studio: Studio,
    ledger: Ledger,
    place: ContextPlace,
    request: str,
    *,
    include_summary: bool,
    include_messages: bool,
    include_memory_pad: bool,
    deep_context: bool,
    history_count: int,
) -> Generator[Event, None, Context]:
    """The context of a request. Its cost depends on `history_count` and the budget, not on how long all this goes."""
    kept, leaf, budget = studio.conversations, place.leaf, _budget(studio)
    pad = clipped(kept.memory_pad(place.owner).strip(), budget // 4) if include_memory_pad else ""
    about = clipped(_about(studio, place), 300) if include_messages else ""
    if leaf is None or not place.conversation:
        return Context(memory_pad=pad, picture=about)
    summary = kept.summary(place.conversation, leaf) if include_summary else None
    count = min(history_count, MOST_MESSAGES) if include_messages else 0
    allows = ledger.wallet.screen.allows
    messages = sendable(kept.history(place.conversation, leaf, count), allows) if count > 0 else []
    passages: tuple[Passage, ...] = ()
    if deep_context:
        words = sorted(set(WORD.findall(request.lower())))
        found = kept.passages(place.conversation, leaf, words, 20) if words else []
        recent = {message.id for message in messages}
        older = [passage for passage in found if passage.message not in recent and allows(passage.text)]
        passages = yield from pick_relevant(studio, ledger, request, older, budget // 4)
    used = tokens(pad) + (tokens(summary.text) if summary else 0) + sum(tokens(each.text) for each in passages)
    return Context(
        clipped(summary.text, budget // 4) if summary else "",
        fitted([transcript_line(message) for message in messages], budget - used).messages,
        pad,
        passages,
        about,
    )


def _about(studio: Studio, place: ContextPlace) -> str:
    pictures = place.pictures
    if pictures is None:
        image = studio.images.active(place.conversation) if place.conversation else None
        pictures = (PictureVersion(image, image.shown),) if image else ()
    words = [words_behind(picture.image, picture.version) for picture in pictures]
    if len(pictures) == 1:
        return words[0]
    told = [
        said or f"“{picture.image.title}”, which no words describe"
        for picture, said in zip(pictures, words, strict=True)
    ]
    return "\n".join(f"#{picture.image.number}: {said}" for picture, said in zip(pictures, told, strict=True))


def _budget(studio: Studio) -> int:
    cheap = studio.models.cheap()
    return min(BUDGET, reading_budget(cheap.abilities.context) * 3 // 4) if cheap else PLAIN

"""What a command is: a declaration that yields events. Operations, its counterpart, only change pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conversation.context.history import History
from conversation.edit_context import EditContext, PictureVersion
from conversation.events import Event
from conversation.generation.refinement import Refined, SecondWish
from conversation.llm.estimates import FREE, Estimate
from conversation.llm.ledger import Ledger
from conversation.message import Message
from conversation.options import Options
from conversation.sentences import Sentence
from conversation.studio import Studio
from imaging.declaration import Declaration

__all__ = ["PictureVersion", "EditContext", "Command", "Turn"]


@dataclass(frozen=True)
class Turn:
    """What a command works with: the studio, the person's message, and how it was sent."""

    studio: Studio
    owner: str
    message: Message
    reply_id: str
    """The turn's id, and that of the message that answers."""
    options: Options
    history: History
    picture: PictureVersion | None = None
    """The picture it is about, where one was found."""
    by_model: bool = False
    """A chat model called it: what it wrote was written for this, with the conversation in mind."""
    approved: bool = False
    """The person said yes to what it costs."""
    reviewed: Refined | SecondWish | None = None
    """What they said to the prompt that they were shown: the one to send, or that they want another one."""
    untouched: frozenset[int] = frozenset()
    """Numbers of the pictures that the words surely do not mean: a chat model may not change them."""

    @property
    def conversation(self) -> str:
        return self.message.conversation

    @property
    def edit_context(self) -> EditContext:
        return EditContext(self.studio.images, self.studio.pixels, self.studio.clock, self.reply_id)

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.studio.wallet, self.reply_id)


@dataclass(frozen=True)
class Command(Declaration):
    """Base of all commands. Subclasses set `name`, `icon` … as operations do, and implement `run`."""

    def run(self, turn: Turn) -> Iterator[Event]:
        """Raises `Told`."""
        raise NotImplementedError

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        """What it will cost, before anything is done, and the name of the model that does it; empty where it is this
        machine. Raises `Told` where it cannot be done at all."""
        return FREE, ""

    def heading(self) -> str:
        """What a conversation that begins with it is called."""
        return Sentence(self.name.capitalize(), f"called_{self.name}")

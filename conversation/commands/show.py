"""`/show`: another picture is the one that the next words are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.events import Event, TextDelta, VersionChosen
from conversation.sentences import say
from conversation.target import no_picture


@dataclass(frozen=True)
class Show(Command):
    """Show a picture again, such as #2, so that your next words change it."""

    name: ClassVar[str] = "show"
    aliases: ClassVar[tuple[str, ...]] = ("open",)
    tool: ClassVar[str] = ""
    icon: ClassVar[str] = "image"
    group: ClassVar[str] = "versions"
    examples: ClassVar[tuple[str, ...]] = ("#1",)

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image = turn.picture.image
        turn.studio.images.choose(image.id, turn.picture.version.id, message=turn.reply_id)
        yield VersionChosen(image.id, image.number, image.title, turn.picture.version.id)
        yield TextDelta(
            say(
                "shown_again",
                "Your next words are about #{number} “{title}”.",
                number=image.number,
                title=image.title,
            )
        )

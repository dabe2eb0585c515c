"""`/rename`: what a picture is called. `/name` names one of its versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.errors import BadRequest
from conversation.events import Event, ImageRenamed, TextDelta
from conversation.sentences import say
from conversation.target import no_picture
from conversation.versions.names import clean
from imaging.declaration import option


@dataclass(frozen=True)
class Rename(Command):
    """Give a picture another title; its files are named after it, too."""

    name: ClassVar[str] = "rename"
    icon: ClassVar[str] = "text"
    group: ClassVar[str] = "versions"
    free_argument: ClassVar[str] = "words"
    examples: ClassVar[tuple[str, ...]] = ("summer", "Anna in the garden")

    words: str = option("what to call it", brief="its title")

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        wanted = clean(self.words)
        if not wanted:
            raise BadRequest(
                say("no_title", "A title needs at least one letter"),
                say("no_title_text", "Say what to call the picture: /rename summer."),
                code="no_title",
            )
        image = turn.studio.images.rename(turn.picture.image.id, wanted)
        yield ImageRenamed(image.id, image.title)
        yield TextDelta(
            say("picture_is_called_now", "#{number} is called “{title}” now.", number=image.number, title=image.title)
        )

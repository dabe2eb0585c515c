"""`/undo`: back to the version that a picture was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.events import Event, TextDelta, VersionChosen
from conversation.sentences import say
from conversation.target import no_picture
from conversation.versions.lineage import ALL, earlier
from imaging.declaration import option


@dataclass(frozen=True)
class Undo(Command):
    """Go back to an earlier version of a picture; nothing is lost."""

    name: ClassVar[str] = "undo"
    icon: ClassVar[str] = "undo"
    group: ClassVar[str] = "versions"
    free_argument: ClassVar[str] = "steps"
    examples: ClassVar[tuple[str, ...]] = ("", "2", "all")

    steps: int = option(
        "how many versions back", brief="versions", default=1, low=1, high=ALL, words={"all": ALL, "original": ALL}
    )

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image = turn.picture.image
        version = earlier(image, turn.picture.version, self.steps)
        if version.id == turn.picture.version.id:
            yield TextDelta(
                say("at_first", "#{number} is at its first version: there is nothing to undo.", number=image.number)
            )
            return
        image = turn.studio.images.choose(image.id, version.id, message=turn.reply_id)
        yield VersionChosen(image.id, image.number, image.title, version.id)
        place = [each.id for each in image.versions].index(version.id) + 1
        yield TextDelta(
            say(
                "back_at",
                "#{number} is back at {version} of {of}.",
                number=image.number,
                version=say("version_number", "version {place}", place=place),
                of=len(image.versions),
            )
        )

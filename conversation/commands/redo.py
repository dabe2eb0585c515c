"""`/redo`: on again to the newest version that was made from this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.events import Event, TextDelta, VersionChosen
from conversation.sentences import say
from conversation.target import no_picture
from conversation.versions.lineage import ALL, later
from imaging.declaration import option


@dataclass(frozen=True)
class Redo(Command):
    """Go forward again to a version that was undone."""

    name: ClassVar[str] = "redo"
    icon: ClassVar[str] = "redo"
    group: ClassVar[str] = "versions"
    free_argument: ClassVar[str] = "steps"
    examples: ClassVar[tuple[str, ...]] = ("", "2", "all")

    steps: int = option("how many versions forward", brief="versions", default=1, low=1, high=ALL, words={"all": ALL})

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image = turn.picture.image
        version = later(image, turn.picture.version, self.steps)
        if version.id == turn.picture.version.id:
            yield TextDelta(
                say("at_newest", "#{number} is at its newest version: there is nothing to redo.", number=image.number)
            )
            return
        image = turn.studio.images.choose(image.id, version.id, message=turn.reply_id)
        yield VersionChosen(image.id, image.number, image.title, version.id)
        place = [each.id for each in image.versions].index(version.id) + 1
        yield TextDelta(
            say(
                "at_version_again",
                "#{number} is at version {place} of {of} again.",
                number=image.number,
                place=place,
                of=len(image.versions),
            )
        )

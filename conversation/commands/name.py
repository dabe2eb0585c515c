"""`/name`: what a person calls the version that is shown. `/version` goes back to it by that name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.events import Event, TextDelta, VersionNamed
from conversation.sentences import both, say
from conversation.target import no_picture
from conversation.versions.names import clean, number_of, same_name
from imaging.declaration import option


@dataclass(frozen=True)
class Name(Command):
    """Name the version you see, to find it again."""

    name: ClassVar[str] = "name"
    icon: ClassVar[str] = "text"
    group: ClassVar[str] = "versions"
    free_argument: ClassVar[str] = "words"
    examples: ClassVar[tuple[str, ...]] = ("final", "for the printer", "")
    hint: ClassVar[str] = "Names the version that is shown"

    words: str = option("what to call it; leave it out to remove its name", default="", brief="none takes it away")

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image, version = turn.picture.image, turn.picture.version
        wanted = clean(self.words)
        before = [each for each in image.versions if each.id != version.id and wanted and same_name(each.name, wanted)]
        turn.studio.images.name_version(image.id, version.id, wanted)
        yield VersionNamed(image.id, version.id, wanted)
        which = {"number": image.number, "place": number_of(image, version.id)}
        if not wanted:
            yield TextDelta(say("has_no_name_now", "#{number}, version {place}, no longer has a name.", **which))
            return
        said = say("is_called_now", "#{number}, version {place}, is now called “{name}”.", **which, name=wanted)
        yield TextDelta(both(said, _moved(number_of(image, before[0].id)) if before else ""))


def _moved(place: int) -> str:
    return say("had_that_name", "Version {place} had that name before.", place=place)

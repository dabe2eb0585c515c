"""`/version`: shows any version of a picture again, by its number or its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.errors import BadRequest
from conversation.events import Event, TextDelta, VersionChosen
from conversation.image import Image
from conversation.sentences import both, say
from conversation.target import no_picture
from conversation.versions.names import called, clean, meant
from imaging.declaration import option


@dataclass(frozen=True)
class ShowVersion(Command):
    """Go to any version of a picture, by its number or name; your next change starts from there."""

    name: ClassVar[str] = "version"
    icon: ClassVar[str] = "clock"
    group: ClassVar[str] = "versions"
    free_argument: ClassVar[str] = "which"
    examples: ClassVar[tuple[str, ...]] = ("2", "final", "original")

    which: str = option("its number, its name, or original", brief="2, final, original")

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image = turn.picture.image
        version = meant(image, self.which)
        if version is None:
            raise BadRequest(
                say("no_version", "#{number} has no version “{which}”", number=image.number, which=clean(self.which)),
                _there(image),
                code="no_version",
            )
        if version.id == image.current:
            yield TextDelta(
                say(
                    "already_shows",
                    "#{number} already shows {version}.",
                    number=image.number,
                    version=called(image, version),
                )
            )
            return
        image = turn.studio.images.choose(image.id, version.id, message=turn.reply_id)
        yield VersionChosen(image.id, image.number, image.title, version.id)
        yield TextDelta(
            say(
                "back_at",
                "#{number} is back at {version} of {of}.",
                number=image.number,
                version=called(image, version),
                of=len(image.versions),
            )
        )


def _there(image: Image) -> str:
    named = [f"“{each.name}”" for each in image.versions if each.name]
    count = len(image.versions)
    one = say("has_one_version", "It has only one version.")
    numbers = one if count == 1 else say("has_versions", "It has versions 1 to {count}.", count=count)
    if not named:
        return both(numbers, say("no_version_named", "None has a name."))
    return both(numbers, say("versions_named", "Named versions: {names}.", names=", ".join(named)))

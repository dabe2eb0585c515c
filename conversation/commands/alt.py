"""`/alt`: what a picture shows, in words for whoever does not see it. `/info` tells what is in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.errors import BadRequest
from conversation.events import Event, ImageDescribed, TextDelta
from conversation.sentences import say
from conversation.target import no_picture
from conversation.versions.alt_text import LONGEST_OWN, alt_of
from imaging.declaration import option

BY_ITSELF = "auto"


@dataclass(frozen=True)
class Alt(Command):
    """Say what a picture shows, for whoever cannot see it; files and pages carry it."""

    name: ClassVar[str] = "alt"
    icon: ClassVar[str] = "text"
    group: ClassVar[str] = "versions"
    tool: ClassVar[str] = ""
    free_argument: ClassVar[str] = "words"
    examples: ClassVar[tuple[str, ...]] = ("", "a red bicycle against a wall", BY_ITSELF)

    words: str = option(
        "what it shows; auto tells it by how it was made; with no words, you hear what it says now",
        default="",
        brief="what it shows",
    )

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image, wanted = turn.picture.image, " ".join(self.words.split())
        if len(wanted) > LONGEST_OWN:
            raise BadRequest(
                say("description_too_long", "That is too long"),
                say(
                    "description_too_long_text",
                    "What a picture shows may have {most} characters; these are {count}. Say it more briefly.",
                    most=LONGEST_OWN,
                    count=len(wanted),
                ),
                code="description_too_long",
            )
        if wanted:
            image = turn.studio.images.describe(image.id, "" if wanted.lower() == BY_ITSELF else wanted)
            yield ImageDescribed(image.id, image.alt, image.alt_at)
        version = turn.picture.version
        words = alt_of(image, version, taken=True)
        told = say("picture_shows", "#{number} shows: {words}", number=image.number, words=words)
        yield TextDelta(told)

"""`/adjust`: the last edit again, stronger, weaker or the other way, instead of what it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.operations import edit
from conversation.errors import BadRequest
from conversation.events import Event
from conversation.recipe import OperationValues
from conversation.sentences import say
from conversation.target import no_picture
from imaging.declaration import Impossible, option


@dataclass(frozen=True)
class Adjust(Command):
    """Do the last edit of a picture stronger, weaker or the other way, in its place."""

    name: ClassVar[str] = "adjust"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "versions"
    free_argument: ClassVar[str] = "by"
    examples: ClassVar[tuple[str, ...]] = ("more", "less", "2", "opposite")
    hint: ClassVar[str] = "Does the last edit again instead, for corrections such as too much"

    by: float = option(
        "2 is twice as strong, 0.5 half, -1 the other way",
        low=-5,
        high=5,
        words={"more": 1.5, "less": 0.5, "opposite": -1.0},
    )

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image, version = turn.picture.image, turn.picture.version
        done = version.recipe.values
        if not isinstance(done, OperationValues) or version.parent is None:
            raise BadRequest(
                say("nothing_to_adjust", "There is no edit to correct"),
                say("nothing_to_adjust_text", "Say what to change about #{number}.", number=image.number),
                code="nothing_to_adjust",
            )
        operation = turn.studio.palette.operation(done.name, done.options)
        try:
            changed = operation.strengthened(self.by)
        except Impossible as error:
            raise BadRequest(
                say("no_more_or_less", "That edit has no more or less"), str(error), code="impossible"
            ) from error
        yield from edit(turn, [changed], PictureVersion(image, image.version(version.parent)))

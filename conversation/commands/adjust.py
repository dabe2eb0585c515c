"""`/adjust`: the last edit again, stronger, weaker or the other way, instead of what it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.operations import edit
from conversation.errors import BadRequest
from conversation.events import Event
from conversation.image import Version
from conversation.recipe import EditStep, EditValues, OperationValues
from conversation.sentences import say
from conversation.target import no_picture
from imaging.declaration import Impossible, option
from imaging.operations.operation import Operation


@dataclass(frozen=True)
class Adjust(Command):
    """Make the last edit stronger, weaker or the opposite, in its place."""

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
        steps = steps_of(version)
        if not steps or version.parent is None:
            raise BadRequest(
                say("nothing_to_adjust", "There is no edit to adjust"),
                say("nothing_to_adjust_text", "Say what to change about #{number}.", number=image.number),
                code="nothing_to_adjust",
            )
        operations = [turn.studio.palette.operation(each.name, each.options) for each in steps]
        try:
            changed = strengthened(operations, self.by)
        except Impossible as error:
            raise BadRequest(
                say("no_more_or_less", "That edit can’t be made stronger or weaker"), str(error), code="impossible"
            ) from error
        yield from edit(turn, changed, PictureVersion(image, image.version(version.parent)), together=True)


def steps_of(version: Version) -> tuple[EditStep, ...]:
    """The operations that made it, if operations did."""
    done = version.recipe.values
    if isinstance(done, OperationValues):
        return (EditStep(done.name, done.options),)
    return done.steps if isinstance(done, EditValues) else ()


def strengthened(operations: Sequence[Operation], share: float) -> list[Operation]:
    """All of them, each that has a strength as many times as strong. Raises `Impossible` where none has."""
    changed: list[Operation] = []
    refused: list[Impossible] = []
    for operation in operations:
        try:
            changed.append(operation.strengthened(share))
        except Impossible as error:
            refused.append(error)
            changed.append(operation)
    if len(refused) == len(operations):
        raise refused[0]
    return changed

"""Operations on one picture: each makes a version, so each can be undone by itself. Local and free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversation.command import Aim, Turn
from conversation.errors import BadRequest
from conversation.events import Event, ImageStarted, StatusChanged, TextDelta
from conversation.image import Recipe
from conversation.picturing import ready
from conversation.values import to_json
from imaging.declaration import Impossible
from imaging.operations.operation import Operation


def edited(turn: Turn, operations: Sequence[Operation], aim: Aim) -> Iterator[Event]:
    """The picture after each operation. Raises `Told`."""
    image, version = aim.image, aim.version
    yield ImageStarted(image.id, image.number, image.title, version.width, version.height, "")
    data = turn.studio.images.read(version)
    for operation in operations:
        yield StatusChanged("edit", operation.doing)
        started = turn.studio.clock()
        try:
            encoded = turn.studio.pixels.edit(data, [operation])
        except Impossible as error:
            raise BadRequest("That cannot be done to this picture", str(error), code="impossible") from error
        data = encoded.data
        recipe = Recipe(f"operation:{operation.name}", to_json(operation), (version.id,))
        seconds = round(turn.studio.clock() - started, 3)
        image = turn.studio.images.add_version(
            image.id, version.id, encoded, recipe, message=turn.reply_id, cost=0, seconds=seconds
        )
        version = image.shown
        yield ready(image)
    done = [operation.done() for operation in operations]
    yield TextDelta(f"#{image.number}: {', '.join(each[0].lower() + each[1:] for each in done)}.")

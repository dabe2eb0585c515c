"""Pictures that a message surely does not mean, which a chat model may not change: `Turn.untouched` says which."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.command import PictureVersion, Turn
from conversation.commands.collage import Collage
from conversation.commands.info import Info
from conversation.commands.overlay import Overlay
from conversation.commands.palette import Swatches
from conversation.editing.picture_list import ALL, numbers_of
from conversation.errors import BadRequest
from conversation.sentences import say
from imaging.declaration import Declaration
from imaging.operations.operation import Operation

READING = (Info, Swatches, Collage)
"""What changes none of the pictures that it is about."""


def kept_from(turn: Turn, picture: PictureVersion | None, part: Sequence[Operation] | Declaration) -> None:
    """Raises `BadRequest` where it would change a picture that the words surely do not mean."""
    wrong = sorted(_changed(turn, picture, part) & turn.untouched)
    if not wrong:
        return
    raise BadRequest(
        say("another_picture", "The message is about another picture than #{number}", number=wrong[0]),
        say("another_picture_text", "Name the picture that is meant, or ask which one; nothing was changed."),
        code="another_picture",
    )


def _changed(turn: Turn, picture: PictureVersion | None, part: Sequence[Operation] | Declaration) -> frozenset[int]:
    """The numbers of the pictures that it would change."""
    if isinstance(part, READING):
        return frozenset()
    named = str(getattr(part, "pictures", ""))
    if ALL in (named, getattr(part, "onto", "")):
        return turn.untouched
    numbers = numbers_of(named)[1:] if isinstance(part, Overlay) else numbers_of(named)
    return frozenset(numbers or ([picture.image.number] if picture else []))

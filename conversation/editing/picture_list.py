"""Several pictures named in one option: `#1 #3`, or `all`. What commands about more than one picture share."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.command import Turn
from conversation.edit_context import PictureVersion
from conversation.sentences import named_all
from conversation.target import numbered

ALL = "all"
NUMBERS = r"#\d+(?:[ ,]+#\d+)*"
"""How numbers look, as a regular expression."""
MOST = 500


def named(turn: Turn, pictures: str) -> Sequence[PictureVersion]:
    """Those that are named; all that are there for `all`, oldest first. Raises `Told` when one is not there."""
    if pictures == ALL:
        return every(turn)
    return numbered(turn, numbers_of(pictures))


def numbers_of(pictures: str) -> list[int]:
    """1 and 3 of `#1, #3`; one that is named twice comes twice."""
    return [int(number) for number in pictures.replace(",", " ").replace("#", "").split()]


def every(turn: Turn) -> Sequence[PictureVersion]:
    """All pictures of the conversation, as they are shown, oldest first."""
    return [PictureVersion(image, image.shown) for image in turn.studio.images.of(turn.conversation, MOST)]


def listed(pictures: Sequence[PictureVersion]) -> str:
    """`#1`, `#1 and #2`, `#1, #2 and #3`."""
    return named_all([f"#{picture.image.number}" for picture in pictures])

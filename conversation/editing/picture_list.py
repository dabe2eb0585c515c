"""The option `pictures`: `#1 #3`, or `all`. What commands about more than one picture share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from conversation.command import Turn
from conversation.edit_context import PictureVersion
from conversation.events import QuestionAsked
from conversation.sentences import named_all
from conversation.target import attached, no_picture, numbered, resolve
from imaging.declaration import option

ALL = "all"
NUMBERS = r"#\d+(?:[ ,]+#\d+)*"
"""How numbers look, as a regular expression."""
MOST = 500


def pictures_option() -> Any:
    """Of a command that does the same to each of them."""
    return option(
        "all, or numbers such as #1 #3; the current one if you leave it out",
        default="",
        words={ALL: ALL, "everything": ALL, "these": "", "this": "", "it": ""},
        form=NUMBERS,
        brief="#1 #3, or all",
    )


def meant(turn: Turn, pictures: str) -> Sequence[PictureVersion] | QuestionAsked:
    """What that option means: the named ones, else the active one or those sent along, or a question which.

    Raises `Told`.
    """
    if pictures:
        found = named(turn, pictures)
        if not found:
            raise no_picture()
        return found
    if turn.picture:
        return [turn.picture]
    if not turn.message.target and len(turn.message.attachments) > 1:
        return attached(turn)
    picture = resolve(turn, None)
    if picture is None:
        raise no_picture()
    return picture if isinstance(picture, QuestionAsked) else [picture]


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

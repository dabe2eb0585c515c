"""The shape of a picture that will be painted: what was asked for, else what it is made from, else the composer's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.command import PictureVersion, Turn
from conversation.phrases.shapes import asks_for_shape
from conversation.recipe import PaintingValues, Recipe


@dataclass(frozen=True)
class PictureShape:
    """A shape, and whether a person asked for it: only then it is said when a model cannot paint it."""

    aspect: str = ""
    """`width:height`; empty for the model's own."""
    asked: bool = False


def shaped(turn: Turn, said: str, sources: Sequence[PictureVersion]) -> PictureShape:
    """`said` stands beside the prompt. A chat model fills that in unasked: there it counts where the words ask for a
    shape, or where nothing else says one."""
    if said and (not turn.by_model or asks_for_shape(turn.message.text)):
        return PictureShape(said, asked=True)
    if sources:
        version = sources[0].version
        return PictureShape(f"{version.width}:{version.height}")
    if before := _first_answer(turn):
        return PictureShape(before)
    if turn.options.aspect:
        return PictureShape(turn.options.aspect, asked=True)
    return PictureShape(said)


def _first_answer(turn: Turn) -> str:
    before = first_painted(turn)
    return before.aspect if before else ""


def first_painted(turn: Turn) -> PaintingValues | None:
    """What was painted when the same message was answered for the first time; None where nothing was."""
    for reply in turn.history.answers:
        for picture in reply.reply.pictures if reply.reply else ():
            made = Recipe.from_dict(picture.version["recipe"]).values if picture.version else None
            if isinstance(made, PaintingValues):
                return made
    return None

"""One path for everything that is said, whether after a slash, in plain words or by a model's tool call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversation.command import Command, Turn
from conversation.editing.no_memory import smaller_first
from conversation.editing.operations import edit
from conversation.errors import Told
from conversation.events import Event
from conversation.slash import to_slash
from conversation.target import no_picture
from imaging.declaration import Declaration
from imaging.operations.operation import Operation


def perform(turn: Turn, said: Declaration) -> Iterator[Event]:
    """Does it to the turn's picture, or asks whether to make that smaller first. Raises `Told`."""
    try:
        yield from _performed(turn, said)
    except Told as told:
        question = smaller_first(told, to_slash(said), turn.picture) if turn.picture else None
        if question is None:
            raise
        yield question


def _performed(turn: Turn, said: Declaration) -> Iterator[Event]:
    if isinstance(said, Command):
        yield from said.run(turn)
    elif isinstance(said, Operation):
        if turn.picture is None:
            raise no_picture()
        yield from edit(turn, [said], turn.picture)
    else:
        raise TypeError(f"{type(said).__name__} is neither a command nor an operation")


def grouped(said: Sequence[Declaration]) -> list[list[Operation] | Declaration]:
    """Operations that follow each other as one list, commands by themselves."""
    groups: list[list[Operation] | Declaration] = []
    for each in said:
        last = groups[-1] if groups else None
        if not isinstance(each, Operation):
            groups.append(each)
        elif isinstance(last, list):
            last.append(each)
        else:
            groups.append([each])
    return groups

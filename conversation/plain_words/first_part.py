"""The beginning of a message that is done here, before what only a model can do: “brighten it, then tell me what it is”.

What stands first is done first, so the order in which things were said is kept; what comes behind is passed on whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversation.command import Turn
from conversation.commands.nobg import Nobg
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.reader import LONGEST, read
from conversation.plain_words.reading.spans import GUARDS, PICTURES
from conversation.plain_words.tokenizing.items import SpokenWords, items_of
from conversation.plain_words.tokenizing.lexicon import lexicon
from conversation.plain_words.understanding import scene_of
from imaging.declaration import Declaration

TIES = ("comma", "stop", "colon", "joint")
SURE_ORDERS = ("do", "q", "ask", "askfor", "howto", "make")
ORDERS = (*SURE_ORDERS, "act", "up", "down", "rid")
"""What an order or a question begins with."""
FOREIGN = ("unknown", "local", "subj", "do", "q")
"""What makes it one for a model."""
QUALIFIES = GUARDS - {*PICTURES, "than"}
"""Words that may say something of what stands before them: “but not the sky”."""
MOST_TRIED = 8
"""Places at which a message is cut by way of trial."""


@dataclass(frozen=True)
class FirstPart:
    """What is done here, and the words behind it."""

    wishes: tuple[Wish, ...]
    rest: str


def first_part(turn: Turn) -> FirstPart | None:
    """As much of the beginning as is surely meant; None where all of the message is for a model."""
    text, scene = turn.message.text, scene_of(turn)
    if len(text) > LONGEST:
        return None
    items = items_of(lexicon(), text, frozenset(scene.names))
    for begin, end in list(_cuts(items))[:MOST_TRIED]:
        reading = read(text[: items[end].start], scene)
        if reading.whole and all(map(_stands_alone, reading.wishes)):
            return FirstPart(reading.wishes, text[items[begin].start :].strip())
    return None


def _stands_alone(wish: Wish) -> bool:
    """“it is too dark, tell me why” orders nothing yet, and what is to stand behind a cut-out may follow."""
    return isinstance(wish.meant, Declaration) and not wish.complains and not isinstance(wish.meant, Nobg)


def _cuts(items: Sequence[SpokenWords]) -> Iterator[tuple[int, int]]:
    """Where an order for a model begins and where what stands before it ends, the latest first."""
    for begin in range(len(items) - 1, 0, -1):
        end = begin
        while end and items[end - 1].kind in TIES:
            end -= 1
        tied = all(item.kind == "comma" for item in items[end:begin])
        if 0 < end < begin and _is_for_a_model(items[begin:], tied) and not items[end - 1].has(*QUALIFIES):
            yield begin, end


def _is_for_a_model(items: Sequence[SpokenWords], tied: bool) -> bool:
    """`tied`: only a comma stands before it, behind which what is done here may go on: “add the caption Lot 14, view …”."""
    orders = SURE_ORDERS if tied else ORDERS
    opening = next((item for item in items if item.kind != "n" or item.has(*orders)), None)
    if opening is None or not opening.has(*orders):
        return False
    return any(item.has(*FOREIGN) for item in items) and not any(item.has(*QUALIFIES) for item in items)

"""From what a browser heard to how late each token was. Counterpart of `paced_upstream`, which says when it was due."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from rig.paced_upstream import base36

Piece = tuple[float, str]
"""When some text arrived, in monotonic seconds, and the text."""


@dataclass
class Heard:
    """What became of some streams. All delays are in milliseconds."""

    first: list[float] = field(default_factory=list)
    """From the browser's request to the first words, for an upstream that answers at once."""
    tokens: list[float] = field(default_factory=list)
    """From the moment a token was due at the upstream to its arrival."""
    events: int = 0
    wrong: int = 0
    """Tokens that were lost, doubled or out of order."""
    refused: int = 0
    """Streams that never began."""
    seconds: float = 0.0
    """Of the longest stream."""

    def add(self, sent: float, pieces: Sequence[Piece], rate: float, tokens: int) -> None:
        """One stream, asked for at `sent`."""
        self.events += len(pieces)
        text = "".join(piece for _, piece in pieces)
        expected = [f" {base36(number)}" for number in range(tokens)]
        mark, _, said = text.partition(" ")
        if not mark.startswith("@"):
            self.wrong += tokens
            return
        if f" {said}" != "".join(expected):
            self.wrong += wrong_ones(said.split(" "), expected)
            return
        ends = list(accumulate(len(piece) for _, piece in pieces))
        due, position = int(mark[1:]) / 1e6, len(mark)
        self.first.append((pieces[bisect_left(ends, position)][0] - sent) * 1e3)
        for number, token in enumerate(expected):
            position += len(token)
            arrived = pieces[bisect_left(ends, position)][0]
            self.tokens.append((arrived - due - number / rate) * 1e3)
        self.seconds = max(self.seconds, pieces[-1][0] - sent)


def wrong_ones(said: Sequence[str], expected: Sequence[str]) -> int:
    """How many positions do not hold what they should."""
    right = sum(f" {one}" == other for one, other in zip(said, expected, strict=False))
    return max(len(said), len(expected)) - right

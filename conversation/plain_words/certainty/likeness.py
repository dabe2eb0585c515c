"""Which edits a message asks for, by its letters and by what its words mean: a second opinion, which never acts by itself.

It is one of the things that speak for and against a reading (`evidence.py`): `tests/conversation/phrases/training.py` learns
from labelled lines which stretches of letters, and which senses beside each other, stand in lines that ask for the same.
"""

from __future__ import annotations

import json
from array import array
from base64 import b85decode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32, decompress

from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.tokens import plain

FILE = Path(__file__).parent / "likeness.json"
BUCKETS = 8192
SCALE = 16.0
"""A weight of 1 in the file."""
LENGTHS = (3, 4)
LONGEST = 160
"""Characters that are looked at."""
MOST_SENSES = 60
"""Items that are looked at."""
TELLING = 10
"""A sense counts as much as so many stretches of letters."""
VALUED = frozenset(("act", "cmp", "adj", "noun", "flaw", "ask", "topic", "rid", "thing", "corr", "turns", "cast"))
"""Kinds of which it counts which one it is."""
ZERO, FIELD = 128, 4
"""What stands for a weight of nothing; bytes of a sum in one long number."""
LETTER = 4
"""Bytes of a letter in UTF-32."""


def letters(text: str) -> Iterator[int]:
    """The buckets of all short stretches of letters."""
    said = f" {' '.join(plain(word) for word in text[:LONGEST].split())} ".encode("utf-32-le")
    for length in LENGTHS:
        width = LETTER * length
        for at in range(0, len(said) - width + 1, LETTER):
            yield crc32(said[at : at + width]) % BUCKETS


def senses(items: Sequence[SpokenWords]) -> Iterator[int]:
    """The buckets of what the words mean, and of what stands beside each other."""
    told = [_sense(item) for item in items[:MOST_SENSES]]
    for sense in told:
        yield crc32(sense) % BUCKETS
    for one, other in pairwise((BEGIN, *(sense for sense in told if sense != SILENT), END)):
        yield crc32(one + b" " + other) % BUCKETS


BEGIN, END, SILENT = b"^", b"$", b"n"


def _sense(item: SpokenWords) -> bytes:
    kind, value = item.senses[0]
    return f"{kind}:{value}".encode() if kind in VALUED else kind.encode()


class Weights:
    """For each bucket a weight for each label. A bucket's weights are one long number, so that adding those of a message is
    adding a few hundred numbers."""

    def __init__(self, labels: Sequence[str], biases: Sequence[float], raw: bytes) -> None:
        self.labels = tuple(labels)
        self.biases = tuple(biases)
        """Of a message that says nothing."""
        self._raw = raw
        self._rows: dict[int, int] = {}

    def row(self, bucket: int) -> int:
        found = self._rows.get(bucket)
        if found is None:
            width = len(self.labels)
            signed = array("b", self._raw[bucket * width : (bucket + 1) * width])
            shifted = array("I", [weight + ZERO for weight in signed])
            found = self._rows[bucket] = int.from_bytes(shifted.tobytes(), "little")
        return found

    def odds(self, text: str, items: Sequence[SpokenWords]) -> list[float]:
        """By label."""
        said, told = list(letters(text)), list(senses(items))
        total = sum(map(self.row, said)) + TELLING * sum(map(self.row, told))
        count = len(said) + TELLING * len(told)
        sums = array("I", total.to_bytes(FIELD * len(self.labels), "little"))
        share, nothing = 1 / SCALE / count**0.5, ZERO * count
        return [bias + (each - nothing) * share for bias, each in zip(self.biases, sums, strict=True)]


@cache
def weights() -> Weights:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(kept["labels"], kept["biases"], decompress(b85decode(kept["weights"])))


def likeness(text: str, items: Sequence[SpokenWords]) -> Mapping[str, float]:
    """By label, the odds that the message asks for it: their logarithm, so that above 0 it is likelier than not."""
    learnt = weights()
    return dict(zip(learnt.labels, learnt.odds(text, items), strict=True))

"""Which edit a message is like, by its letters alone: a second opinion, which never acts by itself.

It is one of the things that speak for and against a reading (`evidence.py`): whether the message is like the lines that ask
for the same (`tests/conversation/phrases/training.py` learns from them).
"""

from __future__ import annotations

import json
from base64 import b85decode
from collections.abc import Iterator
from functools import cache
from math import exp
from pathlib import Path
from zlib import crc32, decompress

from conversation.plain_words.reading.tokens import plain

FILE = Path(__file__).parent / "likeness.json"
BUCKETS = 4096
SCALE = 24.0
"""A weight of 1 in the file."""
LENGTHS = (2, 3, 4)
LONGEST = 160
"""Characters that are looked at."""


def grams(text: str) -> Iterator[int]:
    """The buckets of all short stretches of letters."""
    said = f" {' '.join(plain(word) for word in text[:LONGEST].split())} "
    for length in LENGTHS:
        for place in range(len(said) - length + 1):
            yield crc32(said[place : place + length].encode()) % BUCKETS


@cache
def weights() -> tuple[tuple[str, ...], list[tuple[int, ...]]]:
    """The names of the edits, and for each bucket a weight for each of them."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    labels, raw = tuple(kept["labels"]), decompress(b85decode(kept["weights"]))
    signed = [byte - 256 if byte > 127 else byte for byte in raw]
    width = len(labels)
    return labels, [tuple(signed[at : at + width]) for at in range(0, len(signed), width)]


def likeness(text: str) -> tuple[str, float]:
    """The edit that the message is most like, and how sure that is (0–1); `none` for what is no edit of the whole."""
    labels, rows = weights()
    scores, count = [0] * len(labels), 0
    for bucket in grams(text):
        scores = [score + weight for score, weight in zip(scores, rows[bucket], strict=True)]
        count += 1
    scaled = [score / SCALE / max(1, count) ** 0.5 for score in scores]
    most = max(scaled)
    odds = [exp(score - most) for score in scaled]
    return labels[scaled.index(most)], 1 / sum(odds)

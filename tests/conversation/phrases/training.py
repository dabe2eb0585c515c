"""Teaches `conversation/plain_words/certainty/likeness.py` what edits are like.

It learns from the even half of the labelled lines and from the tidy phrases; the odd half only judges.

    python -m tests.conversation.phrases.training
"""

from __future__ import annotations

import json
from base64 import b85encode
from collections.abc import Iterator
from zlib import compress

import numpy

from conversation.plain_words.certainty.likeness import BUCKETS, FILE, SCALE, grams
from tests.conversation.phrases.phrase import phrases
from tests.conversation.plain_words.test_phrases import phrases as tidy

NONE = "none"
FEWEST = 4
"""Lines that an edit needs to be told."""
ROUNDS, RATE, DECAY = 60, 0.5, 1e-4
NAMES = {
    "exposure": "brightness",
    "gamma": "brightness",
    "vibrance": "saturation",
    "info": "answer",
    "palette": "answer",
}
SKIPPED = ("undo", "redo", "adjust", "original")


def lines() -> Iterator[tuple[str, str]]:
    """Text and the name of the one edit it asks for, or `none`."""
    for phrase in phrases():
        if phrase.half == "even" and phrase.clear and phrase.last is None:
            wished = phrase.expected[0].get("do", ())
            names = {step["op"] for step in wished}
            if phrase.wanted == "answer":
                yield phrase.text, "answer"
            elif len(names) == 1:
                yield phrase.text, names.pop()
            elif not names:
                yield phrase.text, NONE
    for said in tidy():
        what = said.wanted.rpartition(": ")[2].split()
        if len(what) == 1:
            name = what[0].partition("=")[0].rstrip("+-")
            yield said.text, NONE if name in ("", "?") else name


def learnt() -> tuple[list[str], numpy.ndarray]:
    """Labels, and a weight for each bucket and label: softmax regression by plain gradient descent."""
    said = [(text, NAMES.get(name, name)) for text, name in lines()]
    counts = {name: sum(other == name for _, other in said) for _, name in said}
    labels = sorted(name for name, count in counts.items() if count >= FEWEST and name not in SKIPPED)
    rows = [(text, labels.index(name) if name in labels else labels.index(NONE)) for text, name in said]
    features = numpy.zeros((len(rows), BUCKETS), numpy.float32)
    wanted = numpy.zeros((len(rows), len(labels)), numpy.float32)
    for place, (text, label) in enumerate(rows):
        found = list(grams(text))
        for bucket in found:
            features[place, bucket] += 1
        features[place] /= max(1, len(found)) ** 0.5
        wanted[place, label] = 1
    weights = numpy.zeros((BUCKETS, len(labels)), numpy.float32)
    for _ in range(ROUNDS * 10):
        odds = numpy.exp(numpy.clip(features @ weights, -30, 30))
        odds /= odds.sum(axis=1, keepdims=True)
        weights += RATE * (features.T @ (wanted - odds) / len(rows) * 40 - DECAY * weights)
    return labels, weights


def main() -> None:
    labels, weights = learnt()
    small = numpy.clip(numpy.round(weights * SCALE), -127, 127).astype(numpy.int8)
    packed = b85encode(compress(small.tobytes(), 9)).decode()
    FILE.write_text(json.dumps({"labels": labels, "weights": packed}), encoding="utf-8")
    print(f"{len(labels)} edits, {FILE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()

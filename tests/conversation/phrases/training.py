"""Teaches `conversation/plain_words/certainty/likeness.py` what edits are like.

It learns from the even half of the labelled lines and from the tidy phrases; the odd half only judges.

    python -m tests.conversation.phrases.training
"""

from __future__ import annotations

import json
from base64 import b85encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import compress, crc32

import numpy
from scipy.sparse import csr_matrix

from conversation.plain_words.certainty.aspects import MARK
from conversation.plain_words.certainty.evidence import Likeness, Odds
from conversation.plain_words.certainty.labels import AGAIN, ALIKE, ANSWER, ASK, NEUTRAL, NONE, label
from conversation.plain_words.certainty.likeness import BUCKETS, FILE, SCALE, TELLING, letters, senses
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.tokenizing.items import SpokenWords
from tests.conversation.phrases.aspects import aspects_wanted
from tests.conversation.phrases.hearing import scene_of
from tests.conversation.phrases.phrase import Phrase, phrases, taught
from tests.conversation.plain_words.test_phrases import Phrase as Tidy
from tests.conversation.plain_words.test_phrases import phrases as tidy

FEWEST = 4
"""Lines that an edit needs to be told."""
ROUNDS, RATE, DECAY = 60, 0.1, 0.05
FOLDS = 6
TIDY = 0.5
"""What a tidy phrase counts beside a line of somebody's."""
TIDY_ID = "tidy: "
OPS = {"palette": "quantise", "original": "undo", "colours": "palette", "select": "show"}
"""What an operation of the labels is called in the studio, where that differs."""


@dataclass(frozen=True)
class LabelledLine:
    """`fold` is that of its voice, so that no line is judged by what its own voice taught."""

    id: str
    buckets: tuple[int, ...]
    labels: frozenset[str]
    fold: int
    weight: float


def fold_of(phrase: Phrase) -> int:
    """All lines of a voice are in one."""
    return crc32(f"{phrase.collection} {phrase.language} {phrase.voice}".encode()) % FOLDS


def wanted(phrase: Phrase) -> frozenset[str]:
    """What the line asks for."""
    expected = phrase.expected[0]
    if "answer" in expected:
        return frozenset((ANSWER,))
    if "do" not in expected:
        return frozenset((ASK if "ask" in expected else NONE,))
    found = {_label(step) for step in expected["do"]}
    last = phrase.last["op"] if phrase.last else ""
    own = ALIKE.get(last, last)
    if last and any(each.rstrip("+-") == own for each in found):
        found = {each for each in found if each.rstrip("+-") != own} - {"undo"} | {AGAIN}
    return frozenset(found)


def _label(step: Mapping[str, object]) -> str:
    params = step.get("params") or {}
    up = params.get("dir") != "down" if isinstance(params, dict) else True
    return label(OPS.get(str(step["op"]), str(step["op"])), up)


def _buckets(text: str, scene: Scene) -> tuple[int, ...]:
    return (*_buckets_of(text, [item for clause in read(text, scene).clauses for item in clause.items]),)


def _buckets_of(text: str, items: Sequence[SpokenWords]) -> Iterator[int]:
    yield from letters(text)
    yield from (bucket for bucket in senses(items) for _ in range(TELLING))


def teaching() -> Iterator[Phrase]:
    """The lines that are learnt from: the even halves, and those that only teach."""
    yield from (phrase for phrase in (*phrases(), *taught()) if phrase.clear and phrase.teaches)


def lines() -> Iterator[LabelledLine]:
    """What is learnt from."""
    for phrase in teaching():
        labels = wanted(phrase) | aspects_wanted(phrase)
        yield LabelledLine(phrase.id, _buckets(phrase.text, scene_of(phrase)), labels, fold_of(phrase), 1.0)
    for said in tidy():
        if about_a_step(said):
            continue
        found = frozenset(map(_tidy, _steps(said))) or frozenset((NONE,))
        fold = crc32(said.text.encode()) % FOLDS
        yield LabelledLine(f"{TIDY_ID}{said.text}", _buckets(said.text, Scene()), found, fold, TIDY)


def about_a_step(said: Tidy) -> bool:
    """Whether a tidy phrase is about the last step: it has none behind it."""
    return any(step.startswith(("again", "adjust")) for step in _steps(said))


def _steps(said: Tidy) -> list[str]:
    return said.wanted.rpartition(": ")[2].split()


def _tidy(step: str) -> str:
    if step in ("?", "-"):
        return ASK if step == "?" else NONE
    name, _, value = step.partition("=")
    if value:
        return label(name, value[:1] != "-" and not (value.startswith("0.") and name in NEUTRAL))
    return label(name.rstrip("+-"), not name.endswith("-"))


def matrices(said: Sequence[LabelledLine]) -> tuple[list[str], csr_matrix, numpy.ndarray, numpy.ndarray]:
    """Labels; what stands in each line; what it asks for; how much it counts for each label: of a tidy phrase nobody
    wrote down more than its edits."""
    counts = Counter(name for line in said for name in line.labels)
    labels = sorted(name for name, count in counts.items() if count >= FEWEST)
    rows = [place for place, line in enumerate(said) for _ in line.buckets]
    columns = [bucket for line in said for bucket in line.buckets]
    values = [len(line.buckets) ** -0.5 for line in said for _ in line.buckets]
    features = csr_matrix((values, (rows, columns)), (len(said), BUCKETS), numpy.float32)
    wish = numpy.array([[name in line.labels for name in labels] for line in said], numpy.float32)
    counts_for = [[line.weight * (line.weight == 1 or name[0] != MARK) for name in labels] for line in said]
    return labels, features, wish, numpy.array(counts_for, numpy.float32)


def learnt(features: csr_matrix, wish: numpy.ndarray, weight: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """A weight for each bucket and label, and a bias for each label: logistic regressions, learnt by Adam."""
    weights = numpy.zeros((BUCKETS, wish.shape[1]), numpy.float32)
    biases = numpy.full(wish.shape[1], FIRST_BIAS, numpy.float32)
    slope_mean, square_mean = numpy.zeros_like(weights), numpy.zeros_like(weights)
    back, total = features.T.tocsr(), weight[:, 0].sum()
    for step in range(1, ROUNDS + 1):
        likely = 1 / (1 + numpy.exp(-(features @ weights + biases)))
        wrong = weight * (likely - wish) / total
        slope = back @ wrong + DECAY / total * weights
        slope_mean = 0.9 * slope_mean + 0.1 * slope
        square_mean = 0.99 * square_mean + 0.01 * slope**2
        weights -= RATE * (slope_mean / (1 - 0.9**step)) / (numpy.sqrt(square_mean / (1 - 0.99**step)) + 1e-7)
        biases -= BIAS_RATE * wrong.sum(axis=0)
    return weights, biases


FIRST_BIAS, BIAS_RATE = -3.0, 5.0


def likeness_by_fold() -> list[Likeness]:
    """Of every fold what the other voices taught: as `likeness` tells what a message is like."""
    said = list(lines())
    labels, features, wish, weight = matrices(said)
    folds = numpy.array([line.fold for line in said])
    others = [folds != fold for fold in range(FOLDS)]
    return [partial(_odds, labels, *learnt(features[each], wish[each], weight[each])) for each in others]


def _odds(
    labels: Sequence[str], weights: numpy.ndarray, biases: numpy.ndarray, text: str, items: Sequence[SpokenWords]
) -> Odds:
    buckets = numpy.array([*_buckets_of(text, items)], int)
    scores = weights[buckets].sum(axis=0) * max(1, len(buckets)) ** -0.5 + biases
    return dict(zip(labels, map(float, scores), strict=True))


def main() -> None:
    said = list(lines())
    labels, features, wish, weight = matrices(said)
    weights, biases = learnt(features, wish, weight)
    small = numpy.clip(numpy.round(weights * SCALE), -127, 127).astype(numpy.int8)
    packed = b85encode(compress(small.tobytes(), 9)).decode()
    FILE.write_text(
        json.dumps({"labels": labels, "biases": [round(float(each), 3) for each in biases], "weights": packed}),
        encoding="utf-8",
    )
    size = FILE.stat().st_size / 1000
    print(
        f"{len(labels)} edits and aspects of {len(said)} lines, {size:.0f} kB, largest weight {abs(weights).max():.1f}"
    )


if __name__ == "__main__":
    main()

"""Teaches `conversation/plain_words/certainty/acceptance.py` which readings are right.

It learns from the even halves; the odd ones only judge. `--curve` prints what other thresholds would come to, of lines
that the weights were not learnt from.

    python -m tests.conversation.phrases.judging [--curve]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping

import numpy

from conversation.plain_words.certainty.acceptance import BIAS, FILE
from conversation.plain_words.certainty.evidence import evidence
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.meaning import Unsure
from conversation.plain_words.reading.reader import read
from tests.conversation.phrases.hearing import done_by, scene_of
from tests.conversation.phrases.phrase import Phrase, phrases
from tests.conversation.phrases.scoring import right
from tests.conversation.phrases.training import FOLDS, Odds, fold_of, odds_by_line

ROUNDS, RATE, DECAY = 3000, 0.3, 0.02
WEIGHT = {"first": 0.5, "second": 0.7, "third": 1.0}
"""The longer rules were made for a collection, the less it says of lines to come."""
THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98)
Case = tuple[Phrase, dict[str, float], bool]


def cases(odds: Mapping[str, Odds]) -> Iterator[Case]:
    """The even lines of which there is a reading: the evidence, and whether it is right. `odds`: what each is like,
    told by the other voices, since what was learnt from a line itself says nothing of lines to come."""
    for phrase in phrases():
        if phrase.half == "odd" or not phrase.clear or not phrase.pictures:
            continue
        scene = scene_of(phrase)
        found = salvaged(read(phrase.text, scene), scene)
        wishes = found.reading.wishes
        if wishes and not any(isinstance(wish.meant, Unsure) for wish in wishes):
            heard = done_by(phrase, scene, wishes)
            if heard.kind in ("do", "answer"):
                yield phrase, evidence(phrase.text, found, scene, odds[phrase.id]), right(phrase, heard)


def learnt(features: numpy.ndarray, wanted: numpy.ndarray, weight: numpy.ndarray) -> numpy.ndarray:
    """Logistic regression by gradient descent; the last weight stands for itself."""
    spread = features.std(axis=0) + 0.3
    scaled = numpy.c_[features / spread, numpy.ones(len(features))]
    weights = numpy.zeros(scaled.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + numpy.exp(-scaled @ weights))
        slope = scaled.T @ (weight * (wanted - likely)) / weight.sum()
        weights += RATE * (slope - DECAY * numpy.r_[weights[:-1], 0])
    return numpy.asarray(numpy.r_[weights[:-1] / spread, weights[-1]])


def judged(weights: numpy.ndarray, features: numpy.ndarray) -> numpy.ndarray:
    return numpy.asarray(1 / (1 + numpy.exp(-(features @ weights[:-1] + weights[-1]))))


def curve(found: list[Case], features: numpy.ndarray, wanted: numpy.ndarray, weight: numpy.ndarray) -> None:
    """Precision and recall by threshold, each line judged by weights learnt from other voices."""
    folds = numpy.array([fold_of(phrase) for phrase, _, _ in found])
    sure = numpy.zeros(len(found))
    for fold in range(FOLDS):
        others = folds != fold
        sure[~others] = judged(learnt(features[others], wanted[others], weight[others]), features[~others])
    for collection in WEIGHT:
        wishes = sum(
            phrase.collection == collection
            and phrase.clear
            and phrase.half == "even"
            and phrase.wanted in ("do", "answer")
            for phrase in phrases()
        )
        ours = numpy.array([phrase.collection == collection for phrase, _, _ in found])
        for threshold in THRESHOLDS:
            acted = ours & (sure >= threshold)
            share = wanted[acted].mean() if acted.any() else 1.0
            print(
                f"{collection:7} from {threshold:.2f}: precision {share:.1%}, recall {wanted[acted].sum() / wishes:.1%}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--curve", action="store_true")
    options = parser.parse_args()
    found = list(cases(odds_by_line()))
    names = sorted({name for _, told, _ in found for name in told})
    features = numpy.array([[told.get(name, 0.0) for name in names] for _, told, _ in found])
    wanted = numpy.array([float(is_right) for _, _, is_right in found])
    weight = numpy.array([WEIGHT[phrase.collection] for phrase, _, _ in found])
    if options.curve:
        curve(found, features, wanted, weight)
    weights = learnt(features, wanted, weight)
    kept = {name: round(float(value), 3) for name, value in zip([*names, BIAS], weights, strict=True)}
    FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"{len(found)} readings, {wanted.mean():.1%} of them right, {len(names)} kinds of evidence")


if __name__ == "__main__":
    main()

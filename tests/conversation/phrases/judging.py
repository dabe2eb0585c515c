"""Teaches `conversation/plain_words/certainty/acceptance.py` which readings are right.

It learns from the even halves, the lines that only teach and the tidy phrases; the odd halves judge. `--curve` prints
what other thresholds would come to, of lines that the weights were not learnt from.

    python -m tests.conversation.phrases.judging [--curve] [--unheard]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy
from scipy.optimize import minimize

from conversation.plain_words.certainty.acceptance import BIAS, FILE
from conversation.plain_words.certainty.evidence import Likeness, evidence
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.meaning import Unsure
from conversation.plain_words.reading.reader import read
from tests.conversation.phrases.forgetting import Unheard
from tests.conversation.phrases.hearing import done_by, scene_of
from tests.conversation.phrases.scoring import right
from tests.conversation.phrases.training import FOLDS, about_a_step, fold_of, likeness_by_fold, teaching
from tests.conversation.plain_words.test_phrases import ASK, FIVE, MODEL, matches, phrases, written_of

DECAY = 0.01
WEIGHT = {"first": 0.5, "second": 0.7, "third": 1.0, "taught": 1.0, "tidy": 0.5}
"""The longer rules were made for a collection, the less it says of lines to come."""
THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98)


@dataclass(frozen=True)
class Case:
    """A reading of a line: what speaks for and against it, and whether it is right."""

    collection: str
    fold: int
    evidence: dict[str, float]
    right: bool


def cases(as_unheard: bool) -> Iterator[Case]:
    """The lines that teach of which there is a reading. What each is like is told by the other voices, since what was
    learnt from a line itself says nothing of lines to come. `as_unheard`: they are read by the others' words, too."""
    unheard = Unheard(teaching()) if as_unheard else None
    like = likeness_by_fold()
    for phrase in teaching():
        if not phrase.pictures:
            continue
        scene = scene_of(phrase)
        words = unheard.lexicon_for(phrase) if unheard else None
        found = salvaged(read(phrase.text, scene, words), scene)
        wishes = found.reading.wishes
        if wishes and not any(isinstance(wish.meant, Unsure) for wish in wishes):
            heard = done_by(phrase, scene, wishes)
            if heard.kind in ("do", "answer"):
                told = evidence(phrase.text, found, scene, like[fold_of(phrase)])
                yield Case(phrase.collection, fold_of(phrase), told, right(phrase, heard))
    yield from _tidy(like)


def _tidy(like: Sequence[Likeness]) -> Iterator[Case]:
    """The phrases of the contract, which are said among five pictures."""
    for phrase in phrases():
        found = salvaged(read(phrase.text, FIVE), FIVE)
        got = written_of(found.reading.wishes)
        if not about_a_step(phrase) and got not in (MODEL, ASK):
            fold = crc32(phrase.text.encode()) % FOLDS
            fine = got == phrase.wanted or matches(phrase.wanted, got)
            yield Case("tidy", fold, evidence(phrase.text, found, FIVE, like[fold]), fine)


def learnt(features: numpy.ndarray, wanted: numpy.ndarray, weight: numpy.ndarray) -> numpy.ndarray:
    """Logistic regression; the last weight stands for itself."""
    spread = features.std(axis=0) + 0.3
    scaled = numpy.c_[features / spread, numpy.ones(len(features))]

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        odds, held = scaled @ weights, DECAY * numpy.r_[weights[:-1], 0]
        costs = weight @ (numpy.logaddexp(0, odds) - wanted * odds) / weight.sum()
        slope = scaled.T @ (weight * (1 / (1 + numpy.exp(-odds)) - wanted)) / weight.sum()
        return float(costs + held @ weights / 2), slope + held

    weights = minimize(loss, numpy.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    return numpy.asarray(numpy.r_[weights[:-1] / spread, weights[-1]])


def judged(weights: numpy.ndarray, features: numpy.ndarray) -> numpy.ndarray:
    return numpy.asarray(1 / (1 + numpy.exp(-(features @ weights[:-1] + weights[-1]))))


def curve(found: list[Case], features: numpy.ndarray, wanted: numpy.ndarray, weight: numpy.ndarray) -> None:
    """Precision and recall by threshold, each line judged by weights learnt from other voices."""
    folds = numpy.array([case.fold for case in found])
    sure = numpy.zeros(len(found))
    for fold in range(FOLDS):
        others = folds != fold
        sure[~others] = judged(learnt(features[others], wanted[others], weight[others]), features[~others])
    for collection in {phrase.collection: None for phrase in teaching()}:
        wishes = sum(phrase.collection == collection and phrase.wanted in ("do", "answer") for phrase in teaching())
        ours = numpy.array([case.collection == collection for case in found])
        for threshold in THRESHOLDS:
            acted = ours & (sure >= threshold)
            share = wanted[acted].mean() if acted.any() else 1.0
            print(
                f"{collection:7} from {threshold:.2f}: precision {share:.1%}, recall {wanted[acted].sum() / wishes:.1%}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--unheard", action="store_true", help="read each line without what only its own voice says")
    options = parser.parse_args()
    found = list(cases(options.unheard))
    names = sorted({name for case in found for name in case.evidence})
    features = numpy.array([[case.evidence.get(name, 0.0) for name in names] for case in found])
    wanted = numpy.array([float(case.right) for case in found])
    weight = numpy.array([WEIGHT[case.collection] for case in found])
    if options.curve:
        curve(found, features, wanted, weight)
    weights = learnt(features, wanted, weight)
    kept = {name: round(float(value), 3) for name, value in zip([*names, BIAS], weights, strict=True)}
    FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"{len(found)} readings, {wanted.mean():.1%} of them right, {len(names)} kinds of evidence")


if __name__ == "__main__":
    main()

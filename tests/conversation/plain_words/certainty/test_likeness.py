"""A second opinion about which edit a message is like: never enough by itself, and small."""

from __future__ import annotations

import pytest

from conversation.plain_words.certainty.aspects import MARK
from conversation.plain_words.certainty.likeness import BUCKETS, FILE, likeness, weights
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.tokenizing.items import items_of
from conversation.plain_words.tokenizing.lexicon import lexicon
from conversation.plain_words.understanding import wishes_of

MOST = 1_000_000
"""Bytes of the file."""


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("please make the picture brighter", "brightness+"),
        ("in black and white please", "greyscale"),
        ("rotate it to the left", "rotate"),
        ("schwarzweiß bitte", "greyscale"),
        ("paint a castle on a hill", "none"),
        ("what colours are in it?", "answer"),
    ],
)
def test_it_tells_what_a_message_is_like(text: str, edit: str) -> None:
    odds = {name: value for name, value in likeness(text, items_of(lexicon(), text)).items() if name[0] != MARK}
    assert max(odds, key=odds.__getitem__) == edit
    assert odds[edit] > 0


def test_two_edits_of_one_message_are_both_told() -> None:
    text = "crop it to a square and make it black and white"
    odds = likeness(text, items_of(lexicon(), text))
    assert {name for name, value in odds.items() if value > 0} == {"crop", "greyscale", "~two", "~cut to a shape"}


def test_its_file_is_small_and_whole() -> None:
    learnt = weights()
    assert FILE.stat().st_size < MOST
    assert len(learnt.labels) == len(learnt.biases)
    assert all(learnt.row(bucket) >= 0 for bucket in (0, BUCKETS - 1))


@pytest.mark.parametrize("text", ["make the curtains brighter", "brighter zorgle than #1", "brighten his gloopers"])
def test_it_never_acts_alone(text: str) -> None:
    assert wishes_of(text, Scene()) == ()

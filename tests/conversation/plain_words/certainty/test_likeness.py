"""A second opinion about which edit a message is like: never enough by itself, and small."""

from __future__ import annotations

import pytest

from conversation.plain_words.certainty.likeness import BUCKETS, FILE, likeness, weights
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import wishes_of

MOST = 1_000_000
"""Bytes of the file."""


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("please make the picture brighter", "brightness"),
        ("in black and white please", "greyscale"),
        ("rotate it to the left", "rotate"),
        ("schwarzweiß bitte", "greyscale"),
        ("paint a castle on a hill", "none"),
    ],
)
def test_it_tells_what_a_message_is_like(text: str, edit: str) -> None:
    assert likeness(text)[0] == edit


def test_its_file_is_small_and_whole() -> None:
    labels, rows = weights()
    assert FILE.stat().st_size < MOST
    assert len(rows) == BUCKETS
    assert {len(row) for row in rows} == {len(labels)}


@pytest.mark.parametrize("text", ["make the curtains brighter", "brighter zorgle than #1", "brighten his gloopers"])
def test_it_never_acts_alone(text: str) -> None:
    assert wishes_of(text, Scene()) == ()

"""Characters that come in halves."""

from __future__ import annotations

import pytest

from providers.wire.content.surrogates import SurrogateJoiner, whole


@pytest.mark.parametrize(
    ("torn", "text"),
    [
        ("plain", "plain"),
        ("\ud83c\udfa8", "🎨"),
        ("a\ud83c", "a�"),
        ("\udfa8b", "�b"),
        ("🎨\ud83c x", "🎨� x"),
        ("", ""),
    ],
)
def test_halves_become_characters_or_a_mark(torn: str, text: str) -> None:
    assert whole(torn) == text
    whole(torn).encode()


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["a\ud83c", "\udfa8b"], "a🎨b"),
        (["a\ud83c", "", "\udfa8"], "a🎨"),
        (["\ud83c", "x"], "�x"),
        (["x", "\udfa8"], "x�"),
    ],
)
def test_halves_may_come_one_after_the_other(pieces: list[str], text: str) -> None:
    halves = SurrogateJoiner()

    assert "".join(halves.take(piece) for piece in pieces) == text

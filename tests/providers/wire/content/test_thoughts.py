"""Thoughts among the words, however they are cut into pieces."""

from __future__ import annotations

import pytest

from providers.wire.content.thoughts import ThoughtFilter


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hello there", "Hello there"),
        ("<think>They greet me.</think>\n\nHello", "Hello"),
        ("\n<think></think>Hello", "Hello"),
        ("  Hello", "  Hello"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("<thinking aloud", "<thinking aloud"),
        ("Use <think>tags</think>", "Use <think>tags</think>"),
        ("<think>never ends", ""),
        ("<th", "<th"),
        ("", ""),
        ("<think>a</think>b <think>c</think>", "b <think>c</think>"),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_only_the_answer_is_shown(text: str, shown: str, size: int) -> None:
    thoughts = ThoughtFilter()

    pieces = [thoughts.take(text[at : at + size]) for at in range(0, len(text), size)]

    assert "".join(pieces) + thoughts.end() == shown

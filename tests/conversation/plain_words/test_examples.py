"""Each example that is shown acts, in every language of the page."""

from __future__ import annotations

import pytest

from conversation.plain_words.examples import EXAMPLES
from tests.conversation.plain_words.reading.spoken import ONE, names


@pytest.mark.parametrize("language", EXAMPLES)
def test_an_example_does_what_it_says_to_the_picture_that_is_there(language: str) -> None:
    acted = [(text, names(text, ONE)) for text, _ in EXAMPLES[language]]
    assert acted == [(text, [(command, (1,))]) for text, command in EXAMPLES[language]]

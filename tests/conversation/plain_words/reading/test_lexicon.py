"""Phrases in more than one piece: small words within them, verbs and their particles, pronouns written onto verbs."""

from __future__ import annotations

import pytest

from tests.conversation.plain_words.reading.spoken import ONE, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hintergrund bitte mal weg", "nobg"),
        ("enlève-moi le fond", "nobg"),
        ("sácame el fondo", "nobg"),
        ("helle das Bild bitte noch ein wenig auf", "brightness"),
        ("könnten Sie das Foto etwas abdunkeln", "brightness"),
        ("aclárala", "brightness"),
    ],
)
def test_what_stands_between_says_nothing(text: str, name: str) -> None:
    assert names(text, ONE) == [(name, (1,))]


def test_a_particle_ends_its_clause() -> None:
    """“auf” is none where something else follows it."""
    assert names("helle Bereiche auf dem Bild", ONE) == "model"

"""A sixth language, a small one: a file of data is all that it takes."""

from __future__ import annotations

import pytest

from conversation.plain_words.tokenizing.lexicon import FOLDER, LANGUAGES, SETTINGS, SHARED
from conversation.plain_words.tokenizing.notation import entries, spelt_out
from tests.conversation.plain_words.reading.spoken import ONE, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("rendila più chiara per favore", "brightness"),
        ("puoi aumentare un po' il contrasto?", "contrast"),
        ("in bianco e nero, grazie", "greyscale"),
        ("ruotala a destra", "rotate"),
        ("ritagliala in un quadrato", "crop"),
        ("annulla", "undo"),
        ("è troppo scura", "brightness"),
        ("comprimila sotto 300 kb", "compress"),
    ],
)
def test_italian_is_understood(text: str, name: str) -> None:
    assert names(text, ONE) == [(name, (1,))]


@pytest.mark.parametrize("language", [SHARED, *LANGUAGES])
def test_every_lexicon_can_be_read(language: str) -> None:
    endings: tuple[str, ...] = ("",)
    text = (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    for sense, phrases in entries(text):
        if sense == "endings":
            endings = tuple("" if each == "-" else each for each in phrases[0].split())
        elif sense not in SETTINGS:
            said = [way for phrase in phrases for way in spelt_out(phrase, endings)]
            assert said, sense
            assert not [way for way in said if {*way} & {*"[]()\\*"}], sense


def test_every_lexicon_is_a_language() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {SHARED, *LANGUAGES}

"""Phrases in more than one piece: small words within them, verbs and their particles, pronouns written onto verbs."""

from __future__ import annotations

import pytest

from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.tokenizing.lexicon import Lexicon
from tests.conversation.plain_words.reading.spoken import ONE, done, names


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("右下角写上“2024年春”，白色", "2024年春"),
        ("在底部加一行字 感谢观看", "感谢观看"),
        ("écris « Bonne fête » en bas à gauche", "Bonne fête"),
    ],
)
def test_what_is_to_be_written_is_all_of_it(text: str, words: str) -> None:
    ((step, _),) = done(text, ONE)
    assert step.text == words


@pytest.mark.parametrize("text", ["quita la dominante", "去掉偏色"])
def test_a_cast_goes_by_the_white_balance(text: str) -> None:
    assert names(text, ONE) == [("auto", (1,))]


def test_ranges_have_articles_and_counters() -> None:
    five = Scene((1, 2, 3, 4, 5), 5)
    for text in ("de la 2 à la 4, en noir et blanc", "de la 2 a la 4 en blanco y negro", "第2张到第4张变黑白"):
        assert names(text, five) == [("greyscale", (2, 3, 4))], text


@pytest.mark.parametrize(
    "text",
    ["天空再蓝一点", "Himmel, etwas blauer", "entferne den Mann links", "Das Schwarzweißbild von Oma hängt im Flur"],
)
def test_a_part_of_the_picture_or_a_remark_is_not_done(text: str) -> None:
    assert names(text, ONE) == "model"


def test_a_character_beside_an_unknown_one_is_half_a_word() -> None:
    """“剪影” is a silhouette: nothing is cut."""
    assert names("这是剪影", ONE) == "model"


def test_a_particle_ends_its_clause() -> None:
    """“auf” is none where something else follows it."""
    assert names("helle Bereiche auf dem Bild", ONE) == "model"


def test_what_takes_back_brings_back_and_means_all_is_said_by_each_language() -> None:
    both = Lexicon({"one": "returning = back | gone\neverything = all\n", "other": "returning = zurück\n"})
    assert both.telling["returning"] == ("back", "gone", "zurück")
    assert (both.telling["restoring"], both.telling["everything"]) == ((), ("all",))

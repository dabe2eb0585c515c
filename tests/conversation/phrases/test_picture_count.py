"""How many pictures a person asked for, in the words of five languages."""

from __future__ import annotations

import pytest

from conversation.phrases.picture_count import MOST, pictures_asked_for


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("paint a fox", 1),
        ("hello, what can you do?", 1),
        ("four foxes", 4),
        ("Paint four foxes, please", 4),
        ("give me 4 variants of this", 4),
        ("Give me 4", 4),
        ("make three different logos and two icons", 5),
        ("I'd like a couple of sketches", 2),
        ("a dozen owls", 12),
        ("a few ideas for a poster", 3),
        ("a set of six stickers", 6),
        ("3 to 5 versions", 5),
        ("two or three versions", 3),
        ("2 versions of each of the three animals", 6),
        ("a dog and a cat as pictures for me", 2),
        ("a dog, a red cat and an owl", 3),
        ("vier Füchse", 4),
        ("Mal mir bitte 3 Varianten davon", 3),
        ("zwölf Bilder für einen Kalender", 12),
        ("ein Hund und eine Katze", 2),
        ("mehrere Entwürfe", 3),
        ("quatre renards", 4),
        ("Fais-moi trois versions", 3),
        ("un chien et un chat", 2),
        ("cuatro zorros", 4),
        ("hazme 5 variantes", 5),
        ("un perro y una gata", 2),
        ("画四只狐狸", 4),
        ("给我三张图", 3),
        ("来十二张", 12),
        ("再来2个版本", 2),
        ("画一只狐狸", 1),
        # what is no number of pictures
        ("a house with 12 windows", 1),
        ("a picture of four foxes", 1),
        ("a picture of a cat and a dog", 1),
        ("ein Haus mit zwölf Fenstern", 1),
        ("une maison avec douze fenêtres", 1),
        ("una casa con doce ventanas", 1),
        ("一栋有三个窗户的房子", 1),
        ("第三张再亮一点", 1),
        ("make it 20% brighter", 1),
        ("crop it to 16:9", 1),
        ("1200 x 800, under 300 KB", 1),
        ("a car from 1968", 1),
        ("change picture 2 and #3", 1),
        ("rotate by 12 degrees", 1),
        ("a poster in the style of the 1920s", 1),
        ("at 10 pm in the rain", 1),
        ("version 2 was better", 1),
        ("99 red balloons, 99 pictures", MOST),
    ],
)
def test_the_number_that_was_asked_for(text: str, count: int) -> None:
    assert pictures_asked_for(text) == count


def test_a_very_long_message_takes_no_time() -> None:
    assert pictures_asked_for("a word, " * 20_000 + "and four foxes") >= 4

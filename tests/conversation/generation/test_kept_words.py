"""What a model did to a person's words: the answers that pass, and those that lose something that must not be lost."""

from __future__ import annotations

import pytest

from conversation.generation.kept_words import language_of, lost_words, names_in, negatives_in

KEPT = (
    ("a red fox, no people", "A red fox alone at dawn, with no people in sight, soft mist."),
    ("a street without any text or cars", "A quiet street at noon, no cars, without text, long shadows."),
    ("a logo, text-free, without shadows", "A text-free logo, crisp, without any shadows."),
    ("ein roter Fuchs ohne Menschen im Wald", "Ein roter Fuchs im Wald, ganz ohne Menschen, im Morgenlicht."),
    ("un chien sans personnes à Paris", "Un chien à Paris, sans personnes, sous une lumière douce."),
    ("un perro sin gente en Madrid", "Un perro en Madrid, sin gente, al amanecer."),
    ("街道，没有人，下雨", "雨中的街道，没有人，灯光倒映在水面。"),
    ("three foxes and 4 owls", "3 foxes and four owls on a branch."),
    ("1 fox", "A fox at dawn."),
    ("三只猫", "三只猫坐在窗台上，晨光。"),
    ("put the hat of image 2 on the dog, at night", "At night, put the hat of image 2 on the dog, moonlight."),
    ("Frida Kahlo in a garden with Diego", "Frida Kahlo stands in a garden with Diego, oil on canvas."),
    ('a sign that says "Open Late"', 'A neon sign that says "Open Late", rain.'),
    ("Ein Hund am See", "Ein nasser Dackel am Ufer des Sees, im Abendlicht."),
    ("Paint a fox", "A fox in tall grass, golden light."),
    ("a cat #1", "A cat #1 in the rain."),
    ("don't change the background", "Softer light on the face. Don't change the background."),
    ("A Red Fox In The Snow", "A red fox in deep snow."),
    ("once upon a time, an elf", "Once upon a time: an elf under a mushroom."),
)
LOST = (
    ("a red fox, no people", "A red fox among people.", "negative", "no people"),
    ("a red fox, no people", "A red fox at dawn.", "negative", "no people"),
    ("a street without text", "A street with text on every wall.", "negative", "without text"),
    ("kein Text, ein Haus", "Ein Haus mit viel Text.", "negative", "kein text"),
    ("une rue sans voitures", "Une rue pleine de voitures.", "negative", "sans voitures"),
    ("una calle sin coches", "Una calle llena de coches.", "negative", "sin coches"),
    ("街道，没有人，下雨", "雨中的街道，人群。", "negative", "没有人"),
    ("7 foxes", "Foxes in a meadow.", "number", "7"),
    ("three foxes", "Foxes in a meadow.", "number", "three"),
    ("三只猫", "几只猫在窗台上。", "number", "三"),
    ("a poster for 2026", "A poster for 2025.", "number", "2026"),
    ("put the hat of #3 on #1", "The hat of #3 sits on #1.", "picture", "put the hat of #3 on #1"),
    ("the dog of image 2, at night", "A dog, at night.", "picture", "the dog of image 2"),
    ("der Hund aus Bild 2", "Ein Hund.", "picture", "der Hund aus Bild 2"),
    ("le chien de la photo 2", "Un chien.", "picture", "le chien de la photo 2"),
    ("el perro de la segunda foto", "Un perro.", "picture", "el perro de la segunda foto"),
    ("图2里的狗", "一只狗。", "picture", "图2里的狗"),
    ("Frida Kahlo in a garden", "A painter in a garden.", "name", "Frida"),
    ("a bridge in Prague", "A bridge in an old town.", "name", "Prague"),
    ("ein Hund namens Rex", "Ein Hund.", "name", "Rex"),
    ("eine Kirche wie bei BMW", "Eine Kirche.", "name", "BMW"),
    ('a sign that says "Open Late"', 'A sign: "Open"', "quote", "Open Late"),
    ("ein roter Fuchs ohne Menschen", "A red fox without people in the forest at dawn.", "language", "de"),
    ("a red fox in the snow", "Ein roter Fuchs mit weißer Brust auf einem Feld im Schnee.", "language", "en"),
    ("un renard dans la neige", "A fox in the snow with soft light on the hill.", "language", "fr"),
    ("雪中的狐狸", "A fox in the snow.", "language", "zh"),
    ("лиса в снегу", "A fox in the snow.", "language", "cyrillic"),
)


@pytest.mark.parametrize(("prompt", "answer"), KEPT)
def test_an_answer_that_says_it_all_passes(prompt: str, answer: str) -> None:
    assert lost_words(prompt, answer) == ()


@pytest.mark.parametrize(("prompt", "answer", "kind", "words"), LOST)
def test_an_answer_that_loses_something_is_told_what(prompt: str, answer: str, kind: str, words: str) -> None:
    lost = lost_words(prompt, answer)
    assert (kind, words) in [(each.kind, each.words) for each in lost]


def test_the_photo_is_one_where_pictures_are_sent_along() -> None:
    prompt, answer = "keep the face of the photo, make it darker", "Keep her face, darker."
    assert lost_words(prompt, answer) == ()
    (lost,) = lost_words(prompt, answer, seen=True)
    assert (lost.kind, lost.words) == ("picture", "keep the face of the photo")


def test_too_little_tells_no_language() -> None:
    assert language_of("neon, night, rain") == ""
    assert lost_words("neon, night, rain", "Neon signs in the rain at night.") == ()


def test_german_nouns_are_no_names() -> None:
    assert names_in("ein Hund und eine Katze auf dem Sofa von Anna Müller") == ["Anna", "Müller"]


def test_a_list_of_what_must_not_be_seen_is_read_to_its_end() -> None:
    assert [about for _, about in negatives_in("no people, cars or text; not too dark")] == ["people", "dark"]
    assert [about for _, about in negatives_in("without any people or text")] == ["people", "text"]

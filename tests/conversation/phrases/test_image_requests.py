"""Words come in; whether they order a new picture comes out, in five languages."""

from __future__ import annotations

import pytest

from conversation.phrases.image_requests import Commission, commissioned, repeated


@pytest.mark.parametrize(
    ("said", "prompt"),
    [
        ("paint me a fox in the snow", "a fox in the snow"),
        ("Could you paint a lake?", "a lake"),
        ("I'd like a picture of a lake at dawn, please", "a lake at dawn, please"),
        ("Male mir einen Fuchs im Schnee", "einen Fuchs im Schnee"),
        ("Kannst du mir bitte ein Bild von einem Fuchs malen?", "einem Fuchs"),
        ("Ich möchte ein Aquarell von einem See", "ein Aquarell von einem See"),
        ("peins-moi un renard dans la neige", "un renard dans la neige"),
        ("Je voudrais une image d'un lac à l'aube", "un lac à l'aube"),
        ("peux-tu me peindre un lac ?", "un lac"),
        ("píntame un zorro en la nieve", "un zorro en la nieve"),
        ("Quiero una imagen de un lago al amanecer", "un lago al amanecer"),
        ("¿Puedes dibujarme un gato?", "un gato"),
        ("请给我画一幅日出时的湖", "日出时的湖"),
        ("生成一张雪山的图片", "雪山"),
        ("能不能画一个城堡吗？", "一个城堡"),
    ],
)
def test_a_new_picture_is_ordered(said: str, prompt: str) -> None:
    assert commissioned(said) == Commission(prompt, sure=True)


@pytest.mark.parametrize(
    "said",
    [
        "draw a hat", "zeichne einen Hut", "dessine un chapeau", "dibuja un sombrero", "画一只猫",
        "paint the wall blue", "male den Himmel blau", "peins le mur en bleu", "pinta la pared de azul",
    ],
)  # fmt: skip
def test_what_may_be_meant_for_the_picture_that_is_there_is_not_sure(said: str) -> None:
    order = commissioned(said)
    assert order and not order.sure


@pytest.mark.parametrize(
    "said",
    [
        "what is this?", "was ist das?", "qu’est-ce que c’est ?", "¿qué es esto?", "这是什么？",
        "paint it again", "male es nochmal", "brighter", "mal heller", "plus clair", "más claro", "亮一点",
    ],
)  # fmt: skip
def test_no_picture_is_ordered(said: str) -> None:
    assert commissioned(said) is None


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("the same at night", "at night"),
        ("same but in winter", "in winter"),
        ("that again without trees", "without trees"),
        ("dasselbe bei Nacht", "bei Nacht"),
        ("nochmal, aber im Winter", "im Winter"),
        ("la même chose de nuit", "de nuit"),
        ("encore une fois mais la nuit", "la nuit"),
        ("lo mismo de noche", "de noche"),
        ("igual pero sin árboles", "sin árboles"),
        ("同样的，晚上", "晚上"),
        ("再来一张一样的，但是冬天", "冬天"),
    ],
)
def test_the_same_with_a_change_is_the_earlier_prompt_with_it(said: str, change: str) -> None:
    assert repeated("a lake", said) == f"a lake, {change}"


@pytest.mark.parametrize("said", ["the same", "again", "make it darker", "dasselbe", "is it the same at night?"])
def test_nothing_is_repeated_without_a_change_or_by_a_question(said: str) -> None:
    assert repeated("a lake", said) == ""

"""What a conversation is called before anybody named it: the first clause of its first words."""

import pytest

from conversation.chat.title import MOST, from_words

CALLED = [
    ("ok and the second one is far too dark, can you fix that", "The second one is far too dark"),
    ("can you make these small enough to email to my sister?", "Make these small enough to email to my sister"),
    ("Könntest du bitte das Bild etwas heller machen?", "Das Bild etwas heller machen"),
    ("s’il te plaît rends-la plus claire", "Rends-la plus claire"),
    ("¿Puedes recortarla en cuadrado, por favor?", "Recortarla en cuadrado"),
    ("好的，请把这张照片调亮一点", "把这张照片调亮一点"),
    ("make it 1.5 times larger, then crop it", "Make it 1.5 times larger"),
    ("no, the other one", "No, the other one"),  # one word before a comma says nothing
    ("andy warhol style cat", "Andy warhol style cat"),  # “and” is a word of its own
    ("a cat seed=3", "A cat"),
    ("please", "Please"),
    ("hello there", "Hello there"),
]


@pytest.mark.parametrize(("said", "title"), CALLED)
def test_it_is_called_by_what_is_wished(said: str, title: str) -> None:
    assert from_words(said) == title


def test_it_ends_with_a_word_and_is_never_longer_than_a_line() -> None:
    assert from_words("wallpaper " * 9) == " ".join(["Wallpaper", *["wallpaper"] * 5])
    assert len(from_words("x" * 200)) == MOST

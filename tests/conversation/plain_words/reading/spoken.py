"""What was understood of a message, for tests: operations with the pictures they are for."""

from __future__ import annotations

from conversation.plain_words.meaning import Unsure
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene, Unclear, pictured
from imaging.declaration import Declaration

FIVE = Scene((1, 2, 3, 4, 5), 5)
ONE = Scene()
THREE = Scene((1, 2, 3), 3)
Done = tuple[Declaration, tuple[int, ...]]


def done(text: str, scene: Scene = FIVE) -> list[Done] | str:
    """What is done to which pictures; `model` or `asks` where nothing is."""
    reading = read(text, scene)
    if not reading.whole:
        return "model"
    found: list[Done] = []
    mentioned: list[int] = []
    for wish in reading.wishes:
        numbers = pictured(wish.references, wish.excluded, scene, mentioned)
        meant = wish.means(1000)
        if isinstance(numbers, Unclear) or isinstance(meant, Unsure) or not isinstance(meant, Declaration):
            return "asks"
        mentioned += numbers if wish.references else ()
        found.append((meant, numbers))
    return found


def names(text: str, scene: Scene = FIVE) -> list[tuple[str, tuple[int, ...]]] | str:
    """As `done`, operations by name."""
    found = done(text, scene)
    return found if isinstance(found, str) else [(said.name, numbers) for said, numbers in found]

"""What readings say of an edit beside which one it is, and that labelled lines say it in the same words."""

from __future__ import annotations

import pytest

from conversation.plain_words.certainty.aspects import MARK, aspects_of
from conversation.plain_words.certainty.likeness import weights
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene
from tests.conversation.phrases.aspects import aspects_wanted
from tests.conversation.phrases.hearing import scene_of
from tests.conversation.phrases.phrase import taught

THREE = Scene((1, 2, 3), 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("turn it left", {"~turned left"}),
        ("crop it square, keep the bottom", {"~cut to a shape", "~kept side"}),
        ("crop 10 % off the left", {"~cut off"}),
        ("make #2 brighter", {"~some pictures"}),
        ("make all of them brighter", {"~all pictures"}),
        ("brighter and sharper", {"~two"}),
        ("convert it to jpg, quality 80", {"~quality"}),
        ("compress it to 300 KB", {"~limit"}),
        ("remove the background", {"~no ground"}),
    ],
)
def test_an_edit_is_told_with_how_and_of_which_pictures(text: str, told: set[str]) -> None:
    assert aspects_of(read(text, THREE).wishes) == told


def test_lines_and_readings_use_the_same_names() -> None:
    """What is learnt from lines is looked up by what is read."""
    read_of_them = set[str]()
    for phrase in taught()[:600]:
        scene = scene_of(phrase)
        read_of_them |= aspects_of(read(phrase.text, scene).wishes)
    learnt = {name for name in weights().labels if name[0] == MARK}
    assert len(learnt) > 30
    assert len(learnt & read_of_them) > 25
    assert len(learnt & {name for phrase in taught() for name in aspects_wanted(phrase)}) > 30

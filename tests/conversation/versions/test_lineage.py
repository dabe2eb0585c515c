"""Back to what a version was made from, and on again, through a tree with branches."""

from __future__ import annotations

import pytest

from conversation.image import Image, Version
from conversation.recipe import Recipe, UploadValues
from conversation.versions.lineage import ALL, earlier, later


def version(name: str, parent: str | None) -> Version:
    return Version(name, "image", parent, f"{name}.png", None, "image/png", 6, 4, 9, Recipe(UploadValues()), "2026")


# first ── darker ── square ── small
#             └───── round
IMAGE = Image(
    "image",
    "conversation",
    1,
    "Cat",
    (
        version("first", None),
        version("darker", "first"),
        version("square", "darker"),
        version("small", "square"),
        version("round", "darker"),
    ),
    "small",
)


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [
        ("small", 1, "square"),
        ("small", 2, "darker"),
        ("round", 1, "darker"),
        ("darker", ALL, "first"),
        ("first", 3, "first"),
    ],
)
def test_back_goes_to_what_it_was_made_from(start: str, steps: int, end: str) -> None:
    assert earlier(IMAGE, IMAGE.version(start), steps).id == end


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [
        ("first", 1, "darker"),
        ("darker", 1, "round"),
        ("square", 1, "small"),
        ("first", ALL, "round"),
        ("small", 1, "small"),
    ],
)
def test_on_goes_to_the_newest_that_was_made_from_it(start: str, steps: int, end: str) -> None:
    assert later(IMAGE, IMAGE.version(start), steps).id == end

"""What a picture shows, in words; the page says the same by the same fixtures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conversation.edit_context import PictureVersion
from conversation.image import Image, Version
from conversation.recipe import Recipe
from conversation.versions.alt_text import LONGEST, alt_of, shortened
from conversation.versions.provenance import KnownVersions, Telling, history_of

FIXTURES = Path(__file__).parents[2] / "fixtures" / "alt_texts.json"
CASES = json.loads(FIXTURES.read_text())


def image_of(case: dict[str, Any]) -> Image:
    width, height = case.get("size", (6, 4))
    versions = tuple(
        Version(
            f"v{at}",
            "i",
            f"v{at - 1}" if at else None,
            "x.png",
            None,
            "image/png",
            width,
            height,
            9,
            Recipe.from_dict(step),
            "2026",
        )
        for at, step in enumerate(case["steps"])
    )
    alt_at = "" if case.get("alt_at") is None else f"v{case['alt_at']}"
    return Image("i", "c", 1, case["title"], versions, versions[-1].id, alt=case.get("alt", ""), alt_at=alt_at)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_picture_says_what_it_shows(case: dict[str, Any]) -> None:
    assert alt_of(image_of(case), taken=True) == case["says"]


def test_an_earlier_version_says_what_it_showed() -> None:
    image = image_of(next(case for case in CASES if case["case"] == "what was done since, each once"))
    assert alt_of(image, image.versions[0]) == "a lake"
    assert alt_of(image, image.versions[1]) == "a lake, cropped"


def test_what_leaves_tells_neither_the_day_nor_the_prompt_unless_it_may() -> None:
    photo = image_of({"title": "IMG_1", "steps": [{"by": "upload", "values": {"taken": "2024-05-12"}}]})
    painted = image_of({"title": "Lake", "steps": [{"by": "model:x/y", "values": {"prompt": "a lake for Ada"}}]})

    def leaving(image: Image, telling: Telling) -> str:
        return history_of(PictureVersion(image, image.shown), KnownVersions(), telling, "1").alt

    assert leaving(photo, Telling()) == "Photograph, 6 × 4"
    assert leaving(photo, Telling(credit=True)) == "Photograph, 6 × 4, taken 12 May 2024"
    assert leaving(painted, Telling()) == "a lake for Ada"
    assert leaving(painted, Telling(prompt=False)) == "Lake"


def test_it_is_never_long_and_never_cut_in_a_word() -> None:
    said = shortened("somewhere over the rainbow " * 20)
    assert len(said) <= LONGEST
    assert said.removesuffix("…").split()[-1] in ("somewhere", "over", "the", "rainbow")
    assert len(shortened("长" * 300)) == LONGEST

"""What is chosen for a picture, cut to what a model declares."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.generation.choices import PictureChoices, fitted
from conversation.ports.models import ImageAbilities

ABLE = ImageAbilities(
    resolutions=("1K", "2K"),
    qualities=("auto", "low", "high"),
    formats=("png", "jpeg"),
    backgrounds=("auto", "transparent"),
    moderations=("auto", "low"),
    compressed=("jpeg",),
    negative=True,
)
ALL = PictureChoices("2K", "high", "jpeg", "transparent", "low", 60, "people")


def test_what_the_model_offers_is_asked_of_it() -> None:
    assert fitted("Brush", ABLE, ALL) == (ALL, [])


def test_a_model_without_choices_is_asked_nothing_and_each_is_told() -> None:
    chosen, left_out = fitted("Brush", ImageAbilities(), ALL)
    assert chosen == PictureChoices()
    assert len(left_out) == 7 and all("Brush" in sentence for sentence in left_out)


@pytest.mark.parametrize("name", ["resolution", "quality", "format", "background", "moderation"])
def test_one_that_it_does_not_have_gives_way_and_it_is_said_which_it_has(name: str) -> None:
    wanted: dict[str, Any] = {name: "16K"}
    chosen, left_out = fitted("Brush", ABLE, PictureChoices(**wanted))
    assert chosen == PictureChoices()
    assert len(left_out) == 1 and "“16K”" in left_out[0] and "It has: " in left_out[0]


@pytest.mark.parametrize("usual", ["", "auto"])
def test_nothing_in_particular_is_missed_nowhere(usual: str) -> None:
    assert fitted("Brush", ImageAbilities(), PictureChoices(usual, usual, usual, usual, usual))[1] == []


def test_the_first_that_is_said_counts() -> None:
    said = PictureChoices.of(PictureChoices(quality="low"), PictureChoices(quality="high", format="png"))
    assert said == PictureChoices(quality="low", format="png")


@pytest.mark.parametrize("format", ["", "png"])
def test_what_is_not_compressed_asks_for_no_compression_and_it_is_said_what_is(format: str) -> None:
    chosen, (said,) = fitted("Brush", ABLE, PictureChoices(format=format, compression=60))
    assert chosen == PictureChoices(format=format) and "Brush compresses jpeg only" in said


def test_the_smallest_file_is_a_choice_too_and_a_commands_minus_one_is_none() -> None:
    assert PictureChoices.of(PictureChoices(compression=0), PictureChoices(compression=60)).compression == 0
    assert PictureChoices.of(PictureChoices(compression=-1), PictureChoices(compression=60)).compression == 60
    assert PictureChoices.among({"compression": 0, "quality": "low", "seed": 7}) == PictureChoices(
        "", "low", compression=0
    )
    assert PictureChoices(compression=0, quality="low").said == {"compression": 0, "quality": "low"}

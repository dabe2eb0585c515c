"""What is heard as the wish for a picture, and what is not."""

from __future__ import annotations

import pytest

from conversation.ports import Said, ToolCall
from providers.sketchbook.wishes import Wish, combined, wished

PICTURES = "Pictures:\n#1 “Fox”, 8 × 8 px, version 1 of 1\n#2 “Lake”, 8 × 8 px, version 1 of 1 (active)\nThe end."
PAINTED = (Said("user", "/image a lake at dawn"), Said("assistant", "Here.\n[picture #2: a lake at dawn]"))


@pytest.mark.parametrize(
    ("said", "prompt"),
    [
        ("paint a lake at dawn", "a lake at dawn"),
        ("Please draw me a cat.", "a cat"),
        ("Can you sketch us two boats?", "two boats"),
        ("make me a watercolour painting of Paris!", "a watercolour painting of Paris"),
        ("create an image of a red barn", "a red barn"),
        ("I want a picture of a fox", "a fox"),
    ],
)
def test_a_picture_is_wanted(said: str, prompt: str) -> None:
    assert wished((Said("user", said),)) == Wish(prompt)


@pytest.mark.parametrize(
    "said",
    [
        "hello",
        "What is a lake?",
        "how do I paint a wall",
        "make it darker",
        "draw it",
        "show me the settings",
        "add a mountain in the background",
        "",
    ],
)
def test_no_picture_is_wanted(said: str) -> None:
    assert wished((Said("user", said),)) is None


@pytest.mark.parametrize(
    ("change", "prompt"),
    [
        ("add a mountain in the background", "a lake at dawn, with a mountain in the background"),
        ("please remove the boats", "a lake at dawn, without the boats"),
        ("make it stormy", "a lake at dawn, stormy"),
        ("now in oil", "a lake at dawn, in oil"),
        ("at night, please", "a lake at dawn, at night, please"),
        ("in my opinion it is fine", None),
        ("more trees", "a lake at dawn, more trees"),
        ("what did you paint?", None),
        ("thank you", None),
    ],
)
def test_a_change_is_put_behind_the_earlier_prompt(change: str, prompt: str | None) -> None:
    wish = wished((*PAINTED, Said("user", change)))

    assert wish == (Wish(prompt, 2) if prompt else None)


def test_the_active_picture_is_the_one_that_changes() -> None:
    fox = Said("assistant", "[picture #1: a fox]")

    assert wished((*PAINTED, fox, Said("user", "add snow"))) == Wish("a fox, with snow", 1)
    assert wished((Said("system", PICTURES), *PAINTED, fox, Said("user", "add snow"))) == Wish(
        "a lake at dawn, with snow", 2
    )


@pytest.mark.parametrize(
    "before",
    [
        Said("assistant", "", calls=(ToolCall("c", "image", {"prompt": "a fox"}),)),
        Said("user", "/image a fox"),
        Said("user", "paint a fox"),
    ],
)
def test_without_a_label_the_prompt_is_found_in_what_was_said(before: Said) -> None:
    assert wished((before, Said("user", "add snow"))) == Wish("a fox, with snow")


def test_a_new_picture_forgets_the_earlier_one() -> None:
    assert wished((*PAINTED, Said("user", "paint a cat"))) == Wish("a cat")


def test_later_words_come_later() -> None:
    assert combined("a lake, with a boat.", "without the boat!") == "a lake, with a boat, without the boat"

"""Pictures by their numbers in a prompt: `#1` and `#2` are those pictures, for the person and for the image model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation.edit_context import PictureVersion

NAMED = re.compile(r"(?<![\w#&/])#([1-9]\d{0,3})(?![\w#])")


def numbers_in(prompt: str) -> list[int]:
    """1 and 3 of “put #1 beside #3 and #1”: each once, in their order."""
    return list(dict.fromkeys(int(number) for number in NAMED.findall(prompt)))


def without_numbers(prompt: str) -> str:
    """The prompt for a model that does not get the pictures."""
    return " ".join(NAMED.sub("", prompt).split())


def in_order(pictures: Sequence[PictureVersion]) -> str:
    """What stands for an image model behind a prompt that names pictures: which of those it got is which."""
    numbers = ", ".join(f"#{picture.image.number}" for picture in pictures)
    return f"(The pictures sent along are, in this order: {numbers}.)"

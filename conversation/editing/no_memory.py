"""What a picture is too large for is offered as a choice: the picture made smaller, after which it can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from conversation.edit_context import PictureVersion
from conversation.errors import Told
from conversation.events import Choice, Event, QuestionAsked
from conversation.sentences import both, say

CODE = "needs_memory"
UNMEASURED = ("out_of_memory", "too_slow")
"""The same where nobody knows how small it would have to be."""
POSSIBLE = "room for {} megapixels"
"""What such a refusal has among its details."""
FOUND = re.compile(POSSIBLE.format(r"(\d+)"))
ROUND = (100, 50, 24, 12)
"""Megapixels that cameras have: of them the largest that is possible is offered beside the most that is."""
HALF = 0.6
"""The most of a picture that is offered where nobody knows how small it has to be."""
MOST_CHOICES = 6


def smaller_first(told: Told, *pictures: PictureVersion) -> QuestionAsked | None:
    """The choices, for those of the pictures that are too large; None where it was refused for another reason, or
    nothing smaller would help."""
    return smaller_all_first([(told, pictures)])


def smaller_all_first(refused: Sequence[tuple[Told, Sequence[PictureVersion]]]) -> QuestionAsked | None:
    """The same for several that were refused one by one."""
    wishes = [(picture, each) for told, pictures in refused for picture in pictures for each in _fitting(told, picture)]
    if not wishes:
        return None
    alone = len({picture.image.id for picture, _ in wishes}) == 1
    choices = [
        Choice(
            _smaller(None if alone else picture.image.number, each),
            f"/resize megapixels={each}",
            picture.image.id,
            picture.version.id,
        )
        for picture, each in wishes
    ]
    texts = dict.fromkeys(
        told.text for told, pictures in refused if any(_fitting(told, picture) for picture in pictures)
    )
    return QuestionAsked(
        say("ask_make_smaller", "{which} What it was can be had back by undo.", which=reduce(both, texts)),
        tuple(choices[:MOST_CHOICES]),
    )


def or_smaller(refused: Sequence[tuple[Told, Sequence[PictureVersion]]]) -> Iterator[Event]:
    """The choices, or else what refused the first of them is raised."""
    question = smaller_all_first(refused)
    if question is None:
        raise refused[0][0]
    yield question


def _fitting(told: Told, picture: PictureVersion) -> list[int]:
    """How many megapixels to offer."""
    own = picture.version.width * picture.version.height / 1e6
    if told.code in UNMEASURED:
        return [each for each in ROUND if each <= own * HALF][:2]
    found = FOUND.search(told.details) if told.code == CODE else None
    most = int(found[1]) if found else 0
    if not 0 < most < own:
        return []
    return [most, *[each for each in ROUND if each < most][:1]]


def _smaller(number: int | None, megapixels: int) -> str:
    if number is None:
        return say("choice_megapixels", "Make it {megapixels} megapixels", megapixels=megapixels)
    return say("choice_megapixels_of", "Make #{number} {megapixels} megapixels", number=number, megapixels=megapixels)

"""What a picture is too large for is offered as a choice: the picture made smaller, and then what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from conversation.edit_context import PictureVersion
from conversation.errors import Told
from conversation.events import Choice, Event, QuestionAsked
from conversation.sentences import both, say
from conversation.slash import in_turn

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


@dataclass(frozen=True)
class TooManyPixels:
    """What could not be done to a picture of that size."""

    told: Told
    pictures: Sequence[PictureVersion]
    """Those that it was about: one of them is too large."""
    wanted: str
    """It as a command, to be done when they are smaller."""


def left_alone(number: int, told: Told) -> str:
    """What is said of one among several that could not be done."""
    return say("left_alone_because", "#{number} stayed as it is: {title}.", number=number, title=told.title)


def smaller_first(told: Told, wanted: str, *pictures: PictureVersion) -> QuestionAsked | None:
    """The choices, for those of the pictures that are too large; None where it was refused for another reason, or
    nothing smaller would help."""
    return smaller_all_first([TooManyPixels(told, pictures, wanted)])


def smaller_all_first(refused: Sequence[TooManyPixels]) -> QuestionAsked | None:
    """The same for several that were refused one by one."""
    wishes = [
        (refusal, picture, most)
        for refusal in refused
        for picture in refusal.pictures
        for most in _fitting(refusal.told, picture)
    ]
    if not wishes:
        return None
    alone = len({picture.image.id for _, picture, _ in wishes}) == 1
    choices = [
        Choice(
            _smaller(None if alone else picture.image.number, most),
            in_turn([f"/resize megapixels={most}", refusal.wanted]),
            picture.image.id,
            picture.version.id,
        )
        for refusal, picture, most in wishes
    ]
    texts = dict.fromkeys(refusal.told.text for refusal, _, _ in wishes)
    return QuestionAsked(
        say("ask_make_smaller", "{which} You can undo this at any time.", which=reduce(both, texts)),
        tuple(choices[:MOST_CHOICES]),
    )


def or_smaller(refused: Sequence[TooManyPixels]) -> Iterator[Event]:
    """The choices, or else what refused the first of them is raised."""
    question = smaller_all_first(refused)
    if question is None:
        raise refused[0].told
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
        return say("choice_megapixels", "Shrink it to {megapixels} megapixels and go on", megapixels=megapixels)
    return say(
        "choice_megapixels_of",
        "Shrink #{number} to {megapixels} megapixels and go on",
        number=number,
        megapixels=megapixels,
    )

"""The pictures that a prompt is about: those it names (`#1`), those sent with it, or the one that its words point at.

They are sent along to a model that can look at pictures, in the order in which they are named.
"""

from __future__ import annotations

from collections.abc import Sequence

from conversation.command import PictureVersion, Turn
from conversation.errors import BadRequest
from conversation.events import Choice, QuestionAsked
from conversation.generation.picture_numbers import numbers_in
from conversation.phrases.picture_mentions import points_at_picture
from conversation.sentences import say
from conversation.target import attached, certain, no_such_number, numbered, resolve
from conversation.versions.lineage import words_behind

COLOUR = 100
"""From here on a number that no picture has is taken for something else, such as the colour `#333`."""


def referenced(turn: Turn, prompt: str) -> tuple[PictureVersion, ...] | QuestionAsked:
    """Of a person's prompt. A question where a number names no picture, or where two may be meant. Raises `Told`."""
    numbers, missing = _numbers(turn, prompt)
    alone = turn.options.no_picture
    if missing and not alone:
        return _unknown(turn, prompt, missing[0])
    found = once((*numbered(turn, numbers), *attached(turn)))
    if found or alone or not points_at_picture(prompt):
        return found
    picture = resolve(turn, None)
    return picture if isinstance(picture, QuestionAsked) else (picture,) if picture else ()


def referenced_by_model(turn: Turn, prompt: str) -> tuple[PictureVersion, ...]:
    """Of what a chat model wrote: the picture it called for first. Raises `BadRequest` for a number that is not there.

    Where the conversation has no pictures a number is only a word.
    """
    numbers, missing = _numbers(turn, prompt)
    called_for = (turn.picture,) if turn.picture else ()
    return once((*called_for, *numbered(turn, [*numbers, *missing])))


def once(pictures: Sequence[PictureVersion]) -> tuple[PictureVersion, ...]:
    """Each picture once, where it stands first."""
    found: dict[str, PictureVersion] = {}
    for picture in pictures:
        found.setdefault(picture.image.id, picture)
    return tuple(found.values())


def spoken_of(turn: Turn, pictures: Sequence[PictureVersion]) -> tuple[PictureVersion, ...]:
    """What the words may be about for whoever only reads them: these, or else the picture that the chip shows."""
    if pictures or turn.options.no_picture:
        return tuple(pictures)
    picture = certain(turn)
    return (picture,) if picture else ()


def large_enough(pictures: Sequence[PictureVersion], least: int) -> None:
    """Raises `BadRequest` for a picture of fewer pixels than that: it tells a model nothing, and would be paid for."""
    for picture in pictures:
        width, height = picture.version.width, picture.version.height
        if width * height < least:
            raise BadRequest(
                say("reference_too_small", "#{number} is too small to paint from", number=picture.image.number),
                say(
                    "reference_too_small_text",
                    "It has {width} × {height} pixels; {least} in all are needed. Nothing was painted. Use a larger "
                    "picture, or describe what it shows.",
                    width=width,
                    height=height,
                    least=least,
                ),
                code="reference_too_small",
            )


def describable(pictures: Sequence[PictureVersion]) -> bool:
    """Whether words say what they show, so that who cannot look at them can paint from these."""
    return all(words_behind(picture.image, picture.version) for picture in pictures)


def _numbers(turn: Turn, prompt: str) -> tuple[list[int], list[int]]:
    """Those of the prompt that pictures have, and those that none has; none where the conversation has no pictures."""
    if not turn.studio.images.of(turn.conversation, 1):
        return [], []
    numbers = numbers_in(prompt)
    there = [number for number in numbers if turn.studio.images.find(turn.conversation, number)]
    return there, [number for number in numbers if number not in there and number < COLOUR]


def _unknown(turn: Turn, prompt: str, number: int) -> QuestionAsked:
    told: BadRequest = no_such_number(turn, number)
    only_word = Choice(
        say("choice_only_a_word", "“#{number}” is just text", number=number),
        f"/image {prompt}",
        options={"no_picture": True},
    )
    return QuestionAsked(
        say("ask_nothing_painted", "{title}, so nothing was painted. {text}", title=told.title, text=told.text),
        (only_word,),
    )

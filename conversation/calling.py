"""A chat model's tool call: checked strictly, aimed at a picture, done, and told to the model so that it can go on."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from conversation.command import Aim, Turn
from conversation.errors import BadRequest, NotFound
from conversation.events import Event, ImageReady, QuestionAsked, TextDelta, VersionChosen
from conversation.performing import performed
from conversation.ports import ToolCall
from conversation.target import Reference, aimed
from conversation.voice import Voice


@dataclass(frozen=True)
class Called:
    """What came of a call."""

    turn: Turn
    """Aimed at the picture that is active now."""
    text: str
    """For the model."""


def called(turn: Turn, call: ToolCall, voice: Voice) -> Generator[Event, None, Called | None]:
    """What came of it, or None when the person has to be asked first, which ends the turn.

    What the model got wrong goes back to it in words; what the person needs to know is raised as `Told`.
    """
    results: list[str] = []
    try:
        arguments = dict(call.arguments)
        number = arguments.pop("picture", None)
        said = turn.studio.palette.from_call(call.name, arguments)
        aim = _aim(turn, number, said.about)
        if isinstance(aim, QuestionAsked):
            yield aim
            return None
        working = replace(turn, aim=aim, by_model=True)
        voice.pause()
        for event in performed(working, said):
            yield voice.told(event)
            turn = _followed(turn, event)
            results += _result(event)
    except (BadRequest, NotFound) as told:
        results.append(f"Not done: {told}")
    return Called(turn, "\n".join(results) or "Done.")


def _aim(turn: Turn, number: object, about: str) -> Aim | QuestionAsked | None:
    """The picture that was named, or else the active one; none for a new picture."""
    if number is not None:
        if isinstance(number, bool) or not isinstance(number, int):
            raise BadRequest("`picture` is a whole number", "Give the number of a picture.", code="bad_arguments")
        if turn.aim and turn.aim.image.number == number:
            return turn.aim  # in the version that the chip showed, or that was just made
        return aimed(turn, Reference("number", number))
    if about == "named":
        return None
    if about == "several":
        return turn.aim  # which ones is for it to say, or to ask
    return turn.aim or aimed(turn, None)


def _followed(turn: Turn, event: Event) -> Turn:
    """The turn aimed at what was just made or chosen."""
    if isinstance(event, (ImageReady, VersionChosen)):
        image = turn.studio.images.get(turn.conversation, event.image)
        return replace(turn, aim=Aim(image, image.shown))
    return turn


def _result(event: Event) -> list[str]:
    if isinstance(event, ImageReady):
        size = f"{event.version['width']} × {event.version['height']} px"
        return [f"Picture #{event.number} “{event.title}” is there ({size}). The person sees it."]
    return [event.text] if isinstance(event, TextDelta) else []

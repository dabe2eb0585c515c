"""A chat model's tool call: read, aimed at a picture, done, and told to the model as it went, so that it can go on."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from conversation.chat.allowance import Allowance
from conversation.chat.reply_text import ReplyText
from conversation.chat.tool_arguments import ToolStep
from conversation.chat.untouched import kept_from
from conversation.command import PictureVersion, Turn
from conversation.command_lines import inside
from conversation.editing.dispatch import grouped, perform
from conversation.editing.operations import edit
from conversation.errors import BadRequest, NotFound
from conversation.events import AreaSelected, Event, ImageReady, NoteAdded, QuestionAsked, TextDelta, VersionChosen
from conversation.target import PictureReference, after, no_picture, resolve
from imaging.declaration import Declaration
from imaging.operations.operation import Operation

ASKED = "Nothing more was done: the person was asked “{text}”{answers}. This reply waits for their answer."
WAITING = "Not done: the person was asked something first. This reply waits for their answer."
Part = list[Operation] | Declaration
"""What is done in one go: edits that follow each other are stored all or not at all."""


@dataclass
class Called:
    """What came of a call, or of several."""

    turn: Turn
    """Aimed at the picture that is active now."""
    told: list[str] = field(default_factory=list)
    """For the model: what is different now, what was said to the person, what did not work."""
    asks: bool = False
    """The person has to be asked first, which ends the reply."""

    @property
    def text(self) -> str:
        return "\n".join(filter(None, self.told)) or "Nothing changed."


def run_tool_call(
    turn: Turn, steps: Sequence[ToolStep], reply: ReplyText, allowance: Allowance
) -> Generator[Event, None, Called]:
    """Does the steps, one after the other, until one is wrong or the person has to be asked.

    What the model got wrong goes back to it in words; what the person needs to know is raised as `Told`.
    """
    outcome = Called(turn)
    try:
        yield from followed(outcome, steps, reply, allowance)
    except (BadRequest, NotFound) as told:
        outcome.told.append(f"Not done: {told}")
    return outcome


def followed(outcome: Called, steps: Sequence[ToolStep], reply: ReplyText, allowance: Allowance) -> Iterator[Event]:
    """The same, and what is wrong is raised. `outcome` holds what came of it, also then."""
    reply.pause()
    for number, run in groupby(steps, lambda step: step.picture):
        for part in grouped([step.said for step in run]):
            for event in _doing(outcome.turn, number, part, allowance):
                yield reply.told(event)
                outcome.told.append(told_model(event))
                outcome.asks = outcome.asks or isinstance(event, QuestionAsked)
                outcome.turn = _on(outcome.turn, event)
            if outcome.asks:
                return


def _doing(turn: Turn, number: int | None, part: Part, allowance: Allowance) -> Iterator[Event]:
    """The events of it, or the question that has to be answered first."""
    picture = _picture(turn, number, "active" if isinstance(part, list) else part.about)
    if isinstance(picture, QuestionAsked):
        yield picture
        return
    kept_from(turn, picture, part)
    asking = allowance.question(part)
    if asking:
        yield asking
    else:
        yield from _done(replace(turn, picture=picture), part)


def _done(turn: Turn, part: Part) -> Iterator[Event]:
    working = replace(turn, by_model=True)
    if not isinstance(part, list):
        yield from perform(working, part)
    elif working.picture is None:
        raise no_picture()
    else:
        yield from edit(working, part, working.picture)


def _picture(turn: Turn, number: int | None, about: str) -> PictureVersion | QuestionAsked | None:
    """The picture that was named, or else the active one; none for a new picture."""
    if number is not None:
        if turn.picture and turn.picture.image.number == number:
            return turn.picture  # in the version that the chip showed, or that was just made
        return resolve(turn, PictureReference("number", number))
    if about == "named":
        return None
    if about == "several":
        return turn.picture  # which ones is for it to say, or to ask
    return turn.picture or resolve(turn, None)


def aimed(turn: Turn, step: ToolStep) -> PictureVersion | None:
    """The picture that a step is about, where that is certain. Raises `Told`."""
    picture = _picture(turn, step.picture, step.said.about)
    return picture if isinstance(picture, PictureVersion) else None


def _on(turn: Turn, event: Event) -> Turn:
    if isinstance(event, AreaSelected):
        return inside(turn, event)
    return after(turn, event) if isinstance(event, (ImageReady, VersionChosen)) else turn


def told_model(event: Event) -> str:
    """What the model needs to know of it; empty for what passes by."""
    if isinstance(event, ImageReady):
        size = f"{event.version['width']} × {event.version['height']} px"
        state = "a new version" if event.version["parent"] else "a new picture"
        return f"Picture #{event.number} “{event.title}” is there ({size}), {state}. The person sees it."
    if isinstance(event, QuestionAsked):
        labels = ", ".join(f"“{choice.label}”" for choice in event.choices)
        return ASKED.format(text=event.text, answers=f" and can choose {labels}" if labels else "")
    return event.text.strip() if isinstance(event, (TextDelta, NoteAdded)) else ""

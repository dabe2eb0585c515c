"""Several steps that a chat model wants, shown as a list before any is done: what they cost, and where they are meant.

What is free and can be undone is done at once, as ever. A list is shown where one of several steps costs something, and
where the model itself found the part of the picture that they change: that a person sees first. The list is the lines
of a message, so that saying yes sends it, and a line that was changed is read as it would be from the keyboard.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from conversation.chat.allowance import Allowance
from conversation.chat.reply_text import ReplyText
from conversation.chat.tool_arguments import ToolStep
from conversation.chat.tool_calls import Called, aimed, followed, told_model
from conversation.chat.untouched import kept_from
from conversation.command import Command, PictureVersion, Turn
from conversation.commands.image import Paint
from conversation.commands.retouching.select import Select
from conversation.errors import BadRequest, NotFound, Told
from conversation.events import Choice, Event, PlannedStep, QuestionAsked
from conversation.generation.price_question import CANCEL, cancel, kept_options
from conversation.llm.estimates import FREE, Estimate, together
from conversation.sentences import both, in_dollars, say
from conversation.slash import in_turn, takes_prose, to_slash
from imaging.declaration import Declaration
from imaging.operations.operation import Operation

GO = say("choice_go", "Go")
AS_WRITTEN = {"confirmed": True, "better_context": False, "review": False}
"""With the lines that a person says yes to: their price was shown, and what a model wrote is not refined."""


@dataclass(frozen=True)
class Plans:
    """Which rounds of a reply are shown first."""

    own_mask: str
    """Id of the mask that the person sent along; what it chooses they know."""

    def shown_first(self, turn: Turn, steps: Sequence[ToolStep]) -> bool:
        """Whether these steps are shown before they are done."""
        doing = [step for step in steps if not isinstance(step.said, Select)]
        found = len(doing) < len(steps) or turn.options.mask != self.own_mask
        return bool(doing) and (found or (len(steps) > 1 and any(_costs(turn, step.said) for step in doing)))


def _costs(turn: Turn, said: Declaration) -> bool:
    """Whether it is paid for. Pictures from words alone are not meant, of which one is what was asked for."""
    if not isinstance(said, Command) or isinstance(said, Paint):
        return False
    try:
        return said.priced(turn)[0].about != 0
    except Told:  # nobody can do it, which is said when it is to be done
        return False


def planned(
    turn: Turn, steps: Sequence[ToolStep], reply: ReplyText, allowance: Allowance
) -> Generator[Event, None, Called]:
    """As `run_tool_call`: what the model got wrong goes back to it in words. Raises `Told`."""
    outcome = Called(turn)
    try:
        yield from shown(outcome, steps, reply, allowance)
    except (BadRequest, NotFound) as told:
        outcome.told.append(f"Not done: {told}")
    return outcome


def shown(outcome: Called, steps: Sequence[ToolStep], reply: ReplyText, allowance: Allowance) -> Iterator[Event]:
    """Finds what is to be found, and asks about the rest. Raises `Told`; `outcome` holds what came of it, also then."""
    finding = [step for step in steps if isinstance(step.said, Select)]
    masks: list[str] = []
    for step in finding:
        yield from followed(outcome, (step,), reply, allowance)
        if outcome.asks:
            return
        masks.append(outcome.turn.options.mask)
    question = _question(outcome.turn, steps, masks)
    outcome.asks = True
    outcome.told.append(told_model(question))
    yield reply.told(question)


def _question(turn: Turn, steps: Sequence[ToolStep], masks: Sequence[str]) -> QuestionAsked:
    found = iter(masks)
    said = [replace(step, said=Select(mask=next(found))) if isinstance(step.said, Select) else step for step in steps]
    if not masks and turn.options.mask:  # what was found in a round before
        said = [ToolStep(Select(mask=turn.options.mask)), *said]
    picture = next((picture for step in said if (picture := aimed(turn, step))), None)
    rows = [_row(turn, step, picture) for step in said]
    total = together([estimate for _, estimate in rows])
    plan = tuple(row for row, _ in rows)
    options = {**kept_options(turn), **AS_WRITTEN}
    go = Choice(GO, in_turn([row.line for row in plan]), options=options)
    if picture is not None:
        go = replace(go, image=picture.image.id, version=picture.version.id)
    steps_are = say("ask_plan", "These are the steps. Change or remove what you do not want.")
    return QuestionAsked(both(steps_are, _cost(total)), (go, replace(cancel(turn), label=CANCEL)), plan=plan)


def _row(turn: Turn, step: ToolStep, picture: PictureVersion | None) -> tuple[PlannedStep, Estimate]:
    """The line, which names its picture where it is another one, and what it costs. Raises `Told`."""
    of, said = aimed(turn, step), step.said
    kept_from(turn, of, [said] if isinstance(said, Operation) else said)
    estimate, label = said.priced(replace(turn, picture=of)) if isinstance(said, Command) else (FREE, "")
    line = " ".join(to_slash(said).split())
    if of is not None and _names(said, of, picture):
        line = f"{line} #{of.image.number}"
    text = said.done() if isinstance(said, Operation) else said.heading() if isinstance(said, Command) else said.name
    return PlannedStep(line, text, label, estimate.about), estimate


def _names(said: Declaration, of: PictureVersion, picture: PictureVersion | None) -> bool:
    """Whether the line has to say which picture it is about."""
    if isinstance(said, Paint):
        return True
    other = picture is not None and of.image.id != picture.image.id
    return said.about == "active" and other and not takes_prose(type(said))


def _cost(total: Estimate) -> str:
    if total.about is None:
        return say("cost_unknown", "The cost is unknown.")
    if not total.about:
        return say("plan_is_free", "All of it is free.")
    return say("cost_about", "It will cost about {cost}.", cost=in_dollars(total.about))

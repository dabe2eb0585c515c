"""How many paid pictures a chat model may have in one reply without a yes: one, or as many as the words ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from conversation.chat.tool_arguments import ToolStep
from conversation.command import Turn
from conversation.commands.image import Paint
from conversation.errors import Told
from conversation.events import Choice, QuestionAsked
from conversation.generation.choices import PictureChoices
from conversation.generation.price_question import PENDING, costing, kept_options, needs_yes, painting_estimate
from conversation.llm.estimates import Estimate, together
from conversation.phrases.picture_count import pictures_asked_for
from conversation.ports.models import ImageModel
from conversation.sentences import both, say
from conversation.serialization import to_json
from imaging.declaration import Declaration

ALL = say("choice_paint_them", "Paint them")
ONE = say("choice_paint_it", "Paint it")
FIRST = say("choice_only_the_first", "Only the first")
NONE = say("choice_none", "None")
MESSAGES = 4
"""Messages before this one that may hold the number: somebody asked back and was answered."""


class Allowance:
    """Counts over all rounds of one reply. Every round is announced before any of its steps is done."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._asked_for = _asked_for(turn)
        self._painted = 0
        self._may = 0
        self._round: Sequence[ToolStep] = ()

    def announced(self, steps: Sequence[ToolStep]) -> None:
        """All steps of a round. What exceeds a number that was asked for waits; without a number more than one do."""
        self._round = [step for step in steps if isinstance(step.said, Paint)]
        left, wanted = max(0, self._asked_for - self._painted), len(self._round)
        self._may = min(wanted, left) if self._asked_for > 1 or wanted <= left else 0

    def question(self, part: Declaration | Sequence[Declaration]) -> QuestionAsked | None:
        """What to ask before it is done. None where it may be: then it is counted."""
        if not isinstance(part, Paint):  # whatever else costs something asks by itself
            return None
        painter = _costs(self._turn)
        if painter and (self._may <= 0 or self._dear(painter)):
            place = next(place for place, step in enumerate(self._round) if step.said is part)
            return self._asking(painter, self._round[place:])
        self._may -= 1
        self._painted += 1
        return None

    def _dear(self, painter: ImageModel) -> bool:
        """Whether one picture alone is asked about."""
        return needs_yes(self._turn.studio.wallet, self._estimate(painter, self._round[:1]))

    def _estimate(self, painter: ImageModel, steps: Sequence[ToolStep]) -> Estimate:
        """Of all of them. What a model wrote is not refined."""
        choices = PictureChoices.of(self._turn.options)
        return together([painting_estimate(painter, None, choices, int(step.picture is not None)) for step in steps])

    def _asking(self, painter: ImageModel, steps: Sequence[ToolStep]) -> QuestionAsked:
        price, wallet = self._estimate(painter, steps).about, self._turn.studio.wallet
        several: Mapping[str, Sequence[ToolStep]] = {ALL: steps, FIRST: steps[:1], NONE: ()}
        answers: Mapping[str, Sequence[ToolStep]] = several if len(steps) > 1 else {ONE: steps, NONE: ()}
        choices = (Choice(label, label, options=self._pending(chosen)) for label, chosen in answers.items())
        return QuestionAsked(
            both(_wanting(len(steps), more=bool(self._painted)), costing(wallet, price, painter.label)),
            tuple(choices),
        )

    def _pending(self, steps: Sequence[ToolStep]) -> Mapping[str, Any]:
        pending = [{"picture": step.picture, **to_json(step.said)} for step in steps]
        return {**kept_options(self._turn), PENDING: pending}


def _asked_for(turn: Turn) -> int:
    """What the words ask for, or those before them that the studio has answered with words only so far."""
    most = pictures_asked_for(turn.message.text)
    for message in reversed(turn.history.messages[-MESSAGES:]):
        if message.reply and message.reply.pictures:
            break
        if message.reply is None:
            most = max(most, pictures_asked_for(message.text))
    return most


def _costs(turn: Turn) -> ImageModel | None:
    """The model that would paint, where it costs something or may. One that is not there says so when it is called."""
    try:
        model = turn.studio.models.image(turn.options.image_model)
    except Told:
        return None
    return None if model.abilities.local or model.abilities.price.image == 0 else model


def _wanting(count: int, *, more: bool) -> str:
    """How many pictures the model wants to paint; `more` than it did already."""
    if more:
        one = say("ask_paint_one_more", "The model wants to paint one more picture.")
        several = say("ask_paint_more", "The model wants to paint {count} more pictures.", count=count)
    else:
        one = say("ask_paint_one", "The model wants to paint one picture.")
        several = say("ask_paint_so_many", "The model wants to paint {count} pictures.", count=count)
    return several if count > 1 else one

"""A wish of which the chosen model can do a part only, and knows it: it is asked before anything is painted."""

from __future__ import annotations

from conversation.command import Turn
from conversation.events import Choice, QuestionAsked
from conversation.llm.no_model import way_out
from conversation.ports.models import ForeseeingModel, ImageModel


def only_in_part(turn: Turn, model: ImageModel, prompt: str) -> QuestionAsked | None:
    """What it cannot do, and what instead. A chat model's call is not held up: what was left out is told with it."""
    if turn.by_model or not isinstance(model, ForeseeingModel):
        return None
    part = model.foreseen(prompt)
    if part is None:
        return None
    return QuestionAsked(part.text, (Choice(part.label, f"/image {part.prompt}"), way_out(turn)))

"""The same prompt painted by several models side by side, so that a person sees which one they want."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from conversation.command import Turn
from conversation.context.prompt_context import ContextPlace
from conversation.errors import BadRequest
from conversation.events import Choice, Event, QuestionAsked
from conversation.generation.candidates import AT_ONCE, Candidate, paint_candidates
from conversation.generation.choices import PictureChoices
from conversation.generation.pipeline import PaintRequest
from conversation.generation.price_question import (
    BY_MODEL,
    PAINT,
    PENDING,
    cancel,
    costing,
    kept_options,
    needs_yes,
    painting_estimate,
)
from conversation.generation.references import referenced, spoken_of
from conversation.generation.refinement import addressed, prepare_prompt
from conversation.generation.seeds import seed_of
from conversation.generation.shape import shaped
from conversation.generation.style_words import styling
from conversation.llm.estimates import Estimate, together
from conversation.ports.models import ImageModel
from conversation.sentences import say

MOST = AT_ONCE
"""Models side by side."""
WITH = re.compile(r"^(.*\S)[\s,]+(?:with|by|mit|von|avec|par|con)\s+(\S.*)$", re.IGNORECASE | re.DOTALL)
AND = re.compile(r"\s*(?:,|\+|&|\b(?:and|vs\.?|versus|und|et|y)\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class ModelComparison:
    """What is to be painted, and by whom."""

    prompt: str
    models: tuple[ImageModel, ...]
    blind: bool = False
    """Which model painted which is shown once the person picked one."""
    aspect: str = ""
    seed: int | None = None

    def __post_init__(self) -> None:
        if not 2 <= len(self.models) <= MOST:
            raise BadRequest(
                say("compare_two_models", "Name two to {most} models to compare", most=MOST),
                say("compare_two_models_text", 'For example: /compare-models a fox models="FLUX, Gemini"'),
                code="bad_arguments",
            )


def models_called(turn: Turn, names: str) -> tuple[ImageModel, ...]:
    """Those of a row of names or ids, each once. Raises `BadRequest` for one that nobody offers."""
    found: dict[str, ImageModel] = {}
    for name in filter(None, AND.split(names.strip())):
        model = turn.studio.models.called(name)
        if model is None:
            raise BadRequest(
                say("no_model_called", "No connected model paints under the name “{name}”", name=name[:60]),
                say("no_model_called_text", "Choose among those in the model picker, by name or by id."),
                code="unknown_model",
            )
        found[model.id] = model
    return tuple(found.values())


def models_behind(turn: Turn, prompt: str) -> tuple[str, tuple[ImageModel, ...]]:
    """“a fox with FLUX and Gemini”: the prompt, and the models; none where what stands behind “with” is no two of them,
    but something in the picture."""
    found = WITH.match(prompt.strip())
    names = [name for name in AND.split(found[2].rstrip(".!")) if name] if found else []
    if found is None or not 2 <= len(names) <= MOST:
        return prompt, ()
    models = {model.id: model for model in map(turn.studio.models.called, names) if model}
    return (found[1].rstrip(" ,"), tuple(models.values())) if len(models) == len(names) else (prompt, ())


def paint_compared(turn: Turn, wanted: ModelComparison) -> Iterator[Event]:
    """Asks what all of them together cost where it is dear, then paints. Raises `Told`."""
    about = referenced(turn, wanted.prompt)
    if isinstance(about, QuestionAsked):
        yield about
        return
    if question := _price_question(turn, wanted):
        yield question
        return
    place = ContextPlace(turn.owner, turn.conversation, turn.message.parent, spoken_of(turn, about))
    sent = about if all(model.abilities.edit for model in wanted.models) else ()
    said = styling(wanted.prompt, "", (turn.options.style,), turn.options.styles, heard=turn.options.better_context)
    refined = yield from prepare_prompt(turn.studio, turn.ledger, place, said.prompt, turn.options, sent)
    refined = yield from addressed(wanted.prompt, wanted.prompt, refined, sent)
    shape, choices = shaped(turn, wanted.aspect, about), PictureChoices.of(turn.options)
    models = _shuffled(turn, wanted.models) if wanted.blind else wanted.models
    change = turn.picture if sent else None
    request = PaintRequest(wanted.prompt, refined, shape, wanted.seed, about, change, choices, said.style)
    rivals = [Candidate(model, _seeded(request, model)) for model in models]
    yield from paint_candidates(turn, rivals, tuple(model.id for model in models), blind=wanted.blind)


def _seeded(request: PaintRequest, model: ImageModel) -> PaintRequest:
    """A seed means something to one model only: who takes none is not complained about."""
    return request if model.abilities.seed else replace(request, seed=None)


def _shuffled(turn: Turn, models: Sequence[ImageModel]) -> tuple[ImageModel, ...]:
    """In an order that says nothing, and is the same when the turn is looked at again."""
    order = sorted(range(len(models)), key=lambda place: seed_of(turn.reply_id, place))
    return tuple(models[place] for place in order)


def _agreed(turn: Turn, estimate: Estimate) -> bool:
    """Whether the person was shown that price, or a higher one, where they chose the models."""
    agreed = turn.options.agreed
    return agreed is not None and estimate.about is not None and estimate.about <= agreed


def _price_question(turn: Turn, wanted: ModelComparison) -> QuestionAsked | None:
    """Of all of them together. None where they may be painted, or where the person said yes already."""
    chosen_for = PictureChoices.of(turn.options)
    estimate = together([painting_estimate(model, None, chosen_for) for model in wanted.models])
    if turn.approved or _agreed(turn, estimate) or not needs_yes(turn.studio.wallet, estimate):
        return None
    seed = {} if wanted.seed is None else {"seed": wanted.seed}
    pending = {"picture": None, BY_MODEL: False, "prompt": wanted.prompt, "aspect": wanted.aspect, **seed}
    chosen = {"compare_models": ",".join(model.id for model in wanted.models), "blind": wanted.blind}
    paint = Choice(PAINT, PAINT, options={**kept_options(turn), **chosen, PENDING: [pending]})
    labels = ", ".join(model.label for model in wanted.models)
    return QuestionAsked(costing(turn.studio.wallet, estimate.about, labels), (paint, cancel(turn)))

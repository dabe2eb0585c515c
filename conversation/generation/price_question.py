"""Before something expensive, or of a price that nobody knows, the person is asked; a yes is one click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conversation.command import Turn
from conversation.events import Choice
from conversation.generation.choices import PictureChoices, fitted
from conversation.generation.image_model import taken
from conversation.llm.estimates import FREE, Estimate, of_picture, of_refining, times, together
from conversation.llm.wallet import Wallet
from conversation.ports.models import Attachment, ChatModel, ImageModel, ImageRequest
from conversation.sentences import both, in_dollars, say

PENDING = "paint"
"""In a choice's options: what clicking it does. The studio takes it from the question that it kept."""
KEPT = (
    *("image_model", "chat_model", "aspect", "seed", "count", "draft", "compare_models", "blind"),
    *("resolution", "quality", "format", "background", "moderation", "compression", "negative"),
    "style",
)
"""Options of the message that hold for what is done after the question too."""
BY_MODEL = "by_model"
"""In what is pending: whether a chat model wrote it, so that it is sent as it is."""
NO_CHOICES = PictureChoices()
PAINT = say("choice_paint", "Paint")
CANCEL = say("choice_cancel", "Cancel")


def needs_yes(wallet: Wallet, estimate: Estimate) -> bool:
    """Whether the person is asked before: it costs more than they are to be surprised with, or nobody knows."""
    limits = wallet.limits
    if estimate.most is None:
        return not limits.unknown
    return limits.request is not None and (estimate.about or 0) > limits.request


def agreed(turn: Turn, said: bool) -> bool:
    """Whether the person said yes to the price: to a question, or `said` so with the command. A model's yes is none."""
    return turn.approved or (said and not turn.by_model)


def is_asked(turn: Turn, sure: bool, estimate: Estimate) -> bool:
    """Whether the person is asked before a command is done that costs so much. What a model wants always is."""
    return not sure and (turn.by_model or needs_yes(turn.studio.wallet, estimate))


def allowing(turn: Turn, sure: bool, estimate: Estimate) -> Turn:
    """The same, where a yes to a price that nobody knows holds from then on."""
    if not sure or estimate.most is not None:
        return turn
    turn.studio.wallet.allow()
    return replace(turn, studio=replace(turn.studio, wallet=turn.studio.wallet.allowing()))


def costing(wallet: Wallet, micro: int | None, label: str) -> str:
    """What it will cost, in a sentence or two; a yes to an unknown price holds from then on."""
    if micro is not None:
        return say("cost_about", "It will cost about {cost}.", cost=in_dollars(micro))
    if wallet.limits.unknown:
        return say("cost_unknown", "The cost is unknown.")
    unknown = say("unknown_price_is", "Nobody says what {label} costs.", label=label)
    return both(unknown, say("yes_holds", "Once you say yes, models without a known price are used without asking."))


def painting_estimate(
    model: ImageModel,
    cheap: ChatModel | None,
    choices: PictureChoices = NO_CHOICES,
    references: int = 0,
    count: int = 1,
) -> Estimate:
    """Of so many pictures that are chosen so, from so many others, and of the refining before: None where nothing is
    refined. A price of words that nobody knows is no reason to ask about a picture, and counts as nothing here."""
    along = (Attachment("", b""),) * min(references, taken(model))
    chosen, _ = fitted(model.label, model.abilities, choices)
    pictures = times(of_picture(model, ImageRequest("", references=along, **vars(chosen))), count)
    refining = of_refining(cheap) if cheap is not None else FREE
    return pictures if None in (refining.about, refining.most) else together((pictures, refining))


def cancel(turn: Turn) -> Choice:
    """Nothing is done."""
    return Choice(CANCEL, CANCEL, options={**kept_options(turn), PENDING: []})


def kept_options(turn: Turn) -> Mapping[str, Any]:
    """Of the message, for what is done after the question."""
    return {name: value for name in KEPT if (value := getattr(turn.options, name)) not in ("", None)}

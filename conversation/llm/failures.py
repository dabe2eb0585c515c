"""A failure as the event that tells it, with the model that is offered in the place of the one that failed.

`interface/web/src/thread/step.ts` makes a button of it: the next step.
"""

from __future__ import annotations

from conversation.command import Turn
from conversation.errors import Told
from conversation.events import ImageFailed, OfferedModel, TurnFailed
from conversation.ports.models import Models

NEAREST = frozenset({"unknown_model", "no_endpoint", "free_ended", "privacy", "constraint"})
"""Codes of failures where there is no such model, or none for this."""
BACKUP = frozenset(
    {"overloaded", "unavailable", "provider_down", "provider_error", "timeout", "rate_limited", "no_memory"}
)
"""Where it is there, and does not do it now."""
ELSEWHERE = frozenset(
    {"no_credits", "provider_quota", "key_limit", "budget_reached", "free_limit", "region", "unverified", "not_allowed",
     "unreachable"}
)  # fmt: skip
"""Where nothing of its provider does it."""


def turn_failed(told: Told, turn: Turn) -> TurnFailed:
    """That a turn failed. A model is offered only in the place of the one that the turn's options mean: another one,
    that a picture's recipe or the words themselves name, would be taken again."""
    instead = offered(told, turn.studio.models) if _is_chosen(told, turn) else None
    return TurnFailed(*_words(told), told.remedy.link, told.remedy.flagged, instead)


def image_failed(told: Told, turn: Turn, image: str, place: int) -> ImageFailed:
    """That one of several pictures failed; see `ImageFailed`."""
    instead = offered(told, turn.studio.models)
    return ImageFailed(image, place, *_words(told), told.remedy.link, told.remedy.flagged, instead)


def form_failed(told: Told, models: Models) -> TurnFailed:
    """The same outside of any turn, where the model is chosen in a form and nowhere else."""
    instead = offered(told, models) if told.remedy.job == "image" else None
    return TurnFailed(*_words(told), told.remedy.link, told.remedy.flagged, instead)


def offered(told: Told, models: Models) -> OfferedModel | None:
    """The model that could do what failed; None where no model failed, where none else would help, or none is there."""
    if not told.remedy.job:
        return None
    for codes, how in ((NEAREST, "nearest"), (BACKUP, "backup"), (ELSEWHERE, "elsewhere")):
        if told.code in codes:
            return models.instead(told.remedy, how)
    return None


def _words(told: Told) -> tuple[str, str, str, float | None, str]:
    return told.code, told.title, told.text, told.retry_after, told.details


def _is_chosen(told: Told, turn: Turn) -> bool:
    failed, options, models = told.remedy, turn.options, turn.studio.models
    if not failed.job or options.compare_models:
        return False
    choice = options.image_model if failed.job == "image" else options.chat_model
    return failed.model == choice or failed.model == _meant(models, failed.job, choice)


def _meant(models: Models, job: str, choice: str) -> str:
    try:
        return (models.image(choice) if job == "image" else models.chat(choice)).id
    except Told as missing:
        return missing.remedy.model

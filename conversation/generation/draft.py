"""A draft: a cheap model paints first, and what it was asked for is a click away from the better one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from conversation.command import Turn
from conversation.events import Choice, QuestionAsked
from conversation.generation.choices import PictureChoices
from conversation.generation.price_question import PENDING, costing, painting_estimate
from conversation.ports.models import ImageModel
from conversation.sentences import both, say

IN_FULL = say("choice_paint_in_full", "Paint it in full quality")
KEEP_DRAFT = say("choice_keep_draft", "Keep the draft")


def painter(turn: Turn, *, draft: bool) -> tuple[ImageModel, str]:
    """Who paints; and a sentence where a draft is wanted and nobody paints any. Raises `Told`."""
    models = turn.studio.models
    found = models.draft() if draft else None
    if found is not None:
        return found, ""
    usual = models.image(turn.options.image_model)
    free = usual.abilities.local or usual.abilities.price.image == 0
    if not draft or free:
        return usual, ""
    return usual, say(
        "note_no_draft", "No connected provider has a model for drafts, so {label} painted.", label=usual.label
    )


def in_full(turn: Turn, drew: ImageModel, orders: Sequence[Mapping[str, Any]]) -> QuestionAsked | None:
    """The better model for the same words and seeds; None where it is the one that drew. `orders`: values of `/image`,
    one for each picture. Raises `Told`."""
    better = turn.studio.models.image(turn.options.image_model)
    if better.id == drew.id or not orders:
        return None
    named = say(
        "draft_is_there",
        "This is a draft by {draft}. {better} paints it in full quality.",
        draft=drew.label,
        better=better.label,
    )
    kept = {"draft": False, **({"image_model": turn.options.image_model} if turn.options.image_model else {})}
    choices = PictureChoices.among(orders[0])
    price = painting_estimate(better, None, choices, count=len(orders)).about
    return QuestionAsked(
        both(named, costing(turn.studio.wallet, price, better.label)),
        (
            Choice(IN_FULL, IN_FULL, options={**kept, PENDING: [{"picture": None, **order} for order in orders]}),
            Choice(KEEP_DRAFT, KEEP_DRAFT, options={PENDING: []}),
        ),
    )

"""The gate: a prompt as it would be sent, with the model, the shape, the pictures and the price, before it is.

It is a question like any other: the turn ends with it, so that nothing runs or is set aside while a person thinks, and
a message answers it (`conversation/chat/approval.py`), a minute later or after a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.command import PictureVersion, Turn
from conversation.events import Choice, PromptReview, QuestionAsked, ReviewedPicture
from conversation.generation.image_model import fit_request
from conversation.generation.price_question import (
    BY_MODEL,
    PAINT,
    PENDING,
    cancel,
    costing,
    kept_options,
    needs_yes,
)
from conversation.generation.refinement import Refined, SecondWish
from conversation.generation.shape import PictureShape
from conversation.generation.word_diff import word_changes
from conversation.llm.estimates import Estimate
from conversation.llm.wallet import Wallet
from conversation.options import Options
from conversation.ports.models import ImageModel
from conversation.sentences import say
from conversation.serialization import to_json
from imaging.declaration import Declaration

MINE = say("choice_own_words", "Use my words")
AGAIN = say("choice_refine_again", "Refine again")
DRAFTS = 20_000
"""Characters of a prompt that a person changed."""


def wants_review(wallet: Wallet, options: Options, estimate: Estimate) -> bool:
    """Whether the prompt is looked at before: where the price asks for a yes, where this message says so, or else where
    the person has set it so."""
    if needs_yes(wallet, estimate):
        return True
    if options.review is not None:
        return options.review
    below = options.always_go_below
    return not options.always_go or (below is not None and (estimate.about or 0) > below)


def gate(
    turn: Turn,
    model: ImageModel,
    said: Declaration,
    refined: Refined,
    shape: PictureShape,
    sent: Sequence[PictureVersion],
    count: int,
    estimate: Estimate,
) -> QuestionAsked | None:
    """What to ask before `said` is done with that prompt. None where it may be, or where the person said yes to it."""
    asked_again = isinstance(turn.reviewed, SecondWish)
    if turn.approved or turn.by_model or not (asked_again or wants_review(turn.studio.wallet, turn.options, estimate)):
        return None
    own = str(getattr(said, "prompt"))  # noqa: B009 - of a declaration that has one
    review = replace(
        review_of(model, own, refined, shape, count, estimate),
        message=turn.message.id,
        references=tuple(
            ReviewedPicture(each.image.id, each.image.number, each.image.title, each.version.id) for each in sent
        ),
        refines=turn.options.better_context and turn.studio.models.cheap() is not None,
    )
    return QuestionAsked(_price_said(turn.studio.wallet, review), _answers(turn, said, review), review)


def review_of(
    model: ImageModel, own: str, refined: Refined, shape: PictureShape, count: int, estimate: Estimate
) -> PromptReview:
    """Without what only a conversation knows. Raises `BadRequest` for a shape that is none."""
    fitting = fit_request(model, refined.text, shape.aspect, None, asked=shape.asked)
    return PromptReview(
        "",
        own,
        refined.text,
        refined.note,
        word_changes(own, refined.text),
        model.id,
        model.label,
        fitting.request.aspect,
        count,
        0 if model.abilities.local else estimate.about,
        known=refined.known,
    )


def _price_said(wallet: Wallet, review: PromptReview) -> str:
    if review.price == 0:
        return say("review_free", "It is free.")
    return costing(wallet, review.price, review.label)


def _answers(turn: Turn, said: Declaration, review: PromptReview) -> tuple[Choice, ...]:
    """The first one is what a yes means, the last one what a no does."""
    picture = turn.picture.image.number if turn.picture else None
    pending = {"picture": picture, BY_MODEL: False, **to_json(said)}
    options = {**kept_options(turn), PENDING: [pending]}
    labels = [PAINT]
    if review.proposed != review.original:
        labels.append(MINE)
    if review.refines:
        labels.append(AGAIN)
    return (*(Choice(label, label, options=options) for label in labels), cancel(turn))

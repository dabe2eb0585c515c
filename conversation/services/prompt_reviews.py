"""A prompt in review outside of any turn: a person changes its words, puts it aside, or says what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal
from uuid import uuid4

from conversation.commands.image import MOST
from conversation.errors import Told
from conversation.events import PromptReview, ReviewChanged
from conversation.fold import fold
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import fit_request
from conversation.generation.price_question import CANCEL, PAINT, PENDING, painting_estimate
from conversation.generation.prompt_gate import AGAIN, DRAFTS, MINE
from conversation.generation.word_diff import word_changes
from conversation.message import Message
from conversation.ports.library import Library
from conversation.ports.models import Models
from conversation.ports.replies import Replies
from conversation.ports.turns import TurnRequest
from conversation.sentences import say
from conversation.typed_json import from_json

ReviewState = Literal["open", "cancelled"]
Decision = Literal["paint", "own_words", "refine_again", "cancel"]
SAYS: Mapping[str, str] = {"paint": PAINT, "own_words": MINE, "refine_again": AGAIN, "cancel": CANCEL}
"""What a person says by it, as the message that answers."""


@dataclass(frozen=True)
class ReviewAnswer:
    """What becomes of a prompt."""

    decision: Decision
    prompt: str = ""
    """As it is to be painted; empty for what the review shows."""
    wish: str = ""
    """What is to be different when it is refined again."""
    client_id: str | None = None


@dataclass(frozen=True)
class ReviewChoices:
    """How it is to be painted instead; what is None stays as it is."""

    model: str | None = None
    """Its id."""
    aspect: str | None = None
    count: int | None = None

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(item.name for item in fields(self) if getattr(self, item.name) is not None)


@dataclass(frozen=True)
class PromptReviews:
    """All calls raise `Told`; another person's turn and one that never was give the same `NotFound`."""

    library: Library
    replies: Replies
    announce: Callable[[Message], None]
    """Tells the owner's pages how a reply is now."""
    models_of: Callable[[str], Models]
    """All that a person has at hand."""

    def change(
        self,
        owner: str,
        turn: str,
        draft: str | None,
        state: ReviewState | None,
        chosen: ReviewChoices = ReviewChoices(),
    ) -> Message:
        """Keeps the words as they were changed (empty: the proposed ones again), how it is to be painted, or that it
        was put aside. A model of another shape has the nearest one; the price is what all of it costs now."""
        message, review = self._open(owner, turn)
        assert message.reply and message.reply.question
        review = self._chosen(owner, review, message.reply.question["choices"][0]["options"], chosen)
        words = review.draft if draft is None else draft.strip()[:DRAFTS]
        words = "" if words == review.proposed else words
        changes = word_changes(review.original, words or review.proposed)
        order = review.model, review.label, review.aspect, review.count, review.price, review.changed
        reply = fold(message.reply, ReviewChanged(words, changes, state or review.state, *order))
        if reply.question != message.reply.question:
            self.replies.save(reply)
            message = replace(message, reply=reply)
            self.announce(message)
        return message

    def _chosen(
        self, owner: str, review: PromptReview, options: Mapping[str, Any], chosen: ReviewChoices
    ) -> PromptReview:
        """With its price. `options`: those that were kept with the question."""
        if not chosen.named:
            return review
        model = self.models_of(owner).image(chosen.model or review.model)
        aspect = fit_request(model, review.proposed, chosen.aspect or review.aspect, None).request.aspect
        count = review.count if chosen.count is None else min(max(chosen.count, 1), MOST)
        said = {**options, **{name: value for name, value in options[PENDING][0].items() if value}}
        estimate = painting_estimate(model, None, PictureChoices.among(said), len(review.references), count)
        price = 0 if model.abilities.local else estimate.about
        changed = tuple(sorted({*review.changed, *chosen.named}))
        return replace(
            review, model=model.id, label=model.label, aspect=aspect, count=count, price=price, changed=changed
        )

    def answered(self, owner: str, turn: str, said: ReviewAnswer, *, administers: bool = False) -> TurnRequest:
        """The message that says so, to be begun as a turn."""
        message, _ = self._open(owner, turn)
        assert message.reply and message.reply.question
        label = SAYS[said.decision]
        choice = next((each for each in message.reply.question["choices"] if each["say"] == label), None)
        if choice is None:
            raise _nothing_in_review()
        reviewed = {"prompt": said.prompt, "wish": said.wish}
        wish = " ".join(said.wish.split())
        text = f"{label}: {wish}" if wish and said.decision == "refine_again" else str(label)
        options: dict[str, Any] = {**choice["options"], "reviewed": reviewed}
        place = owner, message.conversation, said.client_id or str(uuid4()), text
        return TurnRequest(*place, options=options, parent=turn, administers=administers)

    def _open(self, owner: str, turn: str) -> tuple[Message, PromptReview]:
        message = self.library.message(owner, turn)
        question = message.reply.question if message.reply and message.reply.state != "running" else None
        if not question or not question.get("review"):
            raise _nothing_in_review()
        return message, from_json(PromptReview, question["review"])


def _nothing_in_review() -> Told:
    return Told(
        say("nothing_in_review", "No prompt is in review there"),
        say("nothing_in_review_text", "Look at the conversation again: it was painted, or asks something else."),
        code="nothing_in_review",
        status=409,
    )

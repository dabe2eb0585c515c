"""A prompt in review outside of any turn: a person changes its words, puts it aside, or says what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import uuid4

from conversation.errors import Told
from conversation.events import PromptReview, ReviewChanged
from conversation.fold import fold
from conversation.generation.price_question import CANCEL, PAINT
from conversation.generation.prompt_gate import AGAIN, DRAFTS, MINE
from conversation.generation.word_diff import word_changes
from conversation.message import Message
from conversation.ports.library import Library
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
class PromptReviews:
    """All calls raise `Told`; another person's turn and one that never was give the same `NotFound`."""

    library: Library
    replies: Replies
    announce: Callable[[Message], None]
    """Tells the owner's pages how a reply is now."""

    def change(self, owner: str, turn: str, draft: str | None, state: ReviewState | None) -> Message:
        """Keeps the words as they were changed (empty: the proposed ones again), or that it was put aside."""
        message, review = self._open(owner, turn)
        assert message.reply
        words = review.draft if draft is None else draft.strip()[:DRAFTS]
        words = "" if words == review.proposed else words
        changes = word_changes(review.original, words or review.proposed)
        reply = fold(message.reply, ReviewChanged(words, changes, state or review.state))
        if reply.question != message.reply.question:
            self.replies.save(reply)
            message = replace(message, reply=reply)
            self.announce(message)
        return message

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

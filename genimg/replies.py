"""What a folded reply says to whoever sits at a terminal."""

from __future__ import annotations

from conversation.errors import Told
from conversation.events import Choice, PromptReview, QuestionAsked
from conversation.reply import Reply
from conversation.sentences import in_dollars, with_codes
from conversation.typed_json import from_json


def cost_of(reply: Reply) -> int | None:
    """Micro-dollars of all calls; None where one is unknown."""
    costs = [used["cost"] for used in reply.usage]
    return None if None in costs else sum(costs)


def price_of(reply: Reply) -> str:
    """In words; empty where no model was asked."""
    return priced(cost_of(reply)) if reply.usage else ""


def priced(cost: int | None) -> str:
    """Micro-dollars in words."""
    return "price unknown" if cost is None else in_dollars(cost) if cost else "free"


def note_of(reply: Reply) -> str:
    """The quiet line under it; empty where there is none."""
    return str(reply.note["text"]) if reply.note else ""


def question_of(reply: Reply) -> QuestionAsked | None:
    """What has to be known first; None where nothing has."""
    if reply.question is None:
        return None
    choices = tuple(Choice(**with_codes(choice)) for choice in reply.question["choices"])
    review = reply.question.get("review")
    return QuestionAsked(reply.question["text"], choices, from_json(PromptReview, review) if review else None)


def failure_of(reply: Reply) -> Told | None:
    """Why it could not be done; None where it could."""
    if reply.failure is None:
        return None
    said = reply.failure
    return Told(
        said["title"], said["text"], code=said["code"], retry_after=said["retry_after"], details=said["details"]
    )

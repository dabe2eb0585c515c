"""What was said before a message, read once and only when somebody wants to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from conversation.message import Message
from conversation.ports.conversations import Conversations, Summary
from conversation.ports.moderation.screening import REFUSED, UNCHECKED

MOST_MESSAGES = 60


@dataclass(frozen=True)
class History:
    """The past of one message. Its cost depends on `MOST_MESSAGES` only, not on how much was ever said."""

    conversations: Conversations
    message: Message
    allows: Callable[[str], bool] = field(default=lambda text: True, compare=False)
    """Whether words may be sent to a model: see `Screen`."""

    @cached_property
    def summary(self) -> Summary | None:
        """The newest summary on the way to the message."""
        if self.message.parent is None:
            return None
        return self.conversations.summary(self.message.conversation, self.message.parent)

    @cached_property
    def answers(self) -> list[Message]:
        """The replies to the message, oldest first: more than one where it was answered again."""
        return self.conversations.answers(self.message.conversation, self.message.id)

    @cached_property
    def messages(self) -> list[Message]:
        """What no summary covers, oldest first, 60 at most."""
        parent, summary = self.message.parent, self.summary
        if parent is None:
            return []
        history = self.conversations.history(self.message.conversation, parent, MOST_MESSAGES)
        places = [place for place, message in enumerate(history) if summary and message.id == summary.upto]
        return sendable(history[places[-1] + 1 :] if places else history, self.allows)


def sendable(messages: Sequence[Message], allows: Callable[[str], bool]) -> list[Message]:
    """Without what was not sent when it was said, and what may not be by now, each with the reply to it."""
    kept: list[Message] = []
    left_out = False
    for message, after in zip(messages, [*messages[1:], None], strict=True):
        if message.role == "user":
            left_out = was_refused(after) or not allows(message.text)
        if not left_out and not was_refused(message):
            kept.append(message)
    return kept


def was_refused(message: Message | None) -> bool:
    """Whether a reply says that nothing was sent, since a check did not let it through."""
    reply = message.reply if message else None
    failures = [reply.failure, *(picture.failure for picture in reply.pictures)] if reply else []
    return any(failure and failure["code"] in (REFUSED, UNCHECKED) for failure in failures)

"""What was said before a message, read once and only when somebody wants to know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from conversation.message import Message
from conversation.ports.conversations import Conversations, Summary

MOST_MESSAGES = 60


@dataclass(frozen=True)
class History:
    """The past of one message. Its cost depends on `MOST_MESSAGES` only, not on how much was ever said."""

    conversations: Conversations
    message: Message

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
        return history[places[-1] + 1 :] if places else history

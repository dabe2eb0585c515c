"""`Conversations` of `conversation/ports/models.py`, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from conversation.errors import NotFound
from conversation.message import Message
from conversation.ports.conversations import Conversations, Passage, Summary
from storage.identifiers import clean_title
from storage.memory.state import OwnedConversation, State
from storage.queries.passage_search import best, pieces
from storage.rules.kept_values import storable


class MemoryConversations(Conversations):
    """Conversations in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def history(self, conversation: str, leaf: str, limit: int) -> list[Message]:
        """See `Conversations`."""
        with self._state.lock:
            return list(islice(self._way_up(conversation, leaf), max(0, limit)))[::-1]

    def answers(self, conversation: str, message: str) -> list[Message]:
        """See `Conversations`."""
        with self._state.lock:
            return [each for each in self._state.living(conversation) if each.parent == message and each.reply]

    def title(self, conversation: str) -> str:
        """See `Conversations`. Raises `NotFound`."""
        return self._kept(conversation).value.title

    def name(self, conversation: str, title: str) -> None:
        """See `Conversations`. Raises `NotFound`."""
        with self._state.lock:
            kept = self._kept(conversation)
            kept.value = replace(kept.value, title=clean_title(title))

    def summary(self, conversation: str, leaf: str) -> Summary | None:
        """See `Conversations`."""
        with self._state.lock:
            found = (self._state.summaries.get(each.id) for each in self._way_up(conversation, leaf))
            return next((summary for summary in found if summary is not None), None)

    def keep_summary(self, conversation: str, summary: Summary) -> None:
        """See `Conversations`. Raises `NotFound` when the message is not there."""
        with self._state.lock:
            message = self._state.messages.get(summary.upto)
            if message is None or message.conversation != conversation:
                raise NotFound("The message")
            self._state.summaries[summary.upto] = Summary(storable(summary.text), summary.upto)

    def passages(self, conversation: str, leaf: str, words: Sequence[str], limit: int) -> list[Passage]:
        """See `Conversations`. `leaf` itself is not among them."""
        with self._state.lock:
            leaf = leaf or self._head(conversation)
            older = [each for each in self._way_up(conversation, leaf) if each.id != leaf]
        return best([Passage(each.id, each.role, each.text) for each in older], pieces(words), limit)

    def memory_pad(self, owner: str) -> str:
        """See `Conversations`."""
        with self._state.lock:
            return str(self._state.settings.get(owner, {}).get("memory_pad") or "")

    def _way_up(self, conversation: str, leaf: str) -> Iterator[Message]:
        return self._state.way_up(conversation, leaf or self._head(conversation))

    def _head(self, conversation: str) -> str:
        kept = self._state.conversations.get(conversation)
        return (kept.value.head or "") if kept else ""

    def _kept(self, conversation: str) -> OwnedConversation:
        with self._state.lock:
            kept = self._state.conversations.get(conversation)
        if kept is None:
            raise NotFound("The conversation")
        return kept

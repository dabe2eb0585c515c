"""One turn while it runs: events come in one by one, merge while they wait, are numbered and folded when they leave.

Numbering on the way out is what makes merging free: a reader sees one event wherever several had queued up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from gevent import Greenlet
from gevent.lock import RLock
from gevent.queue import SimpleQueue

from conversation.events import Event, ImageProgress, TextDelta, TurnFinished, UsageRecorded, event_to_dict
from conversation.fold import fold
from conversation.message import Message
from conversation.ports.turns import Begun, TurnRequest
from conversation.reply import Reply
from conversation.sentences import followed
from server.turns.previews import Previews

Batch = Mapping[str, Any]
"""`{"conversation", "turn", "seq", "events"}`: the payload of the socket event `events`."""


class RunningTurn:
    """The state of one turn between its first and its last event."""

    def __init__(
        self, request: TurnRequest, begun: Begun, fetch: Callable[[RunningTurn], None] = lambda turn: None
    ) -> None:
        """`fetch` brings what was told to who listens."""
        self.fetch = fetch
        self.id = begun.reply.id
        self.owner = request.owner
        self.client_id = request.client_id
        self.conversation = begun.reply.conversation
        self.room = f"conversation:{self.conversation}"
        self.message = begun.reply
        self.reply = begun.reply.reply or Reply(turn=self.id)
        self.waiting: list[Event] = []
        self.finish: TurnFinished | None = None
        """The last event, held back until the reply is on the disk."""
        self.queued = False
        """Whether the delivery already knows that something waits."""
        self.unsaved = False
        """Whether it is over and the disk refused its end."""
        self.leaving = RLock()
        """Held while events are numbered and until they are sent, which may have to wait for others: in their order."""
        self.worker: Greenlet | None = None
        self.asked_to_end: str | None = None
        """`stopped` or `interrupted` once somebody wants it to end."""
        self.watchers: list[SimpleQueue[Batch | None]] = []
        self.waits = False
        """Whether it never began, and its job is stored so."""
        self.usual: float | None = None
        """Seconds that such a turn takes; None where nobody knows, or it does not wait."""
        self.place = 0
        """In line, as it was told last; 0 where it never waited."""
        self.previews = Previews(self.id)
        self.spent: list[UsageRecorded] = []
        """What was written down for this turn; a call that was killed cannot tell of it."""
        self.told_of = 0
        """How many of these the turn has told itself."""

    def take(self, event: Event) -> None:
        """One more event; merged into the one before it where a reader could not tell."""
        if type(event) is TurnFinished:
            self.finish = event
            return
        waiting = self.waiting
        if waiting:
            last = waiting[-1]
            if type(event) is TextDelta and type(last) is TextDelta:
                waiting[-1] = TextDelta(followed(last.text, event.text))
                return
            if type(event) is ImageProgress and type(last) is ImageProgress and event.image == last.image:
                waiting[-1] = event
                return
        self.told_of += type(event) is UsageRecorded
        waiting.append(event)

    def settle(self) -> None:
        """Tells what was spent and not told: once the work is over, however it ended."""
        for event in self.spent[self.told_of :]:
            self.take(event)

    def tell(self, event: Event) -> None:
        """One more event, from beside what the turn itself yields."""
        self.take(event)
        self.fetch(self)

    def batch(self) -> Batch | None:
        """What waits, numbered and folded; None when nothing does."""
        events, self.waiting = self.waiting, []
        if not events:
            return None
        first = self.reply.seq + 1
        for event in events:
            self.reply = fold(self.reply, event)
        return {
            "conversation": self.conversation,
            "turn": self.id,
            "seq": first,
            "events": [event_to_dict(event) for event in events],
        }

    def as_message(self) -> Message:
        """The reply's message as of the last event that left."""
        return replace(self.message, text=self.reply.text, reply=self.reply, unsaved=self.unsaved)

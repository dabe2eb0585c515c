"""What a turn costs in a long conversation: turn 20 beside turn 2,000, with the real engine and the real database.

One conversation grows turn by turn: the message is stored, `run_turn` gathers its context and answers through a model
that replies at once, every event is folded, the reply saved. A second one stops at turn 20; then 40 turns of each
are measured side by side: processor time, SQL statements, characters sent to models. The same for opening the
conversation: each of these ratios should be about 1. At last what `/image` gathers, with deep context over all that was
ever said: here that every message shares words with the request, so the search has a hundred times as much to rank.

    python benchmarks/context.py [--turns 2000] [--check]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.machine import described
from sqlalchemy import event

from conversation.commands import COMMANDS
from conversation.context.prompt_context import ContextPlace, gather_conversation_context
from conversation.fold import fold
from conversation.llm.ledger import Ledger
from conversation.llm.wallet import Wallet
from conversation.palette import Palette
from conversation.ports.models import ChatAbilities, ChatModel, ChatRequest, Chunk, Models, TextChunk, TokenUse
from conversation.ports.pixels import Pixels
from conversation.ports.turns import TurnRequest
from conversation.reply import Reply
from conversation.studio import Studio
from conversation.turn import run_turn
from imaging.operations import OPERATIONS
from storage.opening import Storage, open_storage

SAID = (
    "The mill by the river {n} had a red roof, and in winter its wheel stood still under the ice. What would you add?"
)
ANSWERED = (
    "In picture {n} I would let smoke rise from the chimney and put a lantern at the door, so that it feels lived in."
)
EARLY, SPAN = 20, 40
"""Where the young conversation stands, and how many turns are measured: enough to renew the summary twice."""
PARTS = (("seconds", "ms CPU", 1e3), ("statements", "SQL", 1), ("characters", "chars", 1))
MOST = 1.3
"""The ratio that still counts as about 1."""


@dataclass
class Prompt:
    """A chat model that answers at once and counts what it was sent."""

    id: str = "bench/prompt"
    label: str = "Prompt"
    abilities: ChatAbilities = field(default_factory=lambda: ChatAbilities(tools=True))
    characters: int = 0
    calls: int = 0

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        self.calls += 1
        self.characters += sum(len(said.text) for said in request.messages)
        for word in ANSWERED.format(n=self.calls).split(" "):
            yield TextChunk(word + " ")
        yield TokenUse(10, 100, 40)


@dataclass(frozen=True)
class OneModel:
    """Every choice is the same model."""

    model: Prompt

    def image(self, choice: str = "") -> Any:
        raise NotImplementedError("nothing is painted here")

    def chat(self, choice: str = "") -> ChatModel:
        return self.model

    def cheap(self) -> ChatModel:
        return self.model

    def substitution(self, job: str, choice: str = "") -> str:
        return ""


@dataclass(frozen=True)
class Cost:
    """What one turn, or one opening, took. `seconds` of processor time."""

    seconds: float
    statements: int
    characters: int


class Talk:
    """One conversation of one guest."""

    def __init__(self, data: Path) -> None:
        self.storage: Storage = open_storage(data)
        self.model = Prompt()
        self.statements = 0
        self.turn_id = ""
        event.listen(self.storage.database.engine, "before_cursor_execute", self._count)
        self.owner = self.storage.accounts.guest().id
        self.conversation = self.storage.library.create(self.owner).id
        self.studio = Studio(
            models=cast(Models, OneModel(self.model)),
            pixels=cast(Pixels, None),
            conversations=self.storage.conversations,
            images=self.storage.images,
            wallet=Wallet(self.owner, self.storage.usage),
            palette=Palette((*COMMANDS, *OPERATIONS)),
            clock=time.time,
        )

    def close(self) -> None:
        self.storage.close()

    def turn(self) -> Cost:
        """Says something and hears the answer out."""
        request = TurnRequest(self.owner, self.conversation, str(uuid4()), SAID.format(n=self.model.calls))
        return self._measured(lambda: self._answered(request))

    def opened(self) -> Cost:
        """Reads the newest page as the browser does when the conversation is opened."""
        return self._measured(self._page)

    def gathered(self) -> Cost:
        """Gathers what `/image` reads, everything switched on."""
        return self._measured(self._gather)

    def _gather(self) -> None:
        place = ContextPlace(
            self.owner, self.conversation, self.storage.library.get(self.owner, self.conversation).head
        )
        gathering = gather_conversation_context(
            self.studio,
            Ledger(self.studio.wallet, self.turn_id),
            place,
            "the mill again, but in winter and without the wheel",
            include_summary=True,
            include_messages=True,
            include_memory_pad=True,
            deep_context=True,
            history_count=2,
        )
        for _ in gathering:
            pass

    def _answered(self, request: TurnRequest) -> None:
        begun = self.storage.replies.begin(request)
        self.turn_id = begun.reply.id
        reply = begun.reply.reply or Reply(begun.reply.id)
        for happened in run_turn(self.studio, begun.message, begun.reply.id, request):
            reply = fold(reply, happened)
        if reply.failure:
            raise RuntimeError(reply.failure)
        self.storage.replies.save(reply)

    def _page(self) -> None:
        page = self.storage.library.page(self.owner, self.conversation)
        json.dumps([message.to_dict() for message in page.messages])

    def _measured(self, work: Callable[[], None]) -> Cost:
        statements, characters, began = self.statements, self.model.characters, time.process_time()
        work()
        took = time.process_time() - began
        return Cost(took, self.statements - statements, self.model.characters - characters)

    def _count(self, *_: object) -> None:
        self.statements += 1


@dataclass
class Rows:
    """Two conversations side by side, measured in turn so that whatever else the machine does touches both alike."""

    young: Talk
    old: Talk
    worst: float = 0.0

    def measure(self, name: str, work: Callable[[Talk], Cost]) -> None:
        """Prints one line for each part of the cost."""
        pairs = [(work(self.young), work(self.old)) for _ in range(SPAN)]
        for part, unit, scale in PARTS:
            young, old = (statistics.mean(getattr(pair[which], part) for pair in pairs) * scale for which in (0, 1))
            if young:
                self.worst = max(self.worst, old / young)
                print(f"{name:<15}{unit:>8}{young:12.2f}{old:12.2f}{old / young:8.2f}×")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=2000)
    parser.add_argument("--check", action="store_true", help=f"end with 1 when a ratio is above {MOST}")
    asked = parser.parse_args()
    print(described())
    with ExitStack() as stack:
        young, old = (
            Talk(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="atelier-bench-")))) for _ in range(2)
        )
        stack.callback(young.close)
        stack.callback(old.close)
        for talk, turns in ((old, asked.turns), (young, EARLY)):
            for _ in range(turns):
                talk.turn()
        print(f"{'a mean of':<23}{f'turn {EARLY}':>12}{f'turn {asked.turns}':>12}{'ratio':>9}")
        rows = Rows(young, old)
        rows.measure("a turn", Talk.turn)
        rows.measure("opening it", Talk.opened)
        reached = rows.worst <= MOST
        rows.measure("deep context", Talk.gathered)
    print(f"{'reached' if reached else 'missed'}: a turn and opening at most {MOST}")
    return 0 if reached or not asked.check else 1


if __name__ == "__main__":
    sys.exit(main())

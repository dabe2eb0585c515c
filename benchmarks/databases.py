"""The same store calls on SQLite and on PostgreSQL, side by side: how long each takes, and the ratio.

A person with `--pictures` pictures and a conversation of `--messages` messages; then the calls that every turn and
every visit makes. The aims are those of the scale: a page of the gallery in 50 ms, a long conversation in 300 ms, on
both. After that `--writers` threads of this process write for as many people at once. PostgreSQL is the one of the
tests, which does not wait for the disk (fsync is off), or the one at `--url`, an empty database that stays filled.

    python benchmarks/databases.py [--pictures 100000] [--messages 10000] [--times 200] [--writers 8] [--url postgresql://…]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.machine import described, percentile
from rig.many_pictures import hang
from sqlalchemy import text

from conversation.ports.gallery import GalleryFilter
from conversation.ports.turns import TurnRequest
from conversation.ports.usage import PlannedCall, SpendingLimits
from conversation.reply import Reply
from server.database_url import database_url
from storage.opening import Storage, open_storage
from storage.queries.message_search import MessageSearch
from storage.rules.kept_values import ASSISTANT, USER
from storage.sql.tables import branches, conversations, messages
from tests.servers.postgres import postgres

AIMS = {"a page of the gallery": 50.0, "a page of it far down": 50.0, "the long conversation opens": 300.0}
"""Milliseconds at the median."""
LIMITS = SpendingLimits(month=10**15, request=10**15, pictures=10**9, calls=10**9)
MADE = "2026-11-20T12:00:00.000Z"


@dataclass
class Someone:
    """With many pictures, one long conversation, and one for what is measured."""

    storage: Storage
    owner: str
    long: str
    short: str


def filled(storage: Storage, pictures: int, said: int) -> Someone:
    """Rows as the studio writes them; the same on both."""
    owner = storage.accounts.guest().id
    hang(storage, owner, pictures)
    long = storage.library.create(owner).id
    speak(storage, owner, long, said)
    if not storage.database.embedded:
        with storage.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))  # which it does by itself after a while
    return Someone(storage, owner, long, storage.library.create(owner).id)


def speak(storage: Storage, owner: str, conversation: str, said: int) -> None:
    """A conversation of so many messages, each found by its words."""
    ids = [str(UUID(int=number + (uuid4().int & ~0xFFFFFF))) for number in range(said)]
    words = f"The harbour at {{}}, with a lighthouse. {'It is quiet there. ' * 8}"
    search: MessageSearch = storage.replies._words
    with storage.database.write() as connection:
        branch = connection.execute(
            branches.insert().values(conversation=conversation, forked=0).returning(branches.c.id)
        ).scalar_one()
        for depth, each in enumerate(ids, 1):
            answers = depth % 2 == 0
            row = {"id": each, "conversation": conversation, "branch": branch, "depth": depth, "created": MADE}
            row |= {"parent": ids[depth - 2] if depth > 1 else None, "role": ASSISTANT if answers else USER}
            row |= {"text": words.format(depth), "attachments": [], "folded": 2, "state": "done" if answers else None}
            row |= {"reply": {"turn": each, "seq": 2, "state": "done"} if answers else None}
            seq = connection.execute(messages.insert().values(row).returning(messages.c.seq)).scalar_one()
            search.add(connection, owner, conversation, seq, row["text"])
        connection.execute(
            conversations.update().where(conversations.c.id == conversation).values(head=ids[-1], updated=MADE)
        )


def calls(someone: Someone) -> dict[str, Callable[[], object]]:
    """What is measured, by what it is."""
    storage, owner, numbers = someone.storage, someone.owner, count(1)
    begun = storage.replies.begin(TurnRequest(owner, someone.short, "first", "Hello."))
    saved = count(1)

    def begin() -> None:
        storage.replies.begin(TurnRequest(owner, someone.short, f"c{next(numbers)}", "A fox at the harbour."))

    def save() -> None:
        storage.replies.save(Reply(begun.reply.id, seq=next(saved), state="running", text="word " * 200))

    def reserve() -> None:
        found = storage.usage.reserve(PlannedCall(owner, "", "acme/painter", "image", 1, 1), LIMITS)
        storage.usage.release(str(found))

    middle = storage.gallery.outline(owner, GalleryFilter()).stretches[-1].after
    return {
        "a turn begins": begin,
        "a growing reply is saved": save,
        "a call is reserved and released": reserve,
        "a picture gets its number": lambda: storage.images.reserve(someone.short, "cat"),
        "a page of the gallery": lambda: storage.gallery.page(owner, GalleryFilter(), limit=100),
        "a page of it far down": lambda: storage.gallery.page(owner, GalleryFilter(), after=middle, limit=100),
        "its counts": lambda: storage.gallery.counts(owner, GalleryFilter()),
        "the long conversation opens": lambda: storage.library.page(owner, someone.long),
        "the list of conversations": lambda: storage.library.listing(owner),
        "a word is looked for": lambda: storage.library.listing(owner, q="lighthouse"),
        "passages like a request": lambda: storage.conversations.passages(someone.long, "", ["harbour"], 5),
    }


def measured(times: int, works: Sequence[Callable[[], object]]) -> list[list[float]]:
    """Milliseconds of each time, in turn, so that what else the machine does falls on both; but for the first six, in
    which statements are prepared."""
    took: list[list[float]] = [[] for _ in works]
    for number in range(times + 6):
        for work, found in zip(works, took, strict=True):
            began = time.perf_counter()
            work()
            if number >= 6:
                found.append((time.perf_counter() - began) * 1000)
    return took


def written_at_once(storage: Storage, writers: int, times: int) -> float:
    """Turns begun in a second by so many people at once."""
    people = [storage.accounts.guest().id for _ in range(writers)]
    places = [(each, storage.library.create(each).id) for each in people]

    def write(place: tuple[str, str]) -> None:
        for number in range(times):
            storage.replies.begin(TurnRequest(*place, f"c{number}", "A fox at the harbour."))

    with ThreadPoolExecutor(writers) as pool:
        began = time.perf_counter()
        list(pool.map(write, places))
    return writers * times / (time.perf_counter() - began)


def main(pictures: int, said: int, times: int, writers: int, url: str) -> bool:
    """Prints the figures; whether the aims are reached."""
    print(described())
    with ExitStack() as kept:
        folder = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="atelier-bench-")))
        there = database_url(url) if url else kept.enter_context(postgres()).database()
        storages = [kept.enter_context(closing(open_storage(folder / name, at))) for name, at in both(there)]
        people = [filled(storage, pictures, said) for storage in storages]
        print(f"\n{'least / median, ms':34} {'SQLite':>16} {'PostgreSQL':>16} {'ratio':>6}", flush=True)
        reached = True
        embedded, remote = (calls(someone) for someone in people)
        for name in embedded:
            reached &= row(name, measured(times, (embedded[name], remote[name])))
        rates = [written_at_once(storage, writers, max(10, times // writers)) for storage in storages]
    print(f"{f'turns begun a second by {writers}':34} {rates[0]:16.0f} {rates[1]:16.0f} {rates[1] / rates[0]:6.2f}")
    return reached


def both(there: str) -> Iterator[tuple[str, str]]:
    yield "sqlite", ""
    yield "postgres", there


def row(name: str, took: Sequence[list[float]]) -> bool:
    """Prints one; whether it is as quick as it should be."""
    medians = [percentile(each, 0.5) for each in took]
    cells = [f"{min(each):7.2f} /{median:7.2f}" for median, each in zip(medians, took, strict=True)]
    late = max(medians) > AIMS.get(name, float("inf"))
    print(
        f"{name:34} {cells[0]:>16} {cells[1]:>16} {medians[1] / medians[0]:6.2f}{' too slow' if late else ''}",
        flush=True,
    )
    return not late


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--url", default="")
    parser.add_argument("--check", action="store_true", help="fail where an aim is not reached")
    asked = parser.parse_args()
    fast = main(asked.pictures, asked.messages, asked.times, asked.writers, asked.url)
    sys.exit(1 if asked.check and not fast else 0)

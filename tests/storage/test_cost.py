"""Turn 2,000 costs what turn 20 costs, and no statement of a turn reads a whole table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from conversation.ports.conversations import Summary
from conversation.ports.gallery import GalleryFilter
from conversation.ports.jobs import JobOrder
from conversation.ports.pixels import Encoded
from conversation.ports.turns import TurnRequest
from conversation.ports.usage import CallRecord, PlannedCall, SpendingLimits
from conversation.recipe import OperationValues, Recipe
from conversation.reply import Reply
from storage.opening import Storage

from .conftest import Person, grown, measured

pytestmark = pytest.mark.slow

LONG, SHORT = 2000, 20
SEARCHED = ("lighthouse", "harbour")
SLACK = 1.25
"""Trees of rows are a level deeper in a large table; growth by turns would be a hundredfold."""


def begin_and_end(person: Person) -> str:
    """A turn from its start to its last save."""
    begun = person.storage.replies.begin(
        TurnRequest(person.id, person.conversation, str(uuid4()), "the lighthouse"), "running"
    )
    person.storage.replies.save(Reply(begun.reply.id, seq=1, text="It"))
    person.storage.replies.save(Reply(begun.reply.id, seq=2, state="done", text="It shines."))
    return begun.reply.id


def spend(person: Person) -> None:
    """A call is reserved, made and written down, as one of a turn's."""
    planned = PlannedCall(person.id, head(person), "m", "chat", 5)
    reserved = person.storage.usage.reserve(planned, SpendingLimits(month=10**12, pictures=10**6, calls=10**6))
    assert isinstance(reserved, str)
    person.storage.usage.record(CallRecord(person.id, head(person), "m", "chat", 1, "provider", 1, 1, reserved))


def page(person: Person) -> object:
    return person.storage.library.page(person.id, person.conversation, limit=10)


def head(person: Person) -> str:
    return str(person.storage.library.get(person.id, person.conversation).head)


OF_A_TURN: dict[str, Callable[[Person], object]] = {
    "begin and end": begin_and_end,
    "history": lambda person: person.storage.conversations.history(person.conversation, head(person), 10),
    "summary": lambda person: person.storage.conversations.summary(person.conversation, head(person)),
    "page": page,
    "active image": lambda person: person.storage.images.active(person.conversation),
    "images": lambda person: person.storage.images.of(person.conversation, 4),
    "usage": lambda person: spend(person),
    "list": lambda person: person.storage.library.listing(person.id),
    "jobs": lambda person: person.storage.jobs.page(person.id, limit=10),
}


@pytest.fixture
def long(storage: Storage) -> Person:
    return grown(storage, LONG)


@pytest.fixture
def short(storage: Storage) -> Person:
    return grown(storage, SHORT)


@pytest.mark.parametrize("part", OF_A_TURN)
def test_a_part_of_a_turn_costs_the_same_at_turn_2000(storage: Storage, short: Person, long: Person, part: str) -> None:
    costs = []
    for person in (short, long):
        with measured(storage) as cost:
            OF_A_TURN[part](person)
        costs.append(cost)

    assert len(costs[1].statements) == len(costs[0].statements)
    assert costs[0].steps > 10
    assert costs[1].steps <= costs[0].steps * SLACK


def test_a_summary_far_up_is_as_near_as_one_close_by(storage: Storage, long: Person) -> None:
    history = storage.conversations.history(long.conversation, head(long), 2 * LONG)
    costs = []
    for message in (history[-1], history[0]):
        storage.conversations.keep_summary(long.conversation, Summary("so far", message.id))
        with measured(storage) as cost:
            assert storage.conversations.summary(long.conversation, message.id)
        costs.append(cost.steps)

    storage.conversations.keep_summary(long.conversation, Summary("so far", history[0].id))
    leaf = head(long)
    with measured(storage) as cost:
        assert storage.conversations.summary(long.conversation, leaf)
    assert cost.steps <= costs[0] * SLACK


def test_passages_look_at_a_bounded_number_of_messages(storage: Storage, long: Person) -> None:
    longest = grown(storage, 2 * LONG)
    costs = []
    for person in (long, longest):
        with measured(storage) as cost:
            found = storage.conversations.passages(person.conversation, head(person), SEARCHED, 5)
        costs.append(cost.steps)

    assert len(found) == 5
    assert costs[1] <= costs[0] * SLACK


def every_call(storage: Storage) -> None:
    """Each part once, so that each statement is seen."""
    person = grown(storage, SHORT)
    for part in OF_A_TURN.values():
        part(person)
    turn = begin_and_end(person)
    image = person.paint()
    encoded = Encoded(b"x", "image/png", 1, 1, b"")
    recipe = Recipe(OperationValues("blur"))
    edited = storage.images.add_version(image.id, image.current, encoded, recipe, message=turn, cost=0, seconds=0.0)
    storage.images.choose(image.id, image.current, message=None)
    storage.images.find(person.conversation, 1)
    storage.images.get(person.conversation, image.id)
    storage.images.read(edited.shown)
    storage.shelf.find_file(person.id, person.conversation, image.shown.filename)
    storage.shelf.rename(person.id, image.id, "dog")
    storage.conversations.keep_summary(person.conversation, Summary("so far", turn))
    storage.conversations.memory_pad(person.id)
    storage.library.listing(person.id, q="lighthouse", limit=1)
    storage.library.show(person.id, person.conversation, turn)
    storage.library.running(person.id, person.conversation)
    storage.library.delete_message(person.id, turn)
    storage.library.restore_message(person.id, turn)
    storage.jobs.add(JobOrder("j1", person.id, "fetch"))
    storage.jobs.begin("j1")
    storage.jobs.note("j1", 0.5)
    storage.jobs.put_back("j1", ("fetch",))
    storage.jobs.waiting()
    storage.jobs.get(person.id, "j1")
    storage.jobs.page(person.id, limit=1)
    storage.jobs.page(person.id, ("failed",), before="9")
    storage.jobs.end("j1", "done")
    storage.jobs.recover(("fetch",))
    storage.replies.interrupt_running()
    storage.usage.of_turn(turn)
    storage.usage.of_conversation(person.conversation)
    storage.usage.of_month(person.id, "2026-11")
    _, secret = storage.accounts.add_token(person.id, "script")
    storage.accounts.by_token(secret)
    storage.accounts.tokens(person.id)
    storage.accounts.touch(person.id)
    storage.accounts.credentials("nobody")
    storage.gallery.page(person.id, GalleryFilter(), limit=1)
    storage.gallery.page(
        person.id, GalleryFilter(text="cat", kind="edited", model="fake/painter", since="2020", until="2090")
    )
    outline = storage.gallery.outline(person.id, GalleryFilter(oldest_first=True))
    storage.gallery.page(person.id, GalleryFilter(), after=outline.stretches[0].upto, upto=outline.stretches[0].upto)
    storage.gallery.counts(person.id, GalleryFilter(text="cat"))
    storage.gallery.rename(person.id, {image.id: "fox"})
    storage.gallery.delete(person.id, [image.id])
    storage.gallery.page(person.id, GalleryFilter(deleted=True))
    storage.gallery.deleted_preview(person.id, image.id)
    storage.gallery.restore(person.id, [image.id])
    storage.retention.purge()


def test_no_statement_scans_a_table(storage: Storage) -> None:
    with measured(storage) as cost:
        every_call(storage)

    scans, explained = [], 0
    with storage.database.read() as connection:
        for statement, parameters in cost.statements:
            if statement.split()[0] in ("BEGIN", "INSERT"):
                continue
            explained += 1
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            scans += [f"{line}: {statement}" for line in plan if is_scan(line)]
    assert explained > 60
    assert not scans


def is_scan(line: str) -> bool:
    """Whether a line of a plan reads a whole table. Walks, lists in memory and partial indexes are short by nature."""
    if not line.startswith("SCAN"):
        return False
    short_by_nature = ("way", "up", "below", "found", "mine", "anon", "(subquery", "pragma", "json")
    name = line.removeprefix("SCAN ")
    partial = any(f"INDEX {index}" in line for index in PARTIAL)
    virtual = "VIRTUAL TABLE INDEX" in line and not line.endswith("INDEX 0:")
    return not (
        name.startswith(short_by_nature) or name.endswith(("CONSTANT ROW", "CONSTANT ROWS")) or partial or virtual
    )


PARTIAL = (
    "messages_running",
    "messages_deleted_with",
    "conversations_deleted",
    "images_deleted",
    "jobs_open",
    "jobs_ended",
    "deliveries_due",
)


def test_the_judge_of_plans_knows_a_scan(storage: Storage) -> None:
    with storage.database.read() as connection:
        plan: list[Any] = list(connection.exec_driver_sql("EXPLAIN QUERY PLAN SELECT * FROM messages WHERE text = 'x'"))

    assert [is_scan(row[3]) for row in plan] == [True]


def test_what_was_said_last_is_recalled_at_the_same_cost(storage: Storage, long: Person) -> None:
    costs = []
    for person in (grown(storage, 200), long):
        with measured(storage) as cost:
            assert len(storage.library.recent_prompts(person.id)) > 10
        costs.append(cost)

    assert len(costs[1].statements) == len(costs[0].statements)
    assert costs[1].steps <= costs[0].steps * SLACK


def test_prompts_of_one_conversation_among_many_are_recalled_at_the_same_cost(storage: Storage) -> None:
    costs = []
    for others in (60, 600):
        person = grown(storage, 20)
        for _ in range(others):
            storage.library.create(person.id)
        with measured(storage) as cost:
            storage.library.recent_prompts(person.id)
        costs.append(cost)

    assert costs[1].steps <= costs[0].steps * SLACK

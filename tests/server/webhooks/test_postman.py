"""Slow addresses of one person keep nobody else's messages waiting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import gevent
import pytest
from gevent.event import Event

from conversation.ports.jobs import JobOrder
from conversation.ports.programs.webhooks import DeliveryTry, Postbox, WebhookOrder
from server.webhooks.postman import LOOKED_AT, OF_ONE, Postman
from storage.memory import MemoryStorage, open_memory


class SlowPostbox(Postbox):
    """Some addresses answer nothing until they are let go."""

    def __init__(self) -> None:
        self.came: list[str] = []
        self.let_go = Event()

    def reaches(self, address: str) -> bool:
        return True

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> DeliveryTry:
        self.came.append(address)
        if "slow" in address:
            self.let_go.wait(60)
        return DeliveryTry(status=200)

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    return open_memory(tmp_path)


def finish(stores: MemoryStorage, owner: str, count: int) -> None:
    for number in range(count):
        job = f"{owner}-{number}"
        stores.jobs.add(JobOrder(job, owner, "model"), running=True)
        stores.jobs.end(job, "done")


def until_quiet(postbox: SlowPostbox) -> None:
    """Greenlets that can go on have gone on."""
    for _ in range(20):
        gevent.sleep(0)


def test_one_persons_slow_address_keeps_nobody_else_waiting(stores: MemoryStorage) -> None:
    postbox = SlowPostbox()
    postman = Postman(stores.webhooks, stores.jobs, postbox, lambda owner, message: "")
    slow, quick = stores.accounts.register("Ann", "h").id, stores.accounts.register("Bob", "h").id
    stores.webhooks.add(slow, WebhookOrder("https://slow.example/"))
    stores.webhooks.add(quick, WebhookOrder("https://quick.example/"))
    finish(stores, slow, 3 * OF_ONE)
    finish(stores, quick, 1)

    postman.round()
    until_quiet(postbox)
    assert postbox.came == ["https://slow.example/"] * OF_ONE + ["https://quick.example/"]
    postman.round()
    until_quiet(postbox)
    assert postbox.came.count("https://slow.example/") == OF_ONE, "what is under way is not begun twice"

    postbox.let_go.set()
    while stores.webhooks.due(1):
        postman.round()
        assert postman.pool.join(timeout=20)
    assert postbox.came.count("https://slow.example/") == 3 * OF_ONE
    postman.close()


def test_however_much_of_one_persons_waits_anothers_is_told_at_once(stores: MemoryStorage) -> None:
    postbox = SlowPostbox()
    postman = Postman(stores.webhooks, stores.jobs, postbox, lambda owner, message: "")
    busy, other = stores.accounts.register("Ann", "h").id, stores.accounts.register("Bob", "h").id
    stores.webhooks.add(busy, WebhookOrder("https://busy.example/"))
    stores.webhooks.add(other, WebhookOrder("https://other.example/"))
    finish(stores, busy, LOOKED_AT + OF_ONE)
    finish(stores, other, 1)

    postman.round()
    until_quiet(postbox)
    assert postbox.came == ["https://busy.example/"] * OF_ONE + ["https://other.example/"]
    postman.close()


def test_what_the_end_of_a_server_cut_off_is_told_by_the_next_one_under_the_same_id(stores: MemoryStorage) -> None:
    ann = stores.accounts.register("Ann", "h").id
    stores.webhooks.add(ann, WebhookOrder("https://slow.example/"))
    finish(stores, ann, 1)
    ended, next_one = SlowPostbox(), SlowPostbox()
    next_one.let_go.set()
    first = Postman(stores.webhooks, stores.jobs, ended, lambda owner, message: "")
    first.round()
    until_quiet(ended)
    (before,) = stores.webhooks.due(10)
    first.close()

    second = Postman(stores.webhooks, stores.jobs, next_one, lambda owner, message: "")
    second.round()
    assert second.pool.join(timeout=20)

    assert ended.came == next_one.came == ["https://slow.example/"]
    assert stores.webhooks.due(10) == []
    (webhook,) = stores.webhooks.of(ann)
    (told,) = stores.webhooks.deliveries(ann, webhook.id).deliveries
    assert (told.id, told.state) == (before.delivery.id, "delivered")

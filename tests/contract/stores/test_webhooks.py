"""Addresses that hear of a person's jobs, and what becomes of what they are told."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import NotFound, Told
from conversation.events import TurnFinished
from conversation.fold import fold
from conversation.ports.jobs import JobOrder
from conversation.ports.programs.webhooks import EVENTS, MOST, PAUSES, DeliveryTry, WebhookOrder
from conversation.ports.turns import TurnRequest
from conversation.reply import Reply

NOBODY = "00000000-0000-4000-8000-000000000000"
HOOK = WebhookOrder("https://hooks.example/atelier")
DAY = 86_400
REFUSED, ARRIVED = DeliveryTry(status=500), DeliveryTry(status=204)


def finished(store: Any, owner: str, job: str = "job-1", state: Any = "done") -> None:
    store.jobs.add(JobOrder(job, owner, "model"), running=True)
    store.jobs.end(job, state)


def test_its_secret_is_told_once_and_its_messages_are_signed_with_it(store: Any) -> None:
    ann = store.accounts.register("Ann", "hash").id
    made, secret = store.webhooks.add(ann, HOOK)

    assert secret.startswith("whsec_")
    assert (made.url, made.events, made.prompts) == (HOOK.url, EVENTS, False)
    assert store.webhooks.of(ann) == (made,)
    finished(store, ann)
    (due,) = store.webhooks.due(10)
    assert (due.owner, due.webhook, due.secret) == (ann, made, secret)
    assert secret not in repr(due)


def test_it_hears_of_the_ends_it_wants_to_hear_of_and_of_nobody_elses(store: Any) -> None:
    ann, bob = (store.accounts.register(name, "hash").id for name in ("Ann", "Bob"))
    failures, _ = store.webhooks.add(ann, WebhookOrder(HOOK.url, ("job.failed", "job.interrupted")))
    store.webhooks.add(bob, HOOK)

    finished(store, ann, "a", "done")
    finished(store, ann, "b", "failed")
    store.jobs.end("b", "failed")  # is over already
    store.jobs.add(JobOrder("c", ann, "model"), running=True)
    store.jobs.recover(())

    found = store.webhooks.deliveries(ann, failures.id).deliveries
    assert [(each.job, each.event, each.state) for each in found] == [
        ("c", "job.interrupted", "waiting"),
        ("b", "job.failed", "waiting"),
    ]
    assert {each.owner for each in store.webhooks.due(10)} == {ann}
    assert store.webhooks.due(10, [ann]) == []


@pytest.mark.parametrize(("ended", "event"), [("done", "job.done"), ("stopped", "job.cancelled")])
def test_the_end_of_a_turn_is_told_as_well(store: Any, ann: Any, ended: Any, event: str) -> None:
    store.webhooks.add(ann.id, HOOK)
    request = TurnRequest(ann.id, ann.conversation, "client", "a fox")
    begun = store.replies.begin(request, "running")
    assert store.webhooks.due(10) == []

    store.replies.save(fold(Reply(begun.reply.id), TurnFinished(ended, 1.0)))

    assert [(each.delivery.job, each.delivery.event) for each in store.webhooks.due(10)] == [(begun.reply.id, event)]


def test_what_does_not_arrive_is_tried_again_with_growing_pauses_and_then_given_up(store: Any, clock: Any) -> None:
    ann = store.accounts.register("Ann", "hash").id
    webhook, _ = store.webhooks.add(ann, HOOK)
    finished(store, ann)
    waited = []
    for pause in PAUSES:
        (due,) = store.webhooks.due(10)
        store.webhooks.settle(due.delivery.id, REFUSED)
        assert store.webhooks.due(10) == []
        clock.seconds += pause - 5
        assert store.webhooks.due(10) == []
        clock.seconds += 5
        waited.append(pause)
    assert waited == sorted(waited)
    (due,) = store.webhooks.due(10)

    store.webhooks.settle(due.delivery.id, DeliveryTry(error="too_slow"))

    (given_up,) = store.webhooks.deliveries(ann, webhook.id).deliveries
    assert (given_up.state, given_up.attempts, given_up.due) == ("failed", len(PAUSES) + 1, None)
    assert (given_up.status, given_up.error) == (None, "too_slow")
    clock.seconds += 10 * DAY
    assert store.webhooks.due(10) == []


def test_what_arrived_or_was_given_up_is_sent_again_when_somebody_says_so(store: Any) -> None:
    ann, bob = (store.accounts.register(name, "hash").id for name in ("Ann", "Bob"))
    store.webhooks.add(ann, HOOK)
    finished(store, ann)
    (due,) = store.webhooks.due(10)
    store.webhooks.settle(due.delivery.id, ARRIVED)
    assert store.webhooks.due(10) == []

    with pytest.raises(NotFound):
        store.webhooks.again(bob, due.delivery.id)
    again = store.webhooks.again(ann, due.delivery.id)

    assert (again.state, again.attempts) == ("waiting", 0)
    assert [each.delivery.id for each in store.webhooks.due(10)] == [due.delivery.id]


@pytest.mark.parametrize("error", ["job_gone", "secret_lost"])
def test_what_no_second_try_can_mend_is_given_up_at_once(store: Any, error: str) -> None:
    ann = store.accounts.register("Ann", "hash").id
    webhook, _ = store.webhooks.add(ann, HOOK)
    finished(store, ann)
    (due,) = store.webhooks.due(10)

    store.webhooks.settle(due.delivery.id, DeliveryTry(error=error))

    assert store.webhooks.deliveries(ann, webhook.id).deliveries[0].state == "failed"
    assert store.webhooks.due(10) == []


def test_after_days_of_failures_nothing_more_is_sent_until_it_is_changed(store: Any, clock: Any) -> None:
    ann = store.accounts.register("Ann", "hash").id
    webhook, _ = store.webhooks.add(ann, HOOK)
    for number in range(2):
        finished(store, ann, f"job-{number}")
        (due,) = store.webhooks.due(10)
        store.webhooks.settle(due.delivery.id, REFUSED)
        since = store.webhooks.of(ann)[0].failing
        assert since is not None
        assert store.webhooks.of(ann)[0].disabled is None
        store.webhooks.again(ann, due.delivery.id)
        store.webhooks.settle(due.delivery.id, ARRIVED)
        assert store.webhooks.of(ann)[0].failing is None
        clock.seconds += 10 * DAY
    finished(store, ann, "a")
    first = store.webhooks.due(10)[0].delivery.id
    store.webhooks.settle(first, REFUSED)
    clock.seconds += 6 * DAY
    store.webhooks.settle(first, REFUSED)
    assert store.webhooks.of(ann)[0].disabled is not None

    finished(store, ann, "b")
    assert [each.job for each in store.webhooks.deliveries(ann, webhook.id).deliveries][:1] == ["a"]
    changed = store.webhooks.change(ann, webhook.id, WebhookOrder("https://other.example/", ("job.done",), True))

    assert (changed.url, changed.events, changed.prompts) == ("https://other.example/", ("job.done",), True)
    assert (changed.failing, changed.disabled) == (None, None)
    finished(store, ann, "c")
    assert store.webhooks.deliveries(ann, webhook.id).deliveries[0].job == "c"


def test_deliveries_come_in_pages_the_newest_first(store: Any) -> None:
    ann = store.accounts.register("Ann", "hash").id
    webhook, _ = store.webhooks.add(ann, HOOK)
    for number in range(5):
        finished(store, ann, f"job-{number}")
    seen, before = [], ""
    for _ in range(3):
        page = store.webhooks.deliveries(ann, webhook.id, before, 2)
        seen.append([each.job for each in page.deliveries])
        before = page.next or ""
    assert seen == [["job-4", "job-3"], ["job-2", "job-1"], ["job-0"]]
    assert before == ""


def test_it_is_its_owners_and_goes_with_all_it_was_told(store: Any) -> None:
    ann, bob = (store.accounts.register(name, "hash").id for name in ("Ann", "Bob"))
    webhook, _ = store.webhooks.add(ann, HOOK)
    finished(store, ann)
    for owner, named in ((bob, webhook.id), (ann, NOBODY)):
        with pytest.raises(NotFound):
            store.webhooks.deliveries(owner, named)
        with pytest.raises(NotFound):
            store.webhooks.change(owner, named, HOOK)
        with pytest.raises(NotFound):
            store.webhooks.remove(owner, named)
    with pytest.raises(NotFound):
        store.webhooks.add(NOBODY, HOOK)

    store.webhooks.remove(ann, webhook.id)

    assert store.webhooks.of(ann) == ()
    assert store.webhooks.due(10) == []


def test_there_is_an_end_to_how_many(store: Any) -> None:
    ann = store.accounts.register("Ann", "hash").id
    for _ in range(MOST):
        store.webhooks.add(ann, HOOK)
    with pytest.raises(Told) as refused:
        store.webhooks.add(ann, HOOK)
    assert refused.value.code == "too_many_webhooks"


def test_a_guests_go_into_the_account(store: Any, ann: Any) -> None:
    webhook, _ = store.webhooks.add(ann.id, HOOK)
    member = store.accounts.register("Mary", "hash")
    store.accounts.adopt(member.id, ann.id)
    assert store.webhooks.of(member.id) == (webhook,)

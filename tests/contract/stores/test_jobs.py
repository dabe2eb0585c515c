"""Long work is kept with its owner, survives what ended the server, and is begun again only where that does no harm."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import NotFound
from conversation.ports.jobs import ATTEMPTS, TURN, JobOrder
from conversation.ports.turns import Begun, TurnRequest
from conversation.ports.usage import CallRecord, PlannedCall, SpendingLimits
from conversation.reply import Picture, Reply

from .conftest import Person


def order(person: Person, id: str = "j1", kind: str = "fetch") -> JobOrder:
    return JobOrder(id, person.id, kind, values={"model": "llama"})


def send(person: Person, text: str = "paint a cat", job: str = "running", client_id: str = "c1") -> Begun:
    """A message whose answer is a job."""
    request = TurnRequest(person.id, person.conversation, client_id, text, options={"seed": 7}, administers=True)
    return person.store.replies.begin(request, job)  # type: ignore[arg-type]


def pay(person: Person, turn: str) -> str:
    """The turn asked a model for money, and the server died before it answered."""
    call = PlannedCall(person.id, turn, "openrouter/painter", "image", 40_000, 1)
    reserved = person.store.usage.reserve(call, SpendingLimits())
    assert isinstance(reserved, str)
    return reserved


def restarted(store: Any, repeatable: tuple[str, ...] = ()) -> int:
    again = int(store.jobs.recover(repeatable))
    store.replies.interrupt_running()
    return again


def test_work_waits_runs_and_ends_with_what_came_of_it(ann: Person, store: Any) -> None:
    waiting = store.jobs.add(order(ann))
    assert (waiting.state, waiting.attempts, waiting.started, waiting.values) == ("queued", 0, None, {"model": "llama"})

    assert store.jobs.begin("j1") == ann.id
    assert store.jobs.begin("j1") is None, "it runs already"
    store.jobs.note("j1", 0.5)
    running = store.jobs.get(ann.id, "j1")
    assert (running.state, running.attempts, running.progress) == ("running", 1, 0.5)
    assert running.started is not None
    assert running.started > waiting.created

    store.jobs.end("j1", "done", result={"bytes": 5})
    done = store.jobs.get(ann.id, "j1")
    assert (done.state, done.result, done.progress, done.values) == ("done", {"bytes": 5}, None, {})
    assert done.ended is not None


def test_what_is_over_stays_over(ann: Person, store: Any) -> None:
    store.jobs.add(order(ann), running=True)
    store.jobs.end("j1", "cancelled")
    store.jobs.end("j1", "done", result={"late": True})
    store.jobs.begin("j1")
    store.jobs.note("j1", 0.9)

    kept = store.jobs.get(ann.id, "j1")
    assert (kept.state, kept.result, kept.progress) == ("cancelled", None, None)


def test_what_failed_keeps_what_it_needs_to_be_tried_again(ann: Person, store: Any) -> None:
    store.jobs.add(order(ann), running=True)
    store.jobs.end("j1", "failed", error={"code": "down", "title": "No answer", "text": "Try again."})

    kept = store.jobs.get(ann.id, "j1")
    assert kept.error == {"code": "down", "title": "No answer", "text": "Try again."}
    assert kept.values == {"model": "llama"}


def test_an_id_that_comes_twice_is_one_job(ann: Person, store: Any) -> None:
    store.jobs.add(order(ann), running=True)
    assert store.jobs.add(order(ann)).state == "running"
    assert len(store.jobs.page(ann.id).jobs) == 1


def test_nobody_sees_another_persons(ann: Person, bob: Person, store: Any) -> None:
    store.jobs.add(order(ann))
    assert store.jobs.page(bob.id).jobs == ()
    with pytest.raises(NotFound):
        store.jobs.get(bob.id, "j1")
    with pytest.raises(NotFound):
        store.jobs.add(order(bob))


def test_a_page_has_the_newest_first_and_says_where_the_next_begins(ann: Person, store: Any) -> None:
    for number in range(5):
        store.jobs.add(order(ann, f"j{number}"))
    store.jobs.end("j3", "failed")
    first = store.jobs.page(ann.id, limit=2)
    second = store.jobs.page(ann.id, before=first.next or "", limit=3)

    assert [[job.id for job in page.jobs] for page in (first, second)] == [["j4", "j3"], ["j2", "j1", "j0"]]
    assert second.next is None
    assert [job.id for job in store.jobs.page(ann.id, ("failed",)).jobs] == ["j3"]


def test_those_that_wait_are_told_oldest_first(ann: Person, bob: Person, store: Any) -> None:
    store.jobs.add(order(ann, "j1"))
    store.jobs.add(order(bob, "j2"))
    store.jobs.add(order(ann, "j3"), running=True)
    store.jobs.add(order(ann, "j4"))

    assert [job.id for job in store.jobs.waiting()] == ["j1", "j2", "j4"]


def test_the_answer_to_a_message_is_a_job_that_ends_with_the_reply(ann: Person, store: Any) -> None:
    turn = send(ann, "paint a cat").reply.id
    running = store.jobs.get(ann.id, turn)
    assert (running.kind, running.state, running.title) == (TURN, "running", "paint a cat")
    assert running.values == {"options": {"seed": 7}, "administers": True}

    cat = Picture("image-1", 1, "cat", 640, 480, version={"id": "v", "recipe": {"by": "upload", "values": {}}})
    store.replies.save(Reply(turn, seq=3, state="done", pictures=(cat,)))
    done = store.jobs.get(ann.id, turn)
    assert (done.state, done.result) == ("done", {"images": ["image-1"]})


@pytest.mark.parametrize(
    ("reply", "job"), [("stopped", "cancelled"), ("failed", "failed"), ("interrupted", "interrupted")]
)
def test_a_reply_that_ends_otherwise_ends_its_job_so(ann: Person, store: Any, reply: str, job: str) -> None:
    turn = send(ann).reply.id
    failure = {"code": "down", "title": "No answer", "text": "Try again.", "retry_after": None, "details": ""}
    store.replies.save(Reply(turn, seq=3, state=reply, failure=failure if reply == "failed" else None))

    ended = store.jobs.get(ann.id, turn)
    assert ended.state == job
    assert (ended.error or {}).get("code") == ("down" if reply == "failed" else None)


def test_jobs_of_a_deleted_conversation_are_not_shown(ann: Person, store: Any) -> None:
    turn = ann.hear(send(ann), "Here.")
    store.library.delete(ann.id, ann.conversation)

    assert store.jobs.page(ann.id).jobs == ()
    with pytest.raises(NotFound):
        store.jobs.get(ann.id, turn)


def test_a_turn_that_did_nothing_yet_waits_again_with_an_empty_reply(ann: Person, store: Any) -> None:
    turn = send(ann).reply.id
    store.replies.save(Reply(turn, seq=4, text="I will", step="think"))
    assert restarted(store) == 1

    assert [job.id for job in store.jobs.waiting()] == [turn]
    reply = store.library.message(ann.id, turn).reply
    assert (reply.state, reply.text, reply.step) == ("running", "", "")
    assert reply.seq > 1000, "whoever heard more of it than was saved must notice"

    store.replies.save(Reply(turn, seq=5, state="done", text="an old word"))
    assert store.library.message(ann.id, turn).reply.text == ""
    store.jobs.begin(turn)
    assert store.jobs.get(ann.id, turn).attempts == 2


def test_a_turn_that_may_have_been_charged_is_interrupted_and_tells_of_it(ann: Person, store: Any, clock: Any) -> None:
    turn = send(ann).reply.id
    pay(ann, turn)
    assert restarted(store) == 0

    reply = store.library.message(ann.id, turn).reply
    assert reply.state == "interrupted"
    assert [(used["purpose"], used["cost"], used["basis"]) for used in reply.usage] == [("image", None, "unknown")]
    clock.seconds += 3600
    job = store.jobs.get(ann.id, turn)
    assert job.state == "interrupted"
    assert (job.cost.held, job.cost.unknown) == (40_000, 1), "it counts although it was not heard of again"


def test_a_call_with_a_receipt_is_asked_about_at_once(ann: Person, store: Any) -> None:
    turn = send(ann).reply.id
    store.usage.note(pay(ann, turn), "receipt-1")
    assert store.usage.pending("") == []
    restarted(store)

    assert [call.receipt for call in store.usage.pending("")] == ["receipt-1"]
    assert store.library.message(ann.id, turn).reply.usage[0]["basis"] == "pending"


def test_a_call_that_was_told_is_not_told_twice(ann: Person, store: Any) -> None:
    turn = send(ann).reply.id
    store.usage.record(CallRecord(ann.id, turn, "m/talker", "chat", 12, "provider", 5, 6))
    told = {"model": "m/talker", "purpose": "chat", "cost": 12, "tokens_in": 5, "tokens_out": 6, "basis": "provider"}
    store.replies.save(Reply(turn, seq=4, usage=(told,)))
    restarted(store)

    assert store.library.message(ann.id, turn).reply.usage == (told,)
    assert store.jobs.get(ann.id, turn).cost.spent == 12


def test_a_free_model_of_ones_own_may_be_asked_again(ann: Person, store: Any) -> None:
    turn = send(ann).reply.id
    store.usage.record(CallRecord(ann.id, turn, "ollama/talker", "chat", 0, "free", 5, 6))
    assert restarted(store) == 1


def test_a_turn_that_made_a_picture_is_not_done_twice(ann: Person, store: Any) -> None:
    turn = send(ann).reply.id
    ann.paint("cat", message=turn)
    assert restarted(store) == 0
    assert store.jobs.get(ann.id, turn).state == "interrupted"


def test_what_ends_the_server_each_time_is_given_up(ann: Person, store: Any) -> None:
    turn = send(ann).reply.id
    for _ in range(ATTEMPTS - 1):
        assert restarted(store) == 1
        store.jobs.begin(turn)
    assert restarted(store) == 0
    assert store.jobs.get(ann.id, turn).state == "interrupted"
    assert store.library.message(ann.id, turn).reply.state == "interrupted"


def test_what_waited_goes_on_waiting_unless_it_was_begun_on_a_full_disk(ann: Person, store: Any) -> None:
    first, second = (send(ann, job="queued", client_id=name).reply.id for name in ("c1", "c2"))
    pay(ann, second)
    assert restarted(store) == 1

    assert [job.id for job in store.jobs.waiting()] == [first]
    assert store.jobs.get(ann.id, second).state == "interrupted"


def test_other_work_waits_again_only_where_its_kind_allows(ann: Person, store: Any) -> None:
    store.jobs.add(order(ann, "j1", "fetch"), running=True)
    store.jobs.add(order(ann, "j2", "export"), running=True)
    assert restarted(store, ("fetch",)) == 1

    assert [store.jobs.get(ann.id, job).state for job in ("j1", "j2")] == ["queued", "interrupted"]


def test_a_server_that_ends_puts_back_what_did_nothing_yet(ann: Person, store: Any) -> None:
    first, second = send(ann, client_id="c1").reply.id, send(ann, client_id="c2").reply.id
    pay(ann, second)

    assert store.jobs.put_back(first, ())
    assert not store.jobs.put_back(second, ())
    assert not store.jobs.put_back(first, ()), "it waits already"
    assert [job.id for job in store.jobs.waiting()] == [first]
    assert store.jobs.get(ann.id, second).state == "running"


def test_a_guests_jobs_go_along_into_an_account(ann: Person, store: Any) -> None:
    member = store.accounts.register("Ada", "a long password")
    store.jobs.add(order(ann))
    store.accounts.adopt(member.id, ann.id)

    assert [job.id for job in store.jobs.page(member.id).jobs] == ["j1"]
    assert store.jobs.begin("j1") == member.id

"""Calls that are done once, however often they come."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.ports.programs.answered_calls import CallAnswer, CallKey, RepeatedCall

ANSWER = CallAnswer(201, "application/json", '{"made": "ä"}')


@pytest.fixture
def call(ann: Any) -> CallKey:
    return CallKey(ann.id, "key-1")


def test_what_was_answered_is_answered_again(store: Any, call: CallKey) -> None:
    assert store.answered_calls.begin(call, "crop") is None
    assert store.answered_calls.begin(call, "crop") == RepeatedCall("running", same=True)
    store.answered_calls.end(call, ANSWER)
    assert store.answered_calls.begin(call, "crop") == RepeatedCall("answered", same=True, answer=ANSWER)
    assert store.answered_calls.begin(call, "crop") == RepeatedCall("answered", same=True, answer=ANSWER)


def test_another_call_under_the_same_key_is_noticed_in_every_state(store: Any, call: CallKey) -> None:
    store.answered_calls.begin(call, "crop")
    assert not store.answered_calls.begin(call, "rotate").same
    store.answered_calls.end(call, ANSWER)
    assert not store.answered_calls.begin(call, "rotate").same
    assert store.answered_calls.begin(call, "crop").same


def test_what_failed_begins_anew(store: Any, call: CallKey) -> None:
    store.answered_calls.begin(call, "crop")
    store.answered_calls.forget(call)
    assert store.answered_calls.begin(call, "rotate") is None


def test_what_the_end_of_the_server_cut_off_is_never_done_again(store: Any, call: CallKey) -> None:
    done = CallKey(call.owner, "done")
    store.answered_calls.begin(done, "crop")
    store.answered_calls.end(done, ANSWER)
    store.answered_calls.begin(call, "crop")

    assert store.answered_calls.cut_off() == 1

    assert store.answered_calls.begin(call, "crop") == RepeatedCall("cut_off", same=True)
    assert store.answered_calls.begin(done, "crop").state == "answered"
    assert store.answered_calls.cut_off() == 0


def test_keys_are_a_persons_own_and_go_along_into_an_account(store: Any, ann: Any, call: CallKey) -> None:
    member = store.accounts.register("Mary", "hash").id
    both = CallKey(ann.id, "both")
    for each, asked in ((call, "crop"), (both, "hers"), (CallKey(member, "both"), "mine")):
        assert store.answered_calls.begin(each, asked) is None
    store.answered_calls.end(call, ANSWER)

    store.accounts.adopt(member, ann.id)

    assert store.answered_calls.begin(CallKey(member, call.key), "crop").answer == ANSWER
    assert store.answered_calls.begin(CallKey(member, "both"), "mine").same

"""Calls that a program may send twice, and that are done once. See `AnsweredCalls` in
`conversation/ports/programs/answered_calls.py`; messages have the same by their `client_id`."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from conversation.errors import Told
from conversation.ports.programs.answered_calls import AnsweredCalls, CallAnswer, CallKey
from conversation.sentences import say

log = logging.getLogger(__name__)
LARGEST = 24_000_000
"""Characters of an answer that is kept; a call whose answer is longer is not done again either, but not answered."""
LOOK_AGAIN = 2.0
"""Seconds after which a call that goes on may have been answered."""


@dataclass(frozen=True)
class RepeatedCalls:
    """As `AnsweredCalls` keeps them."""

    calls: AnsweredCalls

    def begin(self, call: CallKey, fingerprint: str) -> CallAnswer | None:
        """What the same call was answered before; None where it is to be done now.

        Raises `Told`: `conflict` where it asked for something else, `in_progress` where it goes on, and `call_cut_off`
        where nobody knows what came of it.
        """
        before = self.calls.begin(call, fingerprint)
        if before is None:
            return None
        if not before.same:
            raise _refused("key_used", "conflict")
        if before.state == "running":
            raise _refused("key_running", "in_progress", LOOK_AGAIN)
        if before.answer is None:
            raise _refused("key_cut_off", "call_cut_off")
        return before.answer

    def end(self, call: CallKey, answer: CallAnswer) -> None:
        """Something came of it. Where that cannot be kept, it is not done again all the same."""
        try:
            if len(answer.body) <= LARGEST:
                self.calls.end(call, answer)
        except Told as told:
            log.error("the answer of a call cannot be kept: %s", told)

    def forget(self, call: CallKey) -> None:
        """Nothing came of it."""
        try:
            self.calls.forget(call)
        except Told as told:
            log.error("that a call failed cannot be kept: %s", told)


def _refused(what: str, code: str, retry_after: float | None = None) -> Told:
    return Told(*WHY[what], code=code, status=409, retry_after=retry_after)


WHY = {
    "key_used": (
        say("key_used", "This Idempotency-Key belongs to another call"),
        say("key_used_text", "Repeating a key means repeating the same call. Send a new key for a different one."),
    ),
    "key_running": (
        say("key_running", "This call is still running"),
        say(
            "key_running_text",
            "It was sent before with this Idempotency-Key. Send it again in a moment to get its answer.",
        ),
    ),
    "key_cut_off": (
        say("key_cut_off", "This call was cut off"),
        say(
            "key_cut_off_text",
            "Atelier was restarted in the middle of it, so nobody knows what came of it. Check whether it was done; "
            "if not, send it with a new Idempotency-Key.",
        ),
    ),
}

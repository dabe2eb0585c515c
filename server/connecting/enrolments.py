"""Enrolments that have begun: who may come back with a code, with what state, and the verifier that goes with it.

In this process's memory alone, for ten minutes: a studio that is started anew forgets them, and one begins again.
"""

from __future__ import annotations

import base64
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from conversation.errors import Told
from conversation.ports.accounts import User
from conversation.sentences import say

GOOD_FOR = 600.0
"""Seconds."""
MOST = 10_000
MOST_OF_ONE = 10
"""The oldest ones give way."""


@dataclass(frozen=True)
class EnrolmentBegun:
    """One that waits for its code, or had it."""

    whose: tuple[str, int]
    """The person, and the epoch of their sessions: who logs out ends it."""
    provider: str
    until: float
    verifier: str = field(repr=False)
    """Empty once it was used."""


class Enrolments:
    """May be used from many threads or greenlets at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: dict[str, EnrolmentBegun] = {}
        """By state, the oldest first."""
        self._lock = threading.Lock()

    def begin(self, user: User, provider: str) -> tuple[str, str]:
        """The state to come back with, and the challenge of a new verifier (S256)."""
        state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        whose = (user.id, user.epoch)
        with self._lock:
            self._make_room(whose)
            self._begun[state] = EnrolmentBegun(whose, provider, self._clock() + GOOD_FOR, verifier)
        return state, challenge_of(verifier)

    def take(self, user: User, provider: str, state: str) -> str:
        """The verifier, this once. Raises `Told`."""
        with self._lock:
            found = self._begun.get(state)
            if found is None or found.whose != (user.id, user.epoch) or found.provider != provider:
                raise refused(
                    say("enrolment_unknown", "This connection was not begun here"),
                    say(
                        "enrolment_unknown_text",
                        "It belongs to another browser or another person, or the studio was started anew since. Begin "
                        "again with Connect.",
                    ),
                )
            if found.until < self._clock():
                raise refused(
                    say("enrolment_late", "This took longer than ten minutes"),
                    say("enrolment_late_text", "Begin again with Connect."),
                )
            if not found.verifier:
                raise refused(
                    say("enrolment_used", "This code was used already"),
                    say("enrolment_used_text", "Each one is good once. To connect anew, begin again with Connect."),
                )
            self._begun[state] = replace(found, verifier="")
        return found.verifier

    def _make_room(self, whose: tuple[str, int]) -> None:
        late = self._clock() - GOOD_FOR  # late ones are kept for as long again, to be told why they are refused
        gone = [state for state, each in self._begun.items() if each.until < late]
        mine = [state for state, each in self._begun.items() if each.whose == whose]
        gone += mine[: max(len(mine) - MOST_OF_ONE + 1, 0)]
        gone += list(self._begun)[: max(len(self._begun) - MOST + 1, 0)]
        for state in gone:
            self._begun.pop(state, None)


def challenge_of(verifier: str) -> str:
    """RFC 7636, S256."""
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def refused(title: str, text: str) -> Told:
    return Told(title, text, code="enrolment_failed", status=409)

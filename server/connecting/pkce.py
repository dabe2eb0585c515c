"""OAuth with PKCE: what a provider's page is opened with, and what goes with the code that it sends back."""

from __future__ import annotations

import base64
import secrets
from hashlib import sha256

from conversation.errors import Told
from conversation.ports.accounts import User
from conversation.ports.enrolments import EnrolmentBegun, Enrolments, NotRedeemable
from conversation.sentences import say

GOOD_FOR = 600.0
"""Seconds."""


def begin(enrolments: Enrolments, user: User, provider: str) -> tuple[str, str]:
    """The state to come back with, and the challenge of a new verifier (S256)."""
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    enrolments.begin(state, EnrolmentBegun(user.id, user.epoch, provider, verifier), GOOD_FOR)
    return state, challenge_of(verifier)


def take(enrolments: Enrolments, user: User, provider: str, state: str) -> str:
    """The verifier, this once. Raises `Told`."""
    found = enrolments.take(state, user.id, user.epoch, provider)
    if isinstance(found, NotRedeemable):
        title, text = REFUSALS[found.why]
        raise Told(title, text, code="enrolment_failed", status=409)
    return found


def challenge_of(verifier: str) -> str:
    """RFC 7636, S256."""
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


REFUSALS = {
    "unknown": (
        say("enrolment_unknown", "This connection was not started here"),
        say(
            "enrolment_unknown_text",
            "It belongs to another browser or another person, or you have signed out since. Start again with Connect.",
        ),
    ),
    "late": (
        say("enrolment_late", "This took longer than ten minutes"),
        say("enrolment_late_text", "Start again with Connect."),
    ),
    "used": (
        say("enrolment_used", "This code was used already"),
        say("enrolment_used_text", "Each code works once. To connect again, start over with Connect."),
    ),
}

"""What a database that is not a file refuses, as sentences. The disk's are in `disk/errors.py`."""

from __future__ import annotations

from conversation.sentences import say
from storage.disk.errors import DiskRefused


class Undone(DiskRefused):
    """Nothing of the transaction is there, for reasons that are over when it is tried again."""


def unreachable(details: str = "") -> DiskRefused:
    """Nobody answers, or the connection broke. Of a transaction that was just ending, nobody knows if it did."""
    return DiskRefused(*_unreachable(), code="database_unreachable", details=details, retry_after=2, status=503)


def lost() -> Undone:
    """The connection broke before the transaction was ending."""
    return Undone(*_unreachable(), code="database_unreachable", retry_after=2, status=503)


def undone() -> Undone:
    """Two transactions got in each other's way."""
    return Undone(*_crowded(), code="busy", retry_after=1, status=503)


def crowded() -> DiskRefused:
    """It has more to do than it can in the time that anyone waits."""
    return DiskRefused(*_crowded(), code="busy", retry_after=1, status=503)


def _unreachable() -> tuple[str, str]:
    text = say(
        "database_unreachable_text",
        "The studio’s database does not answer at the moment. Try again in a moment; if it stays like this, whoever "
        "runs the studio should look at PostgreSQL and at DATABASE_URL.",
    )
    return say("database_unreachable", "The database cannot be reached"), text


def _crowded() -> tuple[str, str]:
    text = say("database_crowded_text", "It has more to do than it can at once. Try again in a moment.")
    return say("database_busy", "The database is busy"), text

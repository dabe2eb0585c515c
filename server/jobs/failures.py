"""What is said of a job that met a bug, and where the server ends."""

from __future__ import annotations

from conversation.errors import Told
from conversation.sentences import say


def bug(job: str) -> Told:
    """`job`: by which the log has it."""
    return Told(
        say("internal_error", "Atelier ran into a bug of its own"),
        say(
            "internal_error_text",
            "It’s nothing you did. Try again. If it keeps happening, look in the server’s log for {number}.",
            number=job,
        ),
        code="internal_error",
        status=500,
    )


def closing() -> Told:
    """Nothing is begun any more."""
    return Told(
        say("closing", "Atelier is restarting"),
        say("closing_text", "Send it again in a moment."),
        code="closing",
        retry_after=5,
        status=503,
    )

"""How many reports of one conversation may wait."""

from __future__ import annotations

from conversation.errors import Told
from conversation.sentences import say


def too_many_reports() -> Told:
    return Told(
        say("too_many_reports", "This was reported many times already"),
        say("too_many_reports_text", "Whoever runs this studio will look at it."),
        code="too_many_reports",
        status=409,
    )

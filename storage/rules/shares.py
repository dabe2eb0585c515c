"""How many addresses for others one person may have."""

from __future__ import annotations

from conversation.errors import Told
from conversation.ports.moving.shares import MOST_SHARES
from conversation.sentences import say


def too_many() -> Told:
    return Told(
        say("too_many_shares", "Too many links"),
        say("too_many_shares_text", "One person may have {most}. Revoke some in Settings → Files.", most=MOST_SHARES),
        code="too_many_shares",
        status=409,
    )

"""Who people are, whichever store keeps them."""

from __future__ import annotations

GUEST, MEMBER = "guest", "member"
SEEN_EVERY_S = 60

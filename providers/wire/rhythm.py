"""How fast time passes where something is waited for that takes long: a look, a sign of life, a second try.

Limits after which a call is given up are not counted by it.
"""

from __future__ import annotations

SECOND = 1.0
"""How long a second takes, in seconds. Tests, which wait for a hundred of them, let it pass faster."""


def seconds(count: float) -> float:
    """So many of them, as the clock has them."""
    return count * SECOND

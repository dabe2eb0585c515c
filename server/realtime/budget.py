"""What one connection may send in a while: a bucket that everything costs something of, and that fills by itself."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Budget:
    """At most `most` at once, and `per_second` in the long run."""

    def __init__(self, most: float, per_second: float, clock: Callable[[], float] = monotonic) -> None:
        self.most = most
        self.per_second = per_second
        self.clock = clock
        self.left = most
        self.filled = clock()

    def spend(self, cost: float = 1.0) -> bool:
        """Whether there was enough left. What is too much costs as well, so that who goes on gets nowhere."""
        now = self.clock()
        self.left = min(self.most, self.left + (now - self.filled) * self.per_second) - cost
        self.filled = now
        if self.left < 0:
            self.left = 0.0
            return False
        return True

"""The surroundings of a worker process, for what is measured without one."""

from __future__ import annotations

import os
import sys

from server.workers.pool import HEAP, ONE_THREAD


def as_a_worker() -> None:
    """Starts this program again with the heap and the one thread of a worker process, unless it has them."""
    own = {**HEAP, **ONE_THREAD}
    if any(os.environ.get(name) != value for name, value in own.items()):
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **own})

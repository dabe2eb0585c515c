"""Whether the studio can do its work now: what it needs, each by its name, and why something is not there.

Whoever puts a part in that can be away (a database, a broker, a store of blobs) adds a check of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import gevent

from conversation.errors import Told
from endpoints.readiness import CheckShown, Readiness

PATIENCE = 2.0
"""Seconds that all checks have together."""
KEPT = 1.0
"""Seconds for which an answer is given again: anybody may ask."""
SILENT = "It did not answer in time."
log = logging.getLogger(__name__)
Probe = Callable[[], object]
"""Looks at one thing. Raises where it is not as it should be; of a `Told` the words are shown, else none."""


@dataclass
class ReadinessChecks:
    """All of them, in the order in which they were added."""

    clock: Callable[[], float] = monotonic
    patience: float = PATIENCE
    probes: dict[str, Probe] = field(default_factory=dict)
    known: tuple[float, Readiness] | None = None

    def add(self, name: str, probe: Probe) -> None:
        self.probes[name] = probe

    def look(self) -> Readiness:
        """All at once. One that says nothing in time is not ready."""
        if self.known is not None and self.clock() - self.known[0] < KEPT:
            return self.known[1]
        asked = [(name, gevent.spawn(reason, name, probe)) for name, probe in self.probes.items()]
        gevent.joinall([each for _, each in asked], timeout=self.patience)
        shown = []
        for name, each in asked:
            why = each.value if each.dead else SILENT
            each.kill(block=False)
            shown.append(CheckShown(name, why == "", why))
        said = Readiness("ready" if all(each.ok for each in shown) else "not ready", tuple(shown))
        self.known = self.clock(), said
        return said


def reason(name: str, probe: Probe) -> str:
    """Why it is not ready; empty where it is."""
    try:
        probe()
    except Told as told:
        return str(told)
    except Exception as error:
        log.warning("%s is not ready", name, exc_info=error)
        return "It failed; the log says how."
    return ""

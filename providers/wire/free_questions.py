"""Questions that cost nothing, such as how far something is: asked again where the connection failed, unlike a request
that costs money."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Mapping

from conversation.ports.models import Progress
from providers.wire.client import Call
from providers.wire.errors import CutOff, NoConnection, ServiceRefused
from providers.wire.rhythm import seconds

PAUSES = (0.2, 0.3, 0.5)
"""Seconds between two questions about the same thing; the last one stays."""
AGAIN = (0.5, 1.0)
"""Seconds before a question is repeated that came to nothing."""
BUSY = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses of a service that cannot answer right now."""


def pause(asked: int) -> None:
    """Before the next question. `asked`: how many there were."""
    time.sleep(seconds(PAUSES[min(asked, len(PAUSES) - 1)]))


def answered(
    call: Call,
    path: str,
    busy: Collection[int] = BUSY,
    *,
    final: Callable[[ServiceRefused], bool] = lambda refused: False,
) -> Generator[Progress, None, tuple[Mapping[str, str], bytes]]:
    """Headers and bytes of what is answered there; asked three times at most. Raises `WireError`.

    `busy`: statuses after which it is asked again, where the refusal is not `final`.
    """
    for pause_before in AGAIN:
        try:
            return (yield from call.exchange("GET", path))
        except (NoConnection, CutOff):
            pass
        except ServiceRefused as refused:
            if refused.status not in busy or final(refused):
                raise
        yield Progress()
        time.sleep(seconds(pause_before))
    return (yield from call.exchange("GET", path))

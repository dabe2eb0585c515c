"""An image model at Black Forest Labs: handed in once, asked about until it is ready, fetched at once.

`POST /{model}` answers `{"id", "polling_url", "cost"}`, `cost` in credits; `GET polling_url` answers `{"status",
"result": {"sample", "seed"}, "progress"}`, and `sample` is an address that is good for ten minutes
(https://docs.bfl.ai/api_integration/integration_guidelines). Nothing calls a picture off: what was handed in is made,
and charged, also where nobody waits for it any more.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress
from providers.bfl.faults import GONE, READY, WAITING, explain, explain_end
from providers.bfl.flux_models import CREDIT
from providers.bfl.regions import Regions
from providers.bfl.tools import Declared
from providers.wire.client import Call
from providers.wire.errors import CallTooLong, NotJson
from providers.wire.failures.refusal_texts import UNKNOWN_MODEL
from providers.wire.free_questions import answered, pause
from providers.wire.http.json_objects import look_up, parsed


class FluxPainter:
    """Its requests cost money and are handed in once."""

    def __init__(self, regions: Regions, declared: Declared) -> None:
        self._regions = regions
        self._declared = declared
        self.id = f"bfl/{declared.id}"
        self.label = declared.label

    @property
    def abilities(self) -> ImageAbilities:
        return self._declared.abilities

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        home, declared = self._regions.home, self._declared
        faults = home.faults(self.label)
        if lack := declared.lack(request):
            raise faults.fault(lack[0], values=lack[1])
        missing = None if declared.first is not None else UNKNOWN_MODEL
        with home.call(self.label, explain=partial(explain, faults, missing)) as call:
            accepted = yield from call.post(f"/{declared.id}", declared.body(request))
            name = accepted.get("id")
            if not isinstance(name, str) or not name.replace("-", "").isalnum():
                raise NotJson(str(accepted)[:300])
        stated = _micro(accepted.get("cost"))
        cost = declared.cost(request) if stated is None else stated
        region, path = self._regions.reached(accepted.get("polling_url"), name)
        with region.call(self.label, explain=partial(explain, region.faults(self.label), GONE)) as call:
            answer = yield from _ended(call, path, region.limits.total)
            if answer["status"] != READY:
                raise faults.priced(explain_end(faults, answer), None, 0, 0)
            made = yield from call.picture(look_up(answer, "result", "sample"))
        seed = look_up(answer, "result", "seed")
        used = seed if isinstance(seed, int) and not isinstance(seed, bool) else request.seed
        yield replace(made, seed=used, cost=cost, computed=stated is None)


def _ended(call: Call, path: str, longest: float) -> Generator[Progress, None, dict[str, Any]]:
    """The last answer about a picture. Raises `WireError`."""
    begun, asked = time.monotonic(), 0
    while True:
        _, data = yield from answered(call, path)
        answer = parsed(data)
        if not isinstance(answer.get("status"), str):
            raise NotJson(str(answer)[:300])
        if answer["status"] not in WAITING:
            return answer
        if time.monotonic() - begun > longest:
            raise CallTooLong(longest)
        yield Progress(_fraction(answer))
        pause(asked)
        asked += 1


def _fraction(answer: Mapping[str, Any]) -> float | None:
    done = answer.get("progress")
    known = isinstance(done, (int, float)) and not isinstance(done, bool) and 0 < done <= 1
    return float(done) if known and done is not None else None


def _micro(credits: object) -> int | None:
    """Of credits, which are a cent each; None where it is no number."""
    if isinstance(credits, bool) or not isinstance(credits, (int, float, str)):
        return None
    try:
        amount = Decimal(str(credits))
    except InvalidOperation:
        return None
    return round(amount * CREDIT) if amount.is_finite() and 0 <= amount < 100_000 else None

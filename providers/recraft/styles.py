"""A style that Recraft learns from pictures: `POST /styles`, a form with up to ten of them, answered by its id."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from conversation.ports.models import MAKE_STYLE, ImageAbilities, ImageRequest, Made, Preview, Price, Progress
from providers.recraft.painter import UNIT, explained
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up

PRICE = 40_000
"""Micro-dollars."""
MOST = 10
KIND = "digital_illustration"
"""The style of Recraft's own that it begins from."""
PAINTS = "recraftv3"
"""Which model paints in it: V3 knows styles of one's own by their ids."""


class RecraftStyleMaker:
    """See `MAKE_STYLE`. Its requests cost money and are never repeated."""

    id = "recraft/make_style"
    label = "Recraft"
    abilities = ImageAbilities(speciality=MAKE_STYLE, references=MOST, price=Price(image=PRICE))

    def __init__(self, client: Client) -> None:
        self._client = client

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        files = [
            (f"file{place}", (f"{place}.{each.media_type.rpartition('/')[2]}", each.data, each.media_type))
            for place, each in enumerate(request.references[:MOST], 1)
        ]
        faults = self._client.faults(self.label)
        with self._client.call(self.label, explain=partial(explained, faults)) as call:
            answer = yield from call.upload("/styles", {"style": KIND}, files)
        name, units = look_up(answer, "id"), look_up(answer, "credits")
        known = isinstance(units, (int, float)) and not isinstance(units, bool) and units >= 0
        model = f"{self.id.partition('/')[0]}/{PAINTS}/{name}" if isinstance(name, str) else ""
        yield Made(b"", "", text=model, cost=round(units * UNIT) if known else PRICE)

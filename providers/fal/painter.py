"""An image model at fal.ai."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress
from providers.fal.endpoints import FalModel
from providers.fal.fault_texts import BLACKED_OUT
from providers.fal.faults import explain
from providers.fal.prices import FalPrices, known_price
from providers.fal.queue import run_queued
from providers.wire.client import Client
from providers.wire.failures.answer_texts import EMPTY
from providers.wire.http.json_objects import look_up


class FalPainter:
    """Its requests cost money and are handed in once."""

    def __init__(self, client: Client, address: str, prices: FalPrices, declared: FalModel) -> None:
        """`address`: where `client` calls."""
        self._client = client
        self._address = address
        self._prices = prices
        self._declared = declared
        self.id = f"fal/{declared.id}"
        self.label = declared.label

    @property
    def abilities(self) -> ImageAbilities:
        return self._declared.abilities(known_price(self._declared, self._prices))

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`. Closing it takes the request off the queue."""
        declared = self._declared
        endpoint, body = declared.endpoint(request), declared.body(request)
        faults = self._client.faults(self.label)
        with self._client.call(self.label, explain=partial(explain, faults)) as call:
            headers, output = yield from run_queued(
                self._client, call, self._address, endpoint, body, self._prices.ask(endpoint)
            )
            picture = look_up(output, "images", 0)
            picture = picture if isinstance(picture, Mapping) else {}
            cost = self._prices.cost(declared, endpoint, headers, picture, len(body.get("image_urls", ())))
            if _is_blacked_out(output):
                raise faults.priced(faults.fault(BLACKED_OUT), cost, 0, 0)
            if not picture:
                raise faults.priced(faults.fault(EMPTY, str(output)[:300]), cost, 0, 0)
            made = yield from call.picture(picture.get("url"))
        yield replace(made, seed=_seed(output, request), cost=cost, computed=True)


def _is_blacked_out(output: Mapping[str, Any]) -> bool:
    """Then the picture is there, and black."""
    found = output.get("has_nsfw_concepts")
    return isinstance(found, list) and any(each is True for each in found)


def _seed(output: Mapping[str, Any], request: ImageRequest) -> int | None:
    """The one that was used, also where none was asked for."""
    used = output.get("seed")
    return used if isinstance(used, int) and not isinstance(used, bool) else request.seed

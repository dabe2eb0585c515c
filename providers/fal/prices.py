"""What a unit costs at fal.ai today: `GET /v1/models/pricing`, asked while a picture is made, kept for an hour.

`{"prices": [{"endpoint_id", "unit_price", "unit", "currency"}]}` (https://docs.fal.ai/platform-apis/v1/models/pricing).
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from conversation.errors import ProviderFault
from conversation.ports.models import Progress
from providers.fal.endpoints import FalModel, megapixels
from providers.wire.client import Client
from providers.wire.content.money import micro_dollars
from providers.wire.http.json_objects import look_up

FRESH = 3_600.0
"""Seconds that a price is believed."""
UNITS = "x-fal-billable-units"
"""The header of a result that says how many units are charged."""
PICTURES = ("image", "images")
AREA = ("megapixel", "megapixels")


@dataclass(frozen=True)
class UnitPrice:
    """What one unit of an endpoint costs."""

    micro: int
    unit: str

    @property
    def of_a_picture(self) -> int | None:
        """Micro-dollars for one of about 1 MP; None where that is counted in something else."""
        return self.micro if self.unit in (*PICTURES, *AREA) else None


class FalPrices:
    """By endpoint. May be used from many threads or greenlets at once."""

    def __init__(self, platform: Client) -> None:
        self._platform = platform
        self._read: dict[str, UnitPrice] = {}
        self._asked: dict[str, float] = {}

    def of(self, model: FalModel, endpoint: str = "") -> UnitPrice | None:
        """Today's, else the one that was written down. `endpoint`: another one of the model's than its first."""
        read = self._read.get(endpoint or model.id)
        if read is None and model.per_megapixel is not None:
            return UnitPrice(model.per_megapixel, AREA[1])
        return read

    def ask(self, endpoint: str) -> Generator[Progress]:
        """Reads today's, where it is old. A failure changes nothing: it is asked again in an hour."""
        if time.monotonic() - self._asked.get(endpoint, float("-inf")) < FRESH:
            return
        self._asked[endpoint] = time.monotonic()
        try:
            with self._platform.call("its prices", painting=False) as call:
                answer = yield from call.get(f"/models/pricing?{urlencode({'endpoint_id': endpoint})}")
        except ProviderFault:
            return
        found = _unit_price(look_up(answer, "prices", 0))
        if found is not None:
            self._read[endpoint] = found

    def cost(
        self, model: FalModel, endpoint: str, headers: Mapping[str, str], picture: Mapping[str, Any], pictures: int
    ) -> int | None:
        """Micro-dollars of a result: by the units it names, else by its size and the `pictures` it began from."""
        price = self.of(model, endpoint)
        if price is None:
            return None
        units = _units(headers.get(UNITS, ""))
        if units is None:
            units = _estimated(price.unit, picture, pictures)
        return None if units is None else round(units * price.micro)


def known_price(model: FalModel, prices: FalPrices) -> int | None:
    """What a picture of about 1 MP costs, in micro-dollars."""
    price = prices.of(model)
    return price.of_a_picture if price else None


def _unit_price(entry: object) -> UnitPrice | None:
    """Only in dollars: nobody knows what another currency is worth."""
    micro, unit = micro_dollars(look_up(entry, "unit_price")), look_up(entry, "unit")
    if micro is None or not isinstance(unit, str) or look_up(entry, "currency") not in (None, "USD"):
        return None
    return UnitPrice(micro, unit.strip().lower())


def _units(text: str) -> Decimal | None:
    try:
        units = Decimal(text.strip())
    except InvalidOperation:
        return None
    return units if units.is_finite() and 0 <= units < 10_000 else None


def _estimated(unit: str, picture: Mapping[str, Any], pictures: int) -> Decimal | None:
    """Pictures to begin from are made 1 MP first, each counts as one."""
    if unit in PICTURES:
        return Decimal(1)
    width, height = picture.get("width"), picture.get("height")
    if unit in AREA and isinstance(width, int) and isinstance(height, int):
        return Decimal(megapixels(width * height) + pictures)
    return None

"""What fal.ai charges, by the units of each endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from providers.fal.endpoints import MODELS, FalModel
from providers.fal.prices import FalPrices, UnitPrice

KLEIN = MODELS[1]
SIZE = {"width": 1_248, "height": 832}


class _Read(FalPrices):
    def __init__(self, price: UnitPrice | None) -> None:
        self._read = {KLEIN.id: price} if price else {}


@pytest.mark.parametrize(
    ("price", "headers", "picture", "pictures", "cost"),
    [
        (None, {"x-fal-billable-units": "2"}, SIZE, 0, 12_000),
        (None, {}, SIZE, 0, 6_000),
        (None, {}, SIZE, 2, 18_000),
        (None, {}, {}, 0, None),
        (None, {"x-fal-billable-units": "nan"}, {}, 0, None),
        (UnitPrice(40_000, "images"), {}, {}, 1, 40_000),
        (UnitPrice(1_000, "compute seconds"), {"x-fal-billable-units": "3.5"}, SIZE, 0, 3_500),
        (UnitPrice(1_000, "compute seconds"), {}, SIZE, 0, None),
    ],
)
def test_a_result_costs_its_units_or_what_its_size_comes_to(
    price: UnitPrice | None, headers: Mapping[str, str], picture: Mapping[str, Any], pictures: int, cost: int | None
) -> None:
    assert _Read(price).cost(KLEIN, KLEIN.id, headers, picture, pictures) == cost


def test_an_endpoint_without_a_price_costs_what_nobody_knows() -> None:
    other = FalModel("a/b", "a/b", known=False)

    assert _Read(None).cost(other, "a/b", {"x-fal-billable-units": "1"}, SIZE, 0) is None


def test_only_what_one_picture_costs_is_declared() -> None:
    assert UnitPrice(5, "megapixels").of_a_picture == UnitPrice(5, "image").of_a_picture == 5
    assert UnitPrice(5, "compute seconds").of_a_picture is None

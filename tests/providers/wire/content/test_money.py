"""Prices of others."""

from __future__ import annotations

import pytest

from providers.wire.content.money import dollars, micro_dollars, per_million


@pytest.mark.parametrize(
    ("dollars", "micro"),
    [(0.0387, 38_700), ("0.0387", 38_700), (0, 0), (0.0000001, 1), (1, 1_000_000), (0.1 + 0.2, 300_000)],
)
def test_a_cost_is_whole_micro_dollars(dollars: object, micro: int) -> None:
    assert micro_dollars(dollars) == micro


@pytest.mark.parametrize("nonsense", [None, float("nan"), float("inf"), -1, -0.01, 1e9, "a lot", "", True, [], {}])
def test_what_cannot_be_a_cost_is_unknown(nonsense: object) -> None:
    assert micro_dollars(nonsense) is None


@pytest.mark.parametrize(
    ("per_token", "micro"), [("0.0000005", 500_000), ("0.00006", 60_000_000), ("0", 0), ("-1", None), (None, None)]
)
def test_a_price_per_token_becomes_one_per_million(per_token: object, micro: int | None) -> None:
    assert per_million(per_token) == micro


@pytest.mark.parametrize(
    ("micro", "read"),
    [(1_234_567, "$1.23"), (38_700, "$0.04"), (10_000, "$0.01"), (4_200, "$0.0042"), (15, "$0.000015")],
)
def test_a_price_is_read_as_on_the_page(micro: int, read: str) -> None:
    assert dollars(micro) == read

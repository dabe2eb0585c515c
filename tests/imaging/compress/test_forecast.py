"""Sizes of other qualities: what lies near a known one is reckoned, the rest is encoded."""

from __future__ import annotations

from math import exp

import pytest

from imaging.compress.forecast import Forecast


def forecast(near: float, steep: float = 1.0) -> tuple[Forecast, list[int]]:
    """Of files that grow by `steep` where 0.01 a turn is expected; and the turns that were encoded."""
    encoded: list[int] = []

    def encode(turn: int) -> float:
        encoded.append(turn)
        return 1000 * exp(steep * turn / 100)

    return Forecast(encode, lambda turn: turn / 100, near), encoded


def test_what_is_near_is_reckoned() -> None:
    sizes, encoded = forecast(0.2)
    assert sizes(100) == pytest.approx(1000 * exp(1))
    assert sizes(110) == pytest.approx(1000 * exp(1.1))
    assert sizes(90) == pytest.approx(1000 * exp(0.9))
    assert encoded == [100]


def test_what_is_far_is_encoded_once() -> None:
    sizes, encoded = forecast(0.2)
    assert sizes(100) < sizes(200) == sizes(200)
    assert encoded == [100, 200]


def test_two_that_are_known_tell_how_steep_it_is() -> None:
    sizes, encoded = forecast(0.2, steep=0.5)
    sizes(100), sizes(140)
    assert sizes(150) == pytest.approx(1000 * exp(0.75))
    assert encoded == [100, 140]


def test_where_nothing_is_near_enough_everything_is_encoded() -> None:
    sizes, encoded = forecast(0.0)
    assert [sizes(turn) for turn in (5, 6, 5)] == [1000 * exp(0.05), 1000 * exp(0.06), 1000 * exp(0.05)]
    assert encoded == [5, 6]

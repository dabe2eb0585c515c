"""The search for the best quality, on a dial whose sizes are a formula: no picture is needed to see what it does."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from imaging.compress.search import best, highest


@dataclass
class Formula:
    """A dial with sizes that grow by 5 % a step. `wrong` is by what its prediction is off."""

    wrong: float = 1.0
    low: int = 20
    high: int = 95
    start: int = 80
    probed: float = 0.0
    """What a probe says; 0: it says nothing."""
    dear_ones: list[int] = field(default_factory=list)
    cheap_ones: list[int] = field(default_factory=list)

    def size(self, quality: float) -> int:
        return int(1000 * 1.05**quality)

    def cheap(self, quality: int) -> float:
        self.cheap_ones.append(quality)
        return self.size(quality) * self.wrong

    def course(self, quality: float) -> float:
        return quality * 0.05

    def probe(self, quality: int) -> float | None:
        return self.size(quality) * self.probed if self.probed else None

    def dear(self, quality: int) -> bytes:
        self.dear_ones.append(quality)
        return bytes(self.size(quality))


@pytest.mark.parametrize("quality", [20, 21, 55, 80, 94, 95])
@pytest.mark.parametrize("wrong", [1.0, 0.7, 0.9, 1.1, 1.4])
def test_the_best_that_fits_is_found_however_wrong_the_prediction(quality: int, wrong: float) -> None:
    dial = Formula(wrong)
    found = best(dial, dial.size(quality))
    if dial.size(20) * wrong > dial.size(quality) * 1.02:  # predicted not to fit at all: nothing dear is tried
        assert found is None
        assert not dial.dear_ones
        return
    assert found is not None
    assert found.quality == quality
    assert len(found.data) <= dial.size(quality)


def test_a_right_prediction_takes_one_dear_encode_and_a_wrong_one_two() -> None:
    right, wrong = Formula(), Formula(1.1)
    assert best(right, right.size(70) + 500)
    assert best(wrong, wrong.size(70) + 500)
    assert right.dear_ones == [70]
    assert len(wrong.dear_ones) == 2


def test_a_probe_saves_the_second_one() -> None:
    probing = Formula(1.1, probed=1.0)
    assert best(probing, probing.size(70) + 500)
    assert probing.dear_ones == [70]


@pytest.mark.parametrize("quality", [31, 62, 90])
def test_a_dial_that_turns_finely_is_filled_after_few_looks(quality: int) -> None:
    dial = Formula(0.8, probed=1.0)
    found = best(dial, dial.size(quality), turns=20)
    assert found is not None
    assert 0.99 * dial.size(quality) <= len(found.data) <= dial.size(quality)
    assert len(dial.cheap_ones) <= 3
    assert len(dial.dear_ones) == 1


def test_what_a_probe_said_wrong_by_a_percent_costs_one_more_encode() -> None:
    dial = Formula(0.8, probed=1.01)
    found = best(dial, dial.size(62), turns=20)
    assert found is not None
    assert 0.99 * dial.size(62) <= len(found.data) <= dial.size(62)
    assert len(dial.dear_ones) == 2


def test_no_quality_is_encoded_twice() -> None:
    dial = Formula(0.8)
    best(dial, dial.size(60))
    assert len(set(dial.cheap_ones)) == len(dial.cheap_ones)
    assert len(set(dial.dear_ones)) == len(dial.dear_ones)
    assert len(dial.cheap_ones) <= 8


def test_none_is_found_where_even_the_lowest_is_too_large() -> None:
    dial = Formula()
    assert best(dial, dial.size(20) - 1) is None
    assert best(dial, dial.size(50), low=60) is None


def test_the_highest_is_taken_where_everything_fits() -> None:
    dial = Formula()
    found = best(dial, 10**9)
    assert found is not None
    assert found.quality == 95
    assert dial.dear_ones == [95]


def test_sizes_that_do_not_grow_end_the_search_too() -> None:
    assert highest(lambda quality: 100, 100, 1, 50, 25) == 50
    assert highest(lambda quality: 100, 99, 1, 50, 25) == 0

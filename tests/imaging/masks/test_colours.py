"""An answer in the colours of the picture it was made from."""

from __future__ import annotations

import numpy as np
import pytest

from imaging.masks.colours import curves, membrane, through
from tests.imaging.masks.answers import photograph, with_gamma


def test_another_gamma_is_undone() -> None:
    picture = photograph()
    own, other = (np.asarray(each.image) for each in (picture, with_gamma(picture, 0.7)))
    everywhere = np.ones(own.shape[:2], bool)
    right = through(other, curves(own, other, everywhere))
    assert np.abs(right.astype(int) - own).mean() < 1.5
    assert np.abs(other.astype(int) - own).mean() > 15


def test_where_nothing_is_known_colours_stay_as_they_are() -> None:
    own = np.asarray(photograph().image)
    nowhere = np.zeros(own.shape[:2], bool)
    assert (through(own, curves(own, own[::-1], nowhere)) == own).all()


def test_a_curve_never_falls() -> None:
    own, other = np.asarray(photograph().image), np.asarray(photograph(seed=9).image)
    table = curves(own, other, np.ones(own.shape[:2], bool))
    assert (np.diff(table.astype(int), axis=0) >= 0).all()


def test_a_membrane_keeps_what_is_known_and_lies_between_it() -> None:
    off, known = np.zeros((64, 64, 3), np.float32), np.zeros((64, 64), np.float32)
    known[:, :8] = known[:, -8:] = 1
    off[:, -8:] = 10
    made = membrane(off, known)
    assert made[:, :8].max() == 0
    assert made[:, -8:].min() == 10
    assert made[32, 20, 0] < made[32, 32, 0] < made[32, 44, 0]
    assert made[32, 32, 0] == pytest.approx(5, abs=1.5)


def test_nothing_known_is_nothing_off() -> None:
    assert not membrane(np.ones((5, 3, 3), np.float32), np.zeros((5, 3), np.float32)).any()


def test_another_thing_says_nothing_of_the_colours_of_the_rest() -> None:
    picture = photograph()
    own, other = (np.array(each.image) for each in (picture, with_gamma(picture, 0.7)))
    other[40:120, 40:140] = (10, 240, 20)
    right = through(other, curves(own, other, np.ones(own.shape[:2], bool)))
    rest = np.ones(own.shape[:2], bool)
    rest[40:120, 40:140] = False
    assert np.abs(right.astype(int) - own)[rest].mean() < 2

"""How a change passes into what was not changed."""

from __future__ import annotations

import numpy as np

from imaging.masks.seam import feathered


def middle(side: int, box: int, white: int = 255) -> np.ndarray:  # type: ignore[type-arg]
    mask = np.zeros((side, side), np.uint8)
    mask[box:-box, box:-box] = white
    return mask


def test_nothing_outside_and_all_of_it_far_enough_inside() -> None:
    weight = feathered(middle(200, 50), 1000)
    assert (weight[middle(200, 50) == 0] == 0).all()
    assert weight[100, 100] == 1
    row = weight[100, 50:100]
    assert (np.diff(row) >= 0).all()
    assert 0 < row[0] < 0.1


def test_a_small_mask_is_not_all_passage() -> None:
    assert feathered(middle(40, 17), 4000).max() == 1


def test_grey_stays_as_grey_as_it_was() -> None:
    weight = feathered(middle(200, 50, 128), 1000)
    assert abs(float(weight.max()) - 128 / 255) < 1e-6

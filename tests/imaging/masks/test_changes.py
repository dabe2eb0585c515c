"""What a model changed, told from what it only moved or made lighter."""

from __future__ import annotations

import numpy as np
import pytest

from imaging.declaration import Impossible
from imaging.masks.changes import changed_mask, heat
from tests.imaging.masks.answers import GOOD, INNER, SIZE, edited, photograph


@pytest.mark.parametrize("name", ["as it was", "shifted by 5", "scaled by 1.015", "gamma 0.75", "larger"])
def test_what_was_changed_is_found_and_what_was_only_moved_is_not(name: str) -> None:
    picture = photograph()
    mask = np.asarray(changed_mask(picture, GOOD[name](edited(picture)))) > 127
    inner = mask[INNER[1] + 15 : INNER[3] - 15, INNER[0] + 15 : INNER[2] - 15]
    assert inner.mean() > 0.9
    inside = np.zeros(mask.shape, bool)
    inside[INNER[1] - 20 : INNER[3] + 20, INNER[0] - 20 : INNER[2] + 20] = True
    rim = 16  # what an answer lacks at the border of the picture may be new
    assert mask[rim:-rim, rim:-rim][~inside[rim:-rim, rim:-rim]].mean() < 0.05


def test_nothing_changed_is_said() -> None:
    with pytest.raises(Impossible, match="Nothing was changed"):
        changed_mask(photograph(), photograph())


def test_another_picture_is_no_change_of_this_one() -> None:
    with pytest.raises(Impossible, match="nothing in common"):
        changed_mask(photograph(), photograph(seed=99))


def test_the_heat_map_has_colours_where_it_changed_and_is_grey_elsewhere() -> None:
    shown = np.asarray(heat(photograph(), edited(photograph())).image)
    assert shown.shape == (SIZE[1], SIZE[0], 3)
    middle, corner = shown[180, 240].astype(int), shown[20, 20].astype(int)
    assert middle.max() - middle.min() > 60
    assert corner.max() - corner.min() == 0

"""What shone through a soft edge is taken out of its colours, in a picture whose subject and background are known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from imaging.cutout.spill import cleaned
from tests.imaging.cutout.scenes import disc

Colours = NDArray[np.uint8]


def subject(side: tuple[int, int], dice: np.random.Generator) -> Colours:
    """Brown, lighter and darker in places, as hair is."""
    light = cv2.GaussianBlur(dice.normal(0, 1, side).astype(np.float32), (0, 0), 2.5)
    return np.clip(np.array([120, 80, 50]) * (1 + 1.2 * light[..., None]), 0, 255).astype(np.uint8)


def grounds(side: tuple[int, int], dice: np.random.Generator) -> dict[str, Colours]:
    noise = dice.integers(0, 255, (*side, 3), dtype=np.uint8)
    return {
        "a green screen": np.broadcast_to(np.array([20, 220, 30], np.uint8), (*side, 3)).copy(),
        "leaves": cv2.GaussianBlur(noise, (0, 0), 3).astype(np.uint8),
    }


@pytest.mark.parametrize("ground", ["a green screen", "leaves"])
def test_a_quarter_of_the_foreign_colour_stays_at_most(ground: str) -> None:
    dice = np.random.default_rng(4)
    share = cv2.GaussianBlur(cv2.resize(disc().astype(np.float32), (600, 400)), (0, 0), 6)
    own = subject(share.shape, dice)
    behind = grounds(share.shape, dice)[ground]
    mixed = (share[..., None] * own + (1 - share[..., None]) * behind).round().astype(np.uint8)
    found, alpha = cleaned(mixed, share, mixed, None)
    soft = (share > 0.05) & (share < 0.95)

    def seen(colours: Colours) -> float:
        """By how many levels a pixel is wrong, as much as it is seen."""
        return float((share[..., None] * np.abs(colours.astype(float) - own))[soft].mean())

    assert np.array_equal(alpha, share)
    assert seen(found) < 0.25 * seen(mixed)
    assert np.array_equal(found[share >= 0.995], mixed[share >= 0.995])

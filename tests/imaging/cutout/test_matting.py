"""Edges: worked out from colours, and carried from a small picture to a large one."""

from __future__ import annotations

import numpy as np

from imaging.cutout.guided import guided
from imaging.cutout.matting import matted, solved, trimap
from imaging.cutout.sight import enlarged, resized, strips
from imaging.cutout.sureness import of_models, of_simple, worth


def ramp(width: int = 40, height: int = 12) -> np.ndarray:
    """Alpha that falls from 1 to 0 in the middle of a picture."""
    line = np.clip((25 - np.arange(width)) / 10, 0, 1)
    return np.tile(line, (height, 1))


def mixed(alpha: np.ndarray) -> np.ndarray:
    """Orange before blue, as much as alpha says, 0–1."""
    return alpha[..., None] * np.array([0.9, 0.5, 0.1]) + (1 - alpha[..., None]) * np.array([0.1, 0.2, 0.8])


def test_a_mix_of_two_colours_is_taken_apart_exactly() -> None:
    alpha = ramp()
    known = np.full(alpha.shape, 0.5, np.float32)
    known[:, :8], known[:, 32:] = 1, 0
    assert np.abs(solved(mixed(alpha), known) - alpha).max() < 0.02


def test_what_is_known_stays_as_it_is() -> None:
    known = np.ones((6, 6), np.float32)
    assert np.array_equal(solved(np.zeros((6, 6, 3)), known), known)


def test_only_what_lies_near_an_edge_is_open_unless_somebody_said_so() -> None:
    mask = np.zeros((100, 100), np.float32)
    mask[:, 50:] = 1
    open_ = trimap(mask, None)
    assert (open_[50, 10], open_[50, 50], open_[50, 90]) == (0, 0.5, 1)
    fixed = np.full(mask.shape, -1, np.float32)
    fixed[:, 45:55] = 0
    assert trimap(mask, fixed)[50, 50] == 0


def test_a_hard_mask_becomes_as_soft_as_the_picture() -> None:
    alpha = ramp()
    picture = (mixed(alpha) * 255).round().astype(np.uint8)
    found = matted((alpha > 0.5).astype(np.float32), picture)
    assert np.abs(found - alpha)[:, 16:25].mean() < np.abs((alpha > 0.5) - alpha)[:, 16:25].mean()


def test_a_coarse_mask_takes_the_edges_of_a_fine_picture() -> None:
    fine = np.zeros((160, 160, 3), np.uint8)
    fine[:, 83:] = (240, 200, 40)
    coarse = np.zeros((40, 40), np.float32)
    coarse[:, 21:] = 1
    found = guided(coarse, fine)
    assert found.shape == (160, 160)
    assert found[80, 81] < 0.2
    assert found[80, 84] > 0.8


def test_a_decided_mask_is_surer_than_a_wavering_one() -> None:
    decided = np.zeros((60, 60), np.float32)
    decided[15:45, 15:45] = 1
    colours = (decided[..., None] * (200, 90, 40)).astype(np.uint8)
    wavering = np.where(decided > 0, 0.6, 0.1).astype(np.float32)
    assert of_models(decided, colours, 1.0) == 0.99
    assert of_models(wavering, colours, 1.0) < 0.4


def test_two_cuts_that_agree_are_surer_than_two_that_do_not() -> None:
    colours = np.zeros((20, 20, 3), np.uint8)
    one = np.zeros((20, 20), bool)
    one[5:15, 5:15] = True
    colours[one] = 255
    other = np.roll(one, 5, axis=1)
    assert of_simple(one, one, colours) > 0.9
    assert of_simple(one, other, colours) < 0.5
    assert worth(one, colours) > worth(other, colours)


def test_strip_by_strip_a_picture_becomes_as_large_as_all_at_once() -> None:
    small = np.random.default_rng(1).random((30, 41), np.float32)
    fine = np.zeros((1300, 97, 3), np.uint8)
    rows = list(strips(len(fine)))
    assert rows == [(0, 512), (512, 1024), (1024, 1300)]
    together = np.concatenate([enlarged(small, fine, each) for each in rows])
    assert np.abs(together - resized(small, (97, 1300))).max() < 0.04

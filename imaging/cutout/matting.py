"""Soft edges, worked out from the picture: closed-form matting (Levin, Lischinski, Weiss, A Closed-Form Solution to
Natural Image Matting, 2008), solved where it is open only. For workers only.

pymatting has the same; but it is compiled on its first import ever, for 41 seconds, and a cut-out without a model has
to come at once.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import spsolve

from imaging.cutout.sight import Colours, Mask, resized, within

SIDE = 640
"""Pixels of the long side at which it is solved."""
EPSILON = 1e-5
"""How much noise a window of one colour is allowed."""
OPEN = 0.012
"""Of the long side: how far from the edge of a mask its alpha counts as open."""
MOST_OPEN = 60_000
"""Pixels; where more are open they are solved at a smaller size."""
WINDOW = 3
"""Pixels of a window's side."""
NEIGHBOURS = WINDOW * WINDOW


def matted(mask: Mask, colours: Colours, fixed: Mask | None = None) -> Mask:
    """The mask with its edges worked out anew, at most `SIDE` pixels long. Where `fixed` is 0 or 1 somebody said so;
    elsewhere it is -1."""
    side = SIDE
    while True:
        size = within(mask.shape, side)
        known = trimap(resized(mask, size), None if fixed is None else _nearest(fixed, size))
        if (known == UNKNOWN).sum() <= MOST_OPEN:
            break
        side = side * 3 // 4
    return solved(resized(colours, size).astype(np.float64) / 255, known)


UNKNOWN = 0.5


def trimap(mask: Mask, fixed: Mask | None) -> Mask:
    """1 for what is surely the subject, 0 for what is surely behind it, 0.5 for what is open."""
    reach = max(2, round(OPEN * max(mask.shape)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    sure = cv2.erode((mask > 0.95).astype(np.uint8), disc)
    gone = cv2.erode((mask < 0.05).astype(np.uint8), disc, borderType=cv2.BORDER_CONSTANT, borderValue=1)
    known = np.full(mask.shape, UNKNOWN, np.float32)
    known[sure > 0] = 1
    known[gone > 0] = 0
    if fixed is not None:
        known = np.where(fixed >= 0, fixed, known)
    return known


def solved(image: NDArray[np.float64], known: Mask) -> Mask:
    """Alpha for a picture (0–1) and a trimap of the same size."""
    missing = [max(0, WINDOW - side) for side in known.shape]
    if any(missing):  # a window of 3 × 3 finds no place: the edge is as good as what would lie behind it
        around = [(0, more) for more in missing]
        larger = solved(np.pad(image, (*around, (0, 0)), mode="edge"), np.pad(known, around, mode="edge"))
        return larger[: known.shape[0], : known.shape[1]]
    flat = known.ravel().astype(np.float64)
    unknown = np.flatnonzero(flat == UNKNOWN)
    if not unknown.size:
        return known
    laplacian = _laplacian(image, known == UNKNOWN)
    rows = laplacian[unknown]
    settled = np.where(flat == UNKNOWN, 0, flat)
    alpha = spsolve(rows[:, unknown].tocsc(), -(rows @ settled))
    flat[unknown] = np.clip(np.nan_to_num(alpha, nan=UNKNOWN), 0, 1)
    return flat.reshape(known.shape).astype(np.float32)


def _laplacian(image: NDArray[np.float64], open_: NDArray[np.bool_]) -> csr_matrix:
    """The matting Laplacian of all windows of 3 × 3 that hold something open; eq. 12 of the paper."""
    height, width = open_.shape
    places = sliding_window_view(np.arange(height * width).reshape(height, width), (WINDOW, WINDOW))
    wanted = sliding_window_view(open_, (WINDOW, WINDOW)).any(axis=(2, 3))
    indices = places[wanted].reshape(-1, NEIGHBOURS)
    colours = image.reshape(-1, 3)[indices]
    centred = colours - colours.mean(axis=1, keepdims=True)
    spread = np.einsum("nki,nkj->nij", centred, centred) / NEIGHBOURS + EPSILON / NEIGHBOURS * np.eye(3)
    weights = centred @ np.linalg.inv(spread) @ centred.transpose(0, 2, 1)
    values = np.eye(NEIGHBOURS) - (1 + weights) / NEIGHBOURS
    rows = np.repeat(indices, NEIGHBOURS, axis=1).ravel()
    columns = np.tile(indices, (1, NEIGHBOURS)).ravel()
    count = height * width
    return coo_matrix((values.ravel(), (rows, columns)), shape=(count, count)).tocsr()


def _nearest(values: Mask, size: tuple[int, int]) -> Mask:
    out: Mask = cv2.resize(values, size, interpolation=cv2.INTER_NEAREST)
    return out

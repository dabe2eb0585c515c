"""Colours of soft edges without what was behind them, which would shine through on another ground. For workers only.

As blur fusion does (Forte, Approximate Fast Foreground Colour Estimation, 2021), it asks what colours the subject and
the background have near a pixel. Of all pairs that mix to the colour of that pixel, it takes the one nearest to those.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from imaging.cutout.sight import Colours, Mask, enlarged, resized, strips, within

SIDE = 640
"""Pixels of the long side at which colours are looked for: they change slowly."""
REACH = 0.006
"""Of the long side: how far they are fetched from."""
WIDER = ((1, 1.0), (4, 0.05), (16, 0.0025))
"""How much farther still, and how little that counts: where nothing pure is near, it does."""
PURE = 20
"""A pixel lends its colour by this power of its share: what is mixed itself, next to nothing."""
GONE = 0.5 / 255
"""Up to here nothing of a pixel is left in 8 bits."""
SOLID = 0.995
"""From here on a pixel is all subject and keeps its own bytes."""
HALF = (0.2, 0.6)
"""Of what was half transparent before: up to which share of what is seen of a pixel it is behind, and from which on it
is the subject. Its own transparency tells the rest."""


@dataclass(frozen=True)
class Around:
    """The colours near every place of a picture, in small: those of the subject, and those behind it."""

    subject: Colours
    behind: Colours

    def clean(self, part: Colours, shares: Mask, fine: Colours, rows: tuple[int, int], clear: Mask | None) -> Mask:
        """Gives these rows of the picture `fine`, which `part` holds, the subject's own colours where their share of it
        is neither 0 nor 1. Every other pixel keeps its bytes; what is all gone becomes black.

        Gives their alpha: what was transparent before, of which `clear` says how little, is not made so twice. There
        nothing shone through that colours would have to be cleaned of. `part` lies in memory in one piece.
        """
        open_ = (shares > GONE) & (shares < SOLID)
        alpha = shares
        if clear is not None:
            visible = shares / np.maximum(clear, GONE)
            alpha = np.where(
                clear < SOLID, clear * np.clip((visible - HALF[0]) / (HALF[1] - HALF[0]), 0, 1), shares * clear
            )
            open_ &= clear >= SOLID
        places = np.flatnonzero(open_)
        if places.size:
            near, far, own = (
                each.reshape(-1, 3)[places].astype(np.float32)
                for each in (enlarged(self.subject, fine, rows), enlarged(self.behind, fine, rows), part)
            )
            share = shares.ravel()[places][:, None]
            left = own - share * near - (1 - share) * far
            mixed = near + left * (share / (share**2 + (1 - share) ** 2))
            part.reshape(-1, 3)[places] = np.clip(mixed, 0, 255).round()
        np.multiply(part, (alpha > GONE)[..., None], out=part)
        return alpha


def cleaned(fine: Colours, shares: Mask, coarse: Colours, clear: Mask | None) -> tuple[Colours, Mask]:
    """The picture `fine` as `Around.clean` leaves it, and its alpha; `coarse` is the same picture, small enough to look
    around in."""
    around, out, alpha = around_in(coarse, shares), fine.copy(), shares.copy()
    for rows in strips(fine.shape[0]):
        part = slice(*rows)
        alpha[part] = around.clean(out[part], shares[part], fine, rows, None if clear is None else clear[part])
    return out, alpha


def around_in(coarse: Colours, alpha: Mask) -> Around:
    """What is near; `alpha` may have any sides."""
    coarse = resized(coarse, within(coarse.shape, SIDE))
    small = resized(alpha, (int(coarse.shape[1]), int(coarse.shape[0])))
    radius = max(2, round(REACH * max(coarse.shape[:2])))
    subject = _averaged(coarse, small**PURE, radius)
    return Around(subject, _averaged(coarse, (1 - small) ** PURE, radius))


def _averaged(colours: Colours, weight: Mask, radius: int) -> Colours:
    """The mean colour around each pixel, of those that have weight; wider where none is near."""
    picture = colours.astype(np.float32)
    total, weights = np.zeros_like(picture), np.zeros_like(weight)
    for farther, counts in WIDER:
        across = (2 * radius * farther + 1, 2 * radius * farther + 1)
        total += counts * cv2.blur(picture * weight[..., None], across)
        weights += counts * cv2.blur(weight, across)
    mean = total / np.maximum(weights, 1e-12)[..., None]
    return np.clip(mean, 0, 255).round().astype(np.uint8)

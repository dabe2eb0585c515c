"""Colours of soft edges without what was behind them, which would shine through on another ground: blur fusion
(Forte, Approximate Fast Foreground Colour Estimation, 2021). For workers only."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from imaging.cutout.sight import Colours, Mask, enlarged, resized, strips, within

SIDE = 400
"""Pixels of the long side at which colours are looked for: they change slowly."""
REACH = 0.012
"""Of the long side: how far they are fetched from."""
GONE = 0.5 / 255
"""Up to here nothing of a pixel is left in 8 bits."""
SOLID = 0.995
"""From here on a pixel is all subject and keeps its own bytes."""


@dataclass(frozen=True)
class Around:
    """The colours near every place of a picture, in small: those of the subject, and those behind it."""

    subject: Colours
    behind: Colours

    def clean(self, part: Colours, shares: Mask, fine: Colours, rows: tuple[int, int]) -> None:
        """Gives these rows of the picture `fine`, which `part` holds, the subject's own colours where their alpha is
        neither 0 nor 1. Every other pixel keeps its bytes; what is all gone becomes black."""
        open_ = (shares > GONE) & (shares < SOLID)
        if open_.any():
            near, far = (enlarged(each, fine, rows)[open_].astype(np.float32) for each in (self.subject, self.behind))
            own, share = part[open_].astype(np.float32), shares[open_][:, None]
            part[open_] = np.clip(near + share * (own - share * near - (1 - share) * far), 0, 255).round()
        part[shares <= GONE] = 0


def cleaned(fine: Colours, alpha: Mask, coarse: Colours) -> Colours:
    """The picture `fine` as `Around.clean` leaves it; `coarse` is the same picture, small enough to look around in."""
    around, out = around_in(coarse, alpha), fine.copy()
    for rows in strips(fine.shape[0]):
        around.clean(out[slice(*rows)], alpha[slice(*rows)], fine, rows)
    return out


def around_in(coarse: Colours, alpha: Mask) -> Around:
    """What is near; `alpha` may have any sides."""
    coarse = resized(coarse, within(coarse.shape, SIDE))
    small = resized(alpha, (int(coarse.shape[1]), int(coarse.shape[0])))
    radius = max(2, round(REACH * max(coarse.shape[:2])))
    subject = _averaged(coarse, small**4, radius)  # what is nearly gone lends no colour
    return Around(subject, _averaged(coarse, (1 - small) ** 4, radius))


def _averaged(colours: Colours, weight: Mask, radius: int) -> Colours:
    """The mean colour around each pixel, of those that have weight; wider where none is near."""
    picture = colours.astype(np.float32)
    total, weights = np.zeros_like(picture), np.zeros_like(weight)
    for wide, counts in ((radius, 1.0), (radius * 4, 1e-3), (radius * 16, 1e-6)):
        across = (2 * wide + 1, 2 * wide + 1)
        total += counts * cv2.blur(picture * weight[..., None], across)
        weights += counts * cv2.blur(weight, across)
    mean = total / np.maximum(weights, 1e-12)[..., None]
    return np.clip(mean, 0, 255).round().astype(np.uint8)

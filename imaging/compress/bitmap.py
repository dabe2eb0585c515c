"""A picture that several codecs try: as one array for those that want one, and a part of it that stands for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pyvips
from numpy.typing import NDArray

EVERY = 4
"""Of a large picture one band in so many stands for all."""
SAMPLED = 400_000
"""Pixels from which on a sample is enough."""
KEPT = 16_000_000
"""Pixels up to which the array is kept: of more there is no memory for it and for what is made of it."""


@dataclass(frozen=True, eq=False)
class Bitmap:
    """Eight bits a channel, in memory. What is asked for twice is made once: a copy of 2 megapixels takes 2 ms."""

    image: pyvips.Image
    samples: dict[int, Sample] = field(default_factory=dict, repr=False)
    """By the rows of a band."""

    @property
    def array(self) -> NDArray[Any]:
        """Rows × columns × channels; of a large picture for as long as the caller has it."""
        return self._copy() if int(self.image.width) * int(self.image.height) > KEPT else self._kept

    @cached_property
    def _kept(self) -> NDArray[Any]:
        return self._copy()

    def _copy(self) -> NDArray[Any]:
        return np.asarray(self.image.numpy())

    def sample(self, band: int) -> Sample:
        """Bands of that many rows."""
        if band not in self.samples:
            self.samples[band] = self._sampled(band)
        return self.samples[band]

    def _sampled(self, band: int) -> Sample:
        width, height = int(self.image.width), int(self.image.height)
        if width * height < SAMPLED or height < 2 * band * EVERY:
            return Sample(self, 1.0)
        tops = range(0, height - band, band * EVERY)
        pixels = self.array
        bands = np.concatenate([pixels[top : top + band] for top in tops])
        return Sample(Bitmap(pyvips.Image.new_from_array(bands, interpretation="srgb")), height / len(bands))


@dataclass(frozen=True)
class Sample:
    """Bands of a large picture, all of a small one."""

    bitmap: Bitmap
    times: float
    """How many times as large the whole is."""

    @property
    def whole(self) -> bool:
        return self.times == 1

"""What lies under the mask is nobody's business."""

from __future__ import annotations

import numpy as np

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import stored


def without_what_is_hidden(data: bytes) -> Pixels:
    """The red disc and nothing else."""
    pixels = np.array(stored(data))
    pixels[..., :3][pixels[..., 3] == 0] = 118
    return pixels


ROWS = (OddFile("alpha-red-disc-green-under.png", "a codec looks under the mask", looks=without_what_is_hidden),)

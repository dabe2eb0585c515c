"""HDR: from a code (0 to 1) to light in candelas per square metre, by ITU-R BT.2100-2."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Lights = NDArray[np.float64]
WHITE = 203.0
"""cd/m² of a white page, as HDR is graded (ITU-R BT.2408-7, table 1)."""
PQ_PEAK, HLG_PEAK = 10_000.0, 1_000.0
"""cd/m² of the lightest code; for HLG that of the screen it is shown on, which says with it how the tones lie."""
M1, M2 = 2610 / 16384, 2523 / 4096 * 128
C1, C2, C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
A = 0.17883277
B, C = 1 - 4 * A, 0.5 - A * np.log(4 * A)
GAMMA = 1.2
"""Of HLG on a screen of 1,000 cd/m² (table 5, note 5f)."""


def pq_light(code: Lights) -> Lights:
    """The EOTF of PQ (table 4)."""
    root = np.maximum(code, 0.0) ** (1 / M2)
    return PQ_PEAK * (np.maximum(root - C1, 0.0) / (C2 - C3 * root)) ** (1 / M1)


def pq_code(light: Lights) -> Lights:
    """The way back."""
    power = (np.maximum(light, 0.0) / PQ_PEAK) ** M1
    return ((C1 + C2 * power) / (1 + C3 * power)) ** M2


def hlg_scene(code: Lights) -> Lights:
    """The inverse OETF of HLG (table 5): light of the scene, 0 to 1."""
    return np.where(code <= 0.5, code**2 / 3, (np.exp((code - C) / A) + B) / 12)

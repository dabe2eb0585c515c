"""From a channel's code (0 to 1) to light (0 to 1): the transfer functions that pictures are written with."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.float64]
Curve = Callable[[Codes], Codes]


def srgb(code: Codes) -> Codes:
    """IEC 61966-2-1."""
    return np.where(code <= 0.04045, code / 12.92, ((np.maximum(code, 0) + 0.055) / 1.055) ** 2.4)


def srgb_code(light: Codes) -> Codes:
    """The way back."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 0.0031308) ** (1 / 2.4) - 0.055)


def power(exponent: float) -> Curve:
    """A plain gamma."""
    return lambda code: np.maximum(code, 0.0) ** exponent


def table(lights: NDArray[np.float64]) -> Curve:
    """As a list of lights (0 to 1) for codes at equal distances."""
    places = np.linspace(0, 1, len(lights))
    return lambda code: np.interp(code, places, lights)


def linear(code: Codes) -> Codes:
    return code


def smpte_240m(code: Codes) -> Codes:
    """SMPTE ST 240."""
    return np.where(code < 0.0913, code / 4, ((np.maximum(code, 0) + 0.1115) / 1.1115) ** (1 / 0.45))


def log(decades: float) -> Curve:
    """Logarithmic over so many decades; 0 stands for the darkest of them."""
    return lambda code: np.where(code <= 0, 0.0, 10 ** (decades * (code - 1)))


def smpte_428(code: Codes) -> Codes:
    """SMPTE ST 428-1, digital cinema."""
    return np.maximum(code, 0.0) ** 2.6 * (52.37 / 48)

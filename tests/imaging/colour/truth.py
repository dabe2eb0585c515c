"""What colours are, by the formulas of the standards written out: nothing of it comes from the code that is tested."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TO_SRGB = {
    "srgb": np.eye(3),
    "p3": [
        [1.2249401763, -0.2249401763, 0.0],
        [-0.0420569547, 1.0420569547, 0.0],
        [-0.0196375546, -0.0786360456, 1.0982736002],
    ],
    "adobe": [[1.3983557440, -0.3983557440, 0.0], [0.0, 1.0, 0.0], [0.0, -0.0429289893, 1.0429289893]],
    "rec2020": [
        [1.6604910021, -0.5876411388, -0.0728498633],
        [-0.1245504745, 1.1328998971, -0.0083494226],
        [-0.0181507634, -0.1005788980, 1.1187296614],
    ],
    "prophoto": [
        [2.0343672, -0.7276341, -0.3067331],
        [-0.2288267, 1.2317534, -0.0029267],
        [-0.0085698, -0.1532900, 1.1618598],
    ],
}
"""From linear light to sRGB's linear light, as published (CSS Color 4 and Lindbloom; ProPhoto by Bradford from D50)."""
XYZ_D65 = np.array(
    [
        [0.4123907993, 0.3575843394, 0.1804807884],
        [0.2126390059, 0.7151686788, 0.0721923154],
        [0.0193308187, 0.1191947798, 0.9505321522],
    ]
)
WHITE = XYZ_D65.sum(axis=1)


def srgb_light(code: Floats) -> Floats:
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


def srgb_code(light: Floats) -> Floats:
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def lab(pixels: NDArray[np.uint8]) -> Floats:
    """CIE L*a*b* of sRGB pixels, 8 bits."""
    xyz = srgb_light(pixels[..., :3] / 255) @ XYZ_D65.T / WHITE
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.stack(
        [116 * root[..., 1] - 16, 500 * (root[..., 0] - root[..., 1]), 200 * (root[..., 1] - root[..., 2])], -1
    )


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Mean ΔE (CIE76)."""
    return float(np.sqrt(((lab(one) - lab(other)) ** 2).sum(axis=-1)).mean())


def codes_in(space: str, gamma: float | None, pixels: NDArray[np.uint8]) -> Floats:
    """The codes (0 to 1) that say in another space what these sRGB pixels say; `gamma` None is sRGB's own curve."""
    light = np.clip(srgb_light(pixels / 255) @ np.linalg.inv(np.array(TO_SRGB[space])).T, 0, 1)
    return srgb_code(light) if gamma is None else light ** (1 / gamma)


def eight(codes: Floats) -> NDArray[np.uint8]:
    return np.rint(np.clip(codes, 0, 1) * 255).astype(np.uint8)


def sixteen(codes: Floats) -> NDArray[np.uint16]:
    return np.rint(np.clip(codes, 0, 1) * 65535).astype(np.uint16)


def colours(width: int = 48, height: int = 32) -> NDArray[np.uint8]:
    """Smooth, with greys, dark and light places and every hue; sRGB."""
    y, x = np.mgrid[0:height, 0:width]
    red = 40 + 200 * x / (width - 1)
    green = 30 + 210 * y / (height - 1)
    blue = 128 + 100 * np.sin(x / 9) * np.cos(y / 7)
    picture = np.stack([red, green, blue], -1)
    picture[: height // 4] = np.linspace(0, 255, width)[None, :, None]
    return np.rint(picture).astype(np.uint8)

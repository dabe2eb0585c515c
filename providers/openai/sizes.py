"""How many pixels are asked for: a shape and a resolution as `WIDTHxHEIGHT`.

From gpt-image-2 on both sides may be any multiple of 16 in proportions of 3:1 at most, up to 3840x2160; the models
before it paint three sizes. (OpenAI's API reference, and openai 3.51.0 on PyPI, November 2026.)
"""

from __future__ import annotations

from math import gcd, sqrt

FREE_ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "5:4", "4:5", "21:9")
FIXED_SIZES = {"1:1": "1024x1024", "3:2": "1536x1024", "2:3": "1024x1536"}
"""What models paint that came before gpt-image-2."""
RESOLUTIONS = {"1K": 1024 * 1024, "2K": 2048 * 2048, "4K": 3840 * 2160}
"""About how many pixels each is."""
_STEP = 16
_LONGEST = 3_840
_MOST = 3_840 * 2_160


def free_size(aspect: str, resolution: str) -> str:
    """The size nearest to the resolution that has exactly these proportions; `auto` for proportions it cannot have."""
    width, _, height = aspect.partition(":")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        return "auto"
    shared = gcd(int(width), int(height))
    wide, high = int(width) // shared * _STEP, int(height) // shared * _STEP
    most = min(_LONGEST // max(wide, high), int(sqrt(_MOST / (wide * high))))
    if not most or max(wide, high) > 3 * min(wide, high):
        return "auto"
    area = RESOLUTIONS.get(resolution, RESOLUTIONS["1K"])
    times = min(most, max(1, round(sqrt(area / (wide * high)))))
    return f"{wide * times}x{high * times}"

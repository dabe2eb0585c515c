"""Profiles of grey pictures as profiles of screens: one curve for three equal channels.

lcms brings one channel of eight bits to three through a table of few points, which is ten levels off where it is dark.
"""

from __future__ import annotations

import struct
from functools import lru_cache

import numpy as np

from imaging.colour import profile
from imaging.colour.chromaticity import SRGB
from imaging.colour.curves import Codes, Curve, power, srgb, table
from imaging.colour.icc import profile_of, tag_of

PARAMETERS = {0: "g", 1: "gab", 2: "gabc", 3: "gabcd", 4: "gabcdef"}
"""By the type of a formula: which numbers it has (ICC.1:2022, table 68)."""


@lru_cache(maxsize=8)
def as_screen(icc: bytes) -> bytes:
    """The profile with the same tones for a picture with three equal channels."""
    curve = curve_of(tag_of(icc, b"kTRC"))
    if curve is None:
        return profile_of(SRGB, table(srgb(profile.ramp(icc).mean(axis=1) / 255)))
    lights = curve(np.linspace(0, 1, 4096))
    return profile_of(SRGB, table(_luminance(lights) if icc[20:24] == b"Lab " else lights))


def curve_of(tag: bytes) -> Curve | None:
    """What a `curv` or `para` tag says (10.6, 10.18); None where it says nothing."""
    if len(tag) < 12:
        return None
    return {b"curv": _points, b"para": _formula}.get(tag[:4], lambda _: None)(tag)


def _points(tag: bytes) -> Curve:
    count = int.from_bytes(tag[8:12], "big")
    points = np.frombuffer(tag, ">u2", min(count, (len(tag) - 12) // 2), 12)
    if len(points) == 1:
        return power(float(points[0]) / 256)
    return table(points / 65535) if len(points) else power(1.0)


def _formula(tag: bytes) -> Curve | None:
    """(ax + b)^g + e, and cx + f below d. Of the shorter ones nothing is below where the power begins."""
    names = PARAMETERS.get(int.from_bytes(tag[8:10], "big"))
    if names is None or len(tag) < 12 + 4 * len(names):
        return None
    numbers = struct.unpack_from(f">{len(names)}i", tag, 12)
    known = {name: number / 65536 for name, number in zip(names, numbers, strict=True)}
    g, a, b = known["g"], known.get("a", 1.0), known.get("b", 0.0)
    if "d" in known:
        c, d, e, f = known["c"], known["d"], known.get("e", 0.0), known.get("f", 0.0)
    else:
        c, d, e, f = 0.0, -b / a if a else 0.0, known.get("c", 0.0), known.get("c", 0.0)

    def light(code: Codes) -> Codes:
        seen: Codes = np.where(code >= d, np.maximum(a * code + b, 0.0) ** g + e, c * code + f)
        return seen

    return light


def _luminance(lightness: Codes) -> Codes:
    """Y of L* (0 to 1 for 0 to 100)."""
    root = (np.asarray(lightness) * 100 + 16) / 116
    return np.where(root > 6 / 29, root**3, (root - 4 / 29) * 3 * (6 / 29) ** 2)

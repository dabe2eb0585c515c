"""HDR toned down to what an ordinary screen shows.

By the EETF of ITU-R BT.2390-11, 5.4.1: in PQ's own scale everything up to a knee stays as bright as it was, and what
is above runs together until the picture's lightest place is a screen's white. White paper (203 cd/m², ITU-R BT.2408)
is that white where nothing is lighter. The curve looks at the largest of a colour's three channels in sRGB, and all
three go down by one factor: a colour keeps its hue and its saturation, where a curve for each channel would turn flames
yellow. What sRGB does not have then is mixed with as much grey of the same lightness as it needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from imaging.colour.chromaticity import SRGB
from imaging.colour.cicp import HLG, Cicp
from imaging.colour.light import GAMMA, HLG_PEAK, PQ_PEAK, WHITE, hlg_scene, pq_code, pq_light

Codes = NDArray[np.uint16]
Floats = NDArray[np.float32]
TOP = 65_535
"""The lightest code."""
STEPS = 1 << 15
"""Entries of the tables that lights are looked up in."""
PIECE = 1 << 19
"""Pixels that are toned down at a time: what that takes for each is ten times the pixel."""
STRAY = 0.001
"""Share of the pixels that may be lighter than what counts as the picture's lightest: reflections, noise."""
LUMINANCE: Floats = SRGB.to_xyz()[1].astype(np.float32)
"""Of sRGB's three lights."""


@dataclass(frozen=True)
class Toning:
    """How one picture is toned down."""

    told: Cicp
    peak: float
    """cd/m² of its lightest place."""

    @classmethod
    def of(cls, told: Cicp, parts: Iterable[Codes]) -> Toning:
        """For a picture that is made of these parts."""
        return cls(told, peak_of(np.sum([brightness(part, told) for part in parts], axis=0)))

    def toned(self, codes: Codes) -> NDArray[np.uint8]:
        """Rows of three channels, 0 to 65,535, as sRGB."""
        lights = _lights(codes, self.told)
        factors = self._factors[_places(_most(lights))]
        return _encoded(_within(lights * factors[..., None]))

    @cached_property
    def _factors(self) -> Floats:
        """What a light is multiplied by to be a part of white; for each of the places that lights have."""
        lights = PQ_PEAK * np.linspace(0, 1, STEPS) ** 4
        kept = pq_light(eetf(pq_code(lights), self.peak))
        factors = np.divide(kept, lights, out=np.ones(STEPS), where=lights > 0) / WHITE
        return factors.astype(np.float32)


def eetf(code: NDArray[np.float64], peak: float) -> NDArray[np.float64]:
    """The curve of BT.2390 for PQ codes (0 to 1), from a picture whose lightest place has `peak` cd/m² to a screen
    whose white has 203; black is black on both."""
    top, most = (float(pq_code(np.array(each))) for each in (max(peak, WHITE), WHITE))
    if top <= most:
        return code
    least = most / top
    knee = 1.5 * least - 0.5
    x = np.minimum(code / top, 1.0)
    t = (x - knee) / (1 - knee)
    bent = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * least
    return np.where(x < knee, x, bent) * top


def brightness(codes: Codes, told: Cicp) -> NDArray[np.int64]:
    """How many pixels are how light, by their lightest channel; the counts of a picture's parts can be added up."""
    return np.bincount(_places(_most(_lights(codes, told))).ravel(), minlength=STEPS)


def peak_of(counts: NDArray[np.int64]) -> float:
    """cd/m² of the lightest place of a picture that was counted so."""
    above = np.cumsum(counts[::-1])[::-1]
    places = np.flatnonzero(above > STRAY * counts.sum())
    return float(PQ_PEAK * (places[-1] / (STEPS - 1)) ** 4) if len(places) else WHITE


@lru_cache(maxsize=2)
def _table(transfer: int) -> Floats:
    """The light of every code."""
    codes = np.linspace(0, 1, TOP + 1)
    return (hlg_scene(codes) if transfer == HLG else pq_light(codes)).astype(np.float32)


def _lights(codes: Codes, told: Cicp) -> Floats:
    """cd/m² of sRGB's three lights; below zero, and lighter than HDR can be, where sRGB has no such colour."""
    lights = _table(told.transfer)[codes]
    if told.transfer == HLG:
        weights = told.lights.to_xyz()[1].astype(np.float32)
        lights *= (HLG_PEAK * np.maximum(lights @ weights, 1e-9) ** (GAMMA - 1))[..., None]
    matrix = np.linalg.inv(SRGB.to_d50()) @ told.lights.to_d50()
    seen: Floats = lights @ matrix.T.astype(np.float32)
    return seen


def _most(channels: Floats) -> Floats:
    """The largest of three; `max` along an axis takes ten times as long."""
    most: Floats = np.maximum(np.maximum(channels[..., 0], channels[..., 1]), channels[..., 2])
    return most


def _places(lights: Floats) -> NDArray[np.uint16]:
    """Where in a table of `STEPS` a light (cd/m²) is, whose entries are close together where it is dark."""
    roots: Floats = np.sqrt(np.sqrt(np.clip(lights / np.float32(PQ_PEAK), 0, 1)))
    return (roots * np.float32(STEPS - 1) + np.float32(0.5)).astype(np.uint16)


def _within(shown: Floats) -> Floats:
    """Colours that sRGB does not have, mixed with grey of their lightness until it has them."""
    least = np.minimum(np.minimum(shown[..., 0], shown[..., 1]), shown[..., 2])
    strange = np.nonzero((_most(shown) > 1) | (least < 0))
    colours = shown[strange]
    grey = np.clip(colours @ LUMINANCE, 0, 1)[:, None]
    away = colours - grey
    room = np.where(away > 0, 1 - grey, grey)
    share = -_most(-np.divide(room, np.abs(away), out=np.ones_like(away), where=np.abs(away) > room))
    shown[strange] = grey + away * share[:, None]
    return shown


@cache
def _codes() -> NDArray[np.uint8]:
    """sRGB's code for the square of every step."""
    light = np.linspace(0, 1, STEPS) ** 2
    codes = np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 0.0031308) ** (1 / 2.4) - 0.055)
    levels: NDArray[np.uint8] = np.rint(codes * 255).astype(np.uint8)
    return levels


def _encoded(light: Floats) -> NDArray[np.uint8]:
    roots: Floats = np.sqrt(np.clip(light, 0, 1))
    codes: NDArray[np.uint8] = _codes()[(roots * np.float32(STEPS - 1) + np.float32(0.5)).astype(np.uint16)]
    return codes

"""Turned and rounded things on a table: pots, bottles, fruit, with the light around them and the shadow they throw."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, Ramp, through
from imaging.sketch.layer import Layer, View, plain


@dataclass(frozen=True)
class Placement:
    """Where a thing stands: middle `x`, `foot` (units from the top), `tall` units high, `wide` units across."""

    x: float
    foot: float
    tall: float
    wide: float


def shadow(view: View, place: Placement) -> Layer:
    """The shadow on the table: dark under the thing, fading away from the light."""
    f, side = view.frame, view.light.side
    dy = (f.y - np.float32(place.foot)) / np.float32(0.035 + place.wide * 0.12)
    dx = ((f.x - np.float32(place.x)) * np.float32(-side)) / np.float32(place.wide)
    long = np.where(dx > 0, dx / (0.9 + place.tall * 1.6), dx * 1.7)
    cast = np.exp(-(long**2) * 1.5 - (dy - np.maximum(dx, 0) * 0.10) ** 2 * 1.8) * 0.62
    touch = np.exp(-((dx * 2.2) ** 2) - ((dy + 0.05) * 2.6) ** 2) * 0.5
    return Layer(
        "a shadow",
        np.asarray(np.clip(cast + touch, 0, 0.85) * noise.step(-1.3, 0.2, dy), np.float32),
        plain(f, view.light.of("#3a2f38")[20]),
        soft=True,
        far=0.1,
    )


def turned(
    view: View, name: str, place: Placement, profile: Callable[[Field], Field], table: Ramp, shine: float = 0.5
) -> Iterator[Layer]:
    """A solid of revolution: `profile` gives half the width (0..1 of `wide` / 2) at the height 0 foot … 1 top."""
    f, side = view.frame, view.light.side
    up = (np.float32(place.foot) - f.y) / np.float32(place.tall)
    half = np.asarray(profile(np.clip(up, 0, 1)) * np.float32(place.wide / 2), np.float32)
    dx = f.x - np.float32(place.x)
    base = np.sqrt(np.clip(1 - (dx / np.float32(place.wide / 2)) ** 2, 0, 1)) * np.float32(place.wide * 0.07)
    mask = (
        np.clip((half - np.abs(dx)) * np.float32(f.unit) + 0.5, 0, 1)
        * np.clip((place.foot + base - f.y) * np.float32(f.unit), 0, 1)
        * ((up < 1) & (up > -0.3))
    )
    across = np.clip(dx / np.maximum(half, 1e-4), -1, 1)
    tone = (
        _round(across * np.float32(side), np.zeros_like(across))
        + noise.fbm(f, name, 12, 3, stretch=(1, 0.6)) * np.float32(0.025)
        - (1 - up) * np.float32(0.08)
    )
    yield shadow(view, place)
    yield Layer(
        name,
        np.asarray(mask, np.float32),
        through(table, np.asarray(tone, np.float32)),
        far=0.05,
        flow=np.full(f.shape, np.pi / 2, np.float32),
    )
    gleam = (
        np.exp(-(((across - 0.52 * side) / 0.10) ** 2))
        * noise.step(0.12, 0.35, up)
        * noise.step(0.97, 0.72, up)
        * mask
        * np.float32(shine)
    )
    if shine:
        yield Layer("a gleam", np.asarray(gleam, np.float32), plain(f, view.light.of("#ffffff")[250]), fine=True)


def _round(toward: Field, up: Field) -> Field:
    """The tone of a round body, 0..1: light, a soft terminator, and a little light back from the table."""
    facing = (
        toward * np.float32(0.80)
        + up * np.float32(0.45)
        + np.sqrt(np.clip(1 - toward * toward - up * up, 0, 1)) * np.float32(0.42)
    )
    bounce = np.clip(-toward - 0.55, 0, 1) * np.float32(0.35)
    return np.asarray(0.08 + 0.80 * noise.step(-0.45, 0.95, np.asarray(facing, np.float32)) + bounce, np.float32)


def rounded(
    view: View,
    name: str,
    place: Placement,
    outline: Callable[[Field], Field],
    tables: tuple[Ramp, Ramp],
    blush: Field,
    shine: float = 0.8,
) -> Iterator[Layer]:
    """A fruit: `outline` is its radius (about 1) at an angle (radians, down is π/2); `blush` 0..1 mixes two skins."""
    f, side = view.frame, view.light.side
    u = (f.x - np.float32(place.x)) / np.float32(place.wide / 2)
    v = (f.y - np.float32(place.foot - place.tall / 2)) / np.float32(place.tall / 2)
    radius = np.sqrt(u * u + v * v) / outline(np.arctan2(v, u))
    mask = noise.step(0.5, -0.5, (radius - 1) * np.float32(f.pixels(place.wide / 2)))
    tone = _round(np.clip(u * side, -1, 1), np.clip(-v, -1, 1)) - 0.12 * noise.step(0.75, 1.0, radius)
    skin = through(tables[0], np.asarray(tone, np.float32))
    skin += (through(tables[1], np.asarray(tone, np.float32)) - skin) * blush[:, :, None]
    yield shadow(view, place)
    angle = np.asarray(np.arctan2(v, u) + np.pi / 2, np.float32)
    yield Layer(name, mask, skin, far=0.05, flow=angle)
    spot = np.exp(-(((u - 0.36 * side) / 0.15) ** 2 + ((v + 0.42) / 0.20) ** 2)) * mask * np.float32(shine)
    yield Layer("a highlight", np.asarray(spot, np.float32), plain(f, view.light.of("#ffffff")[252]), fine=True)

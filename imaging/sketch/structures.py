"""Things people built that a landscape may hold: a cabin, a lighthouse, a sailing boat."""

from collections.abc import Callable, Iterator

import numpy as np

from imaging.sketch import noise, shapes
from imaging.sketch.colour import mix
from imaging.sketch.layer import Layer, View, plain


def _placed(x: float, foot: float, wide: float, tall: float) -> Callable[..., list[shapes.Point]]:
    """Points (across, up) of a thing's own measures, put where it stands."""
    return lambda *points: [(x + across * wide, foot - up * tall) for across, up in points]


def cabin(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """A gabled house, `size` units wide, its windows lit after dark."""
    f, light = view.frame, view.light
    h = size * 0.42
    at = _placed(x, foot, light.side * size / 2, h)
    front, gable, roof, eave, panes = (shapes.Pen(f) for _ in range(5))
    front.polygon(at((-1, 0), (-1, 1), (1, 1), (1, 0)))
    gable.polygon(at((0.1, 0), (0.1, 1), (0.55, 1.95), (1, 1), (1, 0)))
    roof.polygon(at((-1.08, 0.95), (-0.83, 2), (0.55, 2), (0.07, 0.92)))
    roof.polygon(at((-0.58, 1.8), (-0.58, 2.35), (-0.40, 2.35), (-0.40, 1.8)))
    eave.line(at((0.05, 0.9), (0.55, 2), (1.08, 0.88)), size * 0.035)
    for u in (-0.62, -0.22, 0.55):
        panes.polygon(at((u - 0.09, 0.32), (u - 0.09, 0.68), (u + 0.09, 0.68), (u + 0.09, 0.32)))
    wood = light.of("#8a5f44", 0.04)
    tiles = light.of("#e9edf2" if light.weather == "snow" or view.wants("snowy") else "#6d4a42", 0.04)
    pane = light.glowing("#ffd27a") if light.dark or light.weather in ("storm", "fog") else light.of("#38424c")[120]
    yield Layer("a cabin", front.mask(), plain(f, wood[70]), far=0.15)
    yield Layer("its gable", gable.mask(), plain(f, wood[190]), far=0.15)
    yield Layer("its roof", roof.mask(), plain(f, tiles[150]), far=0.15)
    yield Layer("its eaves", eave.mask(), plain(f, tiles[40]), far=0.15, fine=True)
    yield Layer("its windows", panes.mask(), plain(f, pane), far=0.15, fine=True)
    if light.dark:
        d = np.sqrt((f.x - x) ** 2 + (f.y - foot + h * 0.5) ** 2)
        yield Layer("window light", np.exp(-d / np.float32(size * 0.8)) * 0.3, plain(f, pane), soft=True, lit=True)


def lighthouse(view: View, x: float, foot: float, height: float) -> Iterator[Layer]:
    """A banded tower, its lamp sweeping when the sky is dark."""
    f, light = view.frame, view.light
    b, t, top = height * 0.11, height * 0.068, foot - height * 0.8
    tower, bands, lamp, cap = (shapes.Pen(f) for _ in range(4))
    tower.polygon([(x - b, foot), (x - t, top), (x + t, top), (x + b, foot)])
    for low, high in ((0.18, 0.36), (0.56, 0.74)):
        wl, wh = b + (t - b) * low, b + (t - b) * high
        yl, yh = foot + (top - foot) * low, foot + (top - foot) * high
        bands.polygon([(x - wl, yl), (x - wh, yh), (x + wh, yh), (x + wl, yl)])
    at = _placed(x, top, t, height)
    lamp.polygon(at((-0.62, 0), (-0.62, 0.10), (0.62, 0.10), (0.62, 0)))
    cap.polygon(at((-0.85, 0.10), (0, 0.19), (0.85, 0.10)))
    cap.polygon(at((-1.35, -0.014), (-1.35, 0.008), (1.35, 0.008), (1.35, -0.014)))
    tone = np.broadcast_to(np.clip(0.55 + light.side * (f.x - x) / np.float32(b * 2.2), 0.12, 1), f.shape)
    white, red = light.of("#f6f0e4", 0.05), light.of("#c8402f", 0.05)
    shade = (tone * 255).astype(np.uint8)
    yield Layer("a lighthouse", tower.mask(), white[shade], far=0.2)
    yield Layer("its bands", bands.mask(), red[shade], far=0.2)
    glass = (
        light.glowing("#ffe9a8")
        if light.dark or light.weather in ("storm", "fog", "rain")
        else light.of("#6f7f86")[200]
    )
    yield Layer("its lamp", lamp.mask(), plain(f, glass), far=0.2)
    yield Layer("its roof", cap.mask(), red[(shade * 0.8).astype(np.uint8)], far=0.2)
    if light.dark or light.weather in ("storm", "fog"):
        yield _beam(view, x, top - height * 0.05, glass)


def _beam(view: View, x: float, y: float, colour: np.ndarray) -> Layer:
    """Two cones of light from the lamp."""
    f = view.frame
    dx, dy = f.x - np.float32(x), f.y - np.float32(y)
    across = np.abs(dy + np.abs(dx) * np.float32(0.06)) / (np.abs(dx) * np.float32(0.13) + 0.006)
    mask = noise.step(1.0, 0.2, across) * np.exp(-np.abs(dx) / np.float32(0.45)) * 0.6
    glow = np.exp(-np.sqrt(dx * dx + dy * dy) / np.float32(0.05)) * 0.8
    return Layer("its beam", np.asarray(np.clip(mask + glow, 0, 1), np.float32), plain(f, colour), soft=True, lit=True)


def boat(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """A small sailing boat and its reflection."""
    f, light = view.frame, view.light
    at = _placed(x, foot, -light.side * size, size)
    hull, main, jib, mirror = (shapes.Pen(f) for _ in range(4))
    hull.polygon(at((-0.5, 0.13), (0.58, 0.16), (0.38, 0), (-0.4, 0)))
    hull.line(at((0.06, 0.1), (0.06, 1.36)), size * 0.018)
    main.polygon([*shapes.curve(at((0.06, 1.3), (-0.30, 0.62), (-0.38, 0.2))), *at((0.06, 0.2))])
    jib.polygon([*shapes.curve(at((0.09, 1.2), (0.36, 0.6), (0.56, 0.2))), *at((0.09, 0.22))])
    for i in range(7):
        y = foot + size * (0.06 + i * 0.15)
        half = size * (0.4 - i * 0.045)
        mirror.line([(x - half + size * 0.06 * (i % 2), y), (x + half * 0.8, y)], size * 0.035)
    sail = light.of("#fbf4e4", 0.05)
    yield Layer(
        "its reflection",
        mirror.mask() * np.float32(0.4),
        plain(f, mix(sail[200], light.shade, 0.35)),
        far=0.2,
        fine=True,
    )
    yield Layer("a sail", main.mask(), plain(f, sail[225]), far=0.2)
    yield Layer("a jib", jib.mask(), plain(f, sail[120]), far=0.2)
    yield Layer("a boat", hull.mask(), plain(f, light.of("#6b4436")[90]), far=0.15)

"""The sky of every landscape: gradient, sun or moon with its glow, stars, clouds, rainbow, birds."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise, shapes
from imaging.sketch.colour import Field, mix, ramp, rgb, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import heavens


def sky(view: View, horizon: float) -> Iterator[Layer]:
    """All that hangs above `horizon` (units from the top)."""
    yield _gradient(view, horizon)
    if view.light.time == "night" or (view.light.time == "dusk" and view.wants("stars")):
        yield from stars(view, horizon, 1.0)
    yield from heavens.wanted(view, horizon)
    yield from _disc(view, horizon)
    if not view.refuses("clouds"):
        yield from _clouds(view, horizon)
    if view.light.weather == "storm" and (view.wants("lightning") or view.frame.dice("bolt").random() < 0.6):
        yield from heavens.lightning(view, horizon)
    if view.wants("rainbow"):
        yield _rainbow(view, horizon)


def sun_place(view: View, horizon: float) -> tuple[float, float]:
    """(x, y) of the sun or moon in units."""
    return view.light.x * view.frame.across, horizon * (1 - min(0.86, view.light.lift))


def _gradient(view: View, horizon: float) -> Layer:
    """From the zenith to the horizon, bent a little by the air and warmed around the light."""
    f, light = view.frame, view.light
    t = f.y / np.float32(horizon) + noise.fbm(f, "air", 1.1, 3, stretch=(2.2, 1)) * np.float32(0.045)
    x, y = sun_place(view, horizon)
    d2 = (f.x - x) ** 2 + (f.y - y) ** 2
    picture = through(light.sky, np.asarray(t, np.float32))
    warm = np.exp(-d2 / np.float32(0.10)) * np.float32(0.5 if light.open else 0.12)
    picture += (light.key - picture) * warm[:, :, None]
    return Layer("the sky", np.ones(f.shape, np.float32), picture, far=1.0, soft=True)


def _disc(view: View, horizon: float) -> Iterator[Layer]:
    """The sun or the moon, and the light around it."""
    f, light = view.frame, view.light
    moon = light.dark or (view.wants("moon") and not view.wants("sun"))
    if not light.open and not view.wants("moon", "sun") or (light.time == "dusk" and not view.wants("moon", "sun")):
        return
    if light.time == "night" and view.wants("aurora", "milky way") and not view.wants("moon"):
        return
    if moon and view.refuses("moon") or not moon and view.refuses("sun"):
        return
    x, y = sun_place(view, horizon)
    radius = {"sunset": 0.062, "golden hour": 0.05, "dawn": 0.05}.get(light.time, 0.042 if moon else 0.036)
    d = np.sqrt((f.x - x) ** 2 + (f.y - y) ** 2)
    colour = (
        light.glowing("#f6f0dc")
        if moon
        else mix(light.glowing("#fff4d6"), light.key, 0.5 if light.lift < 0.35 else 0.1)
    )
    halo = np.exp(-np.maximum(d - radius, 0) / np.float32(0.075)) * np.float32(0.42) + np.exp(
        -d / np.float32(0.3)
    ) * np.float32(0.2)
    yield Layer(
        "the glow", np.asarray(halo, np.float32), plain(f, mix(colour, light.key, 0.5)), far=1.0, soft=True, lit=True
    )
    disc = noise.step(0.5, -0.5, (d - radius) * np.float32(f.unit))
    if moon and f.dice("phase").random() < 0.35 and not view.wants("moon"):
        disc = disc * noise.step(
            -0.5,
            0.5,
            (np.sqrt((f.x - x - radius * 0.55) ** 2 + (f.y - y + radius * 0.2) ** 2) - radius * 0.95) * f.unit,
        )
    seas = noise.fbm(f, "seas", 22, 3)
    tone = np.clip(0.85 + (seas * 0.10 if moon else 0), 0, 1).astype(np.float32) + np.zeros(f.shape, np.float32)
    table = ramp([mix(colour, light.shade, 0.35), colour])
    yield Layer("the moon" if moon else "the sun", disc, through(table, tone), far=0.9)


def stars(view: View, horizon: float, amount: float) -> Iterator[Layer]:
    """Stars whose brightness follows a power law, thinning towards the horizon."""
    f = view.frame
    if view.light.weather not in ("", "clear"):
        return
    dice = f.dice("stars")
    count = int(520 * amount)
    x, y = dice.random(count) * f.across, dice.random(count) ** 1.25 * horizon
    size = 0.0011 + 0.0032 * dice.random(count) ** 9
    mask = shapes.dots(f, x, y, np.maximum(size, 0.5 / f.unit), 0.35 + 0.65 * dice.random(count) ** 2)
    fade = noise.step(1.0, 0.55, f.y / np.float32(horizon))
    yield Layer(
        "the stars",
        np.asarray(mask * fade, np.float32),
        plain(f, view.light.glowing("#fff6e0")),
        far=1.0,
        fine=True,
        lit=True,
    )


def _cover(view: View) -> float:
    """How much of the sky is cloud, 0..1."""
    by_weather = {"clear": 0.08, "rain": 0.82, "snow": 0.7, "fog": 0.3, "storm": 0.95}
    if view.wants("clouds"):
        return 0.62
    return by_weather.get(view.light.weather, float(view.frame.dice("cover").uniform(0.12, 0.55)))


def _clouds(view: View, horizon: float) -> Iterator[Layer]:
    """Banks of cloud with lit tops and shaded undersides; long and thin when the weather is fair."""
    f, light = view.frame, view.light
    cover = _cover(view)
    if cover < 0.1:
        return
    heaped = light.weather in ("storm", "rain") or view.wants("clouds") or f.dice("heaped").random() < 0.5
    stretch = (2.1, 0.85) if heaped else (4.2, 0.8)
    n = noise.fbm(f, "clouds", 2.3 if heaped else 2.0, 6, gain=0.54, stretch=stretch)
    height = f.y / np.float32(horizon)
    band = np.exp(-(((height - np.float32(0.45)) / 0.36) ** 2))
    threshold = 1.35 - 1.9 * cover - 0.5 * band
    mask = noise.step(-0.12, 0.75, n - threshold) * noise.step(1.05, 0.7, height)
    away = int(0.03 * f.unit)
    toward = np.roll(np.roll(n, away, axis=0), int(away * 0.7 * -light.side), axis=1)
    tone = np.clip(0.62 + (n - toward) * 0.30 - 0.14 * (n - threshold), 0, 1)
    dark = {"storm": "#4d5661", "rain": "#828c96"}.get(light.weather, "#b4bac6")
    low = (
        mix(light.grade(rgb(dark)), light.shade, 0.35)
        if light.weather
        else mix(through(light.sky, np.full((1, 1), 0.35, np.float32))[0, 0], light.shade, 0.22)
    )
    high = mix(light.of("#ffffff")[255], light.key, 0.35 if light.weather in ("", "clear") else 0.1)
    if light.weather == "storm":
        high = mix(high, low, 0.45)
    picture = through(ramp([low, mix(low, high, 0.55), high]), np.asarray(tone, np.float32))
    strength = 0.92 if light.weather else 0.78
    yield Layer("the clouds", np.asarray(mask * strength, np.float32), picture, far=0.95, soft=True)


def _rainbow(view: View, horizon: float) -> Layer:
    """A bow opposite the sun, red outside."""
    f = view.frame
    x, radius = (1 - view.light.x) * f.across, 0.62
    d = (np.sqrt((f.x - x) ** 2 + (f.y - horizon - 0.1) ** 2) - radius) / np.float32(0.055)
    bow = ramp([view.light.glowing(c) for c in ("#7a5ad0", "#3a8ad0", "#58b868", "#f0d860", "#f09048", "#e05848")])
    mask = np.exp(-((d * 1.3) ** 4)) * 0.34 * noise.step(horizon + 0.02, horizon - 0.3, f.y)
    return Layer(
        "the rainbow",
        np.asarray(mask, np.float32),
        through(bow, np.asarray((d + 1) / 2, np.float32)),
        far=0.8,
        soft=True,
    )


def birds(view: View, low: float, high: float) -> Layer:
    """A small flock between two heights (units from the top)."""
    f = view.frame
    dice = f.dice("birds")
    x0, y0 = dice.uniform(0.25, 0.75) * f.across, dice.uniform(low, high)
    pen = shapes.Pen(f)
    for _ in range(int(dice.integers(5, 11))):
        x, y = x0 + dice.normal(0, 0.11), y0 + dice.normal(0, 0.035)
        s, lift = dice.uniform(0.010, 0.022), dice.uniform(0.35, 0.75)
        left = [(x - s, y - s * lift * 0.6), (x - s * 0.5, y - s * lift), (x, y)]
        right = [(x, y), (x + s * 0.5, y - s * lift), (x + s, y - s * lift * 0.5)]
        pen.line(left + right[1:], s * 0.16)
    return Layer("birds", pen.mask(), plain(f, mix(view.light.shade, view.light.haze, 0.15)), far=0.5, fine=True)


def sun_mask(view: View, horizon: float, spread: float) -> Field:
    """(h, w) 0..1: nearness to the sun, falling to a third at `spread` units."""
    x, y = sun_place(view, horizon)
    f = view.frame
    return np.asarray(np.exp(-np.sqrt((f.x - x) ** 2 + (f.y - y) ** 2) / np.float32(spread)), np.float32)

"""Still and moving water: mirrors what the canvas holds, with ripples that grow towards us."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, Picture, mix, rgb
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature.sky import sun_place


def ripples(view: View, shore: float, scale: float = 1.0) -> Field:
    """(h, w) wave noise below `shore`, spread 1, with the perspective of a flat surface: long and thin far off."""
    f = view.frame
    dice = f.dice("ripples")
    near = np.maximum(f.y - np.float32(shore), 0.004)
    tile = noise.fbm_over(dice, (512, 512), (1.0, 1.0), 24, 4, gain=0.6)
    u = (f.x - f.across / 2) / (near + 0.09) * np.float32(110 * scale) + 20000
    v = np.log(near + 0.012) * np.float32(330 * scale) + 20000
    rows = np.broadcast_to(v.astype(np.int32) % 512, f.shape)
    return np.asarray(tile[rows, u.astype(np.int32) % 512], np.float32)


def reflection(view: View, shore: float, wave: Field, calm: float) -> Picture:
    """The canvas mirrored at `shore`; `calm` 1 is a mirror, 0 a choppy blur."""
    f, picture = view.frame, view.canvas.picture
    below = np.maximum(f.y - np.float32(shore), 0)
    shake = wave * (0.003 + below * 0.034) * np.float32(1.6 - calm)
    rows = (np.float32(shore) - below * 1.06 + shake) * np.float32(f.unit)
    columns = (f.x + shake * 0.6) * np.float32(f.unit)
    r = np.clip(rows, 0, shore * f.unit - 1).astype(np.int32)
    c = np.clip(columns, 0, f.width - 1).astype(np.int32)
    return np.asarray(picture.reshape(-1, 3)[r * f.width + c], np.float32)


def lake(view: View, shore: float, mask: Field, calm: float = 0.8) -> Iterator[Layer]:
    """A lake from `shore` down: reflection, body colour towards us, glitter under the light."""
    f, light = view.frame, view.light
    wave = ripples(view, shore)
    mirror = reflection(view, shore, wave, calm)
    body = mix(light.of("#3f6f80", 0.05)[120], light.shade, 0.35)
    depth = np.clip((f.y - np.float32(shore)) / (f.down - shore + 1e-3), 0, 1)
    share = (0.14 + 0.42 * depth) * np.ones(f.shape, np.float32)
    picture = mirror + (body - mirror) * share[:, :, None]
    yield Layer("the water", mask, picture, far=0.35, flow=np.zeros(f.shape, np.float32))
    streak = noise.step(1.25, 2.1, wave) * mask * noise.step(0.0, 0.05, f.y - np.float32(shore))
    pale = mix(light.of("#ffffff")[230], light.haze, 0.4)
    yield Layer("ripples", np.asarray(streak * 0.5, np.float32), plain(f, pale), far=0.3, fine=True)
    if light.open:
        yield glitter(view, shore, wave, mask)


def glitter(view: View, shore: float, wave: Field, mask: Field) -> Layer:
    """The path of light that leads to the sun or moon."""
    f, light = view.frame, view.light
    x, y = sun_place(view, shore)
    below = np.maximum(f.y - np.float32(shore), 0)
    width = 0.03 + below * 0.16
    path = np.exp(-(((f.x - x) / width) ** 2)) * noise.step(-0.1, 1.1, wave + 0.35)
    strength = 0.85 if light.lift < 0.45 or light.dark else 0.4
    away = noise.step(0.0, 0.02, below)
    colour = light.glowing("#fff2d0") if not light.dark else light.glowing("#e8ecf4")
    return Layer(
        "light on the water",
        np.asarray(path * away * mask * strength, np.float32),
        plain(f, mix(colour, light.key, 0.35)),
        far=0.3,
        fine=True,
        lit=True,
    )


def surf_colour(view: View) -> np.ndarray:
    """Foam: white in this light."""
    return mix(view.light.of(rgb("#ffffff"))[235], view.light.haze, 0.15)

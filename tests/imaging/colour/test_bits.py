"""Sixteen bits came in; no tone was lost on the way to eight."""

from __future__ import annotations

import numpy as np
import pytest

from imaging.files.decode import decode
from imaging.large.room import Room
from imaging.libvips import pyvips
from tests.imaging.colour import profiles
from tests.imaging.colour.readers import compressed, shown
from tests.imaging.colour.test_numbers import cicp, gama, iccp, png
from tests.imaging.colour.truth import codes_in, sixteen, srgb_code
from tests.matrix import sampled

WIDTH = 2048


def ramp(gamma: float) -> np.ndarray:
    """From black to white, a step of the eye's everywhere: codes of a space with that gamma."""
    code = np.linspace(0, 1, WIDTH)
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return np.tile(sixteen(light ** (1 / gamma)), (4, 1))


def tiff(pixels: np.ndarray, icc: bytes, compression: str = "lzw") -> bytes:
    image = pyvips.Image.new_from_array(pixels, interpretation="rgb16" if pixels.shape[2] > 2 else "grey16")
    image = image.copy()
    image.set_type(pyvips.GValue.blob_type, "icc-profile-data", icc)
    return bytes(image.tiffsave_buffer(compression=compression, predictor="horizontal"))


def colour(levels: np.ndarray) -> np.ndarray:
    return levels[..., None].repeat(3, axis=2)


LINEAR = profiles.screen(profiles.SRGB, profiles.straight())
WIDE = profiles.screen(profiles.PROPHOTO, profiles.gamma(1.80078125))
GREY = profiles.grey(profiles.straight())
FILES = {
    "PNG, linear": png(colour(ramp(1.0)), iccp(LINEAR)),
    "PNG, ProPhoto": png(colour(ramp(1.80078125)), iccp(WIDE)),
    "PNG, gamma": png(colour(ramp(1.0)), gama(100_000)),
    "PNG, code points": png(colour(ramp(1.0)), cicp(1, 8)),
    "PNG, grey": png(ramp(1.0)[..., None], gama(100_000)),
    "PNG, grey with a profile": png(ramp(1.0)[..., None], iccp(GREY)),
    "PNG, grey with transparency": png(np.dstack([ramp(1.0), np.full((4, WIDTH), 40_000, np.uint16)]), gama(100_000)),
    "PNG, grey with transparency and a profile": png(
        np.dstack([ramp(1.0), np.full((4, WIDTH), 40_000, np.uint16)]), iccp(GREY)
    ),
    "TIFF, linear": tiff(colour(ramp(1.0)), LINEAR),
    "TIFF, ProPhoto": tiff(colour(ramp(1.80078125)), WIDE, "deflate"),
    "TIFF, grey": tiff(ramp(1.0)[..., None], GREY, "none"),
}


@sampled("read", [shown, compressed])
@sampled("name", FILES)
def test_every_level_is_there_and_none_is_skipped(name: str, read: object) -> None:
    """Rounded to eight bits first, a linear ramp has 183 levels, and twelve of the darkest thirteen are missing."""
    seen = read(FILES[name])[0].astype(int)  # type: ignore[operator]
    for channel in range(3):
        levels = seen[:, channel]
        assert len(np.unique(levels)) == 256
        assert np.diff(levels).max() <= 1
        assert np.abs(levels - np.linspace(0, 255, WIDTH)).max() <= 2


def test_rounding_first_would_skip_levels() -> None:
    rough = np.rint(ramp(1.0)[0] / 257).astype(np.uint8)
    levels = np.rint(255 * srgb_code(rough / 255)).astype(int)
    assert len(np.unique(levels)) == 183
    assert np.diff(levels).max() == 13


@pytest.mark.parametrize("read", [shown, compressed])
def test_what_needs_no_conversion_is_rounded_not_cut(read: object) -> None:
    levels = np.arange(0, 65_536, 16, dtype=np.uint16).reshape(32, 128)
    grey = read(png(levels[..., None]))  # type: ignore[operator]
    assert np.abs(grey[..., 0].astype(int) - levels / 257).max() <= 0.51


@pytest.mark.parametrize("read", [shown, compressed])
def test_transparency_of_sixteen_bits_is_rounded(read: object) -> None:
    pixels = np.dstack(
        [sixteen(codes_in("p3", None, np.full((4, 4, 3), 90, np.uint8))), np.full((4, 4), 40_000, np.uint16)]
    )
    seen = read(png(pixels, cicp(12, 13)))  # type: ignore[operator]
    assert np.abs(seen[0, 0].astype(int) - (90, 90, 90, 156)).max() <= 1


@pytest.mark.slow
def test_where_there_is_no_room_eight_bits_have_to_do() -> None:
    pixels = sixteen(codes_in("p3", None, np.full((2048, 2048, 3), (200, 90, 40), np.uint8)))
    data = png(pixels, cicp(12, 13))
    for size in (60_000_000, 30_000_000):  # 14 bytes a pixel are more than the second
        raster = decode(data, room=Room(size))
        assert np.abs(np.asarray(raster.image)[0, 0].astype(int) - (200, 90, 40)).max() <= 1

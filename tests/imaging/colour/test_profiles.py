"""A picture with a profile came in; every reader saw the colours that the profile means."""

from __future__ import annotations

import random
import struct

import numpy as np
import pytest

from imaging.colour.profile import usable
from tests.imaging.colour import profiles
from tests.imaging.colour.readers import compressed, saved, shown
from tests.imaging.colour.truth import codes_in, colours, difference, eight
from tests.matrix import sampled

KINDS = ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"]
SCREENS = {
    "p3": ("p3", None, profiles.screen(profiles.P3, profiles.parametric())),
    "p3 named sRGB": ("p3", None, profiles.screen(profiles.P3, profiles.tabled(), "sRGB IEC61966-2.1")),
    "p3 of version 2 named sRGB": ("p3", None, profiles.screen(profiles.P3, profiles.tabled(), "sRGB", version=2)),
    "p3 as a table": ("p3", None, profiles.table_of(profiles.P3)),
    "adobe": ("adobe", 2.19921875, profiles.screen(profiles.ADOBE, profiles.gamma(2.19921875), version=2)),
    "rec2020": ("rec2020", None, profiles.screen(profiles.REC2020, profiles.tabled())),
    "prophoto": ("prophoto", 1.8, profiles.screen(profiles.PROPHOTO, profiles.gamma(1.80078125))),
    "linear": ("srgb", 1.0, profiles.screen(profiles.SRGB, profiles.straight())),
    "gamma 2.2 named sRGB": ("srgb", 2.19921875, profiles.screen(profiles.SRGB, profiles.gamma(2.19921875), "sRGB")),
    "srgb": ("srgb", None, profiles.screen(profiles.SRGB, profiles.parametric())),
    "srgb by another name": ("srgb", None, profiles.screen(profiles.SRGB, profiles.tabled(), "Display P3", version=2)),
}
LARGE = profiles.table_of(profiles.P3, 65)
"""1.6 MB."""
BROKEN = {
    "no profile": b"no profile",
    "cut": SCREENS["p3"][2][:300],
    "only a header": SCREENS["p3"][2][:128],
    "places outside": SCREENS["p3"][2][:132] + b"\xff" * 400,
    "for ink": profiles.file({b"desc": profiles.named("Ink")}, b"CMYK"),
    "a link of devices": SCREENS["p3"][2][:12] + b"link" + SCREENS["p3"][2][16:],
    "colours with names": SCREENS["p3"][2][:12] + b"nmcl" + SCREENS["p3"][2][16:],
    "everything is black": profiles.screen(((0, 0, 0),) * 3, profiles.straight()),
    "grey": profiles.grey(profiles.gamma(1.0)),
    "large and empty": SCREENS["p3"][2][:128] + struct.pack(">I", 0) + bytes(200_000),
}


@sampled("kind", KINDS)
@sampled("name", SCREENS)
def test_colours_are_those_that_the_profile_means(name: str, kind: str) -> None:
    space, gamma, icc = SCREENS[name]
    meant = colours()
    data = saved(eight(codes_in(space, gamma, meant)), kind, icc_profile=icc)
    seen, small = shown(data), compressed(data)
    coarse = gamma == 1.0 or space == "prophoto" or kind == "AVIF"  # too few bits, or thrown away by the format
    assert difference(seen, meant) < (1.6 if coarse else 1)
    assert np.abs(seen.astype(int) - small).max() <= 1


@sampled("name", SCREENS)
def test_transparency_changes_nothing_about_colours(name: str) -> None:
    space, gamma, icc = SCREENS[name]
    codes = eight(codes_in(space, gamma, colours()))
    clear = np.dstack([codes, np.tile(np.arange(48, dtype=np.uint8) * 5, (32, 1))])
    opaque, data = saved(codes, "PNG", icc_profile=icc), saved(clear, "PNG", icc_profile=icc)
    for read in (shown, compressed):
        assert np.array_equal(read(data)[..., :3], read(opaque))
        assert np.array_equal(read(data)[..., 3], clear[..., 3])


@sampled("kind", KINDS)
@sampled("name", BROKEN)
def test_a_profile_that_cannot_be_used_is_left_aside(name: str, kind: str) -> None:
    pixels = colours()
    without, data = saved(pixels, kind), saved(pixels, kind, icc_profile=BROKEN[name])
    assert not usable(BROKEN[name]) or name == "grey"
    assert np.array_equal(shown(data), shown(without))
    assert np.array_equal(compressed(data), compressed(without))


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
@pytest.mark.parametrize(
    ("icc", "exponent"),
    [
        (profiles.grey(profiles.gamma(1.0)), 1.0),
        (profiles.grey(profiles.gamma(1.80078125), version=2), 1.80078125),
        (profiles.screen(profiles.ADOBE, profiles.gamma(2.19921875)), 2.19921875),
        (profiles.screen(profiles.PROPHOTO, profiles.gamma(1.80078125)), 1.80078125),
    ],
    ids=["grey linear", "grey 1.8", "grey picture of a screen", "grey picture of a wide screen"],
)
def test_greys_become_those_that_the_profile_means(kind: str, icc: bytes, exponent: float) -> None:
    ramp = np.tile(np.arange(256, dtype=np.uint8), (4, 1))
    light = (ramp / 255) ** exponent
    meant = eight(np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055))
    data = saved(ramp, kind, icc_profile=icc)
    for read in (shown, compressed):
        seen = read(data).astype(int)
        assert np.abs(seen - meant[..., None]).max() <= 2  # neutral, and as light as is meant


@pytest.mark.parametrize("icc", [profiles.grey(profiles.gamma(1.0))])
def test_grey_with_transparency_is_converted_too(icc: bytes) -> None:
    ramp = np.tile(np.arange(256, dtype=np.uint8), (4, 1))
    data = saved(np.dstack([ramp, 255 - ramp]), "PNG", "LA", icc_profile=icc)
    for read in (shown, compressed):
        seen = read(data)
        assert seen[0, 55, :3].tolist() == [128, 128, 128]
        assert np.array_equal(seen[..., 3], 255 - ramp)


def test_what_is_srgb_stays_byte_for_byte() -> None:
    pixels = colours()
    for name in ("srgb", "srgb by another name"):
        data = saved(pixels, "PNG", icc_profile=SCREENS[name][2])
        assert np.array_equal(shown(data), pixels)
        assert np.array_equal(compressed(data), pixels)


@pytest.mark.slow
@sampled("kind", KINDS)
def test_a_profile_of_megabytes_is_used_like_any_other(kind: str) -> None:
    """Pillow alone refuses a PNG for it."""
    meant = colours()
    data = saved(eight(codes_in("p3", None, meant)), kind, icc_profile=LARGE)
    assert difference(shown(data), meant) < 1
    assert np.abs(shown(data).astype(int) - compressed(data)).max() <= 1


@pytest.mark.slow
def test_profiles_that_were_spoilt_anywhere_are_one_answer_and_no_error() -> None:
    pixels = colours()
    spoiling = random.Random(7)
    for icc in [each for _, _, each in SCREENS.values() if len(each) < 4000] + [profiles.grey(profiles.tabled(64))]:
        for _ in range(12):
            spoilt = bytearray(icc)
            for _ in range(spoiling.choice((1, 3, 20))):
                spoilt[spoiling.randrange(len(spoilt))] = spoiling.choice((0, 1, 128, 255))
            for picture in (pixels, pixels[..., 0]):
                data = saved(np.ascontiguousarray(picture), "JPEG", icc_profile=bytes(spoilt))
                assert np.abs(shown(data).astype(int) - compressed(data)).max() <= 1

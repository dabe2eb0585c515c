"""Colour in the files of others' bug reports: which profile counts, and what counts without one.

Where the numbers are those of another space the picture is the patches all the same: the samples are made for it.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.writers.avif import avif, meaning
from tests.files.writers.jpeg import EXIF, jpeg, segment, with_segments, without_segments
from tests.files.writers.png import GREY, RGB, RGBA, gamma, png, primaries, profile
from tests.imaging.colour import profiles
from tests.imaging.colour.truth import codes_in, eight, sixteen

P3 = profiles.screen(profiles.P3, profiles.parametric(), "Display P3")
ADOBE = profiles.screen(profiles.ADOBE, profiles.gamma(2.2), "Adobe RGB (1998)", version=2)
PROPHOTO = profiles.screen(profiles.PROPHOTO, profiles.gamma(1.8), "ProPhoto RGB", version=2)
GREY_18 = profiles.grey(profiles.gamma(1.8))
SRGB = profiles.screen(profiles.SRGB, profiles.parametric(), "sRGB")
P3_XY = (0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060)
ADOBE_GAMMA = 563 / 256
INTEROPERABLE = (
    b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0"
    b"\x02\0\x01\xa0\x03\0\x01\0\0\0\xff\xff\0\0\x05\xa0\x04\0\x01\0\0\0\x38\0\0\0\0\0\0\0"
    b"\x01\0\x01\0\x02\0\x04\0\0\0R03\0\0\0\0\0"
)
"""EXIF of a camera set to Adobe RGB (DCF 2.0): uncalibrated, with the interoperability `R03`."""


def in_space(space: str, curve: float | None, _: bytes = b"") -> Pixels:
    return eight(codes_in(space, curve, patches()))


def in_p3() -> Pixels:
    return in_space("p3", None)


def grey_of(pixels: Pixels) -> Pixels:
    """One channel, as if it were light."""
    return pixels[..., 1]


def shown_grey(data: bytes) -> Pixels:
    return np.repeat(grey_of(patches())[..., None], 3, -1)


def ink(file: bytes) -> bytes:
    """CMYK of plain complements, as many programs write it."""
    out = BytesIO()
    Image.fromarray(patches()).convert("CMYK").save(out, "JPEG", quality=97, subsampling=0)
    return out.getvalue()


def ink_without_mark() -> bytes:
    return without_segments(ink(b""), 0xEE)


def by_exif() -> bytes:
    return with_segments(jpeg(in_space("adobe", ADOBE_GAMMA)), segment(0xE1, EXIF + INTEROPERABLE))


def split_profile() -> bytes:
    """In three segments, which came in another order."""
    parts = [P3[:200], P3[200:300], P3[300:]]
    numbered = [b"ICC_PROFILE\0" + bytes((place, 3)) + part for place, part in enumerate(parts, start=1)]
    return with_segments(jpeg(in_p3()), *(segment(0xE2, numbered[place]) for place in (2, 0, 1)))


def webp(pixels: Pixels, **how: object) -> bytes:
    out = BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", lossless=True, **how)
    return out.getvalue()


def deep_tiff() -> bytes:
    from_wide = sixteen(codes_in("prophoto", 1.8, patches()))
    return png(from_wide, RGB, 16, [profile(PROPHOTO)])


def opaque(pixels: Pixels) -> Pixels:
    return np.dstack((pixels, np.full(pixels.shape[:2], 255, np.uint8)))


def channels_turned() -> bytes:
    """A profile whose first light is green, the second blue, the third red: without it all colours are others."""
    lights = profiles.SRGB[1], profiles.SRGB[2], profiles.SRGB[0]
    stored = np.ascontiguousarray(patches()[..., [1, 2, 0]])
    return jpeg(stored, icc_profile=profiles.screen(lights, profiles.parametric()))


def hdr(transfer: int) -> bytes:
    """A plain picture in the middle of what PQ or HLG can say, in the primaries of BT.2020."""
    return meaning(avif(np.clip(patches() // 2 + 40, 0, 255).astype(np.uint8)), 9, transfer, 9)


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near)
    for name, kind, made, looks, near in (
        (
            "p3.jpg",
            "Display P3 shown as if it were sRGB (Pillow #2594)",
            lambda: jpeg(in_p3(), icc_profile=P3),
            patches,
            1.2,
        ),
        (
            "adobe.jpg",
            "Adobe RGB looks pale (Pillow #3542)",
            lambda: jpeg(in_space("adobe", ADOBE_GAMMA), icc_profile=ADOBE),
            patches,
            1.2,
        ),
        ("prophoto.png", "ProPhoto in 16 bits (sharp #4186)", deep_tiff, patches, 1.5),
        ("p3.webp", "a profile in a WebP (sharp #2862)", lambda: webp(in_p3(), icc_profile=P3), patches, 1.2),
        ("p3.avif", "a profile in an AVIF (sharp #2862)", lambda: avif(in_p3(), icc_profile=P3), patches, 1.5),
        ("split-profile.jpg", "a profile in segments out of order (Pillow #2575)", split_profile, patches, 1.2),
        ("turned-channels.jpg", "a profile that names other lights", channels_turned, patches, 1.5),
        (
            "grey-1.8.png",
            "a grey profile (squoosh #1191)",
            lambda: png(np.rint((grey_of(patches()) / 255) ** (2.2 / 1.8) * 255), GREY, 8, [profile(GREY_18)]),
            shown_grey,
            3,
        ),
        (
            "grey-rgb-profile.png",
            "a profile for colours in a grey picture (ImageMagick #884)",
            lambda: png(grey_of(patches()), GREY, 8, [profile(P3)]),
            shown_grey,
            1,
        ),
        (
            "ink-profile.png",
            "a profile for ink in a picture of light (sharp #237)",
            lambda: png(
                opaque(patches()), RGBA, 8, [profile(profiles.file({b"desc": profiles.named("Ink")}, b"CMYK"))]
            ),
            patches,
            1,
        ),
        (
            "broken-profile.jpg",
            "a profile that is none",
            lambda: jpeg(icc_profile=b"no profile at all" * 20),
            patches,
            1,
        ),
        (
            "gamma-usual.png",
            "gAMA 0.45455 is sRGB to everybody (ImageMagick #5850, #630)",
            lambda: png(patches(), RGB, 8, [gamma(0.45455)]),
            patches,
            0.6,
        ),
        (
            "gamma-and-srgb.png",
            "gAMA beside sRGB: sRGB counts (ImageMagick #8874)",
            lambda: png(patches(), RGB, 8, [(b"sRGB", b"\0"), gamma(1)]),
            patches,
            0.1,
        ),
        (
            "gamma-and-profile.png",
            "gAMA beside a profile: the profile counts",
            lambda: png(in_p3(), RGB, 8, [gamma(1), profile(P3)]),
            patches,
            1.2,
        ),
        (
            "primaries.png",
            "cHRM with gAMA: other primaries (squoosh #426)",
            lambda: png(in_space("p3", 2.2), RGB, 8, [gamma(1 / 2.2), primaries(*P3_XY)]),
            patches,
            1.2,
        ),
        (
            "numbers-before-profile.png",
            "cICP beside a profile: cICP counts",
            lambda: png(in_p3(), RGB, 8, [(b"cICP", bytes((12, 13, 0, 1))), profile(SRGB)]),
            patches,
            1.2,
        ),
        ("bt2020.avif", "nclx: BT.2020", lambda: meaning(avif(in_space("rec2020", None)), 9, 13, 6), patches, 2),
        ("camera-adobe.jpg", "EXIF alone says Adobe RGB", by_exif, patches, 1.2),
        (
            "rgb-not-ycc.jpg",
            "RGB in a JPEG, told by its Adobe mark (ImageSharp #40)",
            lambda: jpeg(keep_rgb=True),
            patches,
            1,
        ),
        (
            "ink-without-mark.jpg",
            "CMYK without an Adobe mark is not inverted (sharp #1649, jpeg-decoder #224)",
            ink_without_mark,
            None,
            25,
        ),
    )
) + tuple(
    OddFile(name, kind, made=made, says=("HDR",))
    for name, kind, made in (
        ("hlg.avif", "HLG looks flat (Immich #18636)", partial(hdr, 18)),
        ("pq.avif", "PQ looks flat (Immich #18636)", partial(hdr, 16)),
    )
)

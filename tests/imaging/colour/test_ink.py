"""CMYK came in, with a profile and without, as the programs write it; every reader saw the same colours."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from imaging.colour import profile
from tests.imaging.colour import profiles
from tests.imaging.colour.readers import compressed, saved, shown
from tests.imaging.colour.truth import colours, difference
from tests.matrix import sampled


def ink(pixels: np.ndarray, icc: bytes) -> Image.Image:
    """These colours as that profile prints them."""
    paper, screen = (ImageCms.ImageCmsProfile(BytesIO(each)) for each in (icc, profile.srgb()))
    printed = ImageCms.profileToProfile(
        Image.fromarray(pixels),
        screen,
        paper,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert printed
    return printed


def written(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def without_adobe(data: bytes) -> bytes:
    """A JPEG without the segment that says how its colours are coded."""
    start = data.index(b"\xff\xee")
    return data[:start] + data[start + 2 + int.from_bytes(data[start + 2 : start + 4], "big") :]


@sampled("kind", ["JPEG", "TIFF"])
@sampled("icc", [profile.offset_print(), b"", b"no profile", profiles.screen(profiles.P3, profiles.parametric())])
def test_ink_is_what_it_looks_like_on_paper(kind: str, icc: bytes) -> None:
    """What says nothing that can be used about itself is offset printing."""
    pale = (colours() // 2 + 90).astype(np.uint8)  # paper has these colours too
    how = {"icc_profile": icc} if icc else {}
    best = {"quality": 100, "subsampling": 0} if kind == "JPEG" else {}
    data = written(ink(pale, profile.offset_print()), kind, **how, **best)
    seen, small = shown(data), compressed(data)
    assert difference(seen, pale) < 3  # a profile there and back; by a bare formula it is more than 20
    assert np.abs(seen.astype(int) - small).max() <= 1


def test_paper_is_white_and_all_ink_is_black() -> None:
    levels = np.zeros((8, 16, 4), np.uint8)
    levels[:, 8:] = (255, 255, 255, 255)
    data = written(Image.frombytes("CMYK", (16, 8), levels.tobytes()), "TIFF")
    for read in (shown, compressed):
        assert read(data)[4, 2].min() >= 254
        assert read(data)[4, 12].mean() <= 8


def test_ink_without_the_mark_of_adobe_is_read_alike() -> None:
    data = written(ink(colours(), profile.offset_print()), "JPEG", quality=95, subsampling=0)
    assert difference(shown(without_adobe(data)), compressed(without_adobe(data))) < 0.1


def test_a_cmyk_profile_on_a_picture_of_light_is_left_aside() -> None:
    pixels = colours()
    data = saved(pixels, "PNG", icc_profile=profile.offset_print())
    for read in (shown, compressed):
        assert np.array_equal(read(data), pixels)

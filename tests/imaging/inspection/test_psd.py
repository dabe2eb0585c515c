"""Photoshop documents: of each the merged picture, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from imaging.files.decode import decode, examine
from imaging.refusal import Refused
from tests.files.colours import apart
from tests.files.patterns import patches
from tests.files.rows.profiles import P3, in_p3
from tests.files.writers import psd
from tests.files.writers.psd import CMYK, GREY, INDEXED, LAB, RGB, Planes
from tests.imaging.inspection.files import READERS, Pixels, seen


def planes(pixels: Planes) -> Planes:
    return np.moveaxis(np.atleast_3d(pixels), -1, 0).copy()


COLOURS = planes(patches())
GREYS = planes(np.array(Image.fromarray(patches()).convert("L")))
INKS = 255 - planes(np.array(Image.fromarray(patches()).convert("CMYK")))
"""As Photoshop writes them: full ink is zero."""


def as_pillow_sees(mode: str, stored: Planes) -> Planes:
    """Where the numbers are no RGB: what a TIFF of them looks like."""
    out = BytesIO()
    Image.fromarray(np.ascontiguousarray(np.moveaxis(stored, 0, -1)), mode).save(out, "TIFF")
    return np.asarray(decode(out.getvalue()).image.convert("RGB"))


@pytest.mark.parametrize("runs", [False, True], ids=["raw", "runs"])
@pytest.mark.parametrize(
    ("mode", "stored", "right"),
    [
        (RGB, COLOURS, patches()),
        (GREY, GREYS, np.repeat(GREYS[0][..., None], 3, -1)),
        (psd.DUOTONE, GREYS, np.repeat(GREYS[0][..., None], 3, -1)),
        (CMYK, INKS, as_pillow_sees("CMYK", 255 - INKS)),
    ],
    ids=["rgb", "grey", "duotone", "cmyk"],
)
def test_its_merged_picture_is_seen(mode: int, stored: Planes, right: Planes, runs: bool) -> None:
    for view in seen(psd.psd(stored, mode, runs=runs)).values():
        assert apart(view.astype(np.uint8), right) < 0.5


@pytest.mark.parametrize("runs", [False, True], ids=["raw", "runs"])
@pytest.mark.parametrize(("mode", "stored"), [(RGB, COLOURS), (GREY, GREYS), (CMYK, INKS)], ids=["rgb", "grey", "cmyk"])
def test_saved_selections_and_spot_colours_behind_it_are_no_transparency(mode: int, stored: Planes, runs: bool) -> None:
    selection = np.zeros((1, *stored.shape[1:]), np.uint8)
    plain = decode(psd.psd(stored, mode)).image
    for count in (1, 2):
        more = psd.psd(np.concatenate((stored, *[selection] * count)), mode, runs=runs, layers=psd.LAYERS)
        read = decode(more).image
        assert (read.mode, read.tobytes()) == ("RGB", plain.tobytes())


@pytest.mark.parametrize("runs", [False, True], ids=["raw", "runs"])
def test_what_is_partly_transparent_has_its_own_colour_not_that_of_the_white_under_it(runs: bool) -> None:
    alpha = np.full((1, *COLOURS.shape[1:]), 128, np.uint8)
    alpha[:, :, :30] = 0
    share = alpha / 255
    laid = np.rint(COLOURS * share + 255 * (1 - share)).astype(np.uint8)
    read = decode(psd.psd(np.concatenate((laid, alpha)), RGB, runs=runs, layers=psd.TRANSPARENT)).image
    assert read.mode == "RGBA"
    assert np.array_equal(np.asarray(read.getchannel("A")), alpha[0])
    assert apart(np.asarray(read.convert("RGB"))[:, 30:], patches()[:, 30:]) < 0.7


@pytest.mark.parametrize(("mode", "colours"), [(GREY, 1), (psd.CMYK, 4), (LAB, 3)], ids=["grey", "ink", "Lab"])
@pytest.mark.parametrize("bits", [8, 16])
def test_what_is_transparent_in_other_colours_is_so_too(mode: int, colours: int, bits: int) -> None:
    """Half of it is; there, white paper was mixed in, of which nothing is left."""
    plain = np.full((colours, 8, 8), 96, np.uint8)
    paper = np.array((255, 128, 128) if mode == LAB else (255,) * colours)[:, None, None]
    alpha = np.full((1, 8, 8), 255, np.uint8)
    alpha[:, 4:] = 128
    laid = np.rint(plain * (alpha / 255) + paper * (1 - alpha / 255)).astype(np.uint8)
    stored = np.concatenate((laid, alpha))
    if bits == 16:
        stored = (stored.astype(">u2") * 257).astype(">u2").view(np.uint8)
    read = np.asarray(decode(psd.psd(stored, mode, bits=bits, size=(8, 8), layers=psd.TRANSPARENT)).image).astype(int)
    assert (read[0, 0, 3], read[7, 0, 3]) == (255, 128)
    assert np.abs(read[0, 0, :3] - read[7, 0, :3]).max() <= 3


def test_a_bitmap_has_black_ones() -> None:
    rows = np.zeros((1, 16, 4), np.uint8)
    rows[:, :8] = 0xFF
    for view in seen(psd.psd(rows, psd.BITMAP, bits=1, size=(32, 16))).values():
        assert (view[2, 2, 0], view[12, 2, 0]) == (0, 255)


def test_a_palette_stands_channel_by_channel() -> None:
    index = np.zeros((1, 8, 8), np.uint8) + 7
    palette = bytes(range(256)) + bytes(range(255, -1, -1)) + bytes([99] * 256)
    for view in seen(psd.psd(index, INDEXED, palette=palette)).values():
        assert tuple(view[4, 4]) == (7, 248, 99)


def test_lab_is_seen_in_its_colours() -> None:
    stored = np.full((3, 8, 8), 128, np.uint8)
    stored[0] = 137  # of 255: 53.7 of 100, where red, green and blue are 128
    for view in seen(psd.psd(stored, LAB)).values():
        assert view[4, 4] == pytest.approx((128, 128, 128), abs=3)


def test_its_profile_counts() -> None:
    for view in seen(psd.psd(planes(in_p3()), RGB, resources=[(psd.PROFILE, P3)])).values():
        assert apart(view.astype(np.uint8), patches()) < 1


@pytest.mark.parametrize("reader", READERS)
def test_one_without_a_merged_picture_is_refused_in_words(reader: Callable[[bytes], Pixels]) -> None:
    white = np.full_like(COLOURS, 255)
    with pytest.raises(Refused, match="without a merged picture.*Maximize PSD") as refused:
        reader(psd.psd(white, RGB, resources=[psd.merged(False)], layers=psd.LAYERS))
    assert refused.value.code == "kind_not_read"
    reader(psd.psd(COLOURS, RGB, resources=[psd.merged(True)], layers=psd.LAYERS))
    reader(psd.psd(COLOURS, RGB, resources=[psd.merged(False)]))  # nothing but its picture


@pytest.mark.parametrize(
    ("bits", "mode", "words"),
    [(32, RGB, "in RGB with 32 bits"), (32, GREY, "in grey with 32 bits"), (8, psd.MULTICHANNEL, "in many channels")],
)
def test_more_than_is_read_is_refused_in_words(bits: int, mode: int, words: str) -> None:
    for reader in READERS:
        with pytest.raises(Refused, match=words) as refused:
            reader(psd.psd(np.repeat(COLOURS, bits // 8, -1), mode, bits=bits, size=(120, 80)))
        assert refused.value.code == "kind_not_read"
        assert "8 or 16 bits" in str(refused.value)


@pytest.mark.parametrize("runs", [False, True], ids=["raw", "runs"])
def test_wherever_it_is_cut_it_is_incomplete(runs: bool) -> None:
    whole = psd.psd(COLOURS, RGB, runs=runs, resources=[psd.merged(True)], layers=psd.LAYERS)
    for length in [*range(8, 120, 3), *range(120, len(whole) - 1, 977), len(whole) - 1]:
        for reader in READERS:
            with pytest.raises(Refused, match="incomplete"):
                reader(whole[:length])


def test_its_place_is_told() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    body = exif.tobytes().removeprefix(b"Exif\0\0")
    assert "place: kept only in the original" in examine(psd.psd(COLOURS, RGB, resources=[(psd.EXIF, body)])).noticed

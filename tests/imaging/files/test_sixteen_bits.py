"""Sixteen bits leave as sixteen bits where a format has them, and else that is said."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from imaging.containers.tiff import with_alpha
from imaging.files.decode import decode
from imaging.files.export import Export, exported
from imaging.files.leaving_notes import EIGHT_BITS
from imaging.files.packaging import labelled
from imaging.label import Label, label_of
from tests.files.patterns import patches
from tests.files.rows.depths import tiled_planes
from tests.files.writers import jpeg2000, netpbm, psd
from tests.files.writers.tiff import EXTRA, PLANAR, shorts, tiff
from tests.imaging.containers.secrets import PROFILE

ENCODED = Path(__file__).parents[1] / "colour" / "files"
SHADES = np.arange(6 * 8 * 4, dtype=np.uint16).reshape(6, 8, 4) * 331
CHANNELS = {"grey": SHADES[..., 0], "colour": SHADES[..., :3], "clear": SHADES}


def made(kind: str, samples: Any, **about: Any) -> bytes:
    file = cv2.imencode(f".{kind}", samples)[1].tobytes()
    said = with_alpha(file) if kind == "tiff" and samples.shape[2:] == (4,) else file
    return labelled(said, f"image/{kind}", Label(**about))


def samples_of(data: bytes) -> Any:
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)


def left(data: bytes, kind: str) -> Export:
    return exported(data, kind, label_of(data), 10**8, lambda _: None, Path)


@pytest.mark.parametrize("came", ["png", "tiff"])
@pytest.mark.parametrize("wanted", ["same", "png", "tiff"])
@pytest.mark.parametrize("channels", CHANNELS)
def test_every_sample_is_as_it_was(came: str, wanted: str, channels: str) -> None:
    data = made(came, CHANNELS[channels], dpi=(300.0, 300.0), profile=PROFILE)
    out = left(data, wanted)
    assert out.media_type == f"image/{came if wanted == 'same' else wanted}"
    assert np.array_equal(samples_of(out.data), CHANNELS[channels])
    with Image.open(BytesIO(out.data)) as opened:
        assert opened.info["icc_profile"] == PROFILE
        assert opened.info["dpi"][0] == pytest.approx(300, abs=0.01)
    assert out.notes == ()


def blue_first(samples: Any) -> Any:
    return samples[..., [2, 1, 0, 3][: samples.shape[2]]] if samples.shape[2] > 1 else samples[..., 0]


@pytest.mark.parametrize("channels", CHANNELS)
def test_channels_that_are_kept_one_after_another_come_together(channels: str) -> None:
    samples = CHANNELS[channels].reshape(6, 8, -1)
    planes = [plane.astype("<u2").tobytes() for plane in np.moveaxis(samples, -1, 0)]
    about = {PLANAR: shorts(2), **({EXTRA: shorts(2)} if channels == "clear" else {})}
    file = tiff((8, 6), (16,) * len(planes), 2 if len(planes) > 1 else 1, planes, entries=about)
    assert np.array_equal(samples_of(left(file, "png").data), blue_first(samples))


def test_channels_that_have_tiles_of_their_own_come_together() -> None:
    assert np.array_equal(samples_of(left(tiled_planes(), "png").data), blue_first(patches().astype(int) * 257))


@pytest.mark.parametrize("wanted", ["same", "png", "tiff"])
@pytest.mark.parametrize("channels", CHANNELS)
def test_netpbms_pictures_keep_their_bits(wanted: str, channels: str) -> None:
    """What browsers do not show leaves as PNG."""
    samples = CHANNELS[channels].reshape(6, 8, -1)
    file = netpbm.named(samples, "RGB_ALPHA", 65535) if channels == "clear" else netpbm.raw(samples, 65535)
    out = left(file, wanted)
    assert (out.media_type, out.notes) == (f"image/{'png' if wanted == 'same' else wanted}", ())
    assert np.array_equal(samples_of(out.data), blue_first(samples))


@pytest.mark.parametrize("wanted", ["same", "png", "tiff"])
@pytest.mark.parametrize("channels", ["grey", "colour"])
def test_jpeg_2000_keeps_its_bits(wanted: str, channels: str) -> None:
    samples = np.tile(CHANNELS[channels].reshape(6, 8, -1), (16, 16, 1))
    out = left(jpeg2000.deep(samples), wanted)
    assert (out.media_type, out.notes) == (f"image/{'png' if wanted == 'same' else wanted}", ())
    assert np.array_equal(samples_of(out.data), blue_first(samples))


@pytest.mark.parametrize("wanted", ["same", "tiff"])
def test_photoshop_keeps_its_bits(wanted: str) -> None:
    planes = np.moveaxis(CHANNELS["colour"], -1, 0).astype(">u2").copy().view(np.uint8)
    out = left(psd.psd(planes, psd.RGB, bits=16, size=(8, 6), resources=[(psd.PROFILE, PROFILE)]), wanted)
    assert out.notes == ()
    assert np.array_equal(samples_of(out.data), blue_first(CHANNELS["colour"]))
    with Image.open(BytesIO(out.data)) as opened:
        assert opened.info["icc_profile"] == PROFILE


def test_ink_of_sixteen_bits_leaves_with_eight_and_that_is_said() -> None:
    planes = np.zeros((4, 6, 8), np.uint8) + np.uint8(90)
    out = left(psd.psd(psd.deep(planes), psd.CMYK, bits=16, size=(8, 6)), "tiff")
    assert out.notes == (EIGHT_BITS,)


def test_ten_bits_of_a_telephone_leave_with_their_colours() -> None:
    for name in ("p3-10.heic", "p3-10.avif"):
        out = left((ENCODED / name).read_bytes(), "tiff")
        samples = samples_of(out.data)
        assert (samples.dtype, out.notes) == (np.uint16, ())
        assert len(np.unique(samples & 255)) > 100, "more than eight bits say something"
        with Image.open(BytesIO(left((ENCODED / name).read_bytes(), "png").data)) as opened:
            assert opened.info["icc_profile"]
    assert left((ENCODED / "pq-10.heic").read_bytes(), "tiff").notes == (EIGHT_BITS,)


@pytest.mark.parametrize("written", [netpbm.raw, netpbm.plain])
def test_levels_that_end_elsewhere_are_spread_over_sixteen_bits(written: Any) -> None:
    levels = np.array([[0, 1, 2047, 4094, 4095]])[..., None]
    assert samples_of(left(written(levels, 4095), "png").data).tolist() == [[0, 16, 32759, 65519, 65535]]


@pytest.mark.parametrize("turn", range(1, 9))
def test_it_stands_as_it_was_seen(turn: int) -> None:
    data = made("png", SHADES[..., :3], orientation=turn)
    out = left(data, "tiff")
    eight = Image.fromarray((SHADES[..., :3] >> 8).astype(np.uint8))
    eight.getexif()[0x0112] = turn
    right = np.asarray(ImageOps.exif_transpose(eight))
    assert np.array_equal(samples_of(out.data) >> 8, right)


def test_what_only_has_eight_bits_says_nothing() -> None:
    out = left(made("png", (SHADES[..., :3] >> 8).astype(np.uint8)), "tiff")
    assert out.notes == ()


GAMMA = bytes.fromhex("00000004 67414d41 000186a0 31e8965f")
"""A chunk that says that samples are linear light."""


def said_in_front(data: bytes, chunk: bytes) -> bytes:
    header = 8 + 25
    return data[:header] + chunk + data[header:]


def test_colours_that_numbers_tell_go_along_as_a_profile() -> None:
    data = said_in_front(made("png", SHADES[..., :3]), GAMMA)
    out = left(data, "tiff")
    assert out.notes == ()
    assert np.array_equal(samples_of(out.data), SHADES[..., :3])
    assert np.array_equal(np.asarray(decode(out.data).image), np.asarray(decode(data).image))


def test_what_cannot_keep_its_bits_says_so() -> None:
    """Numbers become a profile of three channels, and this picture has one."""
    out = left(said_in_front(made("png", SHADES[..., 0]), GAMMA), "tiff")
    assert out.notes == ("eight-bits",)
    assert samples_of(out.data).dtype == np.uint8


@pytest.mark.parametrize("cut", [30, 60, 200])
def test_a_broken_one_is_no_error_here(cut: int) -> None:
    data = made("tiff", SHADES)[:cut]
    with pytest.raises(ValueError, match="damaged|not a picture|opened"):
        left(data, "png")

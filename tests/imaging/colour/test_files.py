"""Files of encoders that Atelier does not have: ten and twelve bits, HDR, matrices and ranges of video."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.colour import av1, hevc
from imaging.colour.cicp import Cicp
from imaging.files.decode import examine
from imaging.inspection.boxes import boxes
from imaging.inspection.items import items, items_of
from tests.imaging.colour import profiles
from tests.imaging.colour.readers import compressed, saved, shown
from tests.imaging.colour.test_bits import tiff
from tests.imaging.colour.test_numbers import cicp, png
from tests.imaging.colour.test_tone import in_hlg, in_pq, on_paper
from tests.imaging.colour.truth import colours, difference, eight
from tests.imaging.heic import HEIC
from tests.matrix import sampled

FILES = Path(__file__).parent / "files"
HDR = ("pq-10.heic", "pq-12.heic", "hlg-10.heic", "hlg-8.heic", "pq-10.avif", "pq-12.avif", "hlg-10.avif")
DEEP = ("p3-10.heic", "rec2020-10.heic", "bt2020-limited-10.heic", "p3-10.avif", "rec2020-12.avif")
VIDEO = ("bt709-limited.heic", "bt601-limited.heic", "bt709.avif", "rgb.avif")


@sampled("name", [*HDR, *DEEP, *VIDEO])
def test_every_reader_sees_the_colours_that_were_put_in(name: str) -> None:
    data = (FILES / name).read_bytes()
    assert difference(shown(data), colours()) < (0.2 if name in DEEP else 0.8)
    assert np.array_equal(shown(data), compressed(data))


@pytest.mark.parametrize("name", HDR)
def test_hdr_is_told(name: str) -> None:
    kind = name[: name.index("-")].upper()
    assert examine((FILES / name).read_bytes()).noticed == (f"HDR ({kind}): toned down for ordinary screens",)


@pytest.mark.parametrize("name", [*DEEP, *VIDEO])
def test_what_is_not_hdr_is_not_told(name: str) -> None:
    assert examine((FILES / name).read_bytes()).noticed == ()


@pytest.mark.parametrize(("transfer", "coded", "kind"), [(16, in_pq, "PQ"), (18, in_hlg, "HLG")])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("alpha", [False, True])
def test_hdr_in_png_is_toned_down_by_every_reader(
    transfer: int, coded: object, kind: str, bits: int, alpha: bool
) -> None:
    codes = coded(on_paper(colours()))  # type: ignore[operator]
    levels = codes if bits == 16 else eight(codes / 65_535)
    top = 65_535 if bits == 16 else 255
    pixels = np.dstack([levels, np.full(levels.shape[:2], top // 3, levels.dtype)]) if alpha else levels
    data = png(pixels, cicp(9, transfer))
    assert difference(shown(data), colours()) < (0.6 if bits == 16 else 2)
    assert np.array_equal(shown(data), compressed(data))
    assert not alpha or np.unique(shown(data)[..., 3]).tolist() == [85]
    assert examine(data).noticed == (f"HDR ({kind}): toned down for ordinary screens",)


@pytest.mark.parametrize("channels", [1, 2])
def test_grey_hdr_is_toned_down(channels: int) -> None:
    grey = colours()[:8]
    codes = in_pq(on_paper(grey))[..., :1]
    pixels = codes.repeat(channels, axis=2)
    if channels == 2:
        pixels[..., 1] = 65_535
    for read in (shown, compressed):
        assert difference(read(png(pixels, cicp(9, 16))), grey) < 0.6


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "TIFF", "PNG"])
def test_a_profile_that_stands_for_hdr_is_heard(kind: str) -> None:
    """ICC.1:2022, 9.2.17."""
    tag = b"cicp" + bytes(4) + bytes((9, 16, 0, 1))
    tags = {b"desc": profiles.named("HDR"), b"wtpt": profiles.xyz(*profiles.D50), b"cicp": tag}
    tags |= dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), (profiles.xyz(*light) for light in profiles.REC2020), strict=True))
    icc = profiles.file(tags | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), profiles.gamma(2.2)))
    codes = in_pq(on_paper(colours()))
    for data in (saved(eight(codes / 65_535), kind, icc_profile=icc), tiff(codes, icc)):
        assert difference(shown(data), colours()) < 2.5
        assert np.array_equal(shown(data), compressed(data))
        assert any("HDR" in note for note in examine(data).noticed)


@pytest.mark.parametrize("name", ["pq-10.avif", "hlg-10.avif", "p3-10.avif", "rec2020-12.avif"])
def test_an_avif_whose_boxes_say_nothing_says_it_in_its_stream(name: str) -> None:
    data = (FILES / name).read_bytes().replace(b"colr", b"free")
    assert difference(shown(data), colours()) < 0.8
    assert np.array_equal(shown(data), compressed(data))


def test_an_animation_says_it_in_its_stream_as_well() -> None:
    out = BytesIO()
    frames = [Image.fromarray(colours()) for _ in range(2)]
    frames[0].save(out, "AVIF", save_all=True, append_images=frames[1:])
    found = items(next(body for kind, body, *_ in boxes(out.getvalue()) if kind == b"meta"))
    ((start, length), *_) = found.extents[found.primary]
    stream = out.getvalue()[start : start + length]
    assert av1.cicp_in(stream) == Cicp(1, 13)
    assert {av1.cicp_in(stream[:at]) for at in range(len(stream))} <= {None, Cicp(1, 13)}
    assert av1.cicp_in(b"") is None
    assert av1.cicp_in(b"\xff" * 600) in (None, Cicp(255, 255))


def test_a_heic_says_in_its_stream_what_its_boxes_say() -> None:
    (configuration,) = items_of(HEIC).every(b"hvcC")
    assert hevc.cicp_in(configuration) == Cicp(1, 13)
    assert {hevc.cicp_in(configuration[:at]) for at in range(len(configuration))} <= {None, Cicp(1, 13)}
    assert hevc.cicp_in(b"") is None
    assert hevc.cicp_in(b"\xff" * 600) is None

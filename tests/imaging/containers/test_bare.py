"""A file that was never touched leaves with the very pixels that it came with, and without a word beside them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageSequence

import imaging.files.decode  # noqa: F401 - teaches Pillow HEIC
from imaging.credit.notice import Credit
from imaging.files.packaging import cleaned
from imaging.label import ORIENTATION, Label, label_of
from tests.imaging.containers.secrets import DPI, FILES, PROFILE, SECRET

WHOSE = Credit("2026:08:01 12:30:45", ("Ada Byron",), "© 2026 Ada Byron")


def frames(data: bytes) -> list[tuple[bytes, object]]:
    """Every picture in the file and how long it stands."""
    with Image.open(BytesIO(data)) as opened:
        return [(frame.tobytes(), frame.info.get("duration")) for frame in ImageSequence.Iterator(opened)]


def about(data: bytes) -> tuple[object, ...]:
    with Image.open(BytesIO(data)) as opened:
        turn = opened.getexif().get(ORIENTATION, 1)
        return opened.size, opened.mode, opened.info.get("icc_profile"), opened.info.get("loop"), turn


@pytest.mark.parametrize("kind", FILES)
def test_pixels_and_colours_stay_and_nothing_is_told(kind: str) -> None:
    data = FILES[kind]()
    assert SECRET[:13] in data
    file = cleaned(data, label_of(data).anonymous)
    assert file is not None
    assert SECRET[:8] not in file
    assert len(file) <= len(data)
    assert frames(file)[0] == frames(data)[0]
    if "jpeg" not in kind:  # a JPEG's further pictures are other pictures
        assert frames(file) == frames(data)
    assert about(file) == about(data)
    assert label_of(file) == label_of(data).anonymous


def test_what_lacks_only_its_end_or_counts_too_much_is_cleaned_all_the_same() -> None:
    picture = Image.linear_gradient("L").convert("RGB")
    png, webp = BytesIO(), BytesIO()
    picture.save(png, "PNG")
    picture.save(webp, "WEBP", lossless=True)
    without_end = png.getvalue()[:-12]
    too_long = webp.getvalue()[:4] + (9_999_999).to_bytes(4, "little") + webp.getvalue()[8:]
    for data, whole in ((without_end, png.getvalue()), (too_long, webp.getvalue())):
        file = cleaned(data, label_of(data).anonymous)
        assert file is not None
        assert frames(file) == frames(whole)
        assert cleaned(data[:-40], Label()) is None


@pytest.mark.parametrize("kind", FILES)
def test_once_clean_it_stays_as_it_is(kind: str) -> None:
    data = FILES[kind]()
    label = label_of(data).anonymous
    file = cleaned(data, label)
    assert file is not None
    assert cleaned(file, label) == file


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != "bmp"])
def test_whose_it_is_goes_in_where_that_is_wanted(kind: str) -> None:
    data = FILES[kind]()
    file = cleaned(data, Label(label_of(data).orientation, credit=WHOSE))
    if kind == "animated avif":
        assert file is None  # its tracks would have to be moved
        return
    assert file is not None
    assert SECRET[:8] not in file
    assert label_of(file).credit == WHOSE
    assert frames(file)[0] == frames(data)[0]
    assert about(file) == about(data)


@pytest.mark.parametrize("kind", ["jpeg", "png", "apng", "tiff", "bmp"])
def test_print_size_stays(kind: str) -> None:
    data = FILES[kind]()
    file = cleaned(data, label_of(data).anonymous)
    assert file is not None
    found = label_of(file).dpi
    assert found is not None
    assert found == pytest.approx(DPI, abs=0.01)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_that_exif_tells_are_told_again(kind: str) -> None:
    told = Image.Exif()
    told[0x010F] = SECRET.decode()
    told[0x013F] = (0.64, 0.33, 0.21, 0.71, 0.15, 0.06)
    told[0x8769] = {0xA001: 65_535, 0xA500: 2.2, 0xA005: {1: "R03"}}
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind, exif=told)
    file = cleaned(out.getvalue(), label_of(out.getvalue()))
    assert file is not None
    assert SECRET not in file
    with Image.open(BytesIO(file)) as opened:
        read = opened.getexif()
        assert read.get_ifd(0xA005)[1].strip("\0") == "R03"
        assert (read.get_ifd(0x8769)[0xA001], float(read.get_ifd(0x8769)[0xA500])) == (65_535, 2.2)
        assert [float(each) for each in read[0x013F]] == [0.64, 0.33, 0.21, 0.71, 0.15, 0.06]


def test_a_profile_keeps_its_bytes_and_loses_what_is_behind_it() -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", icc_profile=PROFILE + SECRET)
    file = cleaned(out.getvalue(), Label())
    assert file is not None
    with Image.open(BytesIO(file)) as opened:
        assert opened.info["icc_profile"] == PROFILE

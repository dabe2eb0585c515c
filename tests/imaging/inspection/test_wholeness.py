"""Half a picture is not taken for a whole one, nor a whole one for half."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from imaging.files.decode import examine
from imaging.inspection.inspector import inspected
from imaging.inspection.jpeg import MOST_WALKED, segments
from imaging.refusal import Refused
from tests.imaging.heic import HEIC
from tests.imaging.inspection.files import READERS, Pixels, saved, seen
from tests.imaging.pictures import picture
from tests.matrix import sampled

NO_END = "cut short: the file has no end, the picture is all there"


def noisy(kind: str, **how: object) -> bytes:
    """Fine enough that its bytes lie evenly over its rows."""
    return saved(picture("RGB", 200, 160).image, kind, **how)


def refused_by_all(data: bytes) -> str:
    """What the readers say; they say the same."""
    said = set()
    for read in READERS:
        with pytest.raises(Refused) as refused:
            read(data)
        assert refused.value.code == "broken_picture"
        said.add(str(refused.value))
    assert len(said) == 1
    return said.pop()


WHOLE_WITHOUT_END: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: noisy("JPEG")[:-2],
    "JPEG, half an end": lambda: noisy("JPEG")[:-1],
    "JPEG, progressive": lambda: noisy("JPEG", progressive=True)[:-2],
    "JPEG, grey": lambda: saved(picture("RGB", 99, 77).image.convert("L"), "JPEG")[:-2],
    "JPEG, zeros behind it": lambda: noisy("JPEG")[:-2] + bytes(5000),
    "PNG": lambda: noisy("PNG")[:-12],
    "PNG, half an end": lambda: noisy("PNG")[:-5],
    "PNG, without the last sum": lambda: noisy("PNG")[:-16],
    "PNG, interlaced": lambda: noisy("PNG", interlace=1)[:-12],
}


@pytest.mark.parametrize("name", WHOLE_WITHOUT_END)
def test_a_file_without_an_end_but_with_all_its_pixels_is_opened_and_that_is_said(name: str) -> None:
    data = WHOLE_WITHOUT_END[name]()
    assert examine(data).noticed == (NO_END,)
    shown, compressed = seen(data).values()
    assert np.abs(shown - compressed).mean() < 1
    assert len(np.unique(shown[-8:].reshape(-1, 3), axis=0)) > 50, "the last rows are the picture's own"


@sampled("kind", ["JPEG", "PNG"])
def test_the_last_rows_may_be_missing_and_that_is_said(kind: str) -> None:
    data = saved(picture("RGB", 400, 800).image, kind)
    data = data[: len(data) * 985 // 1000]
    (note,) = examine(data).noticed
    assert note.startswith("cut short: the last ")
    assert 0.5 < float(note.split()[4].rstrip("%")) < 4
    shown, compressed = seen(data).values()
    assert np.abs(shown - compressed).mean() < 1


@sampled("tenth", range(2, 10))
@sampled(
    ("kind", "how"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"restart_marker_rows": 1}),
        ("PNG", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("GIF", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("AVIF", {}),
        ("BMP", {}),
    ],
)
def test_what_was_cut_is_refused_as_incomplete(kind: str, how: dict[str, object], tenth: int) -> None:
    data = saved(picture("RGB", 200, 160).image, kind, **how)
    assert "incomplete" in refused_by_all(data[: len(data) * tenth // 10])


@pytest.mark.parametrize("tenth", range(2, 10))
def test_how_much_of_a_picture_came_is_said(tenth: int) -> None:
    for kind in ("PNG", "JPEG"):
        data = noisy(kind)
        said = refused_by_all(data[: len(data) * tenth // 10])
        assert int(said.split("after ")[1].split("%")[0]) == pytest.approx(10 * tenth, abs=12)


@pytest.mark.slow
@sampled(
    ("kind", "how"),
    [
        ("GIF", {}),
        ("GIF", {"interlace": 0}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"save_all": True, "append_images": [picture("RGB", 200, 800).image.rotate(180)]}),
        ("BMP", {}),
        ("PPM", {}),
    ],
)
def test_the_last_rows_of_the_first_picture_may_be_missing_and_that_is_said(kind: str, how: dict[str, object]) -> None:
    whole = saved(picture("RGB", 200, 800).image, kind, **how)
    first = whole.rindex(b"ANMF") if "save_all" in how else len(whole)
    data = whole[: first * 98 // 100]
    (note,) = (note for note in examine(data).noticed if note.startswith("cut short"))
    assert 0.5 < float(note.split()[4].rstrip("%")) < 5
    right = np.asarray(examine(whole).raster.image.convert("RGB"), np.int16)
    there = slice(40, None) if kind == "BMP" else slice(0, 760)
    for view in seen(data).values():
        assert np.abs(view[there] - right[there]).mean() < 1


def test_a_gif_of_which_more_came_than_can_be_counted_is_refused() -> None:
    head = (
        b"GIF89a" + struct.pack("<HHB", 60_000, 60_000, 0) + b"\0\0,\0\0\0\0" + struct.pack("<HHB", 60_000, 60_000, 0)
    )
    data = head + b"\x08" + (b"\xff" + bytes(255)) * 20_000
    with pytest.raises(Refused, match="incomplete"):
        inspected(data, 10**10)


def test_a_jpeg_that_was_kept_with_zeros_for_what_never_came_is_incomplete() -> None:
    data = noisy("JPEG")
    half = len(data) // 2
    assert "incomplete" in refused_by_all(data[:half] + bytes(len(data) - half))


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_of_an_animation_whose_later_frames_are_missing_the_first_is_opened_and_that_is_said(kind: str) -> None:
    frames = [picture("RGB", 60, 60).image.rotate(turn) for turn in (0, 90, 180)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    cut = data[: len(data) * 8 // 10]
    assert examine(cut).noticed[0] == "cut short: later frames are missing"
    assert np.array_equal(seen(cut)["shown"], seen(data)["shown"])


def test_a_heic_whose_data_is_cut_is_refused() -> None:
    data_of_picture = HEIC.index(b"\0\0\0\x4e\x28\x01")
    for length in range(data_of_picture, data_of_picture + 82):
        assert "incomplete" in refused_by_all(HEIC[:length])


def test_a_heic_whose_data_never_came_is_refused() -> None:
    start = HEIC.index(b"\0\0\0\x4e\x28\x01")
    assert "incomplete" in refused_by_all(HEIC[:start] + bytes(82) + HEIC[start + 82 :])


def test_a_heic_whose_metadata_is_cut_is_opened() -> None:
    shown, compressed = seen(HEIC[:-60]).values()
    assert shown.shape == compressed.shape == (48, 32, 3)


def test_a_heic_that_points_behind_its_end_is_refused() -> None:
    place = HEIC.index(b"iloc") + 4
    lost = bytearray(HEIC)
    struct.pack_into(">I", lost, place + 16, len(HEIC) + 5)
    assert "incomplete" in refused_by_all(bytes(lost))


@sampled("kind", ["PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_every_reader_says_the_same_of_a_damaged_file(kind: str) -> None:
    """Bytes turned over anywhere: both open it, or none, with the same size."""
    data, dice = saved(picture("RGB", 40, 30).image, kind), random.Random(5)
    for _ in range(80):
        turned = bytearray(data)
        for _ in range(3):
            turned[dice.randrange(len(turned))] ^= 1 << dice.randrange(8)
        one, other = (_outcome(read, bytes(turned)) for read in READERS)
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert one.shape == other.shape
            assert np.abs(one - other).mean() < 1


def _outcome(read: Callable[[bytes], Pixels], data: bytes) -> Pixels | None:
    try:
        return read(data)
    except Refused:
        return None


@pytest.mark.slow
def test_a_jpeg_of_nothing_but_empty_segments_is_given_up_early() -> None:
    data = b"\xff\xd8" + b"\xff\xe1\x00\x02" * 1_000_000

    assert len(segments(data)) <= MOST_WALKED
    with pytest.raises(Refused):
        inspected(data)


def test_nothing_large_is_unpacked_to_see_whether_it_is_whole() -> None:
    """A picture that is too large is refused before anybody counts its rows."""
    data = saved(Image.new("L", (2000, 2000)), "PNG")
    with pytest.raises(Refused, match="4 megapixels"):
        inspected(data[:-20], limit=1_000_000)

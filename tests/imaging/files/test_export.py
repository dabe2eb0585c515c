"""What leaves: the same picture without being coded again where that can be, and never larger than it came."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import imaging.files.decode  # noqa: F401 - teaches Pillow HEIC
from imaging.containers import jpeg as jpeg_file
from imaging.credit.notice import Credit
from imaging.files.export import Export, exported
from imaging.files.packaging import cleaned
from imaging.label import Label, label_of
from imaging.refusal import Refused
from tests.imaging.colour.test_gain_map import photograph, second
from tests.imaging.containers.secrets import FILES, PICTURE, SECRET, jpeg
from tests.imaging.containers.test_gain_map import ONE, XMP, map_in, packet
from tests.matrix import sampled

CREDITED = Label(credit=Credit(artists=("Ada",)))
OUT = ("same", "jpeg", "png", "webp", "avif", "tiff")


def left(data: bytes, kind: str = "same", label: Label | None = None) -> Export:
    return exported(data, kind, label or label_of(data).anonymous, 10**8, lambda _: None, Path)


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("kind", FILES)
def test_it_leaves_as_it_came_and_no_larger(kind: str) -> None:
    data = FILES[kind]()
    out = left(data)
    assert out.media_type.removeprefix("image/") in (kind.split()[-1], "png" if kind == "apng" else "tiff")
    assert len(out.data) <= len(data)
    assert SECRET[:8] not in out.data
    assert out.notes == ()


@sampled("kind", FILES)
@sampled("wanted", OUT)
def test_no_format_tells_what_is_private(kind: str, wanted: str) -> None:
    out = left(FILES[kind](), wanted)
    assert SECRET[:8] not in out.data
    with Image.open(BytesIO(out.data)) as opened:
        opened.load()


@pytest.mark.parametrize("progressive", [False, True])
def test_what_is_hidden_behind_the_last_pixel_goes(progressive: bool) -> None:
    clean = saved(PICTURE, "JPEG", progressive=progressive)
    hiding = clean[:-2] + SECRET + clean[-2:]
    assert left(clean).data == clean
    out = left(hiding)
    assert SECRET not in out.data
    assert len(out.data) <= len(hiding)


@sampled("how", [{"subsampling": each} for each in (0, 1, 2)] + [{"progressive": True}], ids=str)
@sampled("mode", ["RGB", "L", "CMYK"])
@sampled("size", [(48, 32), (333, 41), (9, 700)])
def test_every_kind_of_jpeg_is_seen_to_be_whole_and_to_hide_something(
    how: dict[str, object], mode: str, size: tuple[int, int]
) -> None:
    data = saved(Image.effect_noise(size, 40).convert(mode), "JPEG", quality=90, **how)
    assert left(data).data == data
    assert SECRET not in left(data[:-2] + SECRET + data[-2:]).data


def test_what_has_to_be_written_anew_is_no_larger_than_it_came() -> None:
    noise = Image.effect_noise((640, 480), 60).convert("RGB")
    data = saved(noise, "JPEG", quality=55)
    out = left(data[:-2] + SECRET + data[-2:])
    assert len(out.data) <= len(data) + len(SECRET)


@pytest.mark.parametrize(("wanted", "most"), [("webp", 16_383), ("avif", 32_768), ("jpeg", 65_500)])
def test_what_is_longer_than_its_format_leaves_smaller_and_that_is_said(wanted: str, most: int) -> None:
    out = left(saved(Image.new("RGB", (most + 200, 4), "teal"), "PNG"), wanted)
    assert out.notes == ("smaller",)
    with Image.open(BytesIO(out.data)) as opened:
        assert opened.size[0] == most
        opened.load()


def test_a_notice_that_has_no_place_is_said() -> None:
    assert left(FILES["bmp"](), label=CREDITED).notes == ("uncredited",)
    assert left(jpeg(), label=CREDITED).notes == ()


def test_what_moves_leaves_whole_in_its_own_format_and_else_as_its_first_picture_which_is_said() -> None:
    assert left(FILES["gif"]()).notes == ()
    assert left(FILES["gif"](), "png").notes == ("first-frame",)


def test_what_cannot_be_read_is_refused_in_words() -> None:
    with pytest.raises(Refused):
        left(b"no picture")
    with pytest.raises(Refused):
        left(saved(PICTURE, "PNG")[:90])


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (12, 8), (64, 48), (500, 300)])
@pytest.mark.parametrize("colour", ["black", "teal", "white"])
def test_a_plain_jpeg_is_whole_as_well(size: tuple[int, int], colour: str) -> None:
    data = saved(Image.new("RGB", size, colour), "JPEG")
    assert left(data).data == data


@pytest.mark.parametrize("way", ["ISO", "XMP"])
def test_a_gain_map_leaves_too_and_hides_nothing(way: str) -> None:
    body = (0xE2, ONE.in_bytes()) if way == "ISO" else (0xE1, XMP + packet(ONE))
    data = photograph(second(*body))
    clean = left(data).data
    assert clean == cleaned(data, label_of(data).anonymous)
    kept = map_in(clean)
    assert jpeg_file.pictures(clean) == [clean[: -len(kept)], kept]
    for end in (len(clean) - len(kept) - 2, len(clean) - 2):
        assert SECRET not in left(clean[:end] + SECRET + clean[end:]).data

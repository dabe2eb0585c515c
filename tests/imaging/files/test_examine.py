"""What somebody sent is opened, whatever it is called, and the person is told what there was to notice."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image

from imaging.files.decode import decode, examine
from imaging.files.encode import FULL, to_full, to_jpeg, to_preview
from imaging.raster import Raster
from imaging.refusal import Refused
from tests.imaging.heic import HEIC
from tests.imaging.pictures import picture


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


KINDS = {"PNG": "png", "JPEG": "jpeg", "WEBP": "webp", "AVIF": "avif", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_it_is_stands_in_the_file_itself(kind: str) -> None:
    foreign = examine(saved(picture().image, kind))
    assert foreign.media_type == f"image/{KINDS[kind]}"
    assert foreign.noticed == ()


def test_a_phones_heic_comes_upright_and_without_its_place() -> None:
    foreign = examine(HEIC)
    assert (foreign.media_type, foreign.raster.width, foreign.raster.height) == ("image/heic", 32, 48)
    top, bottom = foreign.raster.image.getpixel((16, 6)), foreign.raster.image.getpixel((16, 42))
    assert top == pytest.approx((200, 30, 30), abs=6)
    assert bottom == pytest.approx((30, 60, 200), abs=6)
    assert foreign.noticed == ("place: kept only in the original",)
    for data in (to_preview(foreign.raster), to_full(foreign.raster)):
        assert b"Secret" not in data
        assert not Image.open(BytesIO(data)).getexif()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_an_animation_the_first_frame_is_used_and_that_is_said(kind: str) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue", "lime")]
    foreign = examine(saved(frames[0], kind, save_all=True, append_images=frames[1:]))
    assert foreign.noticed == ("animation: first frame used",)
    assert foreign.raster.image.getpixel((4, 4)) == pytest.approx((255, 0, 0), abs=6)


def test_of_several_pages_the_first_is_used_and_that_is_said() -> None:
    pages = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    foreign = examine(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert foreign.noticed == ("several pictures: first one used",)


def test_a_photograph_that_carries_a_smaller_one_of_itself_is_a_photograph() -> None:
    foreign = examine(saved(picture().image, "MPO", save_all=True, append_images=[picture().image]))
    assert (foreign.media_type, foreign.noticed) == ("image/jpeg", ())


def test_for_the_screen_a_photograph_keeps_its_pixels_and_a_poster_is_made_smaller() -> None:
    assert Image.open(BytesIO(to_full(picture()))).size == (48, 32)
    poster = Image.open(BytesIO(to_full(Raster(Image.new("RGB", (FULL * 2, 10))))))
    assert poster.size == (FULL, 5)


def test_for_a_model_the_longest_strip_is_as_long_as_a_jpeg_can_be() -> None:
    strip = Image.open(BytesIO(to_jpeg(Raster(Image.new("RGB", (66_000, 1))), 2)))
    assert strip.size == (65_500, 1)


def test_for_the_screen_transparency_stays() -> None:
    shown = Image.open(BytesIO(to_full(picture("RGBA"))))
    assert shown.mode == "RGBA"
    assert shown.getchannel("A").tobytes() == picture("RGBA").image.getchannel("A").tobytes()


def test_damage_to_a_heic_is_refused_with_a_sentence() -> None:
    dice, refused = random.Random(3), 0
    damaged = [HEIC[: len(HEIC) * tenth // 10] for tenth in range(1, 10)]
    for _ in range(200):
        turned = bytearray(HEIC)
        for _ in range(4):
            turned[dice.randrange(12, len(turned))] = dice.randrange(256)
        damaged.append(bytes(turned))
    for data in damaged:
        try:
            decode(data)
        except Refused as refusal:
            refused += 1
            assert refusal.code in ("broken_picture", "not_a_picture", "picture_too_large")
    assert refused > 20

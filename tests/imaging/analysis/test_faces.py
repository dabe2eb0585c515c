"""Faces are found however they look, other things are not, and a crop keeps all of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import cos, radians, sin
from pathlib import Path

import pytest
import skimage
from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from imaging.analysis.faces import faces_in
from imaging.apply_context import ApplyContext
from imaging.applying import applied
from imaging.declaration import Impossible
from imaging.large.strips import Box
from imaging.operations.crop import NO_FACE, Crop
from imaging.raster import Raster
from imaging.sketch.painter import paint
from imaging.sketch.reading import read
from tests.matrix import sampled

FACE = (225, 115)
"""The middle of the face in the portrait that comes with scikit-image, which is in the public domain (NASA)."""


DATA = Path(skimage.__file__).parent / "data"


@pytest.fixture(scope="module")
def portrait() -> Image.Image:
    return Image.fromarray(skimage.data.astronaut())  # type: ignore[no-untyped-call]


def holds(box: tuple[int, int, int, int], point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def turned(point: tuple[int, int], angle: int, side: int = 512) -> tuple[float, float]:
    """Where a point goes when a square is turned against the clock around its middle."""
    x, y, c, s = point[0] - side / 2, point[1] - side / 2, cos(radians(angle)), sin(radians(angle))
    return x * c + y * s + side / 2, y * c - x * s + side / 2


def test_a_face_is_found_and_nothing_else_in_the_picture(portrait: Image.Image) -> None:
    (box,) = faces_in(portrait)
    assert holds(box, FACE)
    assert 50 <= box[2] - box[0] <= 160


def test_mirrored_and_transparent_it_is_found_too(portrait: Image.Image) -> None:
    (box,) = faces_in(ImageOps.mirror(portrait))
    assert holds(box, (512 - FACE[0], FACE[1]))
    assert len(faces_in(ImageEnhance.Contrast(portrait).enhance(0.8).convert("RGBA"))) == 1


@sampled("angle", [-30, -15, 15, 30, 180])
def test_a_turned_face_is_found_where_it_is(portrait: Image.Image, angle: int) -> None:
    (box,) = faces_in(portrait.rotate(angle, Image.Resampling.BICUBIC))
    assert holds(box, turned(FACE, angle))


@pytest.mark.parametrize(
    "changed",
    [
        lambda image: image.convert("L").convert("RGB"),
        lambda image: ImageEnhance.Brightness(image).enhance(0.3),
        lambda image: ImageEnhance.Brightness(image).enhance(1.6),
        lambda image: ImageEnhance.Contrast(image).enhance(0.4),
        lambda image: image.filter(ImageFilter.GaussianBlur(2)),
    ],
    ids=["grey", "dark", "bright", "pale", "blurred"],
)
def test_whatever_the_light_it_is_found(portrait: Image.Image, changed: Callable[[Image.Image], Image.Image]) -> None:
    (box,) = faces_in(changed(portrait))
    assert holds(box, FACE)


def test_a_face_in_profile_is_found() -> None:
    (box,) = faces_in(Image.open(DATA / "camera.png").convert("RGB"))
    assert holds(box, (226, 155))


@pytest.mark.parametrize("share", [0.3, 4])
def test_small_and_large_it_is_found(portrait: Image.Image, share: float) -> None:
    (box,) = faces_in(portrait.resize((round(512 * share),) * 2, Image.Resampling.BICUBIC))
    assert holds(box, (FACE[0] * share, FACE[1] * share))


@pytest.mark.slow
def test_a_small_face_in_a_large_picture_is_found(portrait: Image.Image) -> None:
    wide = Image.new("RGB", (3000, 2000), (90, 120, 110))
    wide.paste(portrait.resize((160, 160), Image.Resampling.LANCZOS), (2400, 1500))
    (box,) = faces_in(wide)
    assert holds(box, (2400 + FACE[0] * 160 / 512, 1500 + FACE[1] * 160 / 512))


def test_what_is_transparent_is_not_looked_at(portrait: Image.Image) -> None:
    hidden = portrait.convert("RGBA")
    hidden.putalpha(0)
    assert faces_in(hidden) == []


def test_several_faces_come_from_left_to_right(portrait: Image.Image) -> None:
    two = Image.new("RGB", (900, 512), (90, 120, 200))
    for left in (0, 500):
        two.paste(portrait.crop((80, 0, 380, 512)), (left, 0))
    boxes = faces_in(two)
    assert [holds(box, (FACE[0] - 80 + left, FACE[1])) for box, left in zip(boxes, (0, 500), strict=True)] == [True] * 2


@pytest.mark.slow
@sampled("prompt", ["a watercolour mountain", "a red rose in oil", "a city at night"])
def test_paintings_of_other_things_have_no_faces(prompt: str) -> None:
    *_, last = paint(read(prompt), 480, 320, 5)
    assert faces_in(last.image) == []


@pytest.mark.slow
@sampled("name", ["motorcycle_left.png", "chelsea.png", "coffee.png", "hubble_deep_field.jpg", "moon.png"])
def test_wheels_and_cats_and_galaxies_are_no_faces(name: str) -> None:
    assert faces_in(Image.open(DATA / name).convert("RGB")) == []


@pytest.mark.parametrize("size", [(3, 3), (20, 300), (200, 200), (5000, 9), (1, 1)])
def test_neither_have_noise_and_plain_ground(size: tuple[int, int]) -> None:
    noise = Image.frombytes("RGB", size, random.Random(1).randbytes(size[0] * size[1] * 3))
    assert faces_in(noise) == faces_in(Image.new("RGB", size, (222, 170, 140))) == []


def test_a_crop_keeps_the_face_in_its_middle(portrait: Image.Image) -> None:
    done = applied(Raster(portrait), [Crop(ratio="3:1", focus="face")])
    (box,) = faces_in(portrait)
    top = round((box[1] + box[3] - done.raster.height) / 2)
    wanted = portrait.crop((0, top, 512, top + done.raster.height))
    assert ImageChops.difference(done.raster.image, wanted).getbbox() is None
    assert done.noticed == ()


def seen(*faces: Box) -> ApplyContext:
    """Somebody who sees these faces in whatever is shown."""
    return ApplyContext(faces=lambda image: faces)


def test_of_several_faces_it_keeps_the_box_that_holds_them() -> None:
    raster = Raster(Image.linear_gradient("L").convert("RGB").resize((1000, 100)))
    made = Crop(ratio="1:1", focus="face").apply_with(raster, seen((700, 10, 720, 30), (760, 20, 780, 40)))
    assert ImageChops.difference(made.image, raster.image.crop((690, 0, 790, 100))).getbbox() is None


def test_at_the_edge_it_goes_as_far_as_the_picture() -> None:
    raster = Raster(Image.new("RGB", (300, 100)))
    assert Crop(ratio="1:1", focus="face").apply_with(raster, seen((290, 0, 300, 10))).image.size == (100, 100)


def test_without_a_face_it_says_so_and_keeps_what_stands_out() -> None:
    image = Image.new("RGB", (400, 100), "grey")
    image.paste((255, 0, 0), (320, 20, 380, 80))
    done = applied(Raster(image), [Crop(ratio="1:1", focus="face")])
    assert done.noticed == (NO_FACE,)
    assert done.raster.image.tobytes() == Crop(ratio="1:1", focus="subject").apply(Raster(image)).image.tobytes()


def test_it_is_looked_for_once_in_the_large_picture_only() -> None:
    with pytest.raises(Impossible):
        Crop(ratio="1:1", focus="face").scaled(0.1)

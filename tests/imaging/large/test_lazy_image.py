"""What is made of a large picture row by row is what is made of all of it at once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.affine import affine
from imaging.apply_context import ApplyContext
from imaging.applying import applied, applied_lazily
from imaging.files.encode import PREVIEW, to_preview
from imaging.files.large_files import write_large, write_large_png
from imaging.label import label_of
from imaging.large.lazy_image import LazyImage
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.operation import IN_PLACE, Impossible, Operation, StorageFormat
from imaging.operations.pad import Pad
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.straighten import Straighten
from imaging.operations.text import Text
from imaging.operations.trim import Trim
from imaging.raster import Raster
from tests.imaging.pictures import same
from tests.matrix import sampled

EXACT = (
    Crop(ratio="1:1"),
    Crop(box="3,5,60,40"),
    Crop(ratio="1:1", focus="subject"),
    Rotate(90),
    Rotate(180),
    Rotate(-90),
    Rotate(0),
    Flip(),
    Flip("vertical"),
    Pad(ratio="1:1"),
    Pad(pixels=7, colour="transparent"),
    Border(width=9, colour="#ff8800"),
    Border(width=3, colour="transparent"),
    Rounded(radius=30),
    Text(text="Summer"),
    Brightness(1.3),
)
FREE = (
    Rotate(3),
    Rotate(-41, corners="cropped"),
    Rotate(200, corners="filled", colour="#204060"),
    Straighten(2.5),
    Resize(width=41),
    Resize(width=230),
    Resize(width=40, height=50, mode="fill"),
    Resize(width=40, height=50, mode="stretch"),
)


def shapes(mode: str, size: tuple[int, int] = (127, 101)) -> Image.Image:
    dice = np.random.default_rng(5)
    image = Image.fromarray(dice.integers(0, 256, (17, 23, 3), np.uint8)).resize(size, Image.Resampling.BICUBIC)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(size))
    return image


def in_pieces(picture: LazyImage, rows: int) -> Image.Image:
    image = Image.new(picture.mode, picture.size)
    for top in range(0, picture.size[1], rows):
        piece = picture.rows(top, min(top + rows, picture.size[1]))
        assert piece.mode == picture.mode
        assert piece.size == (picture.size[0], min(rows, picture.size[1] - top))
        image.paste(piece, (0, top))
    return image


@sampled("mode", ["RGB", "RGBA"])
@sampled("rows", [1, 13, 500])
@sampled("operation", EXACT, ids=lambda each: each.done())
def test_rows_are_those_of_the_whole(operation: Operation, rows: int, mode: str) -> None:
    image = shapes(mode)
    lazily = operation.lazily(Raster(image.copy()))
    assert same(in_pieces(lazily, rows), operation.apply(Raster(image)).image)
    assert same(lazily.whole(), in_pieces(lazily, rows))
    assert operation.memory() == IN_PLACE


@sampled("mode", ["RGB", "RGBA"])
@sampled("rows", [1, 13, 500])
@sampled("operation", FREE, ids=lambda each: each.done())
def test_what_is_computed_between_pixels_is_the_same_but_for_rounding(
    operation: Operation, rows: int, mode: str
) -> None:
    image = shapes(mode)
    (whole, lazily) = (
        applied(Raster(image), [operation]).raster.image,
        applied_lazily(Raster(image.copy()), [operation]).picture,
    )
    made = in_pieces(lazily, rows)
    assert (made.mode, made.size) == (whole.mode, whole.size)
    seen = [np.asarray(each.convert("RGBa") if each.mode == "RGBA" else each, np.int16) for each in (made, whole)]
    assert np.abs(seen[0] - seen[1]).max() <= 10
    assert operation.memory() == IN_PLACE


@pytest.mark.slow
def test_a_turned_picture_is_looked_up_tile_by_tile() -> None:
    image, seen = shapes("RGB", (2600, 1500)), []

    def watched(part: Image.Image, *more: object) -> Image.Image:
        seen.append(part.size)
        return affine(part, *more)  # type: ignore[arg-type]

    lazily = Rotate(7, corners="filled").lazily_with(Raster(image), ApplyContext(affine=watched))
    whole = Rotate(7, corners="filled").apply_with(Raster(image), ApplyContext(affine=affine)).image
    unlike = np.abs(np.asarray(lazily.whole(), np.int16) - np.asarray(whole, np.int16)).max(axis=2) > 5
    assert unlike.mean() < 1e-5, "a pixel at the very edge may fall on either side of it"
    assert len(seen) > 4
    assert max(width * height for width, height in seen) < 1300 * 1300


def test_a_plain_border_is_trimmed() -> None:
    image = Image.new("RGB", (90, 80), "white")
    image.paste((9, 9, 9), (20, 30, 60, 50))
    assert same(Trim().lazily(Raster(image)).whole(), Trim().apply(Raster(image)).image)
    with pytest.raises(Impossible):
        Trim().lazily(Raster(Image.new("RGB", (9, 9))))


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_it_is_written_with_its_preview_and_its_credit(mode: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada Example"
    out = BytesIO()
    shapes("RGB").save(out, "JPEG", exif=exif)
    image, path = shapes(mode, (1900, 1700)), tmp_path / "picture"
    preview = write_large_png(LazyImage.of(image), path, label_of(out.getvalue()))
    with Image.open(path) as read:
        assert same(read, image)
        assert read.getexif()[0x013B] == "Ada Example"
    one, other = (Image.open(BytesIO(data)) for data in (preview, to_preview(Raster(image))))
    assert one.size == other.size
    assert max(one.size[0] / PREVIEW[0], one.size[1] / PREVIEW[1]) == 1
    assert np.abs(np.asarray(one, np.int16) - np.asarray(other, np.int16)).mean() < 2


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP"])
def test_other_formats_are_written_too_and_tell_their_credit_where_they_can(kind: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada Example"
    out = BytesIO()
    shapes("RGB").save(out, "JPEG", exif=exif)
    path = tmp_path / "picture"
    write_large(Raster(shapes("RGBA")), StorageFormat(kind, 95), path, label_of(out.getvalue()))
    with Image.open(path) as read:
        assert (read.format, read.size) == (kind, (127, 101))
        assert (read.getexif().get(0x013B) == "Ada Example") == (kind != "TIFF")
        if kind == "JPEG":
            assert read.getpixel((60, 0)) == pytest.approx((255, 255, 255), abs=6), "white where it was transparent"
    assert [each.name for each in tmp_path.iterdir()] == ["picture"]

"""What the less arithmetic operations make of pictures that show it: lines, subjects, borders, noise, letters."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from imaging.analysis.swatches import swatches
from imaging.declaration import Unneeded
from imaging.files.decode import examine
from imaging.files.formats import MEDIA_TYPES, as_before, to_file
from imaging.operations.auto import Auto
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.denoise import Denoise
from imaging.operations.grain import Grain
from imaging.operations.highlights import Highlights
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.shadows import Shadows
from imaging.operations.straighten import Straighten
from imaging.operations.strip import Strip
from imaging.operations.text import Text
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance
from imaging.operations.vignette import Vignette
from imaging.raster import Raster
from imaging.turning import inner_size
from tests.imaging.pictures import picture, same


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean over all bands, 0–255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def brightness(image: Image.Image, x: int, y: int) -> float:
    found = image.convert("L").getpixel((x, y))
    assert isinstance(found, int)
    return found


def street() -> Image.Image:
    """Houses with windows, level."""
    image = Image.new("RGB", (600, 400), "#9fb8d0")
    draw = ImageDraw.Draw(image)
    for left in range(0, 600, 100):
        draw.rectangle((left + 5, 90 + left // 10, left + 92, 399), fill="#7a5c48")
        for row in range(4):
            for column in range(3):
                x, y = left + 15 + 25 * column, 165 + 55 * row
                draw.rectangle((x, y, x + 14, y + 30), fill="#e8dfc0")
    return image


@pytest.mark.slow
@pytest.mark.parametrize("lean", [-6.0, -2.5, 1.0, 4.0])
def test_a_leaning_picture_is_found_and_levelled(lean: float) -> None:
    leaning = Rotate(angle=lean, corners="cropped").apply(Raster(street()))
    levelled = Straighten().apply(leaning)
    expected = Straighten(angle=-lean).apply(leaning)
    assert abs(levelled.width - expected.width) <= 6
    assert abs(levelled.height - expected.height) <= 6


def test_what_is_level_stays() -> None:
    with pytest.raises(Unneeded, match="level already"):
        Straighten().apply(Raster(street()))


@pytest.mark.parametrize(("size", "angle"), [((400, 300), 5), ((300, 400), -30), ((500, 90), 45), ((640, 480), 89)])
def test_cropped_corners_leave_no_corner(size: tuple[int, int], angle: float) -> None:
    white = Rotate(angle=angle, corners="cropped").apply(Raster(Image.new("RGB", size, "white"))).image
    inside = white.crop((1, 1, white.width - 1, white.height - 1))
    assert inside.getextrema() == ((255, 255),) * 3
    assert white.size == inner_size(*size, angle)


def test_what_is_left_when_it_is_levelled_is_what_the_page_reckons_with() -> None:
    """The page's twin reads the same sizes: `adjusting/level.test.ts`."""
    rows = json.loads((Path(__file__).parents[1] / "fixtures" / "level.json").read_text())
    assert [list(inner_size(width, height, angle)) for width, height, angle, *_ in rows] == [row[3:] for row in rows]


@pytest.mark.parametrize("place", [(20, 60), (330, 80), (200, 70)])
def test_cropping_to_the_subject_keeps_it(place: tuple[int, int]) -> None:
    image = Image.new("RGB", (400, 200), "#88aa77")
    ImageDraw.Draw(image).ellipse((*place, place[0] + 40, place[1] + 60), fill="#d02010")
    kept = Crop(ratio="1:1", focus="subject").apply(Raster(image)).image
    red = sum(colour[0] > 180 for colour in whole(kept))
    assert red == sum(colour[0] > 180 for colour in whole(image))


def whole(image: Image.Image) -> list[tuple[int, ...]]:
    data = image.tobytes()
    return [tuple(data[at : at + 3]) for at in range(0, len(data), 3)]


def test_trimming_undoes_a_border() -> None:
    raster = picture()
    assert same(Trim().apply(Border(width=7, colour="white").apply(raster)).image, raster.image)


def test_trimming_takes_transparent_borders_too() -> None:
    image = Image.new("RGBA", (40, 30))
    image.paste((9, 200, 30, 255), (5, 6, 25, 20))
    assert Trim().apply(Raster(image)).image.size == (20, 14)


def test_shadows_and_highlights_move_their_own_end_most() -> None:
    ramp = Raster(Image.linear_gradient("L").convert("RGB"))
    lifted, recovered = Shadows(amount=80).apply(ramp).image, Highlights(amount=-80).apply(ramp).image
    risen = [brightness(lifted, 9, y) - y for y in range(256)]
    fallen = [y - brightness(recovered, 9, y) for y in range(256)]
    assert risen[85] > 50 > 25 > risen[200] >= 0
    assert fallen[170] > 50 > 25 > fallen[55] >= 0
    assert [brightness(lifted, 9, y) for y in range(256)] == sorted(brightness(lifted, 9, y) for y in range(256))


def test_auto_takes_a_cast_and_a_veil_away() -> None:
    scene = street()
    veiled = scene.point([round(60 + shade * 0.5) for shade in range(256)] * 3)
    cast = veiled.point([min(255, round(shade * 1.15)) for shade in range(256)] + [*range(256)] * 2)
    better = Auto().apply(Raster(cast)).image
    assert difference(better, scene) < 0.6 * difference(cast, scene)
    darkest, lightest = better.convert("L").getextrema()
    assert isinstance(darkest, int)
    assert isinstance(lightest, int)
    assert lightest - darkest > 120


def test_vibrance_spares_what_is_colourful() -> None:
    two = Image.new("RGB", (2, 1))
    two.putpixel((0, 0), (140, 120, 120))
    two.putpixel((1, 0), (250, 10, 10))
    livened = Vibrance(amount=80).apply(Raster(two)).image
    pale, strong = livened.getpixel((0, 0)), livened.getpixel((1, 0))
    assert isinstance(pale, tuple)
    assert isinstance(strong, tuple)
    assert pale[0] - pale[1] > 28
    assert abs(strong[0] - 250) + abs(strong[1] - 10) < 14


@pytest.mark.slow
def test_less_noise_and_the_edges_stay() -> None:
    dice = random.Random(3)
    clean = street().filter(ImageFilter.GaussianBlur(0.5))
    noisy = Image.frombytes(
        "RGB", clean.size, bytes(min(255, max(0, value + dice.randint(-12, 12))) for value in clean.tobytes())
    )
    quiet = Denoise().apply(Raster(noisy)).image
    assert difference(quiet, clean) < 0.6 * difference(noisy, clean)
    assert difference(quiet, clean) < 0.6 * difference(Blur(radius=4).apply(Raster(noisy)).image, clean)


def test_grain_is_the_same_for_a_seed() -> None:
    raster = picture()
    assert same(Grain(seed=4).apply(raster).image, Grain(seed=4).apply(raster).image)
    assert not same(Grain(seed=4).apply(raster).image, Grain(seed=5).apply(raster).image)
    grey = Raster(Image.new("RGB", (300, 300), (120, 120, 120)))
    assert abs(ImageStat.Stat(Grain(amount=60).apply(grey).image).mean[0] - 120) < 1.5


def test_a_vignette_darkens_corners_and_spares_the_middle() -> None:
    dark = Vignette(amount=100).apply(Raster(Image.new("RGB", (300, 200), "white"))).image
    assert brightness(dark, 0, 0) < 12
    assert brightness(dark, 150, 100) > 250
    assert brightness(dark, 150, 0) > brightness(dark, 40, 0)


def test_rounded_corners_are_transparent_and_symmetric() -> None:
    rounded = Rounded(radius=12).apply(picture("RGB", 60, 40)).image
    alpha = rounded.getchannel("A")
    assert alpha.getpixel((0, 0)) == alpha.getpixel((59, 0)) == alpha.getpixel((0, 39)) == alpha.getpixel((59, 39)) == 0
    assert alpha.getpixel((30, 0)) == alpha.getpixel((12, 12)) == 255
    assert same(alpha, alpha.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert same(alpha, alpha.transpose(Image.Transpose.FLIP_TOP_BOTTOM))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize(("place", "box"), [("top-left", (0, 0, 100, 50)), ("bottom-right", (200, 100, 300, 150))])
def test_words_stand_where_they_were_wanted(mode: str, place: str, box: tuple[int, int, int, int]) -> None:
    ground = Raster(Image.new(mode, (300, 150), "black"))
    written = Text(text="Hi!", place=place, size=20, colour="#ff0000").apply(ground).image
    changed = ImageChops.difference(written.convert("RGB"), ground.image.convert("RGB")).getbbox()
    assert changed
    assert changed[0] >= box[0] and changed[1] >= box[1] and changed[2] <= box[2] and changed[3] <= box[3]


def test_faint_words_are_a_watermark() -> None:
    ground = Raster(Image.new("RGB", (300, 150), (100, 100, 100)))
    strong, faint = (Text(text="Ada", opacity=share).apply(ground).image for share in (100, 30))
    most = [image.getextrema()[0][1] - 100 for image in (strong, faint)]  # type: ignore[index]
    assert most[0] > 140
    assert abs(most[1] - 0.3 * most[0]) <= 1


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif", "tiff", "gif"])
def test_converting_stores_that_format(kind: str) -> None:
    raster = picture("RGBA", 64, 48)
    file = to_file(raster, Convert(format=kind).kept_as())
    found = examine(file)
    assert found.media_type == f"image/{kind}" == MEDIA_TYPES[kind.upper()]
    assert found.raster.image.size == (64, 48)
    if kind in ("png", "tiff"):
        assert same(found.raster.image, raster.image)


def test_without_metadata_it_keeps_its_format() -> None:
    kept = Strip().kept_as()
    assert as_before(kept, "image/jpeg").format == "JPEG"
    assert as_before(kept, "image/webp").format == "WEBP"
    assert as_before(kept, "image/heic").format == "JPEG"
    assert as_before(Convert(format="gif").kept_as(), "image/jpeg").format == "GIF"


def test_the_main_colours_and_their_shares() -> None:
    image = Image.new("RGBA", (100, 100), "#2040c0")
    image.paste((240, 240, 240, 255), (0, 0, 30, 100))
    image.paste((0, 0, 0, 0), (90, 0, 100, 100))
    found = swatches(Raster(image), 5)
    assert [swatch.colour for swatch in found] == ["#2040c0", "#f0f0f0"]
    assert found[0].share == pytest.approx(2 / 3, abs=0.02)


def test_a_preview_scales_what_is_said_in_pixels() -> None:
    assert Blur(radius=20).scaled(0.1) == Blur(radius=2)
    assert Border(width=40).scaled(0.1) == Border(width=4)
    assert Border(width=4).scaled(0.1).width == 1
    assert Resize(width=1200).scaled(0.25) == Resize(width=300)
    assert Resize(percent=50).scaled(0.25) == Resize(percent=50)
    assert Crop(box="100,40,200,80").scaled(0.1) == Crop(box="10,4,20,8")
    assert Crop(ratio="1:1").scaled(0.1) == Crop(ratio="1:1")

"""What every operation does: Pillow's own arithmetic, alpha left alone, ranges that say what would work."""

from __future__ import annotations

import ast
import subprocess
import sys
from contextlib import suppress
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from conversation.slash import read, to_slash
from imaging import operations
from imaging.operations import OPERATIONS
from imaging.operations.balance import Balance
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.exposure import Exposure
from imaging.operations.flip import Flip
from imaging.operations.gamma import Gamma
from imaging.operations.greyscale import Greyscale
from imaging.operations.highlights import Highlights
from imaging.operations.invert import Invert
from imaging.operations.operation import Impossible, Operation
from imaging.operations.pad import Pad
from imaging.operations.posterise import Posterise
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.saturation import Saturation
from imaging.operations.sepia import Sepia
from imaging.operations.shadows import Shadows
from imaging.operations.sharpen import Sharpen
from imaging.operations.straighten import Straighten
from imaging.operations.strip import Strip
from imaging.operations.temperature import Temperature
from imaging.operations.text import Text
from imaging.operations.tint import Tint
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance
from imaging.raster import Raster
from tests.imaging.pictures import picture, same

BICUBIC, LANCZOS = Image.Resampling.BICUBIC, Image.Resampling.LANCZOS
EXAMPLES = [cast("Operation", read(cls, example)) for cls in OPERATIONS for example in (cls.examples or ("",))]
"""As each operation gives them itself."""
SHAPING = (
    "crop",
    "rotate",
    "straighten",
    "perspective",
    "flip",
    "resize",
    "pad",
    "trim",
    "border",
    "rounded",
    "text",
    "layer",
    "convert",
    "strip",
)
COLOURING = [each for each in EXAMPLES if each.name not in SHAPING]


def named(value: object) -> str:
    return type(value).__name__


def framed(mode: str = "RGB") -> Raster:
    """A picture with a white border of 5 pixels."""
    return Raster(ImageOps.expand(picture(mode).image, 5, "white"))


def test_the_list_is_the_folder() -> None:
    folder = Path(operations.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "operation"}
    assert {cls.__module__.rsplit(".", 1)[1] for cls in OPERATIONS} == files


@pytest.mark.parametrize("cls", OPERATIONS, ids=lambda cls: cls.name)
def test_a_file_is_named_after_its_operation(cls: type[Operation]) -> None:
    assert cls.__module__ == f"imaging.operations.{cls.name}"
    assert cls.help().endswith(".")
    assert cls.doing and cls.icon


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (Brightness(factor=1.3), lambda image: ImageEnhance.Brightness(image).enhance(1.3)),
        (Contrast(factor=0.6), lambda image: ImageEnhance.Contrast(image).enhance(0.6)),
        (Saturation(factor=1.8), lambda image: ImageEnhance.Color(image).enhance(1.8)),
        (Greyscale(), lambda image: ImageOps.grayscale(image).convert("RGB")),
        (Invert(), ImageOps.invert),
        (Blur(radius=2), lambda image: image.filter(ImageFilter.GaussianBlur(2))),
        (Sharpen(amount=150), lambda image: image.filter(ImageFilter.UnsharpMask(2, 150, 3))),
        (Rotate(angle=30), lambda image: image.convert("RGBA").rotate(-30, BICUBIC, expand=True)),
        (Flip(), ImageOps.mirror),
        (Flip(direction="vertical"), ImageOps.flip),
        (Crop(ratio="1:1"), lambda image: image.crop((8, 0, 40, 32))),
        (Crop(ratio="1:1", focus="right"), lambda image: image.crop((16, 0, 48, 32))),
        (Crop(ratio="4:1", focus="top"), lambda image: image.crop((0, 0, 48, 12))),
        (Crop(box="3,4,10,20"), lambda image: image.crop((3, 4, 13, 24))),
        (
            Rotate(angle=30, corners="filled", colour="red"),
            lambda image: image.rotate(-30, BICUBIC, True, fillcolor="red"),
        ),
        (Resize(width=24), lambda image: image.resize((24, 16), LANCZOS)),
        (Resize(height=16), lambda image: image.resize((24, 16), LANCZOS)),
        (Resize(percent=50), lambda image: image.resize((24, 16), LANCZOS)),
        (Resize(width=20, height=20), lambda image: image.resize((20, 13), LANCZOS)),
        (Resize(width=20, height=20, mode="fill"), lambda image: ImageOps.fit(image, (20, 20), LANCZOS)),
        (Resize(width=20, height=20, mode="stretch"), lambda image: image.resize((20, 20), LANCZOS)),
        (Resize(megapixels=0.000384), lambda image: image.resize((24, 16), LANCZOS)),
        (Pad(ratio="2:1"), lambda image: ImageOps.pad(image, (64, 32), color="white")),
        (Pad(pixels=3, colour="black"), lambda image: ImageOps.expand(image, 3)),
        (Border(width=4, colour="#102030"), lambda image: ImageOps.expand(image, 4, "#102030")),
        (Posterise(bits=2), lambda image: ImageOps.posterize(image, 2)),
    ],
    ids=lambda value: named(value) if isinstance(value, Operation) else "",
)
def test_it_is_pillows_own_arithmetic(operation: Operation, expected: object) -> None:
    assert callable(expected)
    raster = picture()
    assert same(operation.apply(raster).image, expected(raster.image))


@pytest.mark.parametrize("operation", COLOURING, ids=named)
def test_alpha_stays_what_it_was(operation: Operation) -> None:
    raster = picture("RGBA")
    changed = operation.apply(raster).image
    assert changed.mode == "RGBA"
    assert changed.getchannel("A").tobytes() == raster.image.getchannel("A").tobytes()
    assert changed.tobytes() != raster.image.tobytes()


@pytest.mark.parametrize("operation", EXAMPLES, ids=to_slash)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_source_is_never_changed(operation: Operation, mode: str) -> None:
    raster = framed(mode) if isinstance(operation, Trim) else picture(mode)
    before = raster.image.tobytes()
    with suppress(Impossible):  # an example may want a picture that this one is not
        operation.apply(raster)
    assert raster.image.tobytes() == before


@pytest.mark.parametrize("operation", EXAMPLES, ids=to_slash)
def test_its_recipe_makes_it_again(operation: Operation) -> None:
    values = {item.name: getattr(operation, item.name) for item in fields(operation)}
    assert type(operation).from_values(values) == operation


def test_four_quarter_turns_change_nothing() -> None:
    raster = picture()
    turned = raster
    for _ in range(4):
        turned = Rotate(angle=90).apply(turned)
    assert same(turned.image, raster.image)
    assert same(Rotate(angle=-90).apply(Rotate(angle=90).apply(raster)).image, raster.image)
    assert same(Rotate(angle=180).apply(Rotate(angle=-180).apply(raster)).image, raster.image)


def test_a_quarter_turn_to_the_right_brings_the_left_edge_to_the_top() -> None:
    raster = picture()
    turned = Rotate(angle=90).apply(raster).image
    assert turned.size == (32, 48)
    assert turned.getpixel((31, 0)) == raster.image.getpixel((0, 0))


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
def test_mirroring_twice_changes_nothing(direction: str) -> None:
    raster = picture("RGBA")
    assert same(Flip(direction=direction).apply(Flip(direction=direction).apply(raster)).image, raster.image)


def test_neutral_values_change_nothing() -> None:
    raster = picture()
    neutrals: tuple[Operation, ...] = (
        Brightness(factor=1),
        Contrast(factor=1),
        Saturation(factor=1),
        Temperature(warmth=0),
        Exposure(stops=0),
        Gamma(gamma=1),
        Highlights(amount=0),
        Shadows(amount=0),
        Tint(amount=0),
        Vibrance(amount=0),
        Convert(format="webp"),
        Strip(),
        Resize(percent=100),
    )
    for neutral in neutrals:
        assert same(neutral.apply(raster).image, raster.image)


def test_warmer_is_more_red_and_less_blue() -> None:
    raster = picture()
    before, after = raster.image.getpixel((9, 9)), Temperature(warmth=50).apply(raster).image.getpixel((9, 9))
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    assert (after[0] > before[0], after[1] == before[1], after[2] < before[2]) == (True, True, True)


def test_sepia_is_the_known_matrix() -> None:
    raster = picture()
    red, green, blue = raster.image.getpixel((20, 20))  # type: ignore[misc]
    toned = Sepia().apply(raster).image.getpixel((20, 20))
    expected = (0.393 * red + 0.769 * green + 0.189 * blue, 0.349 * red + 0.686 * green + 0.168 * blue)
    assert isinstance(toned, tuple)
    assert [abs(toned[band] - min(255, expected[band])) <= 1 for band in (0, 1)] == [True, True]


def test_blur_takes_no_colour_from_what_is_transparent() -> None:
    image = Image.new("RGBA", (20, 4), (200, 40, 10, 255))
    image.paste((0, 255, 0, 0), (10, 0, 20, 4))
    edge = Blur(radius=3).apply(Raster(image)).image.getpixel((9, 2))
    assert isinstance(edge, tuple)
    assert all(abs(edge[band] - (200, 40, 10)[band]) <= 2 for band in range(3))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Brightness(factor=20), "factor goes from 0 to 3, and 20 is outside that. 20% changes it by a fifth."),
        (lambda: Brightness.from_values({}), "brightness needs factor"),
        (lambda: Brightness.from_values({"factor": "much"}), "factor must be a number, not “much”."),
        (lambda: Brightness.from_values({"factor": True}), "factor must be a number"),
        (lambda: Brightness.from_values({"factor": float("nan")}), "factor must be a number"),
        (lambda: Brightness.from_values({"light": 2}), "brightness has no option “light”. It has: factor."),
        (lambda: Rotate(angle=500), "angle goes from -360 to 360"),
        (lambda: Flip(direction="around"), "direction can be horizontal, vertical, but not “around”."),
        (lambda: Flip.from_values({"direction": 3}), "direction must be text"),
        (lambda: Crop(), "a ratio such as 16:9"),
        (lambda: Crop(ratio="1:1", box="0,0,1,1"), "a ratio such as 16:9"),
        (lambda: Crop(ratio="wide"), "is not a ratio. Write width:height"),
        (lambda: Crop(ratio="0:1"), "is not a ratio. Write width:height"),
        (lambda: Crop(ratio="99:1"), "at most 20:1"),
        (lambda: Crop(box="1,2,3"), "Write left,top,width,height"),
        (lambda: Crop(box="40,0,10,10").apply(picture()), "the picture, which is 48 × 32 pixels"),
        (lambda: Crop(box="0,0,0,10").apply(picture()), "reaches outside"),
        (lambda: Blur(radius=0), "radius goes from 0.1 to 250"),
        (lambda: Sharpen(amount=0), "amount goes from 1 to 500"),
        (lambda: Temperature(warmth=101), "warmth goes from -100 to 100"),
        (lambda: Exposure(stops=9), "stops goes from -5 to 5"),
        (lambda: Gamma(gamma=0), "gamma goes from 0.1 to 10"),
        (lambda: Balance(), "red=20, green=-10 or blue=15"),
        (lambda: Resize(), "a width or height in pixels, a percentage, or megapixels=2"),
        (lambda: Resize(width=9, percent=50), "Say one size"),
        (lambda: Resize(width=20_000, height=20_000, mode="stretch").apply(picture()), "the limit is 100 megapixels"),
        (lambda: Pad(), "a ratio such as 16:9"),
        (lambda: Pad(ratio="wide"), "is not a ratio. Write width:height"),
        (lambda: Pad(ratio="1:1", colour="wite"), "“wite” is not a colour known here. Use a name such as white"),
        (lambda: Border(colour="#12"), "or #ff8800"),
        (lambda: Trim().apply(picture()), "There is no plain border"),
        (lambda: Trim().apply(Raster(Image.new("RGB", (9, 9)))), "as plain as its border"),
        (lambda: Text(text=" "), "Say the words to write"),
        (lambda: Text(text="a\ufffe").apply(picture()), "English letters, digits and © always work"),
        (lambda: Text(text="long words", size=30).apply(picture()), "px would fit"),
        (lambda: Convert(format="heic"), "jpeg, png, webp, avif, gif, tiff, but not “heic”"),
        (lambda: Convert(format="png", quality=3), "PNG has no quality"),
        (lambda: Straighten().apply(Raster(Image.new("RGB", (90, 90)))), "Say the angle in degrees"),
        (lambda: Posterise(bits=8), "bits goes from 1 to 7"),
    ],
)
def test_what_cannot_be_done_says_what_would_work(make: object, says: str) -> None:
    assert callable(make)
    with pytest.raises(Impossible) as raised:
        make()
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (Brightness(factor=1.2), "Brightness +20%"),
        (Contrast(factor=0.65), "Contrast −35%"),
        (Temperature(warmth=-25), "Warmth −25"),
        (Rotate(angle=-90), "Rotated 90° to the left"),
        (Rotate(angle=180), "Rotated 180°"),
        (Crop(ratio="1:1"), "Cropped to a square"),
        (Crop(ratio="16:9"), "Cropped to 16:9"),
        (Crop(box="0,0,9,9"), "Cropped to the box"),
        (Flip(direction="vertical"), "Mirrored top to bottom"),
        (Greyscale(), "Black and white"),
        (Blur(radius=4), "Blurred by 4 px"),
        (Sharpen(amount=50), "Sharpened by 50%"),
        (Exposure(stops=-0.5), "Exposure −0.5 EV"),
        (Resize(percent=50), "Resized to 50%"),
        (Resize(width=1200), "Resized to 1200 px wide"),
        (Resize(width=800, height=600), "Resized to 800 × 600 px (fit)"),
        (Balance(red=20, blue=-5), "Colour balance red +20, blue −5"),
        (Border(width=12, colour="black"), "Border of 12 px in black"),
        (Convert(format="jpeg", quality=90), "Converted to JPEG, quality 90"),
        (Text(text="Hi", place="top-left"), "“Hi” written at the top-left"),
    ],
    ids=lambda value: named(value) if isinstance(value, Operation) else "",
)
def test_it_says_what_was_done(operation: Operation, words: str) -> None:
    assert operation.done() == words


def test_the_declarations_bring_no_heavy_engine() -> None:
    code = "import sys, imaging.operations; print([n for n in ('numpy', 'cv2', 'scipy') if n in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(found.stdout) == []


def test_rotating_by_more_turns_further() -> None:
    sizes = [Rotate(angle=angle).apply(picture()).width for angle in (0.0, 10.0, 20.0)]
    assert all(one < two for one, two in pairwise(sizes))

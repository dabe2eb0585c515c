"""So many colours and no more, chosen to suit the picture; and a PNG that says them in a palette."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from imaging.declaration import Impossible
from imaging.files.decode import decode
from imaging.files.formats import to_file
from imaging.operations.quantise import Quantise
from imaging.raster import Raster


def gradient(mode: str = "RGB") -> Raster:
    """Red goes across, green down; of `RGBA` the left half is transparent, of a blue that is nowhere else."""
    across, down = np.meshgrid(np.linspace(0, 255, 96), np.linspace(0, 255, 64))
    image = Image.fromarray(np.stack([across, down, 0 * across], -1).astype(np.uint8))
    if mode == "RGBA":
        image = image.convert("RGBA")
        image.paste((0, 0, 255, 0), (0, 0, 48, 64))
    return Raster(image)


def colours_of(raster: Raster) -> list[tuple[int, ...]]:
    found = raster.image.getcolors(96 * 64)
    assert found is not None
    return [colour for _, colour in found if not isinstance(colour, (int, float))]


@pytest.mark.parametrize("dither", ["none", "diffusion"])
@pytest.mark.parametrize("colours", [2, 5, 16, 200])
def test_there_are_no_more_colours_than_that(colours: int, dither: str) -> None:
    made = Quantise(colours=colours, dither=dither).apply(gradient())
    assert 1 < len(colours_of(made)) <= colours


def test_they_suit_the_picture() -> None:
    flat = Image.new("RGB", (30, 10), (200, 30, 40))
    flat.paste((10, 120, 240), (0, 0, 10, 10))
    flat.paste((12, 122, 238), (0, 0, 2, 2))
    made = Quantise(colours=2).apply(Raster(flat))
    (blue, red) = sorted(colours_of(made))
    assert np.abs(np.subtract(blue, (10, 120, 240))).max() <= 2 and red == (200, 30, 40)


def test_few_colours_stay_as_they_are() -> None:
    flat = Raster(Image.new("RGB", (4, 4), "teal"))
    assert Quantise(colours=2).apply(flat).image.tobytes() == flat.image.tobytes()


def test_dithered_the_mean_of_a_place_is_nearer_to_what_it_was() -> None:
    before = np.asarray(gradient().image, float)

    def off(dither: str) -> float:
        after = np.asarray(Quantise(colours=4, dither=dither).apply(gradient()).image, float)
        means = [values.reshape(8, 8, 12, 8, 3).mean((1, 3)) for values in (before, after)]
        return float(np.abs(means[0] - means[1]).mean())

    assert off("diffusion") < 0.6 * off("none")


def test_what_is_hidden_takes_no_colour_and_transparency_stays() -> None:
    made = Quantise(colours=4).apply(gradient("RGBA"))
    alpha = np.asarray(made.image)[..., 3]
    assert (alpha == np.asarray(gradient("RGBA").image)[..., 3]).all()
    shown = {colour[:3] for colour in colours_of(made) if colour[3]}
    assert len(shown) == 4 and all(blue < 40 for _, _, blue in shown)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_file_has_a_palette_and_the_same_pixels(mode: str) -> None:
    operation = Quantise(colours=8)
    made = operation.apply(gradient(mode))
    file = to_file(made, operation.kept_as())
    assert Image.open(BytesIO(file)).mode == "P"
    again = decode(file).image.convert("RGBA")
    assert again.tobytes() == made.image.convert("RGBA").tobytes()


def test_where_the_colours_do_not_fit_the_file_is_as_ever() -> None:
    file = to_file(gradient(), Quantise().kept_as())
    assert decode(file).image.tobytes() == gradient().image.tobytes()


@pytest.mark.parametrize("colours", [1, 257])
def test_a_palette_has_two_to_256(colours: int) -> None:
    with pytest.raises(Impossible):
        Quantise(colours=colours)

"""A mask obeyed to the pixel."""

from __future__ import annotations

import pytest
from PIL import Image

from imaging.composition.mask_lock import locked
from imaging.declaration import Impossible
from imaging.raster import Raster


def plain(colour: str, size: tuple[int, int] = (6, 4), mode: str = "RGB") -> Raster:
    return Raster(Image.new(mode, size, colour))


def hole(size: tuple[int, int] = (6, 4), alpha: int = 0) -> Raster:
    """Opaque, but for its right half."""
    mask = Image.new("RGBA", size, (0, 0, 0, 255))
    mask.paste((0, 0, 0, alpha), (size[0] // 2, 0, *size))
    return Raster(mask)


def noise(size: tuple[int, int] = (6, 4)) -> Raster:
    return Raster(Image.effect_noise(size, 90).convert("RGB"))


def test_outside_of_the_mask_every_pixel_is_its_own() -> None:
    before, after = noise(), plain("red")
    made = locked(before, after, hole()).image
    assert made.crop((0, 0, 3, 4)).tobytes() == before.image.crop((0, 0, 3, 4)).tobytes()
    assert made.crop((3, 0, 6, 4)).tobytes() == after.image.crop((3, 0, 6, 4)).tobytes()


def test_what_is_half_transparent_changes_by_half() -> None:
    made = locked(plain("black"), plain("white"), hole(alpha=127)).image
    assert made.getpixel((5, 0)) == (128, 128, 128)


def test_what_came_in_another_size_is_fitted_in() -> None:
    before = noise((60, 40))
    made = locked(before, plain("red", (512, 512)), hole((60, 40))).image
    assert made.size == (60, 40)
    assert made.getpixel((59, 39)) == (255, 0, 0)
    assert made.crop((0, 0, 30, 40)).tobytes() == before.image.crop((0, 0, 30, 40)).tobytes()


def test_transparency_that_was_made_counts_inside_only() -> None:
    made = locked(plain("blue"), plain((0, 0, 0, 0), mode="RGBA"), hole()).image  # type: ignore[arg-type]
    assert (made.getpixel((0, 0)), made.getpixel((5, 0))) == ((0, 0, 255, 255), (0, 0, 0, 0))


@pytest.mark.parametrize(
    ("mask", "why"),
    [
        (hole((6, 5)), "The mask is 6 × 5 pixels and the picture 6 × 4"),
        (plain("white"), "Nothing in the mask is transparent"),
        (plain("white", mode="RGBA"), "Nothing in the mask is transparent"),
    ],
)
def test_a_mask_that_does_not_fit_is_refused(mask: Raster, why: str) -> None:
    with pytest.raises(Impossible, match=why):
        locked(plain("red"), plain("blue"), mask)

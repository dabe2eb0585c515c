"""One picture on another: where it lies it shows through as far as wanted, elsewhere nothing changes."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from imaging.composition.overlay import Laid, overlaid, point_of
from imaging.declaration import Impossible
from imaging.raster import Raster
from tests.imaging.pictures import picture

RED = (255, 0, 0)


def stamp(size: tuple[int, int] = (40, 20), alpha: int = 255) -> Raster:
    return Raster(Image.new("RGBA", size, (*RED, alpha)))


def ground(mode: str = "RGB") -> Raster:
    return Raster(Image.new(mode, (200, 100), (0, 0, 100, 255)[: len(mode)]))


def laid(place: str = "bottom-right", scale: float = 0.2, opacity: float = 1, margin: float = 0) -> Laid:
    return Laid(place, scale, opacity, margin)


def changed(before: Raster, after: Raster) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(before.image.convert("RGB"), after.image.convert("RGB")).getbbox()


@pytest.mark.parametrize(
    ("how", "box"),
    [
        (laid(), (160, 80, 200, 100)),
        (laid("top-left"), (0, 0, 40, 20)),
        (laid("centre"), (80, 40, 120, 60)),
        (laid("top-left", margin=0.1), (10, 10, 50, 30)),
        (laid("bottom", margin=0.1), (80, 70, 120, 90)),
        (laid("50%,50%"), (80, 40, 120, 60)),
        (laid("0,100"), (0, 90, 20, 100)),  # half of it is cut off on either side
        (laid("centre", scale=1, margin=0.4), (0, 0, 200, 100)),
    ],
)
def test_it_lies_where_it_should_and_nothing_else_changes(how: Laid, box: tuple[int, int, int, int]) -> None:
    before = ground()
    after = overlaid(before, stamp(), how)
    assert changed(before, after) == box
    assert after.image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), RED)]


def test_it_keeps_its_shape_within_its_share() -> None:
    before = ground()
    assert changed(before, overlaid(before, stamp((10, 100)), laid("top-left", 0.5))) == (0, 0, 5, 50)


def test_half_opaque_is_the_mean_of_both() -> None:
    middle = overlaid(ground(), stamp(), laid("centre", opacity=0.5)).image.getpixel((100, 50))
    assert isinstance(middle, tuple)
    assert all(abs(have - want) <= 1 for have, want in zip(middle, (128, 0, 50), strict=True))


def test_what_is_transparent_shows_the_lower_picture_unchanged() -> None:
    before = picture("RGB")
    assert overlaid(before, stamp(alpha=0), laid("centre", 1)).image.tobytes() == before.image.tobytes()


def test_a_transparent_picture_below_becomes_opaque_only_where_it_is_covered() -> None:
    below = Raster(Image.new("RGBA", (200, 100), (9, 9, 9, 0)))
    after = overlaid(below, stamp(), laid()).image
    assert (after.getpixel((180, 90)), after.getpixel((10, 10))) == ((*RED, 255), (9, 9, 9, 0))


def test_the_pictures_themselves_stay_as_they_are() -> None:
    lower, upper = picture("RGB"), picture("RGBA")
    before = lower.image.tobytes(), upper.image.tobytes()
    overlaid(lower, upper, laid("centre", 0.8, 0.5))
    assert (lower.image.tobytes(), upper.image.tobytes()) == before


@pytest.mark.parametrize("place", ["somewhere", "120%,5%", "5%"])
def test_what_is_no_place_says_what_would_be(place: str) -> None:
    with pytest.raises(Impossible, match="bottom-right or centre"):
        point_of(place)


def test_how_it_lies_goes_through_json() -> None:
    assert Laid.from_dict(laid("10%,20%").to_dict()) == laid("10%,20%")


@pytest.mark.slow
def test_a_large_picture_to_spare_is_changed_itself() -> None:
    image = Image.new("RGB", (6200, 5000), (10, 20, 30))
    kept, spare = Raster(image), Raster(image, spare=True)
    laid = Laid("centre", 0.1, 1, 0)
    stamp = Raster(Image.new("RGB", (60, 50), (200, 0, 0)))
    assert overlaid(kept, stamp, laid).image is not image
    assert image.getpixel((3100, 2500)) == (10, 20, 30)
    assert overlaid(spare, stamp, laid).image is image
    assert image.getpixel((3100, 2500)) == (200, 0, 0)

"""A shape and a resolution became the pixels that are asked for."""

from __future__ import annotations

import pytest

from providers.openai.sizes import FREE_ASPECTS, RESOLUTIONS, free_size


@pytest.mark.parametrize(
    ("aspect", "resolution", "size"),
    [
        ("1:1", "", "1024x1024"),
        ("1:1", "1K", "1024x1024"),
        ("1:1", "2K", "2048x2048"),
        ("1:1", "4K", "2880x2880"),
        ("3:2", "1K", "1248x832"),
        ("16:9", "4K", "3840x2160"),
        ("9:16", "4K", "2160x3840"),
        ("21:9", "1K", "1568x672"),
        ("3:1", "1K", "1776x592"),
        ("4:1", "1K", "auto"),
        ("auto", "1K", "auto"),
        ("0:1", "1K", "auto"),
        ("999:1000", "1K", "auto"),
    ],
)
def test_the_nearest_that_can_be_is_found(aspect: str, resolution: str, size: str) -> None:
    assert free_size(aspect, resolution) == size


@pytest.mark.parametrize("resolution", RESOLUTIONS)
@pytest.mark.parametrize("aspect", FREE_ASPECTS)
def test_every_shape_has_its_own_proportions_and_about_those_pixels(aspect: str, resolution: str) -> None:
    width, height = map(int, free_size(aspect, resolution).split("x"))
    left, right = map(int, aspect.split(":"))

    assert width * right == height * left
    assert width % 16 == height % 16 == 0 and max(width, height) <= 3_840
    assert 0.6 < width * height / RESOLUTIONS[resolution] < 1.3

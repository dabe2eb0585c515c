"""Width and height for engines that are told pixels."""

from __future__ import annotations

import pytest

from providers.wire.content.pixel_size import ASPECTS, pixel_size, scaled


@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_size_has_the_shape_and_about_the_area(aspect: str) -> None:
    width, height = pixel_size(aspect, 1024 * 1024, 64)
    wide, _, high = aspect.partition(":")

    assert width % 64 == height % 64 == 0
    assert width / height == pytest.approx(int(wide) / int(high), rel=0.07)
    assert width * height == pytest.approx(1024 * 1024, rel=0.07)


def test_the_narrowest_side_is_never_nothing() -> None:
    assert scaled((10_000, 1), 512 * 512, 64) == (51_200, 64)

"""Where there is little memory, a picture is compressed from fewer pixels, and that is said."""

from __future__ import annotations

import pytest

from imaging.compress.fitting import fitting
from imaging.compress.reading import COMPRESSING
from imaging.compress.target import CompressTarget
from imaging.large.room import Room

PHONE = (16_320, 12_240)


def test_a_picture_that_there_is_memory_for_keeps_its_sides() -> None:
    target = CompressTarget(500_000)
    assert fitting(PHONE, target, None) == (target, "")
    assert fitting((4000, 3000), target, Room(200_000_000)) == (target, "")
    small = CompressTarget(500_000, 800, 800, "jpeg")
    assert fitting(PHONE, small, Room(900_000_000)) == (small, ""), "so few are wanted in any case"


@pytest.mark.parametrize(
    "target", [CompressTarget(), CompressTarget(20_000_000), CompressTarget(None, 15_000), CompressTarget(quality=90)]
)
def test_a_larger_one_gets_the_most_that_there_is_memory_for_in_its_own_shape(target: CompressTarget) -> None:
    fewer, note = fitting(PHONE, target, Room(900_000_000))
    assert fewer.width and fewer.height
    assert fewer.width / fewer.height == pytest.approx(PHONE[0] / PHONE[1], rel=0.001)
    assert 800_000_000 < fewer.width * fewer.height * COMPRESSING <= 900_000_000
    assert (fewer.bytes, fewer.quality) == (target.bytes, target.quality)
    assert note.startswith("made smaller to 63 megapixels")


def test_few_bytes_have_few_pixels_in_any_case() -> None:
    fewer, _ = fitting(PHONE, CompressTarget(500_000), Room(900_000_000))
    assert fewer.width and fewer.height
    assert fewer.width * fewer.height == pytest.approx(40_000_000, rel=0.01)

"""What a picture measures when it is made small: as was said, else as the preset wishes and its shape allows."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from imaging.compress.engine import compressed
from imaging.compress.outcome import DONE, KEPT
from imaging.compress.target import PRESETS, CompressTarget
from tests.imaging.compress.test_engine import LIMIT, cut_out, gradient, letters, photo, read, saved, screenshot

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("preset", [CompressTarget(), PRESETS["email"]], ids=["custom", "email"])
@pytest.mark.parametrize("side", [40, 800])
@pytest.mark.parametrize("name", ["screenshot", "letters", "soft jpeg", "coarse jpeg", "webp", "gif", "cut out"])
def test_dimensions_that_were_asked_for_are_kept_to_and_what_they_cost_is_said(
    name: str, side: int, preset: CompressTarget
) -> None:
    data = {
        "screenshot": lambda: screenshot(1200, 800),
        "letters": lambda: saved(letters(1200, 800).quantize(4)),
        "soft jpeg": lambda: saved(gradient(1000, 800), "JPEG", quality=30),
        "coarse jpeg": lambda: saved(photo(1000, 800), "JPEG", quality=5),
        "webp": lambda: saved(photo(1000, 700), "WEBP", quality=10),
        "gif": lambda: saved(Image.open(BytesIO(screenshot(1000, 700))), "GIF"),
        "cut out": lambda: saved(cut_out(1000, 1000).quantize(32)),
    }[name]()
    made = compressed(data, replace(preset, width=side, height=side, sized=True), LIMIT)
    assert max(read(made).size) == side
    assert made.outcome.state == DONE
    larger = any(note.startswith("larger than before") for note in made.outcome.notes)
    assert larger == (len(made.data) >= len(data))
    assert len(made.data) <= (preset.bytes or len(made.data))
    assert not larger or len(made.data) < 400_000, "as good as usual, not as large as may be"


@pytest.mark.parametrize(
    ("size", "target", "becomes"),
    [
        ((600, 9000), PRESETS["email"], (600, 9000)),
        ((2000, 18000), PRESETS["email"], (1600, 14400)),
        ((18000, 2400), PRESETS["email"], (12000, 1600)),
        ((3000, 1200), PRESETS["email"], (1600, 640)),
        ((1000, 9000), CompressTarget(width=800, height=800, sized=True), (89, 800)),
    ],
    ids=str,
)
def test_a_long_strip_is_held_by_its_shorter_side(
    size: tuple[int, int], target: CompressTarget, becomes: tuple[int, int]
) -> None:
    """A page that is 800 pixels high cannot be read; who says 800 px means it."""
    outcome = compressed(saved(gradient(*size), "JPEG", quality=85), target, LIMIT).outcome
    assert (outcome.width, outcome.height) == becomes


def test_dimensions_that_were_asked_for_leave_what_has_them_already() -> None:
    data = saved(photo(700, 500), "WEBP", quality=20)
    assert compressed(data, CompressTarget(width=900, height=900, sized=True), LIMIT).outcome.state == KEPT


def test_bytes_that_were_asked_for_beside_dimensions_are_kept_to() -> None:
    made = compressed(screenshot(1200, 800), CompressTarget(9_000, 800, 800, sized=True), LIMIT)
    assert len(made.data) <= 9_000
    assert max(read(made).size) <= 800

"""A larger canvas, wherever it is computed: the picture on it is the one that was there."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from conversation.errors import Told
from conversation.ports.pixels import Pixels
from imaging.extent import Extent
from imaging.file import whole
from imaging.files.encode import to_png
from imaging.raster import Raster
from tests.contract.pixels.test_pixels import pixels, runner  # noqa: F401 - fixtures
from tests.imaging.masks.answers import SIZE, photograph

pytestmark = pytest.mark.slow
AROUND = Extent(60, 0, 20, 40)
CANVAS = SIZE[0] + 80, SIZE[1] + 40


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_it_is_mirrored_around_the_picture(pixels: Pixels) -> None:  # noqa: F811
    made = pixels.expand(to_png(photograph()), AROUND)
    assert (made.changed, made.outside) == (0, SIZE[0] * SIZE[1])
    assert (made.encoded.width, made.encoded.height) == CANVAS
    assert opened(whole(made.encoded.content)).crop(AROUND.box(*SIZE)).tobytes() == photograph().image.tobytes()


def test_a_model_is_shown_the_canvas_with_a_mask_of_its_size(pixels: Pixels) -> None:  # noqa: F811
    shown = pixels.for_expanding(to_png(photograph()), AROUND, 0.05)
    assert opened(shown.picture.data).size == (shown.width, shown.height)
    with Image.open(BytesIO(shown.mask.data)) as mask:
        assert (mask.mode, mask.size) == ("L", (shown.width, shown.height))
        assert set(mask.tobytes()) == {0, 255}
    assert shown.width * shown.height <= 50_000


def test_an_answer_is_laid_around_it_and_another_picture_is_refused(pixels: Pixels) -> None:  # noqa: F811
    canvas = photograph(CANVAS, 9).image
    canvas.paste(photograph().image, AROUND.corner)
    made = pixels.lay_expansion(to_png(photograph()), to_png(Raster(canvas)), AROUND)
    assert made.changed == 0
    assert opened(whole(made.encoded.content)).crop(AROUND.box(*SIZE)).tobytes() == photograph().image.tobytes()
    with pytest.raises(Told, match="painted the whole picture anew"):
        pixels.lay_expansion(to_png(photograph()), to_png(photograph(CANVAS, 77)), AROUND)

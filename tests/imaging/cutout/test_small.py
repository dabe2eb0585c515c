"""Pictures of a few pixels, and very thin ones: a cut-out as of any other, whatever is wanted of it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from imaging.cutout.cutter import Cutter
from imaging.cutout.request import Background, CutoutRequest, Stroke, SubjectBox
from imaging.raster import Raster
from tests.imaging.cutout.test_cutter import Halves
from tests.matrix import sampled

SIZES = ((1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (1, 3), (3, 3), (100, 2), (2, 100), (5000, 1), (1, 5000), (4000, 3))
BOXES = (None, SubjectBox(0, 0, 2, 2), SubjectBox(0.2, 0.2, 0.3, 0.3), SubjectBox(-50, -50, 10, 10))
STROKES = ((), (Stroke(True, 1.0, ((0.0, 0.0),)),), (Stroke(False, 0.01, ((500_000.0, 0.0),)),))
GROUNDS = (Background(), Background("blur"), Background("colour", "#ff0000"), Background("image", "", "other"))


@sampled("size", SIZES, ids=str)
@pytest.mark.parametrize("method", ["simple", "u2net"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_of_any_size_is_cut_out(size: tuple[int, int], method: str, mode: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (size[1], size[0], len(mode)), dtype=np.uint8)
    raster, other = Raster(Image.fromarray(noise)), Raster(Image.new("RGB", (3, 2), "red"))
    requests = [
        CutoutRequest(method, box, STROKES[place % 3], GROUNDS[place], matting=True) for place, box in enumerate(BOXES)
    ]
    requests += [CutoutRequest(method, None, strokes, Background()) for strokes in STROKES]
    for request in requests:
        made = Cutter(Halves()).cut("key", raster, request, other)
        assert made.raster.image.size == size
        assert 0 <= made.sure <= 1
        assert 0 <= made.kept <= 1
        drawn = Cutter(Halves()).draft("key", lambda: raster, request, other)
        assert min(drawn.raster.image.size) >= 1

"""A picture of 16 bits a channel was changed; where the operation knows how, it has them still."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from imaging.applying import applied
from imaging.containers import png
from imaging.label import Label
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.invert import Invert
from imaging.operations.operation import Operation
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.raster import DeepSamples, Raster
from server.workers.in_process import InProcess
from server.workers.pixels import TaskPixels
from server.workers.tasks import ROUNDED
from tests.imaging.colour import profiles

SHADES = np.random.default_rng(2).integers(0, 65_536, (40, 60, 4), dtype=np.uint16)
P3 = profiles.screen(profiles.P3, profiles.parametric(), "Display P3")
STUDIO = TaskPixels(InProcess())


def eight(samples: Any) -> Raster:
    return Raster(Image.fromarray(np.rint(samples / 257).astype(np.uint8)))


@pytest.mark.parametrize("channels", [3, 4], ids=["colour", "clear"])
@pytest.mark.parametrize(
    "steps",
    [
        (Rotate(angle=90),),
        (Rotate(angle=-90), Flip()),
        (Flip(direction="vertical"), Rotate(angle=180)),
        (Crop(ratio="1:1"),),
        (Crop(box="3,4,20,11"), Brightness(factor=1.3)),
        (Brightness(factor=0.4),),
        (Contrast(factor=1.6),),
        (Convert(format="tiff"), Rotate(angle=0)),
    ],
    ids=lambda steps: ", ".join(type(step).__name__ for step in steps),
)
def test_it_is_what_it_would_be_in_eight_bits_with_all_that_lies_between(
    steps: tuple[Operation, ...], channels: int
) -> None:
    samples = SHADES[..., :channels]
    done = applied(eight(samples), steps, DeepSamples(samples, standard=True))
    assert done.deep
    assert done.deep.samples.dtype == np.uint16
    apart = np.abs(done.deep.samples / 257 - np.asarray(done.raster.image))
    assert apart.max() < 1.7, "what is rounded once more may be a level and a half away"
    assert len(np.unique(done.deep.samples & 255)) > 100


@pytest.mark.parametrize("step", [Resize(width=30), Invert(), Rotate(angle=3)], ids=lambda step: step.name)
def test_what_works_with_eight_bits_leaves_no_more(step: Operation) -> None:
    samples = SHADES[..., :3]
    assert applied(eight(samples), (Flip(), step, Flip()), DeepSamples(samples, standard=True)).deep is None


def test_colours_of_another_space_are_moved_and_not_changed() -> None:
    deep = DeepSamples(SHADES[..., :3], standard=False)
    assert applied(eight(deep.samples), (Flip(),), deep).deep
    assert applied(eight(deep.samples), (Brightness(factor=1.2),), deep).deep is None


def sent(profile: bytes = b"") -> bytes:
    return png.labelled(cv2.imencode(".png", SHADES[..., :3])[1].tobytes(), Label(profile=profile, dpi=(300.0, 300.0)))


def samples_of(data: bytes) -> Any:
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)


@pytest.mark.parametrize("profile", [b"", P3], ids=["sRGB", "P3"])
def test_what_is_stored_has_them_with_its_colours_and_its_print_size(profile: bytes) -> None:
    made = STUDIO.edit(sent(profile), (Rotate(angle=90),))
    assert np.array_equal(samples_of(made.data), np.rot90(SHADES[..., :3], -1))
    assert made.noticed == ()
    once_more = STUDIO.edit(made.data, (Rotate(angle=-90), Convert(format="tiff")))
    assert once_more.media_type == "image/tiff"
    assert np.array_equal(samples_of(once_more.data), SHADES[..., :3])
    assert (b"iCCP" in made.data) == bool(profile)
    assert b"pHYs" in made.data


def test_where_they_are_lost_that_is_said_once() -> None:
    made = STUDIO.edit(sent(), (Invert(),))
    assert samples_of(made.data).dtype == np.uint8
    assert made.noticed == (ROUNDED,)
    assert STUDIO.edit(made.data, (Invert(),)).noticed == ()

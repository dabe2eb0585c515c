"""What holds for pictures made of several, wherever they are computed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from conversation.errors import Told
from conversation.ports.pixels import Combines
from imaging.composition.collage import Plan
from imaging.composition.overlay import Laid
from server.workers.in_process import InProcess
from server.workers.pixels import TaskPixels
from server.workers.pool import Workers

pytestmark = pytest.mark.slow


@pytest.fixture(params=["worker processes", "this process"], scope="module")
def pixels(request: pytest.FixtureRequest) -> Iterator[Combines]:
    if request.param == "this process":
        yield TaskPixels(InProcess())
        return
    workers = Workers(count=1, megabytes=2048, seconds=30)
    yield TaskPixels(workers)
    workers.close()


def plain(colour: str, size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def test_one_on_another(pixels: Combines) -> None:
    made = pixels.overlay(plain("blue", (90, 60)), plain("red", (9, 6)), Laid("top-left", 0.5, 1, 0))
    assert (made.width, made.height, made.media_type) == (90, 60, "image/png")
    read = Image.open(BytesIO(made.data))
    assert [read.getpixel(point) for point in ((10, 10), (80, 50))] == [(255, 0, 0), (0, 0, 255)]
    assert Image.open(BytesIO(made.preview)).format == "WEBP"


def test_several_in_their_cells(pixels: Combines) -> None:
    plan = Plan(70, 30, ((0, 0, 30, 30), (40, 0, 30, 30)), "white")
    made = pixels.collage([plain("red", (30, 30)), plain("blue", (30, 30))], plan)
    read = Image.open(BytesIO(made.data))
    assert read.size == (made.width, made.height) == (70, 30)
    assert [read.getpixel((x, 5)) for x in (5, 35, 45)] == [(255, 0, 0), (255, 255, 255), (0, 0, 255)]


def test_what_is_no_picture_is_refused(pixels: Combines) -> None:
    with pytest.raises(Told) as told:
        pixels.overlay(plain("blue", (9, 9)), b"words", Laid("centre", 1, 1, 0))
    assert told.value.code == "not_a_picture"

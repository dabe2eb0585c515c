"""What holds for cutting out wherever it is computed; with models only where they run in a process of their own."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from conversation.errors import Told
from conversation.ports.cutout import CutoutSource
from conversation.ports.pixels import Pixels
from imaging.cutout.request import Background, CutoutRequest, Stroke, SubjectBox
from server.cutout.pool import COMMAND, environ
from server.workers.in_process import InProcess
from server.workers.pixels import TaskPixels
from server.workers.pool import Workers
from tests.tiny_onnx import tiny_model

pytestmark = pytest.mark.slow

RED, BLUE = (192, 48, 16), (136, 170, 204)
ROUND = (180, 80, 420, 320)
SHARE = 3.14159 * 120**2 / (600 * 400)


def scene(mode: str = "RGB") -> bytes:
    """A red disc on a blue wall, 600 × 400."""
    image = Image.new(mode, (600, 400), BLUE)
    ImageDraw.Draw(image).ellipse(ROUND, fill=RED)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class Read:
    """A stored picture that counts how often it is read."""

    def __init__(self, key: str, data: bytes) -> None:
        self.data = data
        self.times = 0
        self.source = CutoutSource(key, self.read)

    def read(self) -> bytes:
        self.times += 1
        return self.data


@pytest.fixture(params=["worker processes", "this process"], scope="module")
def pixels(request: pytest.FixtureRequest) -> Iterator[Pixels]:
    if request.param == "this process":
        yield TaskPixels(InProcess())
        return
    workers = Workers(count=1, megabytes=1024, seconds=60)
    yield TaskPixels(workers)
    workers.close()


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    (folder / "u2net.onnx").write_bytes(tiny_model())
    (folder / "isnet-general-use.onnx").write_bytes(tiny_model())
    (folder / "silueta.onnx").write_bytes(b"no model at all")
    (folder / "birefnet-general.onnx").write_bytes(tiny_model())
    return folder


@pytest.fixture(scope="module")
def networked(models: Path) -> Iterator[Pixels]:
    """As the server assembles it, with models that the tests made."""
    how = {"environ": environ(models), "start": 200.0, "setting": "ATELIER_CUTOUT_MEMORY"}
    workers = Workers(1, 4096, 60, COMMAND, **how)
    yield TaskPixels(InProcess(), cutout_runner=workers)
    workers.close()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def alpha(data: bytes, x: int, y: int) -> int:
    return int(opened(data).getpixel((x, y))[3])  # type: ignore[index]


def source(key: str = "disc") -> CutoutSource:
    return CutoutSource(key, scene)


def test_the_simple_way_finds_the_subject(pixels: Pixels) -> None:
    made = pixels.cut(source(), CutoutRequest())
    assert (opened(made.data).format, opened(made.data).mode, opened(made.preview).format) == ("PNG", "RGBA", "WEBP")
    assert made.outcome.kept == pytest.approx(SHARE, abs=0.01)
    assert made.outcome.sure > 0.8
    assert opened(made.data).getpixel((300, 200)) == (*RED, 255)
    assert opened(made.data).getpixel((5, 5)) == (0, 0, 0, 0)


def test_a_draft_is_not_sent_the_picture_twice(pixels: Pixels) -> None:
    read = Read("counted", scene())
    plain = pixels.draft(read.source, CutoutRequest())
    stroke = Stroke(False, 20, ((300, 200), (310, 200)))
    painted = pixels.draft(read.source, CutoutRequest(strokes=(stroke,)))
    assert read.times == 1
    assert (alpha(plain.data, 300, 200), alpha(painted.data, 300, 200)) == (255, 0)


def test_what_is_no_picture_is_refused_in_words(pixels: Pixels) -> None:
    for refuse in (pixels.cut, pixels.draft):
        with pytest.raises(Told) as caught:
            refuse(CutoutSource("nothing", lambda: b"no picture"), CutoutRequest())
        assert caught.value.code == "not_a_picture"


def test_without_anybody_who_runs_models_that_is_said(pixels: Pixels) -> None:
    with pytest.raises(Told) as caught:
        pixels.cut(source(), CutoutRequest("u2net"))
    assert caught.value.code == "no_model"


def test_a_model_finds_what_it_was_made_for(networked: Pixels) -> None:
    for name in ("u2net", "isnet-general-use"):
        made = networked.cut(source(), CutoutRequest(name))
        assert alpha(made.data, 300, 200) >= 254
        assert alpha(made.data, 5, 5) < 40
        assert made.outcome.kept == pytest.approx(SHARE, abs=0.01)
        assert made.outcome.sure > 0.8


def test_the_same_refinement_serves_a_model(networked: Pixels) -> None:
    stroke = Stroke(True, 15, ((30, 30), (60, 30)))
    made = networked.cut(source(), CutoutRequest("u2net", strokes=(stroke,), matting=True))
    assert alpha(made.data, 45, 30) == 255
    boxed = networked.cut(source(), CutoutRequest("u2net", SubjectBox(180, 80, 120, 240)))
    assert (alpha(boxed.data, 250, 200) > 200, alpha(boxed.data, 350, 200)) == (True, 0)


def test_another_ground_leaves_nothing_transparent(networked: Pixels) -> None:
    made = networked.cut(source(), CutoutRequest("u2net", background=Background("blur"), format="webp"))
    image = opened(made.data)
    assert (image.format, image.mode) == ("WEBP", "RGB")


@pytest.mark.parametrize(
    ("name", "code"),
    [("u2netp", "model_absent"), ("silueta", "model_broken"), ("birefnet-general", "out_of_memory")],
)
def test_a_model_that_cannot_run_is_refused_and_the_process_lives(networked: Pixels, name: str, code: str) -> None:
    with pytest.raises(Told) as caught:
        networked.cut(source(), CutoutRequest(name))
    assert (caught.value.code, bool(caught.value.text)) == (code, True)
    assert networked.cut(source(), CutoutRequest("u2net")).outcome.kept > 0

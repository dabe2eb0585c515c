"""A thing is found at a point or in a box, by networks of EfficientSAM's two shapes; a picture is looked at once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from imaging.masks.request import BOX, POINT, MaskRequest
from imaging.networks.engine import Network, NetworkFolder
from imaging.networks.models import BY_NAME, EFFICIENT_SAM, NetworkModel
from server.workers.in_process import InProcess
from server.workers.network_tasks import tasks_of
from server.workers.pixels import TaskPixels
from tests.tiny_onnx import tiny_decoder, tiny_encoder


class Counting(NetworkFolder):
    """Remembers which parts were opened."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 0)
        self.opened: list[int] = []

    def open(self, model: NetworkModel, part: int = 0) -> Network:
        self.opened.append(part)
        return super().open(model, part)


@pytest.fixture
def folder(tmp_path: Path) -> Counting:
    for file, data in zip(BY_NAME[EFFICIENT_SAM].files, (tiny_encoder(), tiny_decoder()), strict=True):
        (tmp_path / file.name).write_bytes(data)
    return Counting(tmp_path)


def poppy(width: int = 300, height: int = 200) -> bytes:
    image, out = Image.new("RGB", (width, height), (30, 120, 40)), BytesIO()
    image.paste((220, 20, 20), (width // 3, height // 4, width // 2, height // 2))
    image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(300, 200), (3000, 2000)])
def test_a_thing_is_found_at_the_size_of_its_picture(folder: Counting, size: tuple[int, int]) -> None:
    pixels = TaskPixels(InProcess(), cutout_runner=InProcess(tasks_of(folder)))
    request = MaskRequest(POINT, size[0] * 0.4, size[1] * 0.3)
    made = pixels.select_mask(poppy(*size), request, EFFICIENT_SAM)
    mask = Image.open(BytesIO(made.data))
    assert (mask.mode, mask.size) == ("L", size)
    box = mask.getbbox()
    assert box is not None
    expected = size[0] // 3, size[1] // 4, size[0] // 2, size[1] // 2
    assert max(abs(one - other) for one, other in zip(box, expected, strict=True)) <= size[0] / 300
    assert made.coverage == pytest.approx(1 / 24, abs=0.005)


def test_the_picture_is_looked_at_once_however_often_it_is_asked_about(folder: Counting) -> None:
    pixels = TaskPixels(InProcess(), cutout_runner=InProcess(tasks_of(folder)))
    pixels.select_mask(poppy(), MaskRequest(POINT, 120, 60), EFFICIENT_SAM)
    pixels.select_mask(poppy(), MaskRequest(BOX, 90, 40, 80, 80), EFFICIENT_SAM)
    pixels.select_mask(poppy(), MaskRequest(POINT, 110, 70), EFFICIENT_SAM)
    assert folder.opened == [0, 1, 1, 1]

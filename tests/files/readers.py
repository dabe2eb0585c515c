"""All who read a file: what each of them sees of it, upright and in sRGB."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image, ImageOps

from conversation.ports.cutout import CutoutSource
from imaging.compress.reading import opened
from imaging.cutout.request import CutoutRequest, Stroke
from imaging.operations.invert import Invert
from server.workers.in_process import InProcess
from server.workers.opening import MEMORY
from server.workers.pixels import PIXELS, TaskPixels
from tests.files.colours import Pixels
from tests.files.odd_file import OddFile

STUDIO = TaskPixels(InProcess())
EVERYWHERE = CutoutRequest(strokes=(Stroke(True, 100_000, ((0, 0),)),))
"""A cut-out that keeps all of the picture."""
ROUGH = ("preview", "screen", "model")
"""Readers of which only a lossy picture can be had."""


def preview(data: bytes) -> Pixels:
    """What the gallery shows of an upload."""
    return _received(data)[0]


def screen(data: bytes) -> Pixels:
    """What a page shows of an upload."""
    return _received(data)[1]


def accept(data: bytes) -> Pixels:
    """What is put into a conversation from elsewhere."""
    return pixels_of(STUDIO.accept(data).data)


def edit(data: bytes) -> Pixels:
    """What operations work on: two of them that undo each other."""
    return pixels_of(STUDIO.edit(data, (Invert(), Invert())).data)


def compress(data: bytes) -> Pixels:
    """What `/compress` works on."""
    image = opened(data, None, None, PIXELS).image
    return np.ndarray((image.height, image.width, image.bands), np.uint8, image.write_to_memory())


def cutout(data: bytes) -> Pixels:
    """What `/nobg` works on."""
    return pixels_of(STUDIO.cut(CutoutSource("", lambda: data), EVERYWHERE).data)


def export(data: bytes) -> Pixels:
    """What a download is made of; in a format that it does not have, since it would leave as it came in its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "kept")
        path.write_bytes(data)
        return accept(STUDIO.export(path, "tiff" if data.startswith(b"\x89PNG") else "png").data)


def model(data: bytes) -> Pixels:
    """What a model is shown; what is transparent is white to it."""
    return pixels_of(STUDIO.shrink(data, 2).data)


READERS: dict[str, Callable[[bytes], Pixels]] = {
    reader.__name__: reader for reader in (preview, screen, accept, edit, compress, cutout, export, model)
}


@lru_cache(maxsize=2 * len(READERS))  # tests come file by file
def seen(file: OddFile, reader: str) -> Pixels:
    """What that reader sees of the file. Raises `Told`, or what the reader raises."""
    MEMORY.forget()  # each reader has to read for itself
    return READERS[reader](file.data)


def pixels_of(data: bytes) -> Pixels:
    """As whoever gets it shows it: what was never coded again may lie as it came, and say so."""
    with Image.open(BytesIO(data)) as opened:
        image = ImageOps.exif_transpose(opened)
        return np.asarray(image.convert("RGBA" if image.has_transparency_data else "RGB"))


def _received(data: bytes) -> tuple[Pixels, Pixels]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "sent")
        path.write_bytes(data)
        received = STUDIO.receive(path)
    return pixels_of(received.preview), pixels_of(received.full)

"""Damaged pictures of every kind that is read, sent to a worker process with the limits that the studio gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from PIL import Image

from conversation.errors import Told
from imaging.operations.invert import Invert
from server.settings import Settings
from server.workers.pixels import TaskPixels
from server.workers.pool import Workers, WorkFailed
from tests.files.odd_file import ODD
from tests.files.rows import ROWS
from tests.fuzzing.parsers.damage import damaged
from tests.fuzzing.parsers.target import Parser

LARGEST = 40_000
"""Bytes of one that is damaged: small ones are read fast, and damage meets more of what they say."""
SECONDS = 10
"""Of processor time that one may take; the studio gives more, for pictures that are larger."""
WRITTEN = (
    *("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "HEIF", "JPEG2000", "ICNS", "ICO", "PPM", "TGA"),
    *("MPO", "PCX", "SGI", "DDS"),
)
"""By Pillow; the last four are none that the studio opens."""
MODES = ("RGB", "RGBA", "L", "P", "1", "CMYK", "I;16")


@cache
def whole() -> list[bytes]:
    """Small files that are well, or odd: every kind in every mode it has, and those that were met elsewhere."""
    written = [data for kind in WRITTEN for mode in MODES if (data := _written(kind, mode))]
    return written + [row.data for row in ROWS if _small(row.name, row.made is None) and len(row.data) <= LARGEST]


def _small(name: str, kept: bool) -> bool:
    return not kept or (ODD / name).stat().st_size <= LARGEST


def _written(kind: str, mode: str) -> bytes:
    """Empty where that kind has no such mode."""
    out = BytesIO()
    picture = Image.linear_gradient("L").resize((24, 16)).convert("RGBA").convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "what is seen"
    try:
        made = picture.convert("L").convert(mode) if mode == "I;16" else picture.convert(mode)
        made.save(out, kind, **({"exif": exif} if kind in ("PNG", "JPEG", "WEBP", "AVIF", "TIFF", "HEIF") else {}))
    except (OSError, ValueError, KeyError):
        return b""
    return out.getvalue()


@contextmanager
def opened() -> Iterator[Callable[[bytes], object]]:
    settings = Settings()
    workers = Workers(1, settings.worker_memory, SECONDS)
    try:
        with TemporaryDirectory() as folder:
            yield lambda data: taken_or_refused(TaskPixels(workers), Path(folder, "sent"), data)
    finally:
        workers.close()


def taken_or_refused(pixels: TaskPixels, path: Path, data: bytes) -> None:
    """Sent, then what one does with a picture that was taken. `Bug` and `WorkFailed` are what must not be."""
    path.write_bytes(data)
    try:
        pixels.receive(path)
        for step in (
            lambda: pixels.metadata(path),
            lambda: pixels.edit(path, (Invert(),)),
            lambda: pixels.export(path, "png"),
            lambda: pixels.export(path, "jpeg"),
            lambda: pixels.shrink(path, 0.1),
            lambda: pixels.screen(path),
        ):
            try:
                step()
            except WorkFailed:
                raise
            except Told as told:
                assert told.title and told.text, told.code
    except WorkFailed:
        raise
    except Told as told:
        assert told.title and told.text, told.code


PARSER = Parser("pictures", st.deferred(lambda: damaged(whole())), opened, few=40)

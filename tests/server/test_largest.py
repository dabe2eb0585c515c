"""The largest picture that is accepted, through real workers with the memory they have by default: below a gigabyte, or
refused in words before it is opened."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conversation.errors import Told
from imaging.operations.convert import Convert
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.sharpen import Sharpen
from server.settings import Settings
from server.workers.pixels import TaskPixels
from server.workers.pool import Workers
from tests.matrix import matrix

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]
SIDE = 10_000
GIGABYTE = 1024
"""Megabytes."""


def of_one_colour(side: int, depth: int, colours: int, bytes_a_row: int) -> bytes:
    packing = zlib.compressobj(9)
    data = b"".join(packing.compress(bytes((bytes_a_row + 1) * 50)) for _ in range(side // 50 + 1)) + packing.flush()

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, depth, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.fixture
def workers() -> Iterator[Workers]:
    settings = Settings()
    pool = Workers(1, settings.worker_memory, settings.worker_seconds)
    yield pool
    pool.close()


def peak(workers: Workers) -> int:
    """The most megabytes that its process had."""
    (worker,) = workers.all
    status = Path(f"/proc/{worker.process.pid}/status").read_text().splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) // 1024


@matrix(
    ("depth", "colours", "row"),
    [(8, 6, 4 * SIDE), (16, 2, 6 * SIDE), (8, 2, 3 * SIDE), (1, 0, SIDE // 8)],
    first=2,
    ids=["rgba", "16 bits", "rgb", "1 bit"],
)
def test_a_bomb_of_100_megapixels_is_taken_in_with_less_than_a_gigabyte(
    workers: Workers, tmp_path: Path, depth: int, colours: int, row: int
) -> None:
    path = tmp_path / "bomb.part"
    path.write_bytes(of_one_colour(SIDE, depth, colours, row))
    received = TaskPixels(workers).receive(path)
    assert (received.width, received.height) == (SIDE, SIDE)
    assert peak(workers) < GIGABYTE


def test_what_fits_is_done_and_what_does_not_is_refused_before_it_is_opened(workers: Workers) -> None:
    pixels, data = TaskPixels(workers), of_one_colour(SIDE, 8, 2, 3 * SIDE)

    def refused(work: Callable[[], object]) -> None:
        with pytest.raises(Told) as told:
            work()
        assert told.value.code == "needs_memory"
        assert "100 megapixels" in told.value.text

    refused(lambda: pixels.edit(data, [Convert(format="avif")]))
    refused(lambda: pixels.edit(data, [Convert(format="webp")]))
    assert peak(workers) < GIGABYTE // 2, "neither was opened"
    (process,) = workers.all
    for operation in (Sharpen(), Rotate(angle=90), Rotate(angle=3), Rounded(radius=500), Resize(percent=90)):
        made = pixels.edit(data, [operation])
        assert made.file is not None, "it is too large to be carried"
        assert struct.unpack(">II", made.file.read_bytes()[16:24]) == (made.width, made.height)
        made.file.unlink()
    assert peak(workers) < GIGABYTE
    assert workers.all == {process}, "it is the same process all the while"

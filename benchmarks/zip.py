"""A ZIP of many pictures while it is sent: how fast, and what it takes of memory, against two others.

Two hundred pictures of 3 MB each (random bytes: what is compressed already looks like that) lie in a folder.

- `cat` reads the same files one after the other: the limit, for the same bytes have to be read.
- `zipfile in memory` makes the archive in a `BytesIO` first, as it is often done, then sends it.
- `ours` is `conversation/services/zip_stream.py`, as `GET /api/v1/downloads/<id>` sends it.

Each runs in a process of its own, writes into a pipe that is read to its end, and says by how many megabytes its memory
grew at most.

    python benchmarks/zip.py [--pictures 200] [--megabytes 3] [--rounds 5] [--check]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from zipfile import ZIP_STORED, ZipFile

sys.path.insert(0, str(Path(__file__).parent.parent))

from conversation.services.leaving import PIECE, pieces_of
from conversation.services.zip_stream import ZipEntry, zipped

SPEED, MEMORY = 0.4, 8
"""Aims: of the speed of `cat`, for a sum has to be made of each byte; megabytes, however many pictures there are."""
MADE = datetime(2026, 11, 20, 12, 0)


def cat(files: list[Path]) -> Generator[bytes, None, None]:
    for file in files:
        yield from pieces_of(file)


def in_memory(files: list[Path]) -> Generator[bytes, None, None]:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_STORED) as archive:
        for file in files:
            archive.write(file, file.name)
    whole.seek(0)
    while piece := whole.read(PIECE):
        yield piece


def ours(files: list[Path]) -> Generator[bytes, None, None]:
    def entries() -> Generator[ZipEntry, None, None]:
        for file in files:
            yield ZipEntry(file.name, MADE, pieces_of(file))

    yield from zipped(entries())


WAYS: dict[str, Callable[[list[Path]], Generator[bytes, None, None]]] = {
    "cat": cat,
    "zipfile in memory": in_memory,
    "ours": ours,
}


def send(way: str, folder: Path) -> None:
    """In a process of its own: sends it, and says bytes a second, seconds to the first piece, KB that memory grew."""
    files = sorted(folder.iterdir())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, first, size = time.perf_counter(), 0.0, 0
    for piece in WAYS[way](files):
        first = first or time.perf_counter()
        size += len(piece)
        os.write(1, piece)
    speed = size / (time.perf_counter() - started)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    sys.stderr.write(f"{speed} {first - started} {grown}")


def measured(way: str, folder: Path) -> tuple[float, float, float]:
    """MB a second, milliseconds to the first piece, and megabytes of memory."""
    command = [sys.executable, __file__, "--send", way, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout
        assert process.stderr
        while process.stdout.read(PIECE):
            pass
        speed, first, grown = (float(each) for each in process.stderr.read().split())
    return speed / 1e6, first * 1000, grown / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=200)
    parser.add_argument("--megabytes", type=int, default=3, help="of each")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    parser.add_argument("--send", nargs=2, metavar=("WAY", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.send:
        send(asked.send[0], Path(asked.send[1]))
        return 0
    with tempfile.TemporaryDirectory() as name:
        for number in range(asked.pictures):
            (Path(name) / f"picture-{number:04}.jpg").write_bytes(os.urandom(asked.megabytes * 1_000_000))
        print(f"{asked.pictures} pictures of {asked.megabytes} MB; medians of {asked.rounds}, taken in turns")
        rounds = [{way: measured(way, Path(name)) for way in WAYS} for _ in range(asked.rounds)]
    found = {way: [median(figure) for figure in zip(*(each[way] for each in rounds), strict=True)] for way in WAYS}
    for way, (speed, first, memory) in found.items():
        print(f"{way:18} {speed:6.0f} MB/s  first byte after {first:7.1f} ms  memory +{memory:6.1f} MB")
    share, memory = found["ours"][0] / found["cat"][0], found["ours"][2]
    print(f"ours: {share:.2f} of the speed of cat (aim {SPEED} or more), +{memory:.1f} MB (aim {MEMORY} or less)")
    return int(asked.check and (share < SPEED or memory > MEMORY))


if __name__ == "__main__":
    sys.exit(main())

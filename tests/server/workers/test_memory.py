"""A process's memory is bounded without what its engines reserve and never touch, and large room goes back at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.workers.pool import HEAP

ROOT = Path(__file__).parent.parent.parent.parent
RESERVING = """
import mmap, resource
from server.workers import memory
held = mmap.mmap(-1, 300 << 20, flags=mmap.MAP_PRIVATE)
unused = memory.unused()
assert 300 << 20 <= unused < 700 << 20, unused
memory.limit(512)
most, _ = resource.getrlimit(resource.RLIMIT_DATA)
assert most - (512 << 20) >= 300 << 20
left = memory.left()
assert 350 << 20 < left < 512 << 20, left
"""
LARGE_ROOM = """
from server.workers import memory
memory.limit(1024)
before = memory.left()
from PIL import Image
for _ in range(3):
    image = Image.new("RGB", (12000, 10000))
    kept = bytearray(100)
    del image
    memory.give_back()
    assert before - memory.left() < 64 << 20, (before, memory.left())
"""
LARGE_PAGES = """
import resource
from PIL import Image
Image.new("RGB", (16, 16))
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
image = Image.new("RGB", (8000, 4000))
asked = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
assert asked < (128 << 20) // 4096 // 4, asked
"""
PAGES = Path("/sys/kernel/mm/transparent_hugepage/enabled")


def knows_large_pages() -> bool:
    """Whether the system and its C library do."""
    library = (os.confstr("CS_GNU_LIBC_VERSION") or "").removeprefix("glibc ") if hasattr(os, "confstr") else ""
    told = PAGES.read_text() if PAGES.is_file() else "[never]"
    return "[never]" not in told and [int(part) for part in library.split(".") if part.isdecimal()] >= [2, 35]


def run(script: str) -> subprocess.CompletedProcess[str]:
    environ = {**HEAP, "PATH": "", "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", script], env=environ, cwd=ROOT, capture_output=True, text=True)


def test_what_is_reserved_and_never_touched_does_not_count() -> None:
    assert run(RESERVING).stderr == ""


@pytest.mark.slow
def test_the_room_of_a_large_picture_is_there_for_the_next_one() -> None:
    assert run(LARGE_ROOM).stderr == ""


@pytest.mark.slow
@pytest.mark.skipif(not knows_large_pages(), reason="there are no large pages here")
def test_a_large_picture_comes_in_large_pages() -> None:
    done = run(LARGE_PAGES)
    assert done.returncode == 0, done.stderr

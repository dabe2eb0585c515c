"""A picture's file appears whole or not at all, once, under its hash."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from conversation.errors import NotFound, Told
from conversation.ports.pixels import Encoded
from storage.disk.files import Files

CONVERSATION = "9b2f0f5e-0000-4000-8000-000000000000"
CAT = Encoded(b"a cat" * 1000, "image/png", 640, 480, b"a small cat")


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_a_picture_lies_under_the_hash_of_its_bytes_with_its_preview_beside_it(tmp_path: Path) -> None:
    files = Files(tmp_path / "conversations")

    kept = files.keep(CONVERSATION, CAT)

    digest = sha256(CAT.data).hexdigest()[:16]
    folder = tmp_path / "conversations" / CONVERSATION / "images"
    assert (kept.filename, kept.preview) == (f"img_{digest}.png", f"img_{digest}_preview.webp")
    assert (folder / kept.filename).read_bytes() == CAT.data
    assert (folder / f"img_{digest}_preview.webp").read_bytes() == b"a small cat"
    assert files.read(CONVERSATION, kept.filename) == CAT.data


def test_the_same_bytes_are_written_once(tmp_path: Path) -> None:
    written: list[int] = []

    def write(file: int, data: memoryview) -> int:
        written.append(len(data))
        return os.write(file, data)

    files = Files(tmp_path, write=write)
    first, second = files.keep(CONVERSATION, CAT), files.keep(CONVERSATION, CAT)

    assert first == second
    assert written == [5000, 11]
    assert len(names(tmp_path)) == 2


@pytest.mark.parametrize("media_type, ending", [("image/jpeg", "jpg"), ("image/webp", "webp"), ("image/avif", "avif")])
def test_the_ending_says_the_type_and_a_preview_may_be_missing(tmp_path: Path, media_type: str, ending: str) -> None:
    kept = Files(tmp_path).keep(CONVERSATION, Encoded(b"x", media_type, 1, 1, b""))

    assert kept.filename.endswith(f".{ending}")
    assert kept.preview is None


def test_a_disk_that_takes_little_at_a_time_gets_it_all(tmp_path: Path) -> None:
    files = Files(tmp_path, write=lambda file, data: os.write(file, data[:7]))

    assert files.read(CONVERSATION, files.keep(CONVERSATION, CAT).filename) == CAT.data


@pytest.mark.parametrize(
    "number, code",
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "disk_read_only"),
        (errno.EACCES, "disk_read_only"),
        (errno.EIO, "disk_failed"),
    ],
)
def test_a_disk_that_gives_up_half_way_leaves_nothing(tmp_path: Path, number: int, code: str) -> None:
    def write(file: int, data: memoryview) -> int:
        if len(data) < 3000:
            raise OSError(number, os.strerror(number))
        return os.write(file, data[:2500])

    with pytest.raises(Told) as told:
        Files(tmp_path, write=write).keep(CONVERSATION, CAT)

    assert (told.value.code, told.value.status) == (code, 507)
    assert names(tmp_path) == []


def test_another_error_is_a_bug_and_stays_one(tmp_path: Path) -> None:
    def write(file: int, data: memoryview) -> int:
        raise OSError(errno.EBADF, "bad descriptor")

    with pytest.raises(OSError, match="bad descriptor"):
        Files(tmp_path, write=write).keep(CONVERSATION, CAT)


def test_nothing_is_seen_under_the_final_name_while_it_is_written(tmp_path: Path) -> None:
    seen: list[str] = []

    def write(file: int, data: memoryview) -> int:
        seen.extend(names(tmp_path))
        return os.write(file, data)

    Files(tmp_path, write=write).keep(CONVERSATION, Encoded(b"x", "image/png", 1, 1, b""))

    assert len(seen) == 1
    assert seen[0].startswith(".img_") and seen[0].endswith(".part")


def test_a_file_that_was_damaged_is_written_anew(tmp_path: Path) -> None:
    files = Files(tmp_path)
    kept = files.keep(CONVERSATION, CAT)
    files.path(CONVERSATION, kept.filename).write_bytes(b"a c")

    files.keep(CONVERSATION, CAT)

    assert files.read(CONVERSATION, kept.filename) == CAT.data


def test_disk_work_is_handed_to_whoever_runs_it_aside(tmp_path: Path) -> None:
    asked = []

    def aside(work):  # type: ignore[no-untyped-def]
        asked.append(work)
        return work()

    files = Files(tmp_path, aside)
    files.read(CONVERSATION, files.keep(CONVERSATION, CAT).filename)

    assert len(asked) == 2


def test_a_file_that_is_gone_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Files(tmp_path).read(CONVERSATION, "img_0000000000000000.png")

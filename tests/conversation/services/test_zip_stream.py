"""A ZIP that is made while it is sent."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from conversation.services.zip_stream import ZipEntry, zipped

NOON = datetime(2026, 11, 20, 12, 30, 4)


def pieces(*data: bytes) -> Generator[bytes, None, None]:
    yield from data


def entries(*given: ZipEntry) -> Generator[ZipEntry, None, None]:
    yield from given


def test_it_holds_the_files_as_they_are() -> None:
    archive = b"".join(
        zipped(entries(ZipEntry("a.png", NOON, pieces(b"one", b"two")), ZipEntry("b.jpg", NOON, pieces())))
    )
    with ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == {"a.png": b"onetwo", "b.jpg": b""}
        assert opened.getinfo("a.png").compress_type == ZIP_STORED
        assert opened.getinfo("a.png").date_time == (2026, 11, 20, 12, 30, 4)
        assert opened.getinfo("a.png").external_attr >> 16 == 0o100644


def test_an_empty_one_is_one() -> None:
    with ZipFile(BytesIO(b"".join(zipped(entries())))) as opened:
        assert opened.namelist() == []


def test_a_piece_leaves_before_the_next_is_made() -> None:
    made: list[int] = []

    def slow() -> Generator[bytes, None, None]:
        for number in range(3):
            made.append(number)
            yield b"x" * 1000

    archive = zipped(entries(ZipEntry("a.png", NOON, slow())))
    assert len(next(archive)) >= 1000
    assert made == [0]
    archive.close()


def test_who_goes_away_ends_the_work() -> None:
    events: list[str] = []

    def watched(name: str) -> Generator[bytes, None, None]:
        try:
            for _ in range(9):
                yield b"x"
        finally:
            events.append(f"{name} closed")

    def source() -> Generator[ZipEntry, None, None]:
        try:
            for name in ("a.png", "b.png"):
                events.append(name)
                yield ZipEntry(name, NOON, watched(name))
        finally:
            events.append("source closed")

    archive = zipped(source())
    next(archive)
    archive.close()
    assert events[0] == "a.png"
    assert sorted(events[1:]) == ["a.png closed", "source closed"]


def test_a_date_the_format_does_not_know_is_its_nearest() -> None:
    old = NOON.replace(year=1970)
    with ZipFile(BytesIO(b"".join(zipped(entries(ZipEntry("a.png", old, pieces(b"1"))))))) as opened:
        assert opened.getinfo("a.png").date_time[0] == 1980

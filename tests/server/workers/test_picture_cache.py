"""A worker remembers the pictures it was just busy with, by all of their bytes, and not too many."""

from __future__ import annotations

from PIL import Image

from imaging.files.decode import Foreign, decode
from imaging.files.encode import to_png
from imaging.operations.brightness import Brightness
from imaging.raster import Raster
from server.workers import tasks
from server.workers.picture_cache import PictureCache, SmallPictures
from tests.imaging.pictures import picture


def foreign(width: int = 10, height: int = 10) -> Foreign:
    return Foreign(Raster(Image.new("RGB", (width, height))), "image/png", ())


def test_the_same_bytes_bring_the_same_picture() -> None:
    memory, kept = PictureCache(), foreign()
    memory.keep(b"a file", kept)
    assert memory.recalled(bytes(bytearray(b"a file")), 100) is kept
    assert memory.recalled(b"a film", 100) is None


def test_a_limit_that_became_smaller_holds_for_what_is_remembered_too() -> None:
    memory = PictureCache()
    memory.keep(b"a file", foreign(10, 10))
    assert memory.recalled(b"a file", 99) is None


def test_the_oldest_is_forgotten_first_and_what_is_used_again_is_the_newest() -> None:
    memory = PictureCache(most=250)
    for name in (b"one", b"two"):
        memory.keep(name, foreign())
    memory.keep(b"one", foreign())
    memory.keep(b"three", foreign())
    assert [name for name, _ in memory.kept] == [b"one", b"three"]


def test_a_picture_that_is_too_large_is_not_remembered() -> None:
    memory = PictureCache(most=99)
    memory.keep(b"large", foreign())
    assert memory.kept == []


def test_what_was_written_is_remembered_as_it_will_be_read() -> None:
    memory = PictureCache()
    for mode in ("RGB", "RGBA"):
        raster = picture(mode)
        data = to_png(raster)
        memory.keep_png(data, raster)
        recalled = memory.recalled(data, 10**6)
        assert recalled is not None
        assert recalled.raster.image.tobytes() == decode(data).image.tobytes()
    opaque = Raster(Image.new("RGBA", (5, 5), (1, 2, 3, 255)))
    memory.keep_png(to_png(opaque), opaque)
    assert memory.recalled(to_png(opaque), 10**6) is None


def test_an_edit_of_what_was_just_made_is_the_edit_of_its_file() -> None:
    values = {"pixels": 10**6, "operations": [{"name": "brightness", "values": {"factor": 1.3}}]}
    (first,) = tasks.edit(values, (to_png(picture()),))
    (second,) = tasks.edit(values, (first.blobs[0],))
    again = Brightness(factor=1.3).apply(decode(first.blobs[0]))
    assert decode(second.blobs[0]).image.tobytes() == again.image.tobytes()


def test_small_pictures_are_read_once_and_the_one_that_was_longest_unused_is_forgotten() -> None:
    read: list[str] = []
    small = SmallPictures(most=2)

    def recall(path: str) -> None:
        small.recalled(path, lambda: read.append(path) or foreign().raster)  # type: ignore[func-returns-value]

    for path in ("one", "two", "one", "three", "one", "two"):
        recall(path)
    assert read == ["one", "two", "three", "two"]

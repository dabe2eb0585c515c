"""Cutting out, as tasks of JSON and bytes. Imported by worker processes and by `in_process.py` only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from imaging.cutout.cutter import Cutter
from imaging.cutout.models import BY_NAME
from imaging.cutout.outcome import CutoutOutcome
from imaging.cutout.request import IMAGE, CutoutRequest
from imaging.file import File
from imaging.files.decode import decode
from imaging.files.encode import to_preview
from imaging.files.formats import MEDIA_TYPES, WRITING, to_file
from imaging.files.large_files import write_large_png
from imaging.large.room import Room
from imaging.large.strips import LARGE
from imaging.operations.operation import StorageFormat
from imaging.raster import Raster
from server.workers import memory
from server.workers.opening import BESIDE, LIGHT, in_words, label_in, pictures, room
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import passing_file, rough

LAID = 5.6
"""Bytes a pixel of the largest pictures that are cut out, with the edge of fewer pixels; those of a smaller one are
more, and fewer altogether."""
BESIDE_A_MODEL = 1 << 30
"""Bytes."""
FORMATS = {"png": StorageFormat("PNG"), "webp": StorageFormat("WEBP", 90)}


@dataclass(frozen=True)
class Cutting:
    """The tasks `cut` and `draft`. Their values: `{"key", "wish", "pixels"}`; the blobs: the picture, then the one that
    stands behind it."""

    cutter: Cutter

    def cut(self, values: Values, blobs: Blobs) -> Iterator[Parcel]:
        """→ `{"outcome"}`, the file and its preview."""
        wish, limit = CutoutRequest.from_dict(values["wish"]), values["pixels"]
        with in_words():
            picture, *others = pictures(values, blobs)
            needed = LAID if wish.format == "png" else WRITING["WEBP"]
            taken = [replace(decode(picture, limit, room_for(wish, needed)), spare=True)]
            other = behind(wish, others, limit)
            made = self.cutter.cut(values["key"], taken.pop(), wish, other)
            kept, label, size = FORMATS[wish.format], label_in(values, picture), made.picture.size
            outcome = CutoutOutcome(*size, MEDIA_TYPES[kept.format], made.sure, made.kept)
            about = {"outcome": outcome.to_dict()}
            if kept.format == "PNG" and size[0] * size[1] > LARGE:
                passing = passing_file()
                preview = write_large_png(made.picture, passing, label)
                yield Parcel({**about, "file": str(passing)}, (b"", preview))
                return
            file = to_file(made.raster, kept, label)
        yield Parcel(about, (file, to_preview(made.raster)))

    def draft(self, values: Values, blobs: Blobs) -> Iterator[Parcel]:
        """→ `{"sure"}` and a rough WebP; `{"missing": true}` where the picture is empty and not remembered."""
        wish, limit = CutoutRequest.from_dict(values["wish"]), values["pixels"]
        picture, *others = pictures(values, blobs)
        if not picture and not self.cutter.knows(values["key"]):
            yield Parcel({"missing": True})
            return
        with in_words():
            other = behind(wish, others, limit)
            made = self.cutter.draft(values["key"], lambda: decode(picture, limit, room_for(wish, LIGHT)), wish, other)
        yield Parcel({"sure": made.sure}, (rough(made.raster.image),))


def behind(wish: CutoutRequest, others: Sequence[File], limit: int) -> Raster | None:
    """The picture that stands behind it. Raises `Refused`."""
    return decode(others[0], limit, room_for(wish, BESIDE)) if wish.background.kind == IMAGE and others else None


def room_for(wish: CutoutRequest, each: float) -> Room | None:
    """As `room`; beside a model what it leaves, whether it is loaded by now or will be."""
    found, most = room(each), memory.most()
    if found is None or most is None or wish.simple:
        return found
    return replace(found, bytes=beside_a_model(found.bytes, most, wish.method))


def beside_a_model(free: int, most: int, model: str) -> int:
    """Bytes for a picture in a process that may have `most` and has `free` left. Where the model itself finds no room
    the picture is not to blame: that is said when the model is loaded."""
    beside = most - (BY_NAME[model].memory << 20)
    return min(free, BESIDE_A_MODEL, beside if beside > 0 else free)


def tasks_of(cutter: Cutter) -> dict[str, Task]:
    """The tasks by name, over what that cutter remembers."""
    cutting = Cutting(cutter)
    return {"cut": cutting.cut, "draft": cutting.draft}


TASKS = tasks_of(Cutter())

"""How a task gets at the pictures it is about: their bytes, their pixels, their labels, and the memory they may take.

Its counterpart is `storing.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from conversation.editing.no_memory import POSSIBLE
from conversation.errors import BadRequest, NotFound
from conversation.sentences import say
from imaging.declaration import Impossible, Unneeded
from imaging.file import File
from imaging.files.decode import Foreign, examine
from imaging.files.formats import as_before
from imaging.files.sixteen_bits import DEEP, DeepPicture, deep_picture, edited_deep, may_be_deep
from imaging.inspection.inspector import inspected
from imaging.label import Label, label_of
from imaging.large.room import HELD, Room
from imaging.large.strips import LARGE
from imaging.operations.operation import Operation
from imaging.operations.strip import ALL, Strip
from imaging.refusal import Refused
from server.workers import memory
from server.workers.picture_cache import PictureCache
from server.workers.pipe import Blobs, Values

MEMORY = PictureCache()
AT_ONCE = 40_000_000
"""Bytes of a file that are read to see whether its picture is remembered."""
LIGHT, COMPARED, BESIDE, STAMPED = 4.5, 6.5, 9.0, 17.0
"""Bytes a pixel of a task that looks at a picture, of one that compares it, of one that makes another one of it, and of
one that brings it to another size with its transparency."""
TITLES = {
    "not_a_picture": say("refused_not_a_picture", "This is not a picture"),
    "kind_not_read": say("refused_kind_not_read", "This kind of file cannot be opened here"),
    "broken_picture": say("damaged_picture", "This picture is damaged"),
    "picture_too_large": say("picture_too_large", "This picture is too large"),
    "needs_memory": say("refused_needs_memory", "This picture is too large for that"),
    "out_of_memory": say("refused_out_of_memory", "This model needs more memory than it may have"),
    "model_absent": say("refused_model_absent", "This model is not on this machine"),
    "model_broken": say("refused_model_broken", "This model cannot be run"),
}


@contextmanager
def in_words() -> Iterator[None]:
    """What `imaging` refuses, as `Told`."""
    try:
        yield
    except Refused as refused:
        title = TITLES.get(refused.code) or say("refused_picture", "This picture cannot be used")
        details = POSSIBLE.format(refused.megapixels) if refused.megapixels else ""
        raise BadRequest(title, str(refused), code=refused.code, status=422, details=details) from refused
    except Impossible as impossible:
        raise BadRequest(
            say("impossible_with", "That can’t be done with this picture"),
            str(impossible),
            code="unneeded" if isinstance(impossible, Unneeded) else "impossible",
        ) from impossible


def pictures(values: Values, blobs: Blobs) -> list[File]:
    """Those that a task is about: as they came along, or from where `{"files"}` says that they are."""
    files = values.get("files") or [""] * len(blobs)
    return [within_reach(Path(file)) if file else blob for file, blob in zip(files, blobs, strict=True)]


def within_reach(path: Path) -> File:
    """A file's bytes, by which a picture is remembered; of a large one only where it is. Raises `NotFound`."""
    try:
        return path.read_bytes() if path.stat().st_size <= AT_ONCE else path
    except FileNotFoundError as error:
        raise NotFound("The picture's file") from error


def deep_in(picture: File, values: Values, steps: Sequence[Operation]) -> DeepPicture | None:
    """The same picture with more than 8 bits a channel, where it has them, they can be kept, and it is small enough to
    be carried. What nobody can read is refused by whoever opens it."""
    if not isinstance(picture, bytes) or not steps or not may_be_deep(picture):
        return None
    report = inspected(picture, values["pixels"])
    wanted = as_before(steps[-1].kept_as(), report.media_type).format.lower()
    if wanted not in DEEP or not edited_deep(report) or report.size[0] * report.size[1] > LARGE:
        return None
    return deep_picture(report, report.orientation, room)


def label_in(values: Values, data: File, upright: bool = True) -> Label:
    """What of a picture's label goes on: whose it is only where `{"credit"}` says that it shall."""
    found = label_of(data)
    label = found.upright if upright else found
    return label if values.get("credit") else label.anonymous


def label_after(values: Values, data: File, steps: Sequence[Operation], upright: bool = True) -> Label:
    """What of it goes on after these steps: nothing of whose it is once all metadata were taken out."""
    label = label_in(values, data, upright)
    return label.anonymous if any(isinstance(step, Strip) and step.what == ALL for step in steps) else label


def opened(data: File, limit: int, each: float, shown: int = 0) -> Foreign:
    """The picture in a stored file; `each` as in `Room`, `shown` as in `examine`. Raises `Refused`."""
    if not isinstance(data, bytes):
        return examine(data, limit, room(each), shown)
    foreign = MEMORY.recalled(data, limit) or examine(data, limit, room(each), shown)
    if foreign.size == foreign.raster.image.size:
        MEMORY.keep(data, foreign)
    return foreign


def room(each: float = HELD) -> Room | None:
    """What a picture may take in this process, where that is limited."""
    left = memory.left()
    return None if left is None else Room(left + MEMORY.taken, each, clear)


def clear() -> None:
    """Makes room for a large picture: there is one at a time, and nothing is remembered beside it."""
    MEMORY.forget()
    memory.TURN.ask()

"""What can be done with pixels, as tasks of JSON and bytes: the one list that worker processes and `InProcess` share.

Imported by worker processes and by `in_process.py` only, never by the web process: it loads the engines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from PIL import Image

from conversation.editing.no_memory import POSSIBLE
from conversation.errors import BadRequest, NotFound
from conversation.sentences import say
from imaging.alpha_bleed import bled
from imaging.analysis.difference import difference
from imaging.analysis.swatches import swatches
from imaging.applying import applied, applied_lazily
from imaging.composition.collage import Plan, assembled
from imaging.composition.overlay import Laid, overlaid
from imaging.compress.engine import compressed
from imaging.compress.fitting import fitting
from imaging.compress.target import CompressTarget
from imaging.declaration import Impossible
from imaging.file import File, whole
from imaging.files.decode import Foreign, decode, examine
from imaging.files.encode import FULL, to_full, to_jpeg, to_png, to_preview
from imaging.files.export import exported, stays, untouched, writing
from imaging.files.formats import MEDIA_TYPES, NOT_SHOWN, NOTHING, as_before, to_file
from imaging.files.large_files import write_large, write_large_png
from imaging.files.packaging import labelled, media_type_of
from imaging.inspection.inspector import inspected
from imaging.label import Label, label_of
from imaging.large.room import HELD, Room
from imaging.large.strips import is_large
from imaging.metadata.sheet import sheet_of
from imaging.operations import OPERATIONS
from imaging.operations.operation import IN_PLACE, LOSSLESS, Operation, StorageFormat
from imaging.operations.rotate import Rotate
from imaging.raster import Raster
from imaging.refusal import Refused
from imaging.sketch.painter import paint
from imaging.sketch.reading import read
from server.workers import memory
from server.workers.picture_cache import PictureCache
from server.workers.pipe import Parcel

Values = Mapping[str, Any]
Blobs = tuple[bytes, ...]
MEMORY = PictureCache()
BY_NAME = {operation.name: operation for operation in OPERATIONS}
PREVIEW_QUALITY = 70
AT_ONCE = 40_000_000
"""Bytes of a file that are read to see whether its picture is remembered."""
LIGHT, COMPARED, BESIDE, STAMPED = 4.5, 6.5, 9.0, 17.0
"""Bytes a pixel of a task that looks at a picture, of one that compares it, of one that makes another one of it, and of
one that brings it to another size with its transparency."""
TITLES = {
    "not_a_picture": "This is not a picture",
    "kind_not_read": "This kind of file cannot be opened here",
    "broken_picture": "This picture is damaged",
    "picture_too_large": "This picture is too large",
    "needs_memory": "This picture is too large for that",
    "out_of_memory": "This model needs more memory than it may have",
    "model_absent": "This model is not on this machine",
    "model_broken": "This model cannot be run",
}


def accept(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}` and the foreign bytes → `encoded`."""
    with in_words():
        raster = decode(blobs[0], values["pixels"], room(LIGHT))
    yield encoded(raster, to_full(raster), label_in(values, blobs[0]))


def receive(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"path"}` of an uploaded file → `{"media_type", "width", "height", "noticed"}`, its preview, and what a screen
    shows of it."""
    with in_words():
        foreign = opened(within_reach(Path(values["path"])), values["pixels"], LIGHT, FULL)
    about = {"media_type": foreign.media_type, "width": foreign.size[0], "height": foreign.size[1]}
    yield Parcel({**about, "noticed": foreign.noticed}, (to_preview(foreign.raster), to_full(foreign.raster)))


def edit(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"operations": [{"name", "values"}]}` and a stored picture → `encoded`."""
    with in_words():
        (picture,) = pictures(values, blobs)
        steps, label = steps_of(values), label_in(values, picture)
        bare = shown_bare(values, picture, steps)
        wanted = steps[-1].kept_as() if steps else LOSSLESS
        each = max([writing(wanted), *(step.memory() for step in steps)])
        taken = [opened(picture, values["pixels"], each)]
        kept = as_before(wanted, taken[0].media_type)
        del blobs, picture
        raster = Raster(taken.pop().raster.image, spare=True)
        if is_large(raster.image):
            del taken
            yield stored_large([raster], steps, kept, label)
            return
        done = applied(raster, steps)
    parcel = stored(done.raster, kept, label, bare)
    yield Parcel({**parcel.values, "noticed": done.noticed}, parcel.blobs)


def preview(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"operations"}`, as for `edit`, and a small picture → `{}` and a rough WebP of what they make of it."""
    with in_words():
        changed = applied(decode(blobs[0], values["pixels"]), steps_of(values)).raster
    yield Parcel({}, (rough(changed.image),))


def colours(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"count"}` and a picture → `{"colours": [[name of the colour, share]]}`, the commonest first."""
    with in_words():
        (picture,) = pictures(values, blobs)
        raster = examine(picture, values["pixels"], room(LIGHT), FULL).raster
    yield Parcel({"colours": [[swatch.colour, swatch.share] for swatch in swatches(raster, values["count"])]})


def overlay(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"laid"}`, the lower picture and the upper one → `encoded`."""
    with in_words():
        below, above = pictures(values, blobs)
        lower = replace(opened(below, values["pixels"], IN_PLACE).raster, spare=True)
        upper = opened(above, values["pixels"], STAMPED).raster
        combined = [overlaid(lower, upper, Laid.from_dict(values["laid"]))]
        del lower, upper
    yield combined_into(combined)


def collage(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"plan"}` and the pictures of its cells → `encoded`."""
    with in_words():
        cells = (decode(cell, values["pixels"], room(BESIDE)) for cell in pictures(values, blobs))
        combined = [assembled(Plan.from_dict(values["plan"]), cells)]
    yield combined_into(combined)


def compress(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"target"}` and a picture → `{"outcome"}`, the file and its preview; both empty where nothing was made."""
    (picture,) = pictures(values, blobs)
    label, target = label_in(values, picture), CompressTarget.from_dict(values["target"])
    with in_words():
        data = whole(picture)
        own = inspected(data, values["pixels"]).upright
        target, fewer = fitting(own, target.around(*own), room())
        made = compressed(data, target, values["pixels"], room(), label.most)
    data = labelled(made.data, made.outcome.media_type, label) if made.data else b""
    outcome = replace(made.outcome, bytes=len(data)) if data else made.outcome
    if fewer and max(outcome.width, outcome.height) >= max(target.width or 0, target.height or 0):
        outcome = replace(outcome, notes=(*outcome.notes, fewer))
    yield Parcel({"outcome": outcome.to_dict()}, (data, made.preview))


def export(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"path", "kind"}` of a kept file → `{"media_type", "notes"}` and the file that leaves."""
    with in_words():
        picture = within_reach(Path(values["path"]))
        label, limit = label_in(values, picture, upright=False), values["pixels"]
        left = exported(picture, values["kind"], label, limit, room, passing_file)
    about = {"media_type": left.media_type, "notes": left.notes, "file": str(left.file) if left.file else ""}
    yield Parcel(about, (left.data,))


def screen(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"path"}` of a kept file → `{}` and the WebP that a screen shows of it."""
    with in_words():
        foreign = opened(within_reach(Path(values["path"])), values["pixels"], LIGHT, FULL)
    yield Parcel({}, (to_full(foreign.raster),))


def differ(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"paths", "tolerance"}` of two kept files → `Difference` and its mask, or `{}` for different proportions."""
    with in_words():
        one, other = (decode(Path(path), values["pixels"], room(COMPARED)) for path in values["paths"])
    found = difference(one, other, values["tolerance"])
    if found is None:
        yield Parcel({})
    else:
        about = {item.name: getattr(found, item.name) for item in fields(found) if item.name != "mask"}
        yield Parcel(about, (found.mask,))


def metadata(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}` and a file → `{"sheet"}`: what is in it. No pixel is decoded."""
    (picture,) = pictures(values, blobs)
    yield Parcel({"sheet": sheet_of(whole(picture)).to_dict()})


def shrink(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"megapixels"}` and a picture → `{}` and a JPEG."""
    with in_words():
        (picture,) = pictures(values, blobs)
        raster = examine(picture, values["pixels"], room(LIGHT), FULL).raster
    yield Parcel({}, (to_jpeg(raster, values["megapixels"]),))


def sketch(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"prompt", "width", "height", "seed"}` → stages: `{"media_type", "fraction", "note", "final"}`, a picture."""
    stages = paint(read(values["prompt"]), values["width"], values["height"], values["seed"])
    for stage in stages:
        media_type, data = ("image/png", png(stage.image)) if stage.final else ("image/webp", rough(stage.image))
        about = {"media_type": media_type, "fraction": stage.fraction, "note": stage.note, "final": stage.final}
        yield Parcel(about, (data,))


def warm(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """Paints and turns a little, so that everything a first picture needs is loaded."""
    for _ in paint(read("a watercolour mountain"), 64, 64, 1):
        pass
    applied(Raster(Image.new("RGB", (16, 16))), [Rotate(angle=3)])
    yield Parcel({})


TASKS = {
    task.__name__: task
    for task in (
        accept,
        receive,
        edit,
        preview,
        overlay,
        collage,
        colours,
        compress,
        export,
        screen,
        differ,
        metadata,
        shrink,
        sketch,
        warm,
    )
}


@contextmanager
def in_words() -> Iterator[None]:
    """What `imaging` refuses, as `Told`."""
    try:
        yield
    except Refused as refused:
        title = TITLES.get(refused.code, "This picture cannot be used")
        details = POSSIBLE.format(refused.megapixels) if refused.megapixels else ""
        raise BadRequest(title, str(refused), code=refused.code, status=422, details=details) from refused
    except Impossible as impossible:
        raise BadRequest(
            say("impossible_with", "That cannot be done with this picture"),
            str(impossible),
            code="impossible",
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


def passing_file() -> Path:
    """A new file in the folder for what lives no longer than a task."""
    handle, name = mkstemp(prefix="large-")
    os.close(handle)
    return Path(name)


def label_in(values: Values, data: File, upright: bool = True) -> Label:
    """What of a picture's label goes on: whose it is only where `{"credit"}` says that it shall."""
    found = label_of(data)
    label = found.upright if upright else found
    return label if values.get("credit") else label.anonymous


def encoded(raster: Raster, full: bytes = b"", label: Label = NOTHING) -> Parcel:
    data = labelled(to_png(raster), "image/png", label)
    MEMORY.keep_png(data, raster)
    return Parcel({"width": raster.width, "height": raster.height}, (data, to_preview(raster), full))


def shown_bare(values: Values, picture: File, steps: list[Operation]) -> bytes:
    """The file itself, clean, where the steps change nothing else and a browser shows it upright; else empty. A large
    one is made anew."""
    if not isinstance(picture, bytes):
        return b""
    label, media_type = label_in(values, picture, upright=False), media_type_of(picture)
    turned = label.orientation != 1 and media_type != MEDIA_TYPES["JPEG"]
    if turned or media_type not in MEDIA_TYPES.values() or not stays(steps, media_type):
        return b""
    return untouched(picture, label) or b""


def stored(raster: Raster, kept: StorageFormat, label: Label, bare: bytes = b"") -> Parcel:
    """As `encoded`, in a format of choice, or as `bare` has it; what no browser shows gets a picture for the screen
    beside it."""
    about = {"width": raster.width, "height": raster.height, "media_type": MEDIA_TYPES[kept.format]}
    full = to_full(raster) if kept.format in NOT_SHOWN else b""
    with in_words():
        data = bare or to_file(raster, kept, label)
    if kept.format == "PNG" and not bare:
        MEMORY.keep_png(data, raster)
    return Parcel(about, (data, to_preview(raster), full))


def combined_into(taken: list[Raster]) -> Parcel:
    """What was made of several pictures, as PNG."""
    return stored_large(taken, [], LOSSLESS, NOTHING) if is_large(taken[0].image) else encoded(taken.pop())


def stored_large(taken: list[Raster], steps: Sequence[Operation], kept: StorageFormat, label: Label) -> Parcel:
    """The picture, which is to spare, after all steps: in a file, since it is too large to be carried."""
    file, full = passing_file(), b""
    if kept.format == "PNG":
        done = applied_lazily(taken.pop(), steps)
        size, noticed = done.picture.size, done.noticed
        preview = write_large_png(done.picture, file, label)
    else:
        made = applied(taken.pop(), steps)
        size, noticed, preview = made.raster.image.size, made.noticed, to_preview(made.raster)
        full = to_full(made.raster) if kept.format in NOT_SHOWN else b""
        write_large(made.raster, kept, file, label)
    about = {"width": size[0], "height": size[1], "media_type": MEDIA_TYPES[kept.format]}
    return Parcel({**about, "noticed": noticed, "file": str(file)}, (b"", preview, full))


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


def steps_of(values: Values) -> list[Operation]:
    """Raises `Impossible`."""
    return [BY_NAME[step["name"]].from_values(step["values"]) for step in values["operations"]]


def png(image: Image.Image) -> bytes:
    return to_png(Raster(image))


def rough(image: Image.Image) -> bytes:
    out = BytesIO()
    bled(image).save(out, "WEBP", quality=PREVIEW_QUALITY, method=1)
    return out.getvalue()

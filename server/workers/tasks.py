"""What can be done with pixels, as tasks of JSON and bytes: the one list that worker processes and `InProcess` share.

Imported by worker processes and by `in_process.py` only, never by the web process: it loads the engines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from PIL import Image

from conversation.errors import NotFound
from imaging.analysis.difference import difference
from imaging.analysis.swatches import swatches
from imaging.applying import applied
from imaging.composition.collage import Plan, assembled
from imaging.composition.drawn_layer import as_layer
from imaging.composition.mask_lock import locked
from imaging.composition.overlay import Laid, overlaid
from imaging.compress.engine import compressed
from imaging.compress.fitting import fitting
from imaging.compress.outcome import SHORT
from imaging.compress.target import CompressTarget
from imaging.credit.credit import day_taken
from imaging.file import mapped, whole
from imaging.files.decode import decode, examine
from imaging.files.encode import CARD, FULL, smaller, to_card, to_full, to_jpeg, to_png, to_preview
from imaging.files.export import exported, writing
from imaging.files.formats import as_before
from imaging.files.losses import losses
from imaging.files.packaging import labelled
from imaging.inspection.inspector import inspected
from imaging.large.strips import is_large
from imaging.mask import cut_out
from imaging.metadata.sheet import sheet_of
from imaging.operations import OPERATIONS
from imaging.operations.operation import IN_PLACE, LOSSLESS, Operation
from imaging.operations.rotate import Rotate
from imaging.raster import Raster
from imaging.sketch.painter import paint
from imaging.sketch.reading import read
from server.workers.later_task import LaterTask
from server.workers.opening import (
    BESIDE,
    COMPARED,
    LIGHT,
    STAMPED,
    deep_in,
    in_words,
    label_after,
    label_in,
    opened,
    pictures,
    room,
    within_reach,
)
from server.workers.picture_cache import SmallPictures
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import combined_into, encoded, passing_file, png, rough, shown_bare, stored, stored_large

SMALL = SmallPictures()
BY_NAME = {operation.name: operation for operation in OPERATIONS}


def accept(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}` and the foreign bytes → `encoded`."""
    with in_words():
        raster = decode(blobs[0], values["pixels"], room(LIGHT))
    yield encoded(raster, to_full(raster), label_in(values, blobs[0]))


ORIGIN, ORIGIN_FROM = 6_000, 100_000
"""Bytes that are left free for where a picture comes from, which is written into it when it leaves, and the size from
which on nobody sees that they are missing."""
SIGNED = "c2pa"
"""The entry of a sheet that says that something is signed."""
VERIFY = LaterTask("server.workers.marking_tasks", "verify")
ROUNDED = "It came with more than 8 bits a channel; this works with 8, so 8 are left."


def receive(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"path"}` of an uploaded file → `{"media_type", "width", "height", "noticed", "taken"}`, its preview, and what a
    screen shows of it."""
    path = within_reach(Path(values["path"]))
    with in_words():
        foreign = opened(path, values["pixels"], LIGHT, FULL)
    about = {"media_type": foreign.media_type, "width": foreign.size[0], "height": foreign.size[1]}
    about |= {"noticed": foreign.noticed, "taken": day_taken(mapped(path))}
    yield Parcel(about, (to_preview(foreign.raster), to_full(foreign.raster)))


def edit(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"operations": [{"name", "values"}], "layers": [id]}`, a stored picture and its layers → `encoded`."""
    with in_words():
        picture, *drawn = pictures(values, blobs)
        layers = {
            name: decode(file, values["pixels"]).image
            for name, file in zip(values.get("layers", ()), drawn, strict=True)
        }
        steps = steps_of(values)
        label = label_after(values, picture, steps)
        bare = shown_bare(values, picture, steps)
        wanted = steps[-1].kept_as() if steps else LOSSLESS
        each = max([writing(wanted), *(step.memory() for step in steps)])
        deep = deep_in(picture, values, steps)
        taken = [opened(picture, values["pixels"], each)]
        kept = as_before(wanted, taken[0].media_type)
        del blobs, picture, drawn
        raster = Raster(taken.pop().raster.image, spare=True)
        if is_large(raster.image):
            del taken
            yield stored_large([raster], steps, kept, label, layers)
            return
        done = applied(raster, steps, deep.red_first() if deep and not bare else None, layers)
        if deep and done.deep:
            bare = deep.with_samples(done.deep).file(kept.format.lower(), label)
        rounded = (ROUNDED,) if deep and not bare else ()
    parcel = stored(done.raster, kept, label, bare)
    yield Parcel({**parcel.values, "noticed": (*done.noticed, *rounded)}, parcel.blobs)


def read_layer(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}` and a layer that was drawn → `{"width", "height"}` and its PNG, clean."""
    with in_words():
        (drawn,) = pictures(values, blobs)
        layer = as_layer(decode(drawn, values["pixels"], room(LIGHT)))
    yield Parcel({"width": layer.width, "height": layer.height}, (to_png(layer),))


def preview(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"operations"}`, as for `edit`, and a small picture → `{}` and a rough WebP of what they make of it."""
    with in_words():
        changed = applied(decode(blobs[0], values["pixels"]), steps_of(values)).raster
    yield Parcel({}, (rough(changed.image),))


def try_out(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"path", "operations", "longest"}` of a kept file → `{}` and a rough WebP of what they make of it, small."""

    def read() -> Raster:
        path = within_reach(Path(values["path"]))
        return smaller(opened(path, values["pixels"], LIGHT, values["longest"]).raster, values["longest"])

    with in_words():
        changed = applied(SMALL.recalled(_known_by(values["path"]), read), steps_of(values)).raster
    yield Parcel({}, (rough(changed.image),))


def _known_by(path: str) -> str:
    """A path and what is there: what was opened into memory has one that another picture had before."""
    try:
        there = os.stat(path)
    except FileNotFoundError as error:
        raise NotFound("The picture's file") from error
    return f"{path} {there.st_dev} {there.st_ino}"


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


def lock(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}`, a picture before and after an edit, and a mask → `encoded`."""
    with in_words():
        before, after, mask = (decode(each, values["pixels"], room(BESIDE)) for each in pictures(values, blobs))
        combined = [locked(before, after, mask)]
    yield combined_into(combined)


def compress(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"target"}` and a picture → `{"outcome"}`, the file and its preview; both empty where nothing was made."""
    (picture,) = pictures(values, blobs)
    label, target = label_in(values, picture), CompressTarget.from_dict(values["target"])
    with in_words():
        data = whole(picture)
        own = inspected(data, values["pixels"]).upright
        target, fewer = fitting(own, target.around(*own), room())
        made = compressed(data, with_room_for_origin(target, len(data)), values["pixels"], room(), label.most)
        if made.outcome.state == SHORT:  # it may be within the limit all the same, without that room
            made = compressed(data, target, values["pixels"], room(), label.most)
    data = labelled(made.data, made.outcome.media_type, label) if made.data else b""
    outcome = replace(made.outcome, bytes=len(data)) if data else made.outcome
    if fewer and max(outcome.width, outcome.height) >= max(target.width or 0, target.height or 0):
        outcome = replace(outcome, notes=(*outcome.notes, fewer))
    yield Parcel({"outcome": outcome.to_dict()}, (data, made.preview))


def with_room_for_origin(target: CompressTarget, came: int) -> CompressTarget:
    """The same with bytes left free for where the picture comes from, where it has to be made smaller at all."""
    if not target.bytes or target.bytes < ORIGIN_FROM or came <= target.bytes:
        return target
    return replace(target, bytes=target.bytes - ORIGIN)


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


def card(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"path"}` of a kept file → `{}` and the WebP that a card shows of it."""
    with in_words():
        foreign = opened(within_reach(Path(values["path"])), values["pixels"], LIGHT, CARD)
    yield Parcel({}, (to_card(foreign.raster),))


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
    """`{"identity"}` and a file → `{"sheet"}`: what is in it. No pixel is decoded; what is signed in it is verified."""
    (picture,) = pictures(values, blobs)
    sheet = sheet_of(whole(picture)).to_dict()
    if any(entry["id"] == SIGNED for group in sheet["groups"] for entry in group["entries"]):
        yield from VERIFY({**values, "sheet": sheet}, blobs)
    else:
        yield Parcel({"sheet": sheet})


def lost(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """A file → what each step would take from it, by step; see `imaging/files/losses.py`."""
    (picture,) = pictures(values, blobs)
    with in_words():
        yield Parcel({"losses": losses(whole(picture), values["pixels"])})


def shrink(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"megapixels"}` and a picture → `{}` and a JPEG."""
    with in_words():
        (picture,) = pictures(values, blobs)
        raster = examine(picture, values["pixels"], room(LIGHT), FULL).raster
    yield Parcel({}, (to_jpeg(raster, values["megapixels"]),))


def cut_mask(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}`, a grey mask and a picture → `{}` and the mask as a PNG of that size, transparent where it is white."""
    with in_words():
        mask, picture = pictures(values, blobs)
        size = inspected(picture, values["pixels"]).upright
        raster = cut_out(decode(mask, values["pixels"], room(STAMPED)), size)
    yield Parcel({}, (to_png(raster),))


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


TASKS: dict[str, Task] = {
    task.__name__: task
    for task in (
        accept,
        receive,
        read_layer,
        edit,
        preview,
        try_out,
        overlay,
        collage,
        colours,
        compress,
        export,
        screen,
        card,
        differ,
        metadata,
        lost,
        shrink,
        cut_mask,
        lock,
        sketch,
        warm,
    )
}


def steps_of(values: Values) -> list[Operation]:
    """Raises `Impossible`."""
    return [BY_NAME[step["name"]].from_values(step["values"]) for step in values["operations"]]

"""Masks, as tasks of JSON and bytes. Imported by worker processes and by `in_process.py` only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from imaging.applying import applied
from imaging.declaration import Impossible
from imaging.file import File
from imaging.files.decode import decode
from imaging.files.encode import smaller, to_jpeg
from imaging.masks.changes import changed_mask, heat
from imaging.masks.cropping import kept_part, shown_around
from imaging.masks.erasing import erased
from imaging.masks.keeping import composited, proved
from imaging.masks.reading import chosen, coverage, read_mask, to_mask_png
from imaging.masks.request import MaskRequest
from imaging.masks.selecting import selected
from imaging.operations.operation import LOSSLESS, Operation
from imaging.raster import Raster
from imaging.sentences import say
from server.workers.opening import BESIDE, LIGHT, in_words, opened, pictures, room, within_reach
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import combined_into, rough
from server.workers.tasks import steps_of

FINE = 6
"""Decimals of a share."""


def mask_read(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"width", "height"}` of a picture and a mask that was drawn → `made`."""
    with in_words():
        (drawn,) = pictures(values, blobs)
        mask = read_mask(decode(drawn, values["pixels"], room(LIGHT)), (values["width"], values["height"]))
    yield made(mask)


def select_mask(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"request"}` and a picture → `made`."""
    with in_words():
        (picture,) = pictures(values, blobs)
        mask = selected(opened(picture, values["pixels"], BESIDE).raster, MaskRequest(**values["request"]))
    yield made(mask)


def mask_of_cutout(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"background"}` and a cut-out → `made`: of what is left, or of what was taken away."""
    with in_words():
        (cut,) = pictures(values, blobs)
        image = decode(cut, values["pixels"], room(LIGHT)).image
        alpha = image.getchannel("A") if image.mode == "RGBA" else Image.new("L", image.size, 255)
        mask = chosen(ImageChops.invert(alpha) if values["background"] else alpha)
    yield made(mask)


def mask_of_changes(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}`, a picture and a model's answer to it → `made`."""
    with in_words():
        before, after = (decode(each, values["pixels"], room(BESIDE)) for each in pictures(values, blobs))
        mask = changed_mask(before, after)
    yield made(mask)


def heat_map(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}`, a picture and a model's answer to it → `{}` and a WebP."""
    with in_words():
        before, after = (decode(each, values["pixels"], room(BESIDE)) for each in pictures(values, blobs))
        shown = heat(before, after)
    yield Parcel({}, (rough(shown.image),))


def edit_masked(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"operations"}`, a picture and a mask → `changed`."""
    with in_words():
        picture, drawn = pictures(values, blobs)
        before = opened(picture, values["pixels"], BESIDE).raster
        mask, steps = kept_mask(drawn, before), inside(values)
        done = applied(before, steps)
        result = composited(before, done.raster, mask)
    yield changed(before, result, mask, {"noticed": done.noticed})


def try_out_masked(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"path", "operations", "longest"}` of a kept file and a mask → `{}` and a rough WebP, small."""
    with in_words():
        (drawn,) = pictures(values, blobs)
        file = within_reach(Path(values["path"]))
        before = smaller(opened(file, values["pixels"], LIGHT, values["longest"]).raster, values["longest"])
        mask = kept_mask(drawn, before)
        result = composited(before, applied(before, inside(values)).raster, mask)
    yield Parcel({}, (rough(result.image),))


def for_inpainting(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"megapixels", "part"}`, a picture and a mask → `{"width", "height"}`, a JPEG and a mask of its size."""
    with in_words():
        picture, drawn = pictures(values, blobs)
        before = opened(picture, values["pixels"], BESIDE).raster
        mask = kept_mask(drawn, before)
        box = shown_around(mask) if values["part"] else (0, 0, *mask.size)
        shown = shown_to_model(Raster(before.image.crop(box)), mask.crop(box), values["megapixels"])
    yield shown


def shown_to_model(
    picture: Raster, mask: Image.Image, megapixels: float, way: Image.Resampling = Image.Resampling.BOX
) -> Parcel:
    """`{"width", "height"}`, the picture as a JPEG of at most so many megapixels, and its mask made as small."""
    shown = to_jpeg(picture, megapixels)
    with Image.open(BytesIO(shown)) as opened_again:
        size = opened_again.size
    return Parcel({"width": size[0], "height": size[1]}, (shown, to_mask_png(mask.resize(size, way))))


def lay_answer(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"part"}`, a picture, a model's answer to it and a mask → `changed`, and how the answer lay on it."""
    with in_words():
        picture, answer, drawn = pictures(values, blobs)
        before = opened(picture, values["pixels"], BESIDE).raster
        mask = kept_mask(drawn, before)
        box = shown_around(mask) if values["part"] else (0, 0, *mask.size)
        done = kept_part(before, decode(answer, values["pixels"], room(BESIDE)), mask, box)
    right, down = done.alignment.shift
    yield changed(before, done.raster, mask, {"right": right, "down": down, "scale": done.alignment.scale})


def erase(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{}`, a picture and a mask → `changed`."""
    with in_words():
        picture, drawn = pictures(values, blobs)
        before = opened(picture, values["pixels"], BESIDE).raster
        mask = kept_mask(drawn, before)
        result = erased(before, mask)
    yield changed(before, result, mask, {})


def made(mask: Image.Image) -> Parcel:
    """A mask as it is kept: `{"width", "height", "coverage"}` and its PNG."""
    about = {"width": mask.width, "height": mask.height, "coverage": round(coverage(mask), FINE)}
    return Parcel(about, (to_mask_png(mask),))


def changed(before: Raster, after: Raster, mask: Image.Image, more: Mapping[str, Any]) -> Parcel:
    """`encoded`, with `{"changed", "outside"}`: counted on what comes out of the file again, not on what went in."""
    parcel = combined_into([after])
    written = Path(parcel.values["file"]) if parcel.values.get("file") else parcel.blobs[0]
    proof = proved(before, decode(written, before.width * before.height), mask)
    if proof.changed:
        raise RuntimeError(f"{proof.changed} of {proof.outside} pixels changed outside of the mask")
    return Parcel({**parcel.values, **more, "changed": proof.changed, "outside": proof.outside}, parcel.blobs)


def kept_mask(drawn: File, before: Raster) -> Image.Image:
    """A mask that is kept, at the picture's size."""
    return read_mask(decode(drawn), before.image.size)


def inside(values: Values) -> list[Operation]:
    """Raises `Impossible` for what makes another file rather than another picture."""
    steps = steps_of(values)
    if any(step.kept_as() != LOSSLESS for step in steps):
        raise Impossible(
            say("mask_no_file", "Inside a mask only what is seen can change: convert and clean the file without one.")
        )
    return steps


TASKS: dict[str, Task] = {
    "read_mask": mask_read,
    **{
        task.__name__: task
        for task in (
            select_mask,
            mask_of_cutout,
            mask_of_changes,
            heat_map,
            edit_masked,
            try_out_masked,
            for_inpainting,
            lay_answer,
            erase,
        )
    },
}

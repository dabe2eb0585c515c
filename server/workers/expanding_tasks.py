"""Larger canvases, as tasks of JSON and bytes. Imported by worker processes and by `in_process.py` only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from imaging.extent import Extent
from imaging.files.decode import decode
from imaging.masks.expanding import border_mask, expanded, kept_around, proved_within
from imaging.raster import Raster
from server.workers.mask_tasks import shown_to_model
from server.workers.opening import BESIDE, in_words, opened, pictures, room
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import combined_into

PIXEL = 12.0
"""Bytes that each pixel of the larger canvas takes while it is made."""


def expand(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"extent"}` and a picture → `grown`."""
    with in_words():
        (picture,) = pictures(values, blobs)
        extent = Extent(*values["extent"])
        before = opened(picture, values["pixels"], BESIDE + PIXEL).raster
        result = expanded(before, extent.checked(*before.image.size))
    yield grown(before, result, extent, {})


def for_expanding(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"extent", "megapixels"}` and a picture → `{"width", "height"}`, a JPEG and a mask of its size."""
    with in_words():
        (picture,) = pictures(values, blobs)
        extent = Extent(*values["extent"])
        before = opened(picture, values["pixels"], BESIDE + PIXEL).raster
        canvas = expanded(before, extent.checked(*before.image.size))
    yield shown_to_model(canvas, border_mask(before.image.size, extent), values["megapixels"], Image.Resampling.NEAREST)


def lay_expansion(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"extent"}`, a picture and a model's answer to its canvas → `grown`, and how the answer lay on it."""
    with in_words():
        picture, answer = pictures(values, blobs)
        extent = Extent(*values["extent"])
        before = opened(picture, values["pixels"], BESIDE + PIXEL).raster
        done = kept_around(before, decode(answer, values["pixels"], room(BESIDE)), extent)
    right, down = done.alignment.shift
    yield grown(before, done.raster, extent, {"right": right, "down": down, "scale": done.alignment.scale})


def grown(before: Raster, after: Raster, extent: Extent, more: Mapping[str, Any]) -> Parcel:
    """`encoded`, with `{"changed", "outside"}`: the picture’s own pixels, counted on what comes out of the file."""
    parcel = combined_into([after])
    written = Path(parcel.values["file"]) if parcel.values.get("file") else parcel.blobs[0]
    proof = proved_within(before, decode(written, after.width * after.height), extent)
    if proof.changed:
        raise RuntimeError(f"{proof.changed} of {proof.outside} pixels of the picture changed on the larger canvas")
    return Parcel({**parcel.values, **more, "changed": proof.changed, "outside": proof.outside}, parcel.blobs)


TASKS: dict[str, Task] = {task.__name__: task for task in (expand, for_expanding, lay_expansion)}

"""Drawings, as tasks of JSON and bytes. Imported by worker processes and by `in_process.py` only."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.raster import Raster
from imaging.vector.clean import Drawing, cleaned
from imaging.vector.request import Tracing
from imaging.vector.showing import shown
from imaging.vector.tracing import half_transparent, traced
from server.workers.opening import BESIDE, in_words, opened, pictures
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import encoded


def vectorize(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"detail", "black"}` and a picture → `drawn`."""
    with in_words():
        (picture,) = pictures(values, blobs)
        raster = opened(picture, values["pixels"], BESIDE).raster
        wanted = Tracing(values["detail"], values["black"])
        drawing = traced(raster, wanted)
        hard = not wanted.black and half_transparent(raster)
        seen = shown(drawing, max(raster.image.size))
    yield drawn(drawing, seen, hard=hard)


def read_vector(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"longest"}` and a foreign SVG → `drawn`."""
    with in_words():
        drawing = cleaned(blobs[0])
        seen = shown(drawing, values["longest"])
    yield drawn(drawing, seen)


def drawn(drawing: Drawing, seen: Raster, hard: bool = False) -> Parcel:
    """`encoded` with `{"shapes", "left_out", "hard"}`, and the SVG behind it."""
    parcel = encoded(seen)
    about = {"shapes": drawing.shapes, "left_out": drawing.left_out, "hard": hard}
    return Parcel({**parcel.values, **about}, (*parcel.blobs, drawing.data))


TASKS: dict[str, Task] = {task.__name__: task for task in (vectorize, read_vector)}

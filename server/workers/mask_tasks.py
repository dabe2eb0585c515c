"""Masks, as tasks of JSON and bytes. Imported by worker processes and by `in_process.py` only."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from imaging.files.decode import decode
from imaging.masks.reading import coverage, read_mask, to_mask_png
from server.workers.opening import LIGHT, in_words, pictures, room
from server.workers.pipe import Blobs, Parcel, Task, Values

FINE = 6
"""Decimals of a share."""


def mask_read(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"width", "height"}` of a picture and a mask that was drawn → `made`."""
    with in_words():
        (drawn,) = pictures(values, blobs)
        mask = read_mask(decode(drawn, values["pixels"], room(LIGHT)), (values["width"], values["height"]))
    yield made(mask)


def made(mask: Image.Image) -> Parcel:
    """A mask as it is kept: `{"width", "height", "coverage"}` and its PNG."""
    about = {"width": mask.width, "height": mask.height, "coverage": round(coverage(mask), FINE)}
    return Parcel(about, (to_mask_png(mask),))


TASKS: dict[str, Task] = {"read_mask": mask_read}

"""Which container a file is: it is made clean without coding its pixels again, or a label is put in.

`containers` has the formats; `label` is what may stand beside the pixels.
"""

from __future__ import annotations

from io import BytesIO
from typing import Protocol

from PIL import Image

from imaging.containers import bmp, gif, heif, jpeg, png, tiff, webp
from imaging.containers.gain_map import with_gain_map
from imaging.file_formats import BY_PILLOW, format_of
from imaging.files.decode import FORMATS
from imaging.inspection.inspector import inspected
from imaging.label import ANY_SIZE, Label, silent
from imaging.refusal import Refused
from imaging.unreadable import BROKEN


class Container(Protocol):
    """A module of `containers`."""

    def bare(self, data: bytes) -> bytes: ...

    def labelled(self, file: bytes, label: Label) -> bytes: ...


CONTAINERS: dict[str, Container] = {
    BY_PILLOW[name].media_type: container
    for name, container in (
        ("JPEG", jpeg),
        ("PNG", png),
        ("WEBP", webp),
        ("GIF", gif),
        ("HEIF", heif),
        ("AVIF", heif),
        ("TIFF", tiff),
        ("BMP", bmp),
    )
}
UNCREDITED = ("image/bmp",)
"""What has no place for whose it is."""


def cleaned(data: bytes, label: Label) -> bytes | None:
    """The same picture, to the bit, with nothing beside it but `label`; None where that cannot be told from the file's
    structure: then it is to be decoded and written anew."""
    before, container = _seen(data), CONTAINERS.get(media_type_of(data))
    if container is None:
        return None
    try:
        file = container.labelled(container.bare(data), label)
        if container is jpeg:
            file = with_gain_map(file, data)
    except BROKEN:  # `Odd` among them
        return None
    return file if before in (None, _seen(file)) else None  # what is beside a picture may keep it from being opened


def labelled(file: bytes, media_type: str, label: Label) -> bytes:
    """A file that was written here, with that in it; as it is where its format has no place for it."""
    container = CONTAINERS.get(media_type)
    try:
        return container.labelled(file, label) if container else file
    except BROKEN:
        return file


def media_type_of(data: bytes) -> str:
    """By how it begins, whatever its name says; empty for what no container here is."""
    known = format_of(data)
    return known.media_type if known and known.media_type in CONTAINERS else ""


def _seen(data: bytes) -> tuple[object, ...] | None:
    """What both files must have in common, as their headers tell it; None where that cannot be read."""
    try:
        turn = inspected(data, ANY_SIZE).orientation
        with silent(), Image.open(BytesIO(data), formats=FORMATS) as opened:
            profile = opened.info.get("icc_profile") or b""
            colours = profile[: int.from_bytes(profile[:4])]  # what is behind it goes
            return opened.size, opened.mode, turn, colours
    except (*BROKEN, Image.DecompressionBombError, Refused):
        return None

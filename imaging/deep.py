"""Sixteen bits a channel from PNG to TIFF and back, as they are: for files that were never touched. For workers only.

Everything else here works on 8 bits. The colours stay in the profile they were in, which goes along: turning them into
sRGB would need more bits than there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.colour.declared import declared
from imaging.colour.profile import Space, usable
from imaging.colour.source import Icc, source
from imaging.containers.tiff import with_alpha
from imaging.inspection.inspector import inspected
from imaging.label import Label, silent
from imaging.packaging import labelled, media_type_of
from imaging.room import Room
from imaging.unreadable import BROKEN

Samples = NDArray[Any]
BITS = 8
DEEP = {"png": [cv2.IMWRITE_PNG_COMPRESSION, 4], "tiff": [cv2.IMWRITE_TIFF_COMPRESSION, 5]}
"""What holds more bits, and how it is written."""
TAKEN = 16.0
"""Bytes a pixel of reading and writing it: four channels twice, and what is filtered."""
BLACK_IS_ZERO, RGB = 1, 2
PHOTOMETRIC, SAMPLE_BITS, SAMPLES, EXTRA, FORMAT = 262, 258, 277, 338, 339
UNASSOCIATED, UNSIGNED = 2, 1


def bits_of(data: bytes) -> int:
    """Bits a channel of a PNG or a TIFF; 8 of everything else."""
    if media_type_of(data) == "image/png":
        return data[24] if len(data) > 24 else BITS
    with silent():
        try:
            return max(_tags(data).get(SAMPLE_BITS, (BITS,)))
        except BROKEN:
            return BITS


def deepened(data: bytes, kind: str, label: Label, limit: int, room: Callable[[float], Room | None]) -> bytes | None:
    """The same samples in the other format; None where there are no more than 8 bits, or where their colours would not
    be told there, or where there is no room for them."""
    if kind not in DEEP or bits_of(data) != 2 * BITS:
        return None
    try:
        profile = _profile(data, limit, room)
        if profile is None:
            return None
        samples = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        if samples is None or samples.dtype != np.uint16:
            return None
        file = _written(_upright(samples, label.orientation), kind)
    except (*BROKEN, cv2.error):
        return None
    told = replace(label.upright, profile=profile)
    return labelled(file, f"image/{kind}", told) if file else None


def _written(samples: Samples, kind: str) -> bytes:
    """The file; empty where it could not be made. OpenCV does not say of a TIFF that its fourth channel is alpha."""
    written, file = cv2.imencode(f".{kind}", samples, DEEP[kind])
    clear = kind == "tiff" and samples.ndim == 3 and samples.shape[2] == 4
    return (with_alpha(file.tobytes()) if clear else file.tobytes()) if written else b""


def _profile(data: bytes, limit: int, room: Callable[[float], Room | None]) -> bytes | None:
    """The profile that says all about its colours, also where the file said it in numbers, or b"" where they are sRGB;
    None where no profile says it. Raises `Refused`."""
    report = inspected(data, limit)
    left = room(TAKEN)
    if left:
        left.check_size(report.size, TAKEN)
    if (report.format == "TIFF" and not _is_plain(_tags(data))) or (report.format == "PNG" and _has_clear_colour(data)):
        return None
    space: Space = "GRAY" if report.channels < 3 else "RGB"
    meant, own = source(declared(report), space), report.beside.icc
    if meant.hdr:
        return None
    if own and usable(own) and source((Icc(own),), space) == meant:
        return own
    return meant.icc if space == "RGB" or meant.plain else None  # a grey picture would need a grey profile


def _has_clear_colour(png: bytes) -> bool:
    """Whether one of its colours stands for transparency, which only a PNG can say."""
    with silent(), Image.open(BytesIO(png), formats=("PNG",)) as opened:
        return "transparency" in opened.info


def _is_plain(tags: dict[int, tuple[int, ...]]) -> bool:
    """Whether it is grey or RGB, with nothing but an alpha beside it, counted up from black."""
    extra = tags.get(EXTRA, ())
    return (
        tags.get(PHOTOMETRIC, (0,))[0] in (BLACK_IS_ZERO, RGB)
        and set(tags.get(FORMAT, (UNSIGNED,))) == {UNSIGNED}
        and tags.get(SAMPLES, (1,))[0] in (1, 3, 4)
        and extra in ((), (UNASSOCIATED,))
    )


def _tags(data: bytes) -> dict[int, tuple[int, ...]]:
    """The numbers that tell how a TIFF's samples lie; of what is none, nothing."""
    if media_type_of(data) != "image/tiff":
        return {}
    with Image.open(BytesIO(data), formats=("TIFF",)) as opened:
        tags = opened.tag_v2  # type: ignore[attr-defined]
        known = {tag: tags.get(tag) for tag in (PHOTOMETRIC, SAMPLE_BITS, SAMPLES, EXTRA, FORMAT)}
    return {tag: value if isinstance(value, tuple) else (value,) for tag, value in known.items() if value is not None}


def _upright(samples: Samples, turn: int) -> Samples:
    """As EXIF's orientation says, 1–8."""
    turned = samples
    if turn in (5, 6, 7, 8):
        turned = turned.swapaxes(0, 1)
    if turn in (2, 3, 6, 7):
        turned = turned[:, ::-1]
    if turn in (3, 4, 7, 8):
        turned = turned[::-1]
    return np.ascontiguousarray(turned)

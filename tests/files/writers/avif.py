"""AVIF files, and what their boxes say of colour and direction."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
import pyvips
from PIL import Image

from imaging.containers.boxes import packed
from imaging.containers.items import read
from imaging.inspection.boxes import Box, boxes
from imaging.inspection.items import IN_FILE, IN_IDAT, Location, Widths
from tests.files.colours import Pixels


def avif(pixels: Pixels, **how: object) -> bytes:
    """By Pillow; fine colour."""
    out = BytesIO()
    Image.fromarray(pixels).save(out, "AVIF", **{"quality": 95, "subsampling": "4:4:4", "speed": 8, **how})
    return out.getvalue()


def deep_avif(share: Pixels, bits: int) -> bytes:
    """Samples from 0 to 1 in so many bits a channel; one channel is grey."""
    whole = np.rint(share * 65535).astype(np.uint16)
    high, wide, channels = whole.shape
    image = pyvips.Image.new_from_memory(whole.tobytes(), wide, high, channels, "ushort")
    space = "grey16" if channels == 1 else "rgb16"
    saved: bytes = image.copy(interpretation=space).heifsave_buffer(
        compression="av1", bitdepth=bits, Q=95, effort=1, subsample_mode="off"
    )
    return saved


def beside_what_is_said(file: bytes) -> bytes:
    """EXIF and XMP in `idat`, as some writers keep what is small (construction method 1)."""
    top = {box.kind: box for box in boxes(file)}
    meta = read(top[b"meta"].body)
    moved = [item.id for item in meta.items if item.kind in (b"Exif", b"mime")]
    places = {each.id: each.base + each.extents[0][1] for each in meta.locations}
    lengths = {each.id: each.extents[0][2] for each in meta.locations}
    inner, new = b"", []
    for each in meta.locations:
        if each.id in moved:
            new.append(Location(each.id, IN_IDAT, 0, ((0, len(inner), lengths[each.id]),)))
            inner += file[places[each.id] : places[each.id] + lengths[each.id]]
        else:
            new.append(Location(each.id, IN_FILE, 0, ((0, places[each.id], lengths[each.id]),)))
    idat = Box(b"idat", inner, True, 0, 8)

    def written(by: int) -> bytes:
        there = [
            each if each.method else each._replace(extents=((0, each.extents[0][1] + by, each.extents[0][2]),))
            for each in new
        ]
        widths = Widths(1, 4, 4, 0, 0)
        return replace(meta, widths=widths, locations=tuple(there), others=(*meta.others, idat)).packed(
            lambda box: packed(box.kind, box.body)
        )

    start, end = top[b"meta"].start, top[b"meta"].end
    return file[:start] + written(len(written(0)) - (end - start)) + file[end:]


def meaning(file: bytes, primaries: int, transfer: int, matrix: int = 1, full: bool = True) -> bytes:
    """The same samples with another nclx: what they mean is another thing then."""
    at = file.index(b"nclx") + 4
    said = b"".join(number.to_bytes(2, "big") for number in (primaries, transfer, matrix)) + bytes([0x80 * full])
    return file[:at] + said + file[at + 7 :]

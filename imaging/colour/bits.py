"""Pictures of more than eight bits a channel, decoded with all of them, so that nothing is rounded twice.

Pillow rounds to eight when it decodes. libvips reads PNG, TIFF and AVIF with all bits, libheif HEIC; HDR is toned down
here, and everything else goes through `deep`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL import Image

from imaging.colour import deep
from imaging.colour.source import Source, Statement, source
from imaging.colour.tone import PIECE, Toning
from imaging.file import whole
from imaging.inspection.report import Report
from imaging.libvips import pyvips
from imaging.strips import Box, strips
from imaging.unreadable import BROKEN

TURNED = ("AVIF", "HEIF")
"""Formats that come out upright, whatever the file says: libheif has turned them."""


def in_srgb(report: Report, statements: tuple[Statement, ...]) -> Image.Image | None:
    """The picture in `RGB` or `RGBA`. None where eight bits show as much, since it has no more or nothing is to be
    converted, and where it cannot be read so: then Pillow says why."""
    if not 8 < report.bits <= 16 or report.format not in READERS:
        return None
    if report.format in TURNED and source(statements).plain:
        return None  # libheif decodes all of it at once
    try:
        read = READERS[report.format](report)
        meant = source(statements, deep.space_of(read))
        if meant.plain or read.format != "ushort":
            return None
        return _toned(read, meant) if meant.hdr else _pictured(deep.in_srgb(read, meant))
    except (pyvips.Error, *BROKEN):
        return None


def _png(report: Report) -> pyvips.Image:
    return pyvips.Image.pngload_buffer(whole(report.data), access="sequential")


def _avif(report: Report) -> pyvips.Image:
    return _spread(pyvips.Image.heifload_buffer(whole(report.data)), report.bits)


def _heic(report: Report) -> pyvips.Image:
    opened = pi_heif.open_heif(whole(report.data), convert_hdr_to_8bit=False)
    return _spread(pyvips.Image.new_from_array(np.array(opened)), report.bits)


def _tiff(report: Report) -> pyvips.Image:
    return pyvips.Image.tiffload_buffer(whole(report.data), access="sequential")


READERS: dict[str, Callable[[Report], pyvips.Image]] = {"PNG": _png, "TIFF": _tiff, "AVIF": _avif, "HEIF": _heic}
"""By format: the picture with all its bits."""


def _spread(image: pyvips.Image, bits: int) -> pyvips.Image:
    """libheif leaves the lower bits empty: its white would be grey."""
    return image | (image >> bits) if image.format == "ushort" else image


def _pictured(image: pyvips.Image) -> Image.Image:
    """Piece by piece: libvips computes each when it is asked for it."""
    size = image.width, image.height
    pictured = Image.new("RGBA" if image.bands == 4 else "RGB", size)
    for box in strips(size):
        pictured.paste(Image.fromarray(_part(image, box)), box)
    return pictured


def _toned(image: pyvips.Image, meant: Source) -> Image.Image:
    """HDR as a screen shows it; looked at twice, so all of it is in memory."""
    assert meant.hdr
    kept, size = image.copy_memory(), (image.width, image.height)
    boxes = list(strips(size, pixels=PIECE))
    toning = Toning.of(meant.hdr, (_codes(_part(kept, box)) for box in boxes))
    pictured = Image.new("RGBA" if image.bands in (2, 4) else "RGB", size)
    for box in boxes:
        part = _part(kept, box)
        piece = Image.fromarray(toning.toned(_codes(part)))
        if pictured.mode == "RGBA":
            piece.putalpha(Image.fromarray(_eight(part[..., -1])))
        pictured.paste(piece, box)
    return pictured


def _part(image: pyvips.Image, box: Box) -> NDArray[np.uint16]:
    left, top, right, bottom = box
    part: NDArray[np.uint16] = image.crop(left, top, right - left, bottom - top).numpy()
    return part


def _codes(part: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Its three colours, in sixteen bits."""
    rows = part.reshape(*part.shape[:2], -1)
    return rows[..., :3] if rows.shape[2] > 2 else rows[..., [0, 0, 0]]


def _eight(levels: NDArray[np.uint16]) -> NDArray[np.uint8]:
    eight: NDArray[np.uint8] = np.rint(levels / deep.STEP).astype(np.uint8)
    return eight

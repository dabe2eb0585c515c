"""Pictures of more than eight bits a channel, decoded with all of them, so that nothing is rounded twice.

Pillow rounds to eight when it decodes. libvips reads PNG and AVIF with all bits, libheif HEIC; TIFF is read by
`decoders/tiff.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL import Image

from imaging.colour import deep
from imaging.colour.source import Statement, source
from imaging.file import whole
from imaging.inspection.report import Report
from imaging.large.room import Room
from imaging.large.strips import strips
from imaging.libvips import pyvips
from imaging.unreadable import BROKEN

TURNED = ("AVIF", "HEIF")
"""Formats that come out upright, whatever the file says: libheif has turned them."""
TAKEN = {"PNG": 14.0, "AVIF": 26.0, "HEIF": 20.0}
"""Bytes a pixel that it takes at most, which is where the picture is HDR."""


def in_srgb(report: Report, statements: tuple[Statement, ...], room: Room | None = None) -> Image.Image | None:
    """The picture in `RGB` or `RGBA`. None where eight bits show as much, since it has no more or nothing is to be
    converted, where there is no room for more, and where it cannot be read so: then Pillow says why."""
    meant = source(statements, "GRAY" if report.channels < 3 else "RGB")
    if report.bits <= 8 or report.format not in READERS or meant.plain:
        return None
    if room and not room.holds(report.size, TAKEN[report.format]):
        return None
    try:
        return _pictured(deep.in_srgb(READERS[report.format](report), meant))
    except (pyvips.Error, *BROKEN):
        return None


def sixteen_bits(report: Report) -> NDArray[np.uint16]:
    """All of its samples, upright where its format is one of `TURNED`, as height × width × channels. Raises as libvips
    and pi-heif do."""
    image = READERS[report.format](report)
    return np.asarray(image.numpy()).reshape(image.height, image.width, image.bands)


def _png(report: Report) -> pyvips.Image:
    return pyvips.Image.pngload_buffer(whole(report.data), access="sequential")


def _avif(report: Report) -> pyvips.Image:
    return _spread(pyvips.Image.heifload_buffer(whole(report.data)), report.bits)


def _heic(report: Report) -> pyvips.Image:
    opened = pi_heif.open_heif(whole(report.data), convert_hdr_to_8bit=False)
    return _spread(pyvips.Image.new_from_array(np.array(opened)), report.bits)


READERS: dict[str, Callable[[Report], pyvips.Image]] = {"PNG": _png, "AVIF": _avif, "HEIF": _heic}
"""By format: the picture with all its bits."""


def _spread(image: pyvips.Image, bits: int) -> pyvips.Image:
    """libheif leaves the lower bits empty: its white would be grey."""
    return image | (image >> bits) if image.format == "ushort" else image


def _pictured(image: pyvips.Image) -> Image.Image:
    """Piece by piece: libvips computes each when it is asked for it."""
    pictured = Image.new("RGBA" if image.bands == 4 else "RGB", (image.width, image.height))
    for left, top, right, bottom in strips(pictured.size):
        piece = image.crop(left, top, right - left, bottom - top).numpy()
        pictured.paste(Image.fromarray(piece), (left, top))
    return pictured

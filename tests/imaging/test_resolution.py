"""How large a picture is printed: what a file says of that leaves with it, in every format that can say it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.files.export import exported
from imaging.files.packaging import cleaned
from imaging.label import Label, label_of
from tests.files.patterns import patches
from tests.files.rows.bitmaps import TURNED, masked
from tests.files.writers import psd
from tests.imaging.heic import HEIC
from tests.matrix import sampled

OUT = ("same", "jpeg", "png", "webp", "avif", "tiff")
METRES = 0.0254


def saved(kind: str, **how: object) -> bytes:
    out = BytesIO()
    Image.fromarray(patches()).save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


def exif(dots: int) -> Image.Exif:
    told = Image.Exif()
    told[0x011A], told[0x011B], told[0x0128] = float(dots), float(dots), 2
    return told


def masked_bmp(dots: int) -> bytes:
    """Of masks that Pillow does not know."""
    file = bytearray(masked(patches(), 32, TURNED[:3]))
    file[38:46] = struct.pack("<ii", *(2 * [round(dots / METRES)]))
    return bytes(file)


def jp2(dots: int) -> bytes:
    """With a box for how large it is to be shown, in hundreds of dots a metre."""
    file = saved("JPEG2000")
    told = struct.pack(">HHHHbb", *(2 * [round(dots / METRES), 100]), 2, 2)
    boxes = struct.pack(">I4sI4s", 26, b"res ", 18, b"resd") + told
    at = file.index(b"jp2h") - 4
    length = int.from_bytes(file[at : at + 4])
    return file[:at] + (length + len(boxes)).to_bytes(4) + file[at + 4 : at + length] + boxes + file[at + length :]


def document(dots: int) -> bytes:
    said = struct.pack(">IHHIHH", dots << 16, 1, 1, dots << 16, 1, 1)
    return psd.psd(np.moveaxis(patches(), -1, 0).copy(), psd.RGB, resources=[(1005, said)])


CAME: dict[str, Callable[[int], bytes]] = {
    "JFIF": lambda dots: saved("JPEG", dpi=(dots, dots)),
    "EXIF in JPEG": lambda dots: saved("JPEG", exif=exif(dots)),
    "PNG": lambda dots: saved("PNG", dpi=(dots, dots)),
    "EXIF in PNG": lambda dots: saved("PNG", exif=exif(dots)),
    "TIFF": lambda dots: saved("TIFF", dpi=(dots, dots)),
    "BMP": lambda dots: saved("BMP", dpi=(dots, dots)),
    "BMP of rare masks": masked_bmp,
    "WebP": lambda dots: saved("WEBP", exif=exif(dots)),
    "AVIF": lambda dots: saved("AVIF", exif=exif(dots)),
    "HEIC": lambda dots: cleaned(HEIC, Label(dpi=(dots, dots))) or b"",
    "JPEG 2000": jp2,
    "PSD": document,
}


@sampled("dots", [72, 96, 300])
@sampled("came", CAME)
def test_it_leaves_as_it_came(came: str, dots: int) -> None:
    file = CAME[came](dots)
    label = label_of(file)
    assert label.dpi == pytest.approx((dots, dots), abs=0.5)
    for kind in OUT:
        left = exported(file, kind, label, 10**8, lambda _: None, Path)
        assert label_of(left.data).dpi == pytest.approx((dots, dots), abs=0.5), kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF"])
def test_what_says_none_leaves_with_none(kind: str) -> None:
    file = saved(kind)
    assert label_of(file).dpi is None

"""Sixteen bits a channel to PNG and TIFF, as they are: for files that were never touched. For workers only.

Everything else here works on 8 bits. The colours stay in the profile they were in, which goes along: turning them into
sRGB would need more bits than there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.colour import bits
from imaging.colour.declared import declared
from imaging.colour.profile import Space, usable
from imaging.colour.source import Icc, source
from imaging.containers.tiff import with_alpha
from imaging.decoders import jpeg2000, netpbm, psd, tiff
from imaging.file import whole
from imaging.file_formats import format_of
from imaging.files.packaging import labelled
from imaging.files.png import png_of_samples
from imaging.inspection.report import Report
from imaging.inspection.samples import APART, RGB, UNSIGNED, ZERO_IS_BLACK
from imaging.label import Label, silent
from imaging.large.room import Room
from imaging.libvips import pyvips
from imaging.raster import DeepSamples
from imaging.unreadable import BROKEN

Samples = NDArray[Any]
BITS = 8
BEGINNING, PNG_BITS = 64, 24
"""Bytes by which a file is known, and where a PNG says how many bits it has."""
DEEP = ("png", "tiff")
"""What holds more bits."""
COMPRESSED = [cv2.IMWRITE_TIFF_COMPRESSION, 5]
"""By LZW."""
TAKEN = 16.0
"""Bytes a pixel of reading and writing it: four channels twice, and what is filtered."""


def bits_of(report: Report) -> int:
    """Bits a channel of what can be read with all of them here; `BITS` of everything else."""
    return report.bits if report.format in READERS and not report.kept_as else BITS


@dataclass(frozen=True)
class DeepPicture:
    """A picture of more than 8 bits a channel, upright."""

    samples: NDArray[np.uint16]
    """Height × width × channels, blue first as OpenCV has them; what is transparent is the last of two or four."""
    profile: bytes
    """What its colours are; empty where they are sRGB."""

    def red_first(self) -> DeepSamples:
        """As operations want it."""
        return DeepSamples(_blue_first(self.samples), not self.profile)

    def with_samples(self, made: DeepSamples) -> DeepPicture:
        """What became of `red_first`."""
        return DeepPicture(_blue_first(made.samples), self.profile)

    def file(self, kind: str, label: Label) -> bytes:
        """PNG or TIFF, with `label` and the profile beside it; empty where it could not be made."""
        file = _written(self.samples, kind)
        return labelled(file, f"image/{kind}", replace(label, profile=self.profile)) if file else b""


def deep_picture(report: Report, turn: int, room: Callable[[float], Room | None]) -> DeepPicture | None:
    """`turn` is its orientation, 1–8. None where there are no more than 8 bits, or where its colours could not be told
    in a profile, or where there is no room for them."""
    if bits_of(report) <= BITS:
        return None
    try:
        left, profile = room(TAKEN), _profile(report)
        if left:
            left.check_size(report.size, TAKEN)
        samples = None if profile is None else READERS[report.format](report)
        if profile is None or samples is None or samples.dtype != np.uint16:
            return None
        upright = _upright(samples, turn)
        return DeepPicture(upright.reshape(*upright.shape[:2], -1), profile)
    except (*BROKEN, cv2.error, pyvips.Error):
        return None


def may_be_deep(data: bytes) -> bool:
    """Told from its first bytes: whether a file is worth inspecting for more than 8 bits that edits can keep."""
    known = format_of(data[:BEGINNING])
    if known is None or known.pillow not in READERS or known.pillow in bits.TURNED:
        return False
    return known.pillow != "PNG" or data[PNG_BITS : PNG_BITS + 1] > b"\x08"


def edited_deep(report: Report) -> bool:
    """Whether what is made of it keeps its bits: what a camera coded in 10 or 12 would take many times its bytes."""
    return bits_of(report) > BITS and report.format not in bits.TURNED


def deepened(report: Report, kind: str, label: Label, room: Callable[[float], Room | None]) -> bytes | None:
    """The same samples in the other format; None where there is no `deep_picture`, or it could not be made."""
    deep = deep_picture(report, label.orientation, room) if kind in DEEP else None
    try:
        return deep.file(kind, label.upright) or None if deep else None
    except (*BROKEN, cv2.error):
        return None


def _by_opencv(report: Report) -> Samples | None:
    return cv2.imdecode(np.frombuffer(whole(report.file), np.uint8), cv2.IMREAD_UNCHANGED)


def _blue_first(samples: Samples) -> Samples:
    """As OpenCV wants it."""
    return samples[..., [2, 1, 0, 3][: samples.shape[2]]] if samples.shape[2] > 2 else samples


READERS: dict[str, Callable[[Report], Samples | None]] = {
    "PNG": _by_opencv,
    "TIFF": lambda report: _blue_first(tiff.sixteen_bits(report)),
    "PPM": lambda report: _blue_first(netpbm.sixteen_bits(report)),
    "PSD": lambda report: _blue_first(psd.sixteen_bits(report)),
    "JPEG2000": jpeg2000.sixteen_bits,
    "HEIF": lambda report: _blue_first(bits.sixteen_bits(report)),
    "AVIF": lambda report: _blue_first(bits.sixteen_bits(report)),
}
"""By format: all samples, blue first. OpenCV takes channels that are kept one after another for something else."""


def _written(samples: NDArray[np.uint16], kind: str) -> bytes:
    """The file; empty where it could not be made. OpenCV does not say of a TIFF that its fourth channel is alpha."""
    if kind == "png":
        return png_of_samples(_blue_first(samples))  # which turns them round once more
    written, file = cv2.imencode(".tiff", samples, COMPRESSED)
    return (with_alpha(file.tobytes()) if samples.shape[2] == 4 else file.tobytes()) if written else b""


def _profile(report: Report) -> bytes | None:
    """The profile that says all about its colours, also where the file said it in numbers, or b"" where they are sRGB;
    None where no profile says it."""
    if not _is_plain(report) or (report.format == "PNG" and _has_clear_colour(whole(report.file))):
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


def _is_plain(report: Report) -> bool:
    """Whether it is grey or RGB, with nothing but an alpha beside it, counted up from black."""
    samples = report.samples
    if samples is None:
        return report.format not in ("PPM", "PSD", "JPEG2000") or report.channels in (1, 3, 4)
    return (
        samples.photometric in (ZERO_IS_BLACK, RGB)
        and samples.format == UNSIGNED
        and samples.channels in (1, 3, 4)
        and (samples.extra or (APART,)) == (APART,)
    )


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

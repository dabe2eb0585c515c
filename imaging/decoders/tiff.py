"""TIFF of the kinds that Pillow refuses or misunderstands: more than 8 bits a channel, fractions, further channels.
Read by libvips, whose TIFF reader is libtiff's own. For workers only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.colour import deep
from imaging.colour.source import Statement, source
from imaging.file import whole
from imaging.inspection.report import Report, damaged
from imaging.inspection.samples import FLOAT, MULTIPLIED, UNSIGNED, YCBCR, ZERO_IS_WHITE, Samples, unread
from imaging.libvips import pyvips
from imaging.sentences import say

OPENING = 6.0
"""Bytes a pixel and channel that it takes: as it came, as sixteen bits, and what is made of it."""
TOP = 65_535
WIDE = TOP + 2
"""How many steps of 32 bits one of 16 has."""
BY_OPENCV = {UNSIGNED: (10, 12, 14), FLOAT: (64,)}
"""Bits a channel, by their format, of what libvips does not read."""
TO_RGB = [[1, 0, 1.402], [1, -0.344136, -0.714136], [1, 1.772, 0]]
"""From brightness and two differences (TIFF 6.0, section 21, with the usual coefficients)."""
UNSUPPORTED = "not supported"
"""How libvips says that a file is whole and of a kind that it does not know."""
STRETCHED = say("noticed_stretched", "values beyond 0 and 1: shown from the darkest to the lightest")


def taken(report: Report) -> float:
    """Bytes a pixel that opening it takes."""
    return OPENING * report.channels


def opened(report: Report, told: tuple[Statement, ...]) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture as it is stored, in 8-bit sRGB, and what to say about it. Raises `Refused`."""
    samples = report.samples
    assert samples
    with _named(samples):
        image, notes = _levels(_channels(_read(report, samples), samples), samples)
        seen = image if samples.lab else deep.in_srgb(image, source(told, deep.space_of(image)))
        pixels = seen.write_to_memory()
    mode = "RGBA" if seen.bands == 4 else "RGB"
    made = Image.frombytes(mode, (seen.width, seen.height), pixels)
    opaque = mode == "RGBA" and made.getchannel("A").getextrema() == (255, 255)
    return made.convert("RGB") if opaque else made, notes


def sixteen_bits(report: Report) -> NDArray[np.uint16]:
    """Its samples as they are stored, as height × width × channels. Raises `Refused`."""
    samples = report.samples
    assert samples
    with _named(samples):
        image = _channels(_read(report, samples), samples)
        return np.asarray(image.numpy()).reshape(image.height, image.width, image.bands)


@contextmanager
def _named(samples: Samples) -> Iterator[None]:
    """What libvips raises, by what it means."""
    try:
        yield
    except pyvips.Error as error:
        raise unread(samples) if UNSUPPORTED in str(error) else damaged() from error


def _read(report: Report, samples: Samples) -> pyvips.Image:
    """What libvips finds at once that it cannot read is of a kind that nobody reads here. Raises `Refused`."""
    file = whole(report.data)
    if samples.bits in BY_OPENCV.get(samples.format, ()):
        return _by_opencv(file, samples)
    if samples.planes and samples.photometric == YCBCR and (samples.coarse or samples.bits != 8):
        raise unread(samples)
    try:
        if not samples.planes:
            return pyvips.Image.new_from_buffer(file, "", fail_on="error")
        pages = range(samples.channels)
        first, *others = (pyvips.Image.new_from_buffer(file, "", page=page, fail_on="error") for page in pages)
    except pyvips.Error as error:
        raise unread(samples) from error
    image = first.bandjoin(others) if others else first
    return _apart(image, samples) if samples.extra[:1] == (MULTIPLIED,) else image


def _by_opencv(file: bytes, samples: Samples) -> pyvips.Image:
    """Bits that libtiff does not spread, and long fractions. Raises `Refused`."""
    made: NDArray[Any] | None = cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_UNCHANGED)
    if made is None or samples.planes:
        raise unread(samples)
    if made.ndim == 3:
        made = made[..., [2, 1, 0, 3][: made.shape[2]]]
    if samples.format == UNSIGNED:
        made = made | made >> samples.bits  # the lower bits are empty: its white would be grey
    if samples.photometric == ZERO_IS_WHITE:
        made = (1 if samples.format == FLOAT else TOP) - made
    return pyvips.Image.new_from_array(np.ascontiguousarray(made))


def _apart(image: pyvips.Image, samples: Samples) -> pyvips.Image:
    """Colours as they were before they were multiplied: of what is one picture to libvips, it sees to that itself."""
    lightest = {"uchar": 255, "ushort": TOP, "uint": TOP * WIDE}.get(image.format, 1)
    return image[: samples.colours + 1].unpremultiply(max_alpha=lightest).cast(image.format)


def _channels(image: pyvips.Image, samples: Samples) -> pyvips.Image:
    """Its colours, and its transparency where it has one; what else is in it (spot colours, masks) is left out."""
    kept = image[: samples.colours] if image.bands > 1 else image
    if image.bands > samples.colours and samples.transparent:
        kept = kept.bandjoin(image[samples.colours])
    return kept.copy(interpretation="cmyk" if samples.colours == 4 else "multiband")


def _levels(image: pyvips.Image, samples: Samples) -> tuple[pyvips.Image, tuple[str, ...]]:
    """In 8 or 16 bits a channel, from black to white."""
    if samples.lab:
        return deep.from_lab(_lab(image, samples)), ()
    if samples.planes and samples.photometric == YCBCR:
        return image.linear(1, [0, -128, -128]).recomb(TO_RGB).linear(1, 0.5, uchar=True), ()
    notes: tuple[str, ...] = ()
    if image.format == "uint":
        image = image.linear(1 / WIDE, 0).cast("ushort")
    elif image.format not in ("uchar", "ushort"):
        image, notes = _fractions(image, samples)
    return image, notes


def _lab(image: pyvips.Image, samples: Samples) -> pyvips.Image:
    """In floating point. libvips knows what it reads as one picture; of grey pages a* and b* are below zero from the
    middle on (TIFF 6.0, section 23)."""
    if not samples.planes:
        return image.copy(interpretation="labs").colourspace("lab")
    middle, top, step = (128, 255, 1) if image.format == "uchar" else (32_768, TOP, 256)
    signed = image[1:3] - (image[1:3] >= middle).ifthenelse(2 * middle, 0)
    return (image[0] * (100 / top)).bandjoin(signed / step)


def _fractions(image: pyvips.Image, samples: Samples) -> tuple[pyvips.Image, tuple[str, ...]]:
    """0 is black and 1 white, as other programs write them; where they lie elsewhere, nobody knows, and the darkest is
    black."""
    values = np.nan_to_num(np.atleast_3d(image.numpy()).astype(np.float32), posinf=1.0, neginf=0.0)
    colours = values[..., : samples.colours]
    low, high = float(colours.min()), float(colours.max())
    notes: tuple[str, ...] = ()
    if low < 0 or high > 1:
        colours -= low
        colours /= (high - low) or 1.0
        notes = (STRETCHED,)
    made = pyvips.Image.new_from_array(np.rint(np.clip(values, 0, 1) * TOP).astype(np.uint16))
    return made.copy(interpretation=image.interpretation), notes

"""Formats of other programs: read, and written anew in one that everybody opens."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.rows.profiles import P3, in_p3
from tests.files.writers import psd

ANEW = {"same": 60_000, "zip": 60_000, "jpeg": 60_000, "compressed": 60_000}
"""Bytes: coded anew, since nobody can be sent such a file."""


def coded(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def planes(pixels: Pixels) -> psd.Planes:
    return np.moveaxis(pixels, -1, 0).copy()


def inks() -> psd.Planes:
    """Without black; full ink is zero."""
    return planes(np.dstack((patches(), np.full(patches().shape[:2], 255, np.uint8))))


def clear(colours: Pixels) -> Pixels:
    """Half of it half transparent."""
    alpha = np.full(colours.shape[:2], 255, np.uint8)
    alpha[40:] = 128
    return np.dstack((colours, alpha))


def laid_on_white() -> psd.Planes:
    pixels = clear(patches())
    share = pixels[..., 3:] / 255
    laid = np.rint(pixels[..., :3] * share + 255 * (1 - share)).astype(np.uint8)
    return planes(np.dstack((laid, pixels[..., 3])))


def half(file: bytes) -> bytes:
    return file[: len(file) // 2]


def with_runs() -> bytes:
    resources = [psd.merged(True), (psd.PROFILE, P3)]
    return psd.psd(planes(in_p3()), psd.RGB, runs=True, resources=resources, layers=psd.LAYERS)


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near, most=ANEW)
    for name, kind, made, looks, near in (
        ("photo.jp2", "JPEG 2000", lambda: coded(Image.fromarray(patches()), "JPEG2000"), patches, 0.5),
        (
            "stream.j2k",
            "a JPEG 2000 stream in tiles",
            lambda: coded(Image.fromarray(patches()), "JPEG2000", no_jp2=True, tile_size=(64, 64)),
            patches,
            0.5,
        ),
        (
            "clear.jp2",
            "a JPEG 2000 with transparency",
            lambda: coded(Image.fromarray(clear(patches())), "JPEG2000"),
            lambda _: clear(patches()),
            0.5,
        ),
        ("runs-p3.psd", "run lengths, layers and a profile", with_runs, patches, 1.2),
        ("inks.psd", "CMYK", lambda: psd.psd(inks(), psd.CMYK), None, 0.5),
        (
            "clear.psd",
            "a merged picture that was laid on white",
            lambda: psd.psd(laid_on_white(), psd.RGB, layers=psd.TRANSPARENT),
            lambda _: clear(patches()),
            1,
        ),
    )
) + tuple(
    OddFile(name, kind, made=made, refused=words)
    for name, kind, made, words in (
        ("half.jp2", "half a picture", lambda: half(coded(Image.fromarray(patches()), "JPEG2000")), "incomplete"),
        ("half.psd", "half a picture", lambda: half(psd.psd(planes(patches()), psd.RGB)), "incomplete"),
        (
            "layers-only.psd",
            "white is shown where nothing was merged",
            lambda: psd.psd(
                np.full_like(planes(patches()), 255), psd.RGB, layers=psd.LAYERS, resources=[psd.merged(False)]
            ),
            "without a merged picture",
        ),
        (
            "deepest.psd",
            "32 bits a channel",
            lambda: psd.psd(planes(patches()).repeat(4, -1), psd.RGB, bits=32, size=(120, 80)),
            "with 32 bits",
        ),
    )
)

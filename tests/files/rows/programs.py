"""What other programs keep their own pictures in: read, and written anew in a format that everybody opens."""

from __future__ import annotations

import struct
from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels, linear
from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.rows.depths import SIZE, half_clear, shown_ramp
from tests.files.rows.formats import ANEW, clear, planes
from tests.files.rows.profiles import P3, grey_of, in_p3, shown_grey
from tests.files.writers import jpeg2000, psd
from tests.files.writers.jpeg2000 import SRGB, SYCC, boxed, stream


def on_paper(stored: Pixels) -> psd.Planes:
    """Half of it half transparent, with white in it, as Photoshop merges it."""
    alpha = clear(patches())[..., 3:]
    laid = np.rint(stored * (alpha / 255) + 255 * (1 - alpha / 255)).astype(np.uint8)
    return planes(np.dstack((laid, alpha)))


def ink() -> Pixels:
    return np.dstack((patches(), np.full(patches().shape[:2], 255, np.uint8)))


def clear_grey(data: bytes) -> Pixels:
    return np.dstack((shown_grey(data), clear(patches())[..., 3]))


def grey_ramp(share: Pixels) -> bytes:
    return jpeg2000.deep(np.rint(share * 65_535).astype(np.uint16))


def indexed() -> bytes:
    image = Image.fromarray(patches()).quantize(16)
    colours = bytes(image.getpalette() or ())[:48].ljust(48, b"\0")
    palette = b"pclr", struct.pack(">HB", 16, 3) + b"\7\7\7" + colours
    mapped = b"cmap", b"".join(struct.pack(">HBB", 0, 1, channel) for channel in range(3))
    index = stream(Image.frombytes("L", image.size, image.tobytes()))
    return boxed(index, SIZE, 1, SRGB, palette, mapped)


def blue_first() -> bytes:
    order = struct.pack(">H9H", 3, *(number for channel in range(3) for number in (channel, 0, 3 - channel)))
    return boxed(stream(Image.fromarray(patches()[..., ::-1].copy())), SIZE, 3, SRGB, (b"cdef", order))


def brightness_first() -> bytes:
    stored = np.asarray(Image.fromarray(patches()).convert("YCbCr"))
    return boxed(stream(Image.fromarray(stored.copy()), mct=0), SIZE, 3, SYCC)


def with_profile() -> bytes:
    whole = boxed(stream(Image.fromarray(in_p3())), SIZE, 3, SRGB)
    return whole.replace(
        jpeg2000.box(b"jp2h", whole[whole.index(b"jp2h") + 4 : whole.index(b"jp2c") - 4]),
        jpeg2000.box(
            b"jp2h",
            whole[whole.index(b"ihdr") - 4 : whole.index(b"ihdr") + 18] + jpeg2000.box(b"colr", b"\2\0\0" + P3),
        ),
    )


def mac_icon() -> bytes:
    out = BytesIO()
    square().save(out, "ICNS")
    return out.getvalue()


def square() -> Image.Image:
    return Image.fromarray(half_clear()).crop((0, 0, 80, 80)).resize((128, 128), Image.Resampling.NEAREST)


def light(order: str) -> bytes:
    """A PFM: rows from below, and the sign says the order of the bytes."""
    rows = linear(patches())[::-1].astype(f"{order}f4")
    return b"PF\n120 80\n" + (b"-1.0\n" if order == "<" else b"1.0\n") + rows.tobytes()


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near, most=ANEW)
    for name, kind, made, looks, near in (
        (
            "deep.psd",
            "16 bits a channel",
            lambda: psd.psd(psd.deep(planes(patches())), psd.RGB, bits=16, size=SIZE),
            patches,
            0.5,
        ),
        (
            "deep-clear.psd",
            "16 bits a channel in run lengths, with transparency",
            lambda: psd.psd(
                psd.deep(on_paper(patches())), psd.RGB, runs=True, bits=16, size=SIZE, layers=psd.TRANSPARENT
            ),
            lambda _: clear(patches()),
            1,
        ),
        (
            "clear-grey.psd",
            "grey with transparency",
            lambda: psd.psd(on_paper(grey_of(patches())[..., None]), psd.GREY, layers=psd.TRANSPARENT),
            clear_grey,
            1,
        ),
        (
            "clear-ink.psd",
            "CMYK with transparency",
            lambda: psd.psd(on_paper(ink()), psd.CMYK, layers=psd.TRANSPARENT),
            lambda _: clear(patches()),
            25,
        ),
        (
            "large.psb",
            "a large document",
            lambda: psd.large(psd.psd(planes(patches()), psd.RGB)),
            patches,
            0.3,
        ),
        ("deep.jp2", "16 bits a channel", lambda: jpeg2000.deep(patches().astype(np.uint16) * 257), patches, 0.5),
        (
            "deep-grey.jp2",
            "16 bits of grey",
            lambda: grey_ramp(np.tile(np.linspace(0, 1, 120)[None, :, None], (80, 1, 1))),
            shown_ramp,
            0.5,
        ),
        ("palette.jp2", "a palette in a JPEG 2000 (openjpeg #25)", indexed, patches, 1),
        ("blue-first.jp2", "channels in another order (openjpeg #25)", blue_first, patches, 0.5),
        ("sycc.jp2", "brightness and colour apart (openjpeg #1335)", brightness_first, patches, 2),
        ("p3.jp2", "a profile in a JPEG 2000 (openjpeg #25)", with_profile, patches, 1.5),
        ("icon.icns", "a Mac's icon", mac_icon, lambda _: np.asarray(square()), 1),
        ("light.pfm", "fractions of light", lambda: light("<"), patches, 0.5),
        ("light-big.pfm", "fractions of light, the large end first", lambda: light(">"), patches, 0.5),
    )
)

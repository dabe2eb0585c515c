"""What stands beside the pixels in the files of others' bug reports: direction, credit, print size, names, frames."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image, PngImagePlugin

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches, quarters
from tests.files.writers.avif import avif, beside_what_is_said
from tests.files.writers.jpeg import EXIF, XMP, exif, jpeg, segment, with_segments, xmp
from tests.files.writers.png import RGB, png

NOTICE = "(c) B. Example"
TURNED = np.ascontiguousarray(np.rot90(quarters()))
"""The quarters lying on their side: orientation 6 sets them upright."""


def lying(*segments: bytes) -> bytes:
    return with_segments(jpeg(TURNED), *segments)


def as_exif(orientation: int, order: str = "<", kind: int = 3) -> bytes:
    return segment(0xE1, EXIF + exif(orientation, order, kind))


def as_xmp(orientation: int) -> bytes:
    return segment(0xE1, XMP + xmp(f'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="{orientation}"'))


def saved(pixels: Pixels, kind: str, **how: object) -> bytes:
    out = BytesIO()
    Image.fromarray(pixels).save(out, kind, **how)
    return out.getvalue()


def riff_exif() -> bytes:
    """With the mark of a JPEG's EXIF before it, as some programs write it."""
    return saved(TURNED, "WEBP", lossless=True, exif=EXIF + exif(6))


def told_twice(_: bytes = b"") -> bytes:
    return lying(as_exif(6), as_xmp(3))


def texts(**said: str) -> bytes:
    about = PngImagePlugin.PngInfo()
    for name, value in said.items():
        about.add_itxt(name.replace("_", " "), value)
    return saved(patches(), "PNG", pnginfo=about)


RIGHTS = xmp(
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    f'photoshop:Credit="{NOTICE}" dc:rights="{NOTICE}"'
)


def frames(kind: str, first: Pixels) -> bytes:
    others = [Image.fromarray(255 - first[..., :3]), Image.fromarray(first[..., :3] // 2)]
    out = BytesIO()
    Image.fromarray(first).save(
        out, kind, save_all=True, append_images=others, **({"lossless": True} if kind == "WEBP" else {})
    )
    return out.getvalue()


def centimetres() -> bytes:
    """JFIF counts dots a centimetre."""
    file = jpeg()
    return file[:13] + b"\x02\0\x76\0\x76" + file[18:]


def exif_dpi() -> bytes:
    about = Image.Exif()
    about[0x011A], about[0x011B], about[0x0128] = 240.0, 240.0, 2
    return saved(patches(), "JPEG", quality=97, subsampling=0, exif=about)


def placed() -> Image.Exif:
    about = Image.Exif()
    about.get_ifd(0x8825)[1] = "N"
    about[0x8825] = {1: "N", 2: (52.0, 31.0, 0.0)}
    return about


def called(name: str, kind: str = "") -> OddFile:
    return OddFile(name, kind or "a name", made=lambda: jpeg(), looks=patches)


FIRST = "animation: first frame used"
ROWS = (
    *(
        OddFile(name, kind, made=made, looks=looks, near=1)
        for name, kind, made, looks in (
            ("big-end.jpg", "EXIF with the large end first", lambda: lying(as_exif(6, ">")), quarters),
            ("long-orientation.jpg", "orientation as a long number", lambda: lying(as_exif(6, kind=4)), quarters),
            (
                "two-exifs.jpg",
                "two EXIF segments: the first counts (Immich #30393)",
                lambda: lying(as_exif(6), as_exif(3)),
                quarters,
            ),
            ("exif-and-xmp.jpg", "EXIF and XMP do not agree: EXIF counts", told_twice, quarters),
            (
                "orientation-0.jpg",
                "an orientation that is none",
                lambda: with_segments(jpeg(quarters()), as_exif(0)),
                quarters,
            ),
            (
                "orientation-9.jpg",
                "an orientation that is none",
                lambda: with_segments(jpeg(quarters()), as_exif(9)),
                quarters,
            ),
            ("exif-6.png", "eXIf (wagtail/Willow #63)", lambda: png(TURNED, RGB, 8, [(b"eXIf", exif(6))]), quarters),
            (
                "exif-6-behind.png",
                "eXIf behind the pixels",
                lambda: png(TURNED, RGB, 8, [], [(b"eXIf", exif(6))]),
                quarters,
            ),
            ("marked-exif-6.webp", "EXIF with a mark of JPEG", riff_exif, quarters),
        )
    ),
    *(
        OddFile(name, kind, made=made, looks=patches, near=1, credit=NOTICE)
        for name, kind, made in (
            ("rights.png", "rights in a PNG's XMP", lambda: texts(**{"XML:com.adobe.xmp": RIGHTS.decode()})),
            ("copyright-text.png", "rights in a PNG's text (Willow #63)", lambda: texts(Copyright=NOTICE)),
            ("rights.webp", "rights in a WebP's XMP", lambda: saved(patches(), "WEBP", lossless=True, xmp=RIGHTS)),
            ("rights.avif", "rights in an AVIF's XMP", lambda: avif(patches(), xmp=RIGHTS)),
            (
                "rights-beside.avif",
                "rights in an AVIF's XMP, beside what is said of it",
                lambda: beside_what_is_said(avif(patches(), xmp=RIGHTS)),
            ),
        )
    ),
    OddFile(
        "300.png",
        "pHYs (Pillow #1676)",
        made=lambda: saved(patches(), "PNG", dpi=(300, 300)),
        looks=patches,
        dpi=300,
    ),
    OddFile(
        "300.tif",
        "resolution of a TIFF",
        made=lambda: saved(patches(), "TIFF", dpi=(300, 300)),
        looks=patches,
        dpi=300,
    ),
    OddFile("118-a-centimetre.jpg", "dots a centimetre", made=centimetres, looks=patches, dpi=299.7),
    OddFile("240-in-exif.jpg", "resolution in EXIF (Pillow #3328)", made=exif_dpi, looks=patches, dpi=240),
    OddFile(
        "placed.avif",
        "where it was taken, beside what is said of it",
        made=lambda: beside_what_is_said(avif(patches(), exif=placed())),
        looks=patches,
        says=("place",),
    ),
    called("IMG_0001.heic", "a JPEG called HEIC (Immich #30393, Nextcloud #2137)"),
    called("no ending"),
    called("two.dots.in it.jpg"),
    called("日本の写真 😀.jpg"),
    called("Ω≈ç√∫ — “quoted”.jpg"),
    *(
        OddFile(
            f"frames.{kind.lower()}",
            "several frames",
            made=lambda kind=kind: frames(kind, patches()),
            looks=patches,
            near=1,
            says=(FIRST,),
        )  # type: ignore[misc]
        for kind in ("GIF", "WEBP", "PNG")
    ),
)

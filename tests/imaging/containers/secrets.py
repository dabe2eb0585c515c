"""Files of every format that are full of what is nobody's business, each secret findable as bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

from tests.imaging.heic import HEIC

SECRET = b"PRIVATE-52.5200N-13.4050E-SN1234"
TEXT = SECRET.decode()
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>' + SECRET + b"</rdf:RDF></x:xmpmeta>"
DPI = (300.0, 300.0)
SHADES = Image.linear_gradient("L").resize((48, 32))
PICTURE = Image.merge("RGB", (SHADES, SHADES.transpose(Image.Transpose.ROTATE_180), Image.new("L", (48, 32), 90)))


def exif(orientation: int = 6) -> Image.Exif:
    """Place, camera, number, notes, with an orientation among them."""
    told = Image.Exif()
    told[0x0112] = orientation
    for tag in (0x010E, 0x010F, 0x0110, 0x0131, 0x013C, 0x9C9C):
        told[tag] = TEXT
    told[0x8769] = {0x927C: SECRET, 0xA431: TEXT, 0xA434: TEXT, 0x9286: b"ASCII\0\0\0" + SECRET, 0x9003: TEXT[:19]}
    told[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 29: TEXT[:10], 27: SECRET}
    return told


def jpeg(**more: Any) -> bytes:
    """Secrets in each kind of segment, before the last scan and behind the end."""
    out = BytesIO()
    PICTURE.save(out, "JPEG", exif=exif(), xmp=XMP, icc_profile=PROFILE, comment=SECRET, dpi=DPI, **more)
    data = out.getvalue()
    others = [b"\xff" + bytes([0xE0 + number]) + struct.pack(">H", len(SECRET) + 2) + SECRET for number in range(1, 16)]
    note = b"\xff\xfe" + struct.pack(">H", len(SECRET) + 2) + SECRET
    at = data.rindex(b"\xff\xda")
    jfif = 2 + 18
    return data[:jfif] + b"".join(others) + data[jfif:at] + note + data[at:] + SECRET + data + SECRET


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(image: Image.Image = PICTURE, **more: Any) -> bytes:
    words = PngInfo()
    for name in ("Author", "Comment", "Software", TEXT):
        words.add_text(name, TEXT)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    out = BytesIO()
    image.save(out, "PNG", pnginfo=words, exif=exif(), icc_profile=PROFILE, dpi=DPI, **more)
    data = out.getvalue()
    extra = chunk(b"tIME", b"\x07\xea\x08\x01\x0c\x1e\x2d") + chunk(b"prVt", SECRET) + chunk(b"bKGD", SECRET)
    return data[:33] + extra + data[33:-12] + chunk(b"teXt", SECRET) + data[-12:] + SECRET


def apng() -> bytes:
    return png(save_all=True, append_images=[PICTURE.rotate(180), PICTURE.rotate(90)], duration=[40, 70, 90], loop=3)


def webp(**more: Any) -> bytes:
    out = BytesIO()
    PICTURE.save(out, "WEBP", exif=exif(), xmp=XMP, icc_profile=PROFILE, **more)
    body = out.getvalue()[12:] + b"PRIV" + struct.pack("<I", len(SECRET)) + SECRET
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body + SECRET


def gif() -> bytes:
    out = BytesIO()
    more = [PICTURE.rotate(90).quantize(16), PICTURE.rotate(180).quantize(16)]
    PICTURE.quantize(16).save(
        out, "GIF", save_all=True, append_images=more, duration=[40, 70, 90], loop=3, comment=SECRET
    )
    data = out.getvalue()
    program = b"\x21\xff\x0bPRIVATE  AP" + bytes([len(SECRET)]) + SECRET + b"\0"
    at = data.index(b"\x21\xff")
    return data[:at] + program + data[at:-1] + b"\x21\xfe" + bytes([len(SECRET)]) + SECRET + b"\0" + b";" + SECRET


def tiff(order: str = "<", big: bool = False, compression: str = "tiff_lzw", pages: int = 2) -> bytes:
    tags = TiffImagePlugin.ImageFileDirectory_v2(b"II*\0\0\0\0\0" if order == "<" else b"MM\0*\0\0\0\0")
    for tag in (269, 270, 271, 272, 285, 305, 306, 315, 316, 33432, 65000):
        tags[tag] = TEXT
        tags.tagtype[tag] = 2
    for tag in (700, 33723, 34377, 37724, 65001):
        tags[tag] = SECRET
        tags.tagtype[tag] = 7
    tags[274] = 6
    out = BytesIO()
    more = {"save_all": True, "append_images": [PICTURE.rotate(90)]} if pages > 1 else {}
    about = {"tiffinfo": tags, "icc_profile": PROFILE, "dpi": DPI, "compression": compression, "big_tiff": big, **more}
    PICTURE.save(out, "TIFF", **about)
    return out.getvalue() + SECRET


def bmp() -> bytes:
    out = BytesIO()
    PICTURE.quantize(16).save(out, "BMP", dpi=DPI)
    data = out.getvalue()
    return data[:6] + SECRET[:4] + data[10:] + SECRET


def avif(**more: Any) -> bytes:
    told = b"" if "save_all" in more else exif()  # with EXIF, Pillow 13.0 ends the process where there are several
    out = BytesIO()
    PICTURE.save(out, "AVIF", quality=70, exif=told, xmp=XMP, icc_profile=PROFILE, **more)
    return out.getvalue() + struct.pack(">I", 8 + len(SECRET)) + b"uuid" + SECRET


def heic() -> bytes:
    """The telephone's, with its camera's name as the secret."""
    camera = b"Secret Camera"
    return HEIC.replace(camera, SECRET[: len(camera)]) + struct.pack(">I", 8 + len(SECRET)) + b"mpvd" + SECRET


FILES: dict[str, Callable[[], bytes]] = {
    "jpeg": jpeg,
    "progressive jpeg": lambda: jpeg(progressive=True),
    "restarting jpeg": lambda: jpeg(restart_marker_blocks=2),
    "png": png,
    "palette png": lambda: png(PICTURE.quantize(16)),
    "sixteen bits png": lambda: png(Image.new("I;16", (48, 32), 4660)),
    "apng": apng,
    "webp": webp,
    "lossless webp": lambda: webp(lossless=True),
    "animated webp": lambda: webp(save_all=True, append_images=[PICTURE.rotate(180)], duration=[40, 70], loop=3),
    "gif": gif,
    "tiff": tiff,
    "big endian tiff": lambda: tiff(">", compression="raw"),
    "bigtiff": lambda: tiff(big=True, compression="tiff_adobe_deflate"),
    "jpeg in tiff": lambda: tiff(compression="jpeg", pages=1),
    "bmp": bmp,
    "avif": avif,
    "animated avif": lambda: avif(save_all=True, append_images=[PICTURE.rotate(180)], duration=[40, 70]),
    "heic": heic,
}

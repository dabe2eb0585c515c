"""The largest pictures that are accepted, in every form that could cost more than another: made once and kept."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

PROFILE = "ECI-RGB.V1.0.icc"


def soft(width: int, height: int, bands: int = 3) -> Image.Image:
    """Soft shapes under a little noise, as a photograph has them. Made in strips: 100 megapixels are a lot."""
    dice = np.random.default_rng(1)
    coarse = Image.fromarray(dice.integers(0, 256, (24, 32, 3), np.uint8))
    image = coarse.resize((width, height), Image.Resampling.BILINEAR)
    for top in range(0, height, 500):
        strip = np.asarray(image.crop((0, top, width, min(height, top + 500))), np.int16)
        strip = strip + dice.integers(-3, 4, (*strip.shape[:2], 1), np.int16)
        image.paste(Image.fromarray(strip.clip(0, 255).astype(np.uint8)), (0, top))
    if bands == 4:
        image.putalpha(Image.linear_gradient("L").resize((width, height)))
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def png_of_one_colour(width: int, height: int, depth: int, colours: int, bytes_a_row: int) -> bytes:
    """A PNG made by hand: a few kilobytes however large it is."""
    packing = zlib.compressobj(9)
    row = b"\0" * (bytes_a_row + 1)
    data = b"".join(packing.compress(row * 16) for _ in range(height // 16 + 1))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data + packing.flush()) + chunk(b"IEND", b"")


def with_chunks() -> bytes:
    """A small PNG with text and a profile that unpack to hundreds of megabytes."""
    about = PngImagePlugin.PngInfo()
    small = saved(Image.new("RGB", (64, 64)), "PNG", pnginfo=about)
    bomb = zlib.compress(bytes(300_000_000), 9)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    hidden = chunk(b"zTXt", b"Comment\0\0" + bomb) + chunk(b"iCCP", b"icc\0\0" + bomb)
    return small[:33] + hidden + small[33:]


def pages(count: int) -> bytes:
    return saved(Image.new("L", (16, 16)), "TIFF", save_all=True, append_images=[Image.new("L", (16, 16))] * count)


def frames(kind: str, side: int, count: int) -> bytes:
    """Of one colour each: a few hundred kilobytes."""
    shades = [Image.new("RGB", (side, side), (shade % 256, 0, 0)) for shade in range(count)]
    return saved(shades[0], kind, save_all=True, append_images=shades[1:], duration=20)


def tiff_of_one_bit(side: int) -> bytes:
    """Made by hand: one strip of a few bytes that claims to be all of it, packed by PackBits."""
    row = -(-side // 8)
    packed = (b"\x81\0" * (row // 128) + (bytes([257 - row % 128]) + b"\0" if row % 128 else b"")) * side
    tags = [
        (256, 4, side), (257, 4, side), (258, 3, 1), (259, 3, 32773), (262, 3, 1), (273, 4, 8), (277, 3, 1),
        (278, 4, side), (279, 4, len(packed)),
    ]  # fmt: skip
    entries = b"".join(
        struct.pack("<HHI", tag, kind, 1) + (struct.pack("<I", value) if kind == 4 else struct.pack("<HH", value, 0))
        for tag, kind, value in tags
    )
    place = 8 + len(packed) + len(packed) % 2
    body = packed + b"\0" * (len(packed) % 2)
    return struct.pack("<2sHI", b"II", 42, place) + body + struct.pack("<H", len(tags)) + entries + bytes(4)


def claiming(kind: str) -> bytes:
    """A small picture whose header says that it is 30,000 pixels wide and high."""
    data = bytearray(saved(soft(64, 64), kind))
    at = data.index(b"ispe") + 8
    data[at : at + 8] = struct.pack(">II", 30_000, 30_000)
    return bytes(data)


def bombs(megapixels: int) -> Iterator[tuple[str, Callable[[Path], bytes]]]:
    """Those forms that cost more than their bytes let expect, at that size; see `picture`."""
    for name, _ in forms(megapixels):
        if name not in ("jpeg", "jpeg-turned", "tiff", "webp", "avif", "gif"):
            yield name, lambda folder, name=name: picture(folder, name, megapixels)  # type: ignore[misc]


def forms(megapixels: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What each is called, and how it is made."""
    side = round((megapixels * 1e6) ** 0.5)
    size = side, side
    area = side * side
    wide = 65_535
    yield "jpeg", lambda: saved(soft(*size), "JPEG", quality=88)
    yield "jpeg-progressive", lambda: saved(soft(*size), "JPEG", quality=88, progressive=True, subsampling=0)
    yield "jpeg-cmyk", lambda: saved(soft(*size).convert("CMYK"), "JPEG", quality=85)
    yield "jpeg-turned", lambda: saved(soft(*size), "JPEG", quality=88, exif=turned())
    yield "webp", lambda: saved(soft(side, side).resize((16_000, area // 16_000)), "WEBP", quality=80, method=0)
    yield "png-rgb", lambda: saved(soft(*size).quantize(64).convert("RGB"), "PNG", compress_level=1)
    yield "png-rgba", lambda: saved(soft(*size).quantize(16).convert("RGBA"), "PNG", compress_level=1)
    yield "png-rgba-clear", lambda: png_of_one_colour(side, side, 8, 6, side * 4)
    yield "png-palette", lambda: saved(soft(*size).quantize(256), "PNG", compress_level=1, transparency=3)
    yield "png-16-rgb", lambda: png_of_one_colour(side, side, 16, 2, side * 6)
    yield "png-16-rgba", lambda: png_of_one_colour(side, side, 16, 6, side * 8)
    yield "png-16-grey", lambda: png_of_one_colour(side, side, 16, 0, side * 2)
    yield "png-1-bit", lambda: png_of_one_colour(side, side, 1, 0, (side + 7) // 8)
    yield "png-wide", lambda: png_of_one_colour(wide, area // wide, 8, 2, wide * 3)
    yield "tiff", lambda: saved(soft(*size), "TIFF", compression="jpeg")
    yield "tiff-float", lambda: saved(soft(*size).convert("L").convert("F"), "TIFF", compression="tiff_lzw")
    yield "tiff-pages", lambda: pages(20_000)
    yield "gif", lambda: saved(soft(*size).quantize(64), "GIF")
    yield "gif-frames", lambda: frames("GIF", 4000, 200)
    yield "webp-frames", lambda: frames("WEBP", 4000, 100)
    yield "avif", lambda: saved(soft(*size), "AVIF", quality=60, speed=10)
    yield "bmp-1-bit", lambda: saved(Image.new("1", size), "BMP")
    yield "png-64k", lambda: png_of_one_colour(wide, wide, 8, 2, wide * 3)
    yield "png-64k-1-bit", lambda: png_of_one_colour(wide, wide, 1, 0, (wide + 7) // 8)
    yield "tiff-64k-1-bit", lambda: tiff_of_one_bit(wide)
    yield "png-chunks", with_chunks
    yield "apng-frames", lambda: frames("PNG", 1000, 400)
    yield "gif-thousands", lambda: frames("GIF", 200, 3000)
    yield "webp-thousands", lambda: frames("WEBP", 200, 3000)
    yield "avif-claims", lambda: claiming("AVIF")
    yield "heic-claims", lambda: claiming("AVIF").replace(b"ftypavif", b"ftypheic").replace(b"av01", b"hvc1")


def turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def picture(folder: Path, name: str, megapixels: int) -> bytes:
    """One of `forms`, made when it is not there yet."""
    path = folder / f"{name}-{megapixels}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dict(forms(megapixels))[name]())
    return path.read_bytes()

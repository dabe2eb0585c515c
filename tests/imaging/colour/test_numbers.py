"""Colours that are told by numbers: chunks of PNG, code points of AVIF and HEIC, EXIF, tags of TIFF."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from tests.imaging.colour import profiles
from tests.imaging.colour.readers import compressed, saved, shown
from tests.imaging.colour.truth import codes_in, colours, difference, eight, sixteen, srgb_code
from tests.matrix import sampled

P3_LIGHTS = (31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)
"""White, red, green and blue, as PNG writes them."""
SRGB_LIGHTS = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
P3_PROFILE = profiles.screen(profiles.P3, profiles.parametric())
ADOBE_GAMMA = 563 / 256


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def gama(value: int) -> bytes:
    return chunk(b"gAMA", struct.pack(">I", value))


def chrm(*values: int) -> bytes:
    return chunk(b"cHRM", struct.pack(">8I", *values))


def cicp(primaries: int, transfer: int, matrix: int = 0, full: int = 1) -> bytes:
    return chunk(b"cICP", bytes((primaries, transfer, matrix, full)))


def iccp(profile: bytes) -> bytes:
    return chunk(b"iCCP", b"a\0\0" + zlib.compress(profile))


STANDARD = chunk(b"sRGB", b"\0")


def png(pixels: np.ndarray, *chunks: bytes) -> bytes:
    """A PNG with these chunks behind its header."""
    channels = {1: 0, 2: 4, 3: 2, 4: 6}[pixels.shape[2] if pixels.ndim == 3 else 1]
    bits = 16 if pixels.dtype == np.uint16 else 8
    rows = pixels.astype(">u2" if bits == 16 else "u1").reshape(len(pixels), -1)
    header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], bits, channels, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows))
    body = chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


P3, LINEAR, ODD_GAMMA, WIDE_22 = ("p3", None), ("srgb", 1.0), ("srgb", 1.5), ("p3", 2.2)
SRGB = ("srgb", None)
CHUNKS: dict[str, tuple[tuple[str, float | None], tuple[bytes, ...]]] = {
    "cICP": (P3, (cicp(12, 13),)),
    "cICP of BT.2020 with the curve of video": (("rec2020", None), (cicp(9, 14),)),
    "cICP before a profile": (P3, (cicp(12, 13), iccp(profiles.screen(profiles.ADOBE, profiles.gamma(1.0))))),
    "cICP that knows nothing, and a profile": (P3, (cicp(2, 2), iccp(P3_PROFILE))),
    "cICP with a matrix is none": (P3, (cicp(9, 8, 9), iccp(P3_PROFILE))),
    "cICP of an unknown kind": (SRGB, (cicp(200, 201),)),
    "cICP that is linear": (LINEAR, (cicp(1, 8),)),
    "a profile before sRGB": (P3, (iccp(P3_PROFILE), STANDARD)),
    "a profile before gamma and lights": (P3, (iccp(P3_PROFILE), gama(100_000), chrm(*SRGB_LIGHTS))),
    "a broken profile, then lights": (WIDE_22, (iccp(b"broken"), gama(45455), chrm(*P3_LIGHTS))),
    "sRGB before gamma and lights": (SRGB, (STANDARD, gama(100_000), chrm(*P3_LIGHTS))),
    "gamma alone": (ODD_GAMMA, (gama(66667),)),
    "gamma alone, linear": (LINEAR, (gama(100_000),)),
    "gamma of most screens means sRGB": (SRGB, (gama(45455),)),
    "that with sRGB's lights": (SRGB, (gama(45455), chrm(*SRGB_LIGHTS))),
    "lights and gamma": (WIDE_22, (gama(45455), chrm(*P3_LIGHTS))),
    "lights alone": (P3, (chrm(*P3_LIGHTS),)),
    "lights that are none": (SRGB, (chrm(*[0] * 8),)),
    "lights in one place": (SRGB, (chrm(*[31270, 32900] * 4),)),
    "lights beyond all bounds": (SRGB, (chrm(*[4_000_000_000] * 8),)),
    "no gamma": (SRGB, (gama(0),)),
    "gamma beyond all bounds": (SRGB, (gama(4_000_000_000),)),
    "gamma that is cut short": (SRGB, (chunk(b"gAMA", b"\0"),)),
    "gamma with a wrong checksum": (SRGB, (gama(100_000)[:-1] + b"\0",)),
}


@sampled("name", CHUNKS)
def test_png_says_it_in_chunks(name: str) -> None:
    (space, gamma), chunks = CHUNKS[name]
    meant = colours()
    for codes in (eight(codes_in(space, gamma, meant)), sixteen(codes_in(space, gamma, meant))):
        data = png(codes, *chunks)
        seen, small = shown(data), compressed(data)
        assert difference(seen, meant) < (0.4 if codes.dtype == np.uint16 else 1)
        assert np.abs(seen.astype(int) - small).max() <= 1


@sampled(
    "chunks", [(gama(100_000),), (gama(100_000), chrm(*P3_LIGHTS)), (cicp(12, 8),)], ids=["gamma", "lights", "cICP"]
)
@sampled("channels", [1, 2])
@sampled("bits", [8, 16])
def test_grey_png_says_it_too(chunks: tuple[bytes, ...], channels: int, bits: int) -> None:
    light = np.tile(np.linspace(0, 1, 64), (8, 1))
    levels = sixteen(light) if bits == 16 else eight(light)
    meant = eight(srgb_code(levels / (65_535 if bits == 16 else 255)))[..., None]
    pixels = levels[..., None].repeat(channels, axis=2)
    for read in (shown, compressed):
        seen = read(png(pixels, *chunks)).astype(int)
        assert np.abs(seen[..., :3] - meant).max() <= 1
        assert channels == 1 or np.abs(seen[..., 3] - eight(light)).max() <= 1


@pytest.mark.parametrize(
    "profile", [profiles.screen(profiles.ADOBE, profiles.gamma(1.0)), profiles.grey(profiles.gamma(1.0))]
)
@pytest.mark.parametrize("channels", [1, 2])
def test_grey_png_with_a_profile_of_a_screen(profile: bytes, channels: int) -> None:
    """libpng leaves such a profile out."""
    ramp = np.tile(np.arange(256, dtype=np.uint8), (4, 1))[..., None].repeat(channels, axis=2)
    for read in (shown, compressed):
        assert read(png(ramp, iccp(profile)))[0, 55, :3].tolist() == [128, 128, 128]


@pytest.mark.parametrize(
    ("primaries", "transfer", "space"),
    [
        (12, 13, "p3"),
        (9, 13, "rec2020"),
        (9, 14, "rec2020"),
        (9, 2, "rec2020"),
        (1, 13, "srgb"),
        (1, 1, "srgb"),
        (2, 2, "srgb"),
        (250, 99, "srgb"),
    ],
)
def test_avif_says_it_in_code_points(primaries: int, transfer: int, space: str) -> None:
    meant = colours()
    data = saved(eight(codes_in(space, None, meant)), "AVIF")
    at = data.index(b"nclx")
    data = data[: at + 4] + struct.pack(">HH", primaries, transfer) + data[at + 8 :]
    assert difference(shown(data), meant) < 1.6
    assert np.array_equal(shown(data), compressed(data))


def test_a_profile_in_avif_goes_before_code_points() -> None:
    meant = colours()
    data = saved(eight(codes_in("p3", None, meant)), "AVIF", icc_profile=P3_PROFILE)
    assert b"prof" in data
    assert difference(shown(data), meant) < 1.6


def exif(space: int | None = None, index: str = "", **main: tuple[float, ...]) -> Image.Exif:
    tags = Image.Exif()
    for number, values in ((0x013E, main.get("white")), (0x013F, main.get("lights"))):
        if values:
            tags[number] = tuple(TiffImagePlugin.IFDRational(round(value * 10_000), 10_000) for value in values)
    own: dict[int, object] = {} if space is None else {0xA001: space}
    if index:
        own[0xA005] = {1: index}
    if "gamma" in main:
        own[0xA500] = TiffImagePlugin.IFDRational(round(main["gamma"][0] * 100), 100)
    if own:
        tags[0x8769] = own
    block = tags.tobytes()
    read = Image.Exif()
    read.load(block)
    return read


ADOBE = ("adobe", ADOBE_GAMMA)
LIGHTS_OF_P3 = (0.680, 0.320, 0.265, 0.690, 0.150, 0.060)
CAMERAS: dict[str, tuple[tuple[str, float | None], Image.Exif]] = {
    "colour space 2": (ADOBE, exif(2)),
    "R03": (ADOBE, exif(0xFFFF, "R03")),
    "R03 alone": (ADOBE, exif(None, "R03")),
    "sRGB": (SRGB, exif(1)),
    "sRGB and R98": (SRGB, exif(1, "R98")),
    "sRGB and lights": (SRGB, exif(1, lights=LIGHTS_OF_P3)),
    "uncalibrated": (SRGB, exif(0xFFFF)),
    "lights and gamma": (WIDE_22, exif(0xFFFF, lights=LIGHTS_OF_P3, white=(0.3127, 0.3290), gamma=(2.2,))),
    "lights of nothing": (SRGB, exif(0xFFFF, lights=(0.0,) * 6)),
}


@sampled(
    ("name", "kind"),
    [
        (name, kind)
        for name in CAMERAS
        for kind in ("JPEG", "WEBP", "PNG", "TIFF")
        if kind != "TIFF" or "R03" not in name  # Pillow writes no such directory into it
    ],
)
def test_cameras_say_it_in_exif(name: str, kind: str) -> None:
    (space, gamma), tags = CAMERAS[name]
    meant = colours()
    data = saved(eight(codes_in(space, gamma, meant)), kind, exif=tags)
    assert difference(shown(data), meant) < 1
    assert np.abs(shown(data).astype(int) - compressed(data)).max() <= 1


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_a_profile_goes_before_exif(kind: str) -> None:
    meant = colours()
    data = saved(eight(codes_in("p3", None, meant)), kind, exif=exif(2), icc_profile=P3_PROFILE)
    for read in (shown, compressed):
        assert difference(read(data), meant) < 1


@pytest.mark.parametrize("channels", [1, 3])
def test_tiff_says_it_in_tags(channels: int) -> None:
    meant = colours()
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    ramp = np.rint((np.arange(256) / 255) ** 1.5 * 65_535).astype(int)
    tags[0x012D] = tuple(int(value) for value in np.tile(ramp, channels))
    tags[0x013E], tags[0x013F] = (0.3127, 0.3290), LIGHTS_OF_P3
    out = BytesIO()
    Image.fromarray(eight(codes_in("p3", 1.5, meant))).save(out, "TIFF", tiffinfo=tags)
    for read in (shown, compressed):
        assert difference(read(out.getvalue()), meant) < 1


def bmp(
    pixels: np.ndarray, kind: bytes, lights: tuple[float, ...] = (0.0,) * 9, gamma: float = 0, icc: bytes = b""
) -> bytes:
    """A BMP of version 5."""
    height, width, _ = pixels.shape
    rows = np.ascontiguousarray(pixels[::-1, :, ::-1]).tobytes()
    start = 14 + 124
    head = struct.pack(
        "<2sIIIIiiHHIIiiII", b"BM", start + len(rows), 0, start, 124, width, height, 1, 24, 0, len(rows), 0, 0, 0, 0
    )
    places = b"".join(struct.pack("<i", round(value * 2**30)) for value in lights)
    told = struct.pack("<4I", 0, 0, 0, 0) + kind[::-1] + places + struct.pack("<3I", *[round(gamma * 65_536)] * 3)
    return head + told + struct.pack("<IIII", 4, 124 + len(rows), len(icc), 0) + rows + icc


XYZ_OF_P3 = (0.48657, 0.22897, 0.0, 0.26567, 0.69174, 0.04511, 0.19822, 0.07929, 1.04394)
HEADERS: dict[str, tuple[tuple[str, float | None], bytes, tuple[float, ...], float, bytes]] = {
    "sRGB": (SRGB, b"sRGB", XYZ_OF_P3, 1.0, b""),
    "Windows": (SRGB, b"Win ", (0.0,) * 9, 0, b""),
    "a profile": (P3, b"MBED", (0.0,) * 9, 0, P3_PROFILE),
    "a broken profile": (SRGB, b"MBED", (0.0,) * 9, 0, b"broken"),
    "lights and gamma": (WIDE_22, bytes(4), XYZ_OF_P3, 2.2, b""),
    "lights that are none": (SRGB, bytes(4), (0.0,) * 9, 0, b""),
}


@pytest.mark.parametrize("name", HEADERS)
def test_bmp_says_it_in_its_header(name: str) -> None:
    (space, gamma), *told = HEADERS[name]
    meant = colours()
    data = bmp(eight(codes_in(space, gamma, meant)), *told)
    assert difference(shown(data), meant) < 1
    assert np.array_equal(shown(data), compressed(data))


@pytest.mark.parametrize("chunks", [(cicp(12, 13),), (iccp(P3_PROFILE),), (gama(45455), chrm(*P3_LIGHTS))])
@pytest.mark.parametrize("clear", [False, True])
def test_a_palette_is_converted_too(chunks: tuple[bytes, ...], clear: bool) -> None:
    palette = (np.arange(48, dtype=np.uint8).reshape(16, 3) * 5 + 10).astype(np.uint8)
    codes = eight(codes_in("p3", 2.2 if len(chunks) == 2 else None, palette))
    rows = b"".join(b"\0" + bytes(range(16)) for _ in range(4))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 4, 8, 3, 0, 0, 0))
    behind = chunk(b"PLTE", codes.tobytes()) + (chunk(b"tRNS", bytes([0, 128])) if clear else b"")
    data = (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(chunks)
        + behind
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    for read in (shown, compressed):
        seen = read(data)
        assert difference(seen[0, 2:, :3], palette[2:]) < 1
        assert not clear or seen[0, :3, 3].tolist() == [0, 128, 255]

"""ICC profiles of many makes, put together by hand (ICC.1:2001 and ICC.1:2022), some of them broken."""

from __future__ import annotations

import struct

import numpy as np

P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
REC2020 = ((0.67348, 0.27904, -0.00194), (0.16566, 0.67534, 0.02998), (0.12505, 0.04561, 0.79686))
PROPHOTO = ((0.79767, 0.28804, 0.0), (0.13519, 0.71188, 0.0), (0.03134, 0.00009, 0.82491))
"""Red, green and blue as XYZ under D50."""
D50 = (0.9642, 1.0, 0.8249)
Tags = dict[bytes, bytes]


def fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + fixed(*values)


def gamma(exponent: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(exponent * 256)) + bytes(2)


def straight() -> bytes:
    return b"curv" + bytes(4) + struct.pack(">I", 0)


def parametric() -> bytes:
    """sRGB's curve as a formula (type 3)."""
    return b"para" + bytes(4) + struct.pack(">HH", 3, 0) + fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def tabled(points: int = 1024) -> bytes:
    """sRGB's curve as points."""
    code = np.linspace(0, 1, points)
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return b"curv" + bytes(4) + struct.pack(">I", points) + np.rint(light * 65535).astype(">u2").tobytes()


def named(name: str, version: int = 4) -> bytes:
    if version == 4:
        text = name.encode("utf-16-be")
        return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(text), 28) + text
    text = name.encode() + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78)


def file(tags: Tags, space: bytes = b"RGB ", version: int = 4, kind: bytes = b"mntr", pcs: bytes = b"XYZ ") -> bytes:
    table, body, start = b"", b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    number = 0x04300000 if version == 4 else 0x02100000
    head = struct.pack(">I4xI4s4s4s6H4s", start + len(body), number, kind, space, pcs, 2020, 1, 1, 0, 0, 0, b"acsp")
    return (head + bytes(28) + fixed(*D50)).ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def screen(lights: tuple[tuple[float, ...], ...], curve: bytes, name: str = "A screen", version: int = 4) -> bytes:
    """A profile of three lights and a curve."""
    tags = {b"desc": named(name, version), b"cprt": named("CC0", version), b"wtpt": xyz(*D50)}
    tags |= dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), (xyz(*light) for light in lights), strict=True))
    return file(tags | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve), version=version)


def grey(curve: bytes, version: int = 4) -> bytes:
    tags = {b"desc": named("Grey", version), b"cprt": named("CC0", version), b"wtpt": xyz(*D50), b"kTRC": curve}
    return file(tags, b"GRAY", version)


def table_of(lights: tuple[tuple[float, ...], ...], points: int = 33) -> bytes:
    """A scanner's profile: no lights and curves but a table from colours to L*a*b* (lut16Type)."""
    axis = np.linspace(0, 1, points)
    red, green, blue = np.meshgrid(axis, axis, axis, indexing="ij")
    code = np.stack([red, green, blue], -1)
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    relative = light @ np.array(lights) / np.array(D50)
    root = np.where(relative > 216 / 24389, np.cbrt(relative), (24389 / 27 * relative + 16) / 116)
    star = np.stack(
        [116 * root[..., 1] - 16, 500 * (root[..., 0] - root[..., 1]), 200 * (root[..., 1] - root[..., 2])], -1
    )
    stored = np.rint(np.clip(star * (652.8, 256, 256) + (0, 32768, 32768), 0, 65535)).astype(">u2")
    line = struct.pack(">HH", 0, 65535) * 3
    matrix = fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    lut = (
        b"mft2"
        + bytes(4)
        + bytes([3, 3, points, 0])
        + matrix
        + struct.pack(">HH", 2, 2)
        + line
        + stored.tobytes()
        + line
    )
    tags = {b"desc": named("A scanner", 2), b"cprt": named("CC0", 2), b"wtpt": xyz(*D50), b"A2B0": lut}
    return file(tags, version=2, kind=b"scnr", pcs=b"Lab ")

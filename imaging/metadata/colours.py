"""What a file says about its colours, in words: profile, numbers, HDR, gain map. `imaging.colour` acts on it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imaging.inspection import jpeg, png
from imaging.inspection.exif import EXIF, INTEROP
from imaging.inspection.items import items_of
from imaging.letters import decoded
from imaging.metadata.apple_gain import headroom_of
from imaging.metadata.entry import SheetEntry
from imaging.metadata.file_blocks import FileBlocks
from imaging.metadata.text import clean
from imaging.sentences import figure, in_bytes, joined, listed, number, say

PRIMARIES = {
    1: "sRGB and BT.709",
    4: "BT.470 M",
    5: "BT.470 BG",
    6: "BT.601",
    7: "SMPTE 240M",
    8: "film",
    9: "BT.2020",
    10: "XYZ",
    11: "DCI-P3",
    12: "Display P3",
    22: "EBU 3213",
}
"""ITU-T H.273, table 2."""
TRANSFERS = {
    1: "BT.709",
    4: "gamma 2.2",
    5: "gamma 2.8",
    6: "BT.601",
    7: "SMPTE 240M",
    8: "linear",
    13: "sRGB",
    14: "BT.2020",
    15: "BT.2020",
    16: "PQ (HDR)",
    17: "DCI",
    18: "HLG (HDR)",
}
"""Table 3."""
SPACES = {b"RGB ": "RGB", b"GRAY": "grey", b"CMYK": "CMYK", b"Lab ": "Lab"}
SPACE, SRGB, MARK = 0xA001, 1, 0x0001
ISO_GAIN_MAP = b"urn:iso:std:iso:ts:21496:-1"
APPLES = "Apple's"
NEAR_ITS_HEAD = 1 << 16
"""Bytes of a map in which it says what it is."""
APPLE_GAIN_MAP = b"urn:com:apple:photo:2020:aux:hdrgainmap"


def colours(file: FileBlocks) -> Iterator[SheetEntry]:
    """All of it goes along: it is needed to show the pixels as they are."""
    icc = file.blocks.icc
    if icc:
        space = SPACES.get(icc[16:20], "")
        name = clean(profile_name(icc), 200) or say("sheet_nameless", "without a name")
        size = in_bytes(len(icc))
        yield SheetEntry(
            "profile",
            "Profile",
            say("named_in_brackets", "{name} ({what})", name=name, what=size if not space else listed((space, size))),
            "kept",
            "ICC",
        )
    for id_, label, value, source in _numbers(file):
        yield SheetEntry(id_, label, value, "kept", source)
    number, mark = file.number(SPACE, EXIF), file.text(MARK, INTEROP)
    if number is not None:
        named = "sRGB" if number == SRGB else "Adobe RGB" if mark.startswith("R03") or number == 2 else "not sRGB"
        yield SheetEntry("exif_space", "Colour space", named, "kept", "EXIF")
    if gain := gain_map(file):
        yield SheetEntry("gain_map", "Gain map", gain, "kept" if goes_along(file) else "private", "File")


def _numbers(file: FileBlocks) -> Iterator[tuple[str, str, str, str]]:
    """Id, label, value and where it stands."""
    if file.data[4:8] == b"ftyp":
        return _in_boxes(file)
    return _in_chunks(file) if file.data.startswith(png.SIGNATURE) else iter(())


def _in_chunks(file: FileBlocks) -> Iterator[tuple[str, str, str, str]]:
    for part in png.chunks(file.data):
        if part.kind == b"IDAT":
            return
        body = bytes(part.body[:64])
        if part.kind == b"cICP" and len(body) == 4:
            yield from _code_points(body[0], body[1], "cICP")
        elif part.kind == b"gAMA" and len(body) == 4:
            gamma = struct.unpack(">I", body)[0] / 100_000
            yield "gamma", "Gamma", _gamma(gamma), "gAMA"
        elif part.kind == b"cHRM" and len(body) == 32:
            yield "primaries", "Primaries", _lights(struct.unpack(">8I", body)), "cHRM"
        elif part.kind == b"sRGB":
            yield "srgb", "Colour space", "sRGB", "sRGB"


def _in_boxes(file: FileBlocks) -> Iterator[tuple[str, str, str, str]]:
    items = items_of(file.data)
    for kind, body in items.properties.get(items.primary, ()):
        if kind == b"colr" and body[:4] == b"nclx" and len(body) >= 11:
            primaries, transfer = struct.unpack_from(">HH", body, 4)
            yield from _code_points(primaries, transfer, "nclx")
        elif kind == b"clli" and len(body) >= 4:
            most, usual = struct.unpack_from(">HH", body)
            yield (
                "light",
                "Peak brightness",
                say("sheet_light", "{most} cd/m², {usual} on average", most=most, usual=usual),
                "clli",
            )


def _code_points(primaries: int, transfer: int, source: str) -> Iterator[tuple[str, str, str, str]]:
    yield "primaries", "Primaries", PRIMARIES.get(primaries) or _code(primaries), source
    yield "transfer", "Transfer", TRANSFERS.get(transfer) or _code(transfer), source
    if transfer in (16, 18):
        yield "hdr", "HDR", say("sheet_hdr_yes", "yes: brighter than a usual screen shows; toned down here"), source


def _code(number: int) -> str:
    return say("sheet_code_point", "code {number}", number=number)


def _gamma(gamma: float) -> str:
    """`0.45455 (1/2.2)`."""
    told = figure(number(gamma, 5))
    return joined((told, " (1/", figure(number(1 / gamma, 2)), ")")) if 0 < gamma < 1 else told


def _lights(numbers: tuple[int, ...]) -> str:
    lights = [f"{numbers[at] / 1e5:.3f} {numbers[at + 1] / 1e5:.3f}" for at in range(0, 8, 2)]
    places = dict(zip(("white", "red", "green", "blue"), lights, strict=True))
    return say("sheet_primaries", "red {red}, green {green}, blue {blue}, white {white}", **places)


def gain_map(file: FileBlocks) -> str:
    """What kind of gain map there is, by which a screen makes HDR of the picture; empty where there is none."""
    if file.data[4:8] == b"ftyp":
        items = items_of(file.data)
        apple = any(APPLE_GAIN_MAP in body for body in items.every(b"auxC"))
        return "ISO 21496-1" if b"tmap" in items.kinds.values() else APPLES if apple else ""
    segments = jpeg.segments(file.data, cut_short=True) if file.data.startswith(jpeg.START) else []
    if any(segment.marker == jpeg.APP2 and segment.body.startswith(ISO_GAIN_MAP) for segment in segments):
        return "ISO 21496-1"
    names = "".join(file.properties)
    values = " ".join(value for name, found in file.properties.items() if "Semantic" in name for value in found)
    return "Ultra HDR" if "hdrgm:" in names or "GainMap" in values else APPLES if "HDRGainMap:" in names else ""


def goes_along(file: FileBlocks) -> bool:
    """Whether a picture that leaves as it came takes its gain map along: Apple's in a JPEG where one knows how bright
    that is meant to be."""
    gain = gain_map(file)
    if gain != APPLES or not file.data.startswith(b"\xff\xd8"):
        return bool(gain)
    end = next((part.end for part in jpeg.segments(file.data) if part.marker == jpeg.EOI), len(file.data))
    return headroom_of(file.blocks.exif, file.data[end : end + NEAR_ITS_HEAD]) is not None


def profile_name(icc: bytes) -> str:
    """What a profile calls itself (ICC.1:2022, 9.2.41); empty where that cannot be read."""
    try:
        count = struct.unpack_from(">I", icc, 128)[0]
        for tag in range(min(count, 100)):
            name, place, size = struct.unpack_from(">4sII", icc, 132 + 12 * tag)
            if name == b"desc":
                return _described(icc[place : place + min(size, 4_096)])
    except struct.error:
        pass
    return ""


def _described(text: bytes) -> str:
    if text[:4] == b"mluc":
        length, place = struct.unpack_from(">II", text, 20)
        return text[place : place + min(length, 1_000)].decode("utf-16-be", "replace").rstrip("\0")
    if text[:4] == b"desc":
        return decoded(text[12 : 12 + min(struct.unpack_from(">I", text, 8)[0], 500)]).rstrip("\0")
    return ""

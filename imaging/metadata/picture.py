"""The file itself: its format by its content, its sizes, how its pixels are coded."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from imaging.file_formats import BY_MEDIA_TYPE, BY_PILLOW
from imaging.inspection.exif import MAIN
from imaging.inspection.inspector import inspected
from imaging.inspection.report import Report
from imaging.label import label_of
from imaging.metadata.entry import SheetEntry
from imaging.metadata.file_blocks import FileBlocks
from imaging.metadata.shape import FileShape, shape_of
from imaging.refusal import Refused
from imaging.sentences import figure, in_bytes, joined, listed, number, say

UNTOLD, BY_CHANNELS = ("JPEG2000", "PSD"), ("BMP", "ICO", "TGA", "PPM")
"""Formats of which it is not known, and of which the number of channels tells, whether they are transparent."""
ACROSS, DOWN, UNIT = 0x011A, 0x011B, 0x0128
LEAST_DOTS, MOST_DOTS = 73, 10_000
"""An inch."""
ANY = 10**12
"""Pixels: a file may say what it is, however large."""
TURNS = {
    2: "mirrored",
    3: "upside down",
    4: "upside down and mirrored",
    5: "on its side and mirrored",
    6: "on its side, turned to the right to be shown",
    7: "on its side and mirrored",
    8: "on its side, turned to the left to be shown",
}
EDITED = 8
"""Bits a channel that operations work with."""
SHAPES = {
    "baseline": say("shape_baseline", "baseline"),
    "progressive": say("shape_progressive", "progressive"),
    "interlaced": say("shape_interlaced", "interlaced"),
    "lossless": say("shape_lossless", "lossless"),
    "lossy": say("shape_lossy", "lossy"),
    "uncompressed": say("shape_uncompressed", "uncompressed"),
    "grey": say("shape_grey", "grey"),
    "palette": say("shape_palette", "palette"),
    "grey with alpha": say("shape_grey_with_alpha", "grey with alpha"),
}
"""Of `FileShape`, what is no name."""
NEAR = 0.01
"""By how much an aspect may differ from a common one that is named."""
COMMON = ((1, 1), (5, 4), (4, 3), (3, 2), (16, 10), (16, 9), (2, 1), (21, 9))


def picture(file: FileBlocks) -> Iterator[SheetEntry]:
    """Everything here is in the pixels themselves, and goes along."""
    data, shape = file.data, shape_of(file.data)
    size = say("sheet_bytes", "{size} ({bytes} bytes)", size=in_bytes(len(data)), bytes=figure(len(data)))
    try:
        report = inspected(data, ANY)
    except Refused as refused:
        yield SheetEntry("bytes", "File size", size, "kept")
        yield SheetEntry("condition", "Condition", str(refused), "kept")
        return
    width, height = report.upright
    told = (
        ("format", "Format", _with(_format(report), shape.coding)),
        ("bytes", "File size", size),
        ("condition", "Condition", joined(report.notes, "; ")),
        ("dimensions", "Dimensions", f"{width} × {height} px"),
        ("megapixels", "Megapixels", _megapixels(width * height)),
        ("aspect", "Aspect ratio", aspect(width, height)),
        ("orientation", "Stored", TURNS.get(report.orientation, "")),
        ("depth", "Bit depth", _depth(report.bits)),
        ("channels", "Channels", _with(str(report.channels), shape.kind)),
        ("alpha", "Transparency", _alpha(report, shape)),
        ("sampling", "Colour sampling", shape.sampling),
        ("quality", "Quality", _quality(shape.quality)),
        ("frames", "Frames", _frames(max(report.frames, shape.frames), shape.seconds, report.format)),
        ("resolution", "Print size", _print(file, width, height)),
    )
    for id_, label, value in told:
        if value:
            yield SheetEntry(id_, label, value, "kept")


def _depth(bits: int) -> str:
    if bits > EDITED:
        return say(
            "sheet_depth_of_more",
            "{bits} bits a channel; turning, cropping, brightness and contrast keep them, other edits work with 8",
            bits=bits,
        )
    return say("sheet_depth", "{bits} bits a channel", bits=bits)


def _with(what: str, how: str) -> str:
    return listed((what, SHAPES.get(how, how))) if how else what


def _quality(quality: int) -> str:
    return (
        say("sheet_quality_value", "about {quality} of 100, judging by its tables", quality=quality) if quality else ""
    )


def _alpha(report: Report, shape: FileShape) -> str:
    """Empty where four channels may be transparency or ink."""
    if report.format in UNTOLD:
        return "" if report.channels == 4 else "no"
    return "yes" if shape.alpha or (report.format in BY_CHANNELS and report.channels in (2, 4)) else "no"


def _format(report: Report) -> str:
    """`ICO (PNG)` of a picture of another format in it."""
    name = BY_PILLOW[report.format].name
    around = BY_MEDIA_TYPE.get(report.kept_as)
    return f"{around.name} ({name})" if around else name


def aspect(width: int, height: int) -> str:
    """`3:2`; `about 3:2 (1.502)` where it is near one, else as a number."""
    divisor = gcd(width, height)
    exact = width // divisor, height // divisor
    if max(exact) <= 30:
        return f"{exact[0]}:{exact[1]}"
    ratio = max(width, height) / min(width, height)
    near = next(((wide, high) for wide, high in COMMON if abs(ratio * high / wide - 1) < NEAR), None)
    if near is None:
        said = figure(number(ratio, 3))
        return joined((said, ":1") if width >= height else ("1:", said))
    named = f"{near[0]}:{near[1]}" if width >= height else f"{near[1]}:{near[0]}"
    return say("sheet_about", "about {aspect} ({number})", aspect=named, number=number(width / height, 4))


def _megapixels(pixels: int) -> str:
    millions = pixels / 1e6
    return figure(number(round(millions, 1)) if pixels >= 100_000 else number(millions, 2))


def _frames(frames: int, seconds: float, format_: str) -> str:
    if frames < 2:
        return ""
    if format_ == "TIFF":
        return say("sheet_pages", "{count} pages", count=frames)
    if not seconds:
        return f"{frames}"
    return say("sheet_moves", "{count}, {seconds} s", count=frames, seconds=number(seconds, 3))


def _print(file: FileBlocks, width: int, height: int) -> str:
    """At the resolution that the file names; nothing where it names none, or 72, which programs write for none."""
    for tag in (ACROSS, DOWN, UNIT):
        file.number(tag, MAIN)
    dots = label_of(file.data).upright.dpi
    if not dots or not all(LEAST_DOTS <= each <= MOST_DOTS for each in dots):
        return ""
    wide, high = (side / each * 2.54 for side, each in zip((width, height), dots, strict=True))
    told = f"{dots[0]:.0f}" if round(dots[0]) == round(dots[1]) else f"{dots[0]:.0f} × {dots[1]:.0f}"
    sides = {"wide": round(wide, 1), "high": round(high, 1)}
    return say("sheet_print", "{wide} × {high} cm at {dpi} dpi", **sides, dpi=told)

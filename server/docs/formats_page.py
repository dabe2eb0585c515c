"""`docs/formats.md`, from the declarations: `python -m server.docs.formats_page > docs/formats.md`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence

from conversation.file_formats import WAYS, FormatKnown, formats_known
from imaging.file_formats import CAMERA_RAW, UNWRITTEN
from imaging.files.encode import FULL, PREVIEW
from imaging.files.formats import MEDIA_TYPES
from server.settings import Settings

HEAD = """\
# File formats

Which files are read and written, and what of them stays. A file is known by its content, whatever its name says. This
page is written by `python -m server.docs.formats_page`; a program finds the same at `GET /api/v1/formats`.
"""
READ = """\
## Read

Every picture is seen upright and in sRGB with 8 bits a channel, by whatever reads it: the page, edits, `/compress`,
`/nobg`, downloads and models. Of several pictures in a file the first is used, of an icon's the largest, and that is
said. The file itself stays as it came, and can be had again byte for byte (the download “original”).
"""
COLOURS = """\
Which colours a picture has is known by what stands first in its row and makes sense; a profile is judged by its
colours, not by its name. What says nothing is sRGB, CMYK that says nothing is offset printing. What has more than 8
bits a channel is converted before it is rounded. HDR (PQ and HLG) is toned down for ordinary screens by ITU-R BT.2390,
and that is said. Of a photograph with a gain map (Ultra HDR, ISO 21496-1, Apple's) the standard picture is used, and
that is said; the map stays where the file leaves untouched.
"""
RAW = """\
Of a camera's raw file (DNG, CR2, CR3, NEF, ARW, ORF, RW2, RAF and others) the JPEG is used that the camera put into it,
from 1,600 pixels on, and that is said. A TIFF may have 10, 12, 14 or 32 bits, fractions, or further channels, a PFM has
fractions of light. What is a picture of another kind is refused by what it is, with what to do instead.
"""
WRITTEN = """\
## Written

A file that was uploaded and never touched leaves in its own format as it came, to the bit: only what is private is
taken out of it (place, camera, numbers, notes, thumbnails, comments, what stands behind its end). Pixels, orientation,
colour profile and numbers, bits, animation, pages and print size stay. A file that is built in a way that cannot be
told apart from something hidden in it is decoded and written anew.

More than 8 bits a channel also leave as PNG and TIFF as they are, in the profile they came in: those of PNG, TIFF,
PNM, JPEG 2000, PSD, HEIC and AVIF that was never touched. HDR, ink and Lab leave with 8, and that is said. Quarter
turns, mirroring, cropping and `/convert` keep them, too, up to 30 megapixels, in all of these but HEIC and AVIF; so
do brightness and contrast where the colours are sRGB. Every other edit works with 8, and says that 8 are left.

Everything else is written from pixels, upright, in sRGB and with 8 bits a channel. Beside them
stand the print size, and date, author and copyright where the person wants that (Settings); where a format has no place
for these (BMP), that is said. {instead} What is transparent becomes white where a format cannot hold it, what moves
becomes its first picture, and what is longer than the format can be leaves smaller: each is said, in a ZIP in its
`read-me.txt`.
"""
LIMITS = "## Limits\n"
NAMES = {"download": "download", "convert": "`/convert`", "compress": "`/compress`", "nobg": "`/nobg`"}


def page() -> str:
    """The whole page."""
    written = [each for each in formats_known() if each.media_type in MEDIA_TYPES.values()]
    return "\n".join(
        [
            HEAD,
            READ,
            *table(READING, formats_known()),
            COLOURS,
            RAW,
            WRITTEN.format(instead=_instead()),
            *table(WRITING, written),
            LIMITS,
            *_limits(),
        ]
    )


def _written(way: str) -> Callable[[FormatKnown], str]:
    return lambda each: "yes" if way in each.written else "of what came so" if way == "download" else "–"


Columns = dict[str, Callable[[FormatKnown], str]]
READING: Columns = {
    "format": lambda each: f"{each.name} ({', '.join(each.endings)})",
    "colour": lambda each: each.colour,
    "bits a channel": lambda each: ", ".join(map(str, each.bits)),
    "transparency": lambda each: "yes" if each.transparent else "no",
    "several in one file": lambda each: each.several or "–",
    "beside the pixels": lambda each: ", ".join(each.metadata) or "–",
}
WRITING: Columns = {
    "format": lambda each: each.name,
    **{NAMES[way]: _written(way) for way in WAYS},
    "transparency": lambda each: "yes" if each.transparent else "no",
    "pixels a side": lambda each: f"{each.longest:,}" if each.longest else "–",
}


def table(columns: Columns, formats: Iterable[FormatKnown]) -> list[str]:
    """A row for each."""
    return rows(tuple(columns), [[column(each) for column in columns.values()] for each in formats])


def rows(head: Sequence[str], cells: Sequence[Sequence[str]]) -> list[str]:
    """As Markdown."""
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines, ""]


def _instead() -> str:
    """What is written in place of what is only read."""
    by_media = {**{each.media_type: each.name for each in formats_known()}, CAMERA_RAW: "raw"}
    read = {kind: [by_media[media] for media, each in UNWRITTEN.items() if each == kind] for kind in UNWRITTEN.values()}
    text = "; ".join(
        f"what was made of {' or '.join(names).replace(' or ', ', ', len(names) - 2)} is {kind}"
        for kind, names in read.items()
    )
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _limits() -> list[str]:
    usual = Settings()
    return rows(
        ("what", "at most"),
        [
            ["a file that is sent", f"{usual.upload_megabytes} MB (`ATELIER_UPLOAD_MEGABYTES`)"],
            ["a picture that is opened", f"{usual.upload_megapixels} megapixels (`ATELIER_UPLOAD_MEGAPIXELS`)"],
            ["the memory that one takes", f"{usual.worker_memory} MB (`ATELIER_WORKER_MEMORY`)"],
            ["what a screen shows of it", f"{FULL:,} pixels a side"],
            ["its preview", f"{PREVIEW[0]} × {PREVIEW[1]} pixels"],
        ],
    )


if __name__ == "__main__":
    sys.stdout.write(page())

"""The file formats there are here: what each is called, and what of it is read. One list for `decode`, the page of
formats, the API and what a person reads when a file is none of them; `formats` writes some of them.

A row says what is true of files that are *read*; what is written of them is always sRGB.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from imaging.file import Bytes

FRAMES, PAGES, PICTURES, SIZES = "frames", "pages", "pictures", "sizes of one"
"""What several pictures in one file are."""
PROFILE = "ICC profile"
EXIF = "EXIF"
CODE_POINTS = "code points"
"""By what it is known which colours they are, besides."""
HDR = "HDR"
DOWNLOAD, CONVERT, COMPRESS, CUT_OUT = "download", "convert", "compress", "nobg"
"""Where a format can be asked for."""
EVERYWHERE, BROWSERS = "everywhere", "browsers"
"""Who shows a picture of that format as it is: mail programs, too, or browsers only."""

Loss = Literal["animation", "bits", "transparency", "signature"]
"""What a step can take from a file: all pictures but the first; more than 8 bits a channel; what shines through; that
nobody changed it since whoever made it signed it. `imaging/files/losses.py` tells it."""


@dataclass(frozen=True)
class FileFormat:
    """One format."""

    pillow: str
    """Pillow's name for it."""
    name: str
    """As people write it."""
    media_type: str
    endings: tuple[str, ...]
    """The usual one first, with their dots."""
    bits: tuple[int, ...]
    """A channel, in files that are opened."""
    colour: str
    """Which kinds of colour, and by what it is known which colours they are."""
    transparent: bool
    several: str
    """`FRAMES`, `PAGES`, `PICTURES`, `SIZES`, or empty where a file holds one picture."""
    metadata: tuple[str, ...]
    """What it can carry beside the pixels."""
    instead: str = ""
    """What is written in its place, by Pillow's name, where it is read only."""
    longest: int = 0
    """Pixels a side that its files can have at most; 0 where the studio's own limit comes first."""
    begins: bytes = b""
    """How its files begin, as a regular expression in which a dot is any byte. Empty of what cannot be told so."""
    ways: tuple[str, ...] = ()
    """Where it can be asked for."""
    shown: str = ""
    """`EVERYWHERE`, `BROWSERS`, or empty of what is made into another format to be shown."""

    @property
    def word(self) -> str:
        """As it is asked for: `jpeg`."""
        return self.pillow.lower()

    def matches(self, data: Bytes) -> bool:
        """Whether a file begins so."""
        return bool(self.begins) and bool(re.compile(self.begins, re.DOTALL).match(data))

    @property
    def ending(self) -> str:
        """Without its dot."""
        return self.endings[0].removeprefix(".")


FILE_FORMATS = (
    FileFormat(
        "JPEG",
        "JPEG",
        "image/jpeg",
        (".jpg", ".jpeg", ".jfif"),
        begins=rb"\xff\xd8\xff",
        bits=(8,),
        colour=f"RGB, grey, CMYK; {PROFILE}, {EXIF}",
        transparent=False,
        several="",
        metadata=("EXIF", "XMP", "IPTC"),
        longest=65_500,
        ways=(DOWNLOAD, CONVERT, COMPRESS),
        shown=EVERYWHERE,
    ),
    FileFormat(
        "PNG",
        "PNG",
        "image/png",
        (".png", ".apng"),
        begins=rb"\x89PNG\r\n\x1a\n",
        bits=(1, 2, 4, 8, 16),
        colour=f"RGB, grey, palette; {CODE_POINTS} (cICP), {PROFILE}, sRGB, gAMA and cHRM, {EXIF}; {HDR}",
        transparent=True,
        several=FRAMES,
        metadata=("EXIF", "XMP", "texts"),
        ways=(DOWNLOAD, CONVERT, COMPRESS, CUT_OUT),
        shown=EVERYWHERE,
    ),
    FileFormat(
        "WEBP",
        "WebP",
        "image/webp",
        (".webp",),
        begins=rb"RIFF....WEBP",
        bits=(8,),
        colour=f"RGB; {PROFILE}, {EXIF}",
        transparent=True,
        several=FRAMES,
        metadata=("EXIF", "XMP"),
        longest=16_383,
        ways=(DOWNLOAD, CONVERT, COMPRESS, CUT_OUT),
        shown=BROWSERS,
    ),
    FileFormat(
        "HEIF",
        "HEIC",
        "image/heic",
        (".heic", ".heif", ".hif"),
        begins=rb"....ftyp(?:hei[cxms]|hev[cxms]|mif[12]|msf1|heif)",
        bits=(8, 10, 12),
        colour=f"RGB, grey; {PROFILE}, {CODE_POINTS} (nclx), {EXIF}; {HDR}",
        transparent=True,
        several=PICTURES,
        metadata=("EXIF", "XMP"),
        instead="JPEG",
    ),
    FileFormat(
        "AVIF",
        "AVIF",
        "image/avif",
        (".avif",),
        begins=rb"....ftypavi[fs]",
        bits=(8, 10, 12),
        colour=f"RGB, grey; {PROFILE}, {CODE_POINTS} (nclx), {EXIF}; {HDR}",
        transparent=True,
        several=FRAMES,
        metadata=("EXIF", "XMP"),
        longest=32_768,
        ways=(DOWNLOAD, CONVERT, COMPRESS),
        shown=BROWSERS,
    ),
    FileFormat(
        "GIF",
        "GIF",
        "image/gif",
        (".gif",),
        begins=rb"GIF8[79]a",
        bits=(8,),
        colour="palette",
        transparent=True,
        several=FRAMES,
        metadata=(),
        longest=65_535,
        ways=(CONVERT,),
        shown=EVERYWHERE,
    ),
    FileFormat(
        "TIFF",
        "TIFF",
        "image/tiff",
        (".tiff", ".tif"),
        begins=rb"II[*+]\0|MM\0[*+]",
        bits=(1, 8, 16),
        colour=f"RGB, grey, palette, CMYK, Lab; {PROFILE}, {EXIF}, its own tags",
        transparent=True,
        several=PAGES,
        metadata=("EXIF", "XMP", "IPTC"),
        ways=(DOWNLOAD, CONVERT),
    ),
    FileFormat(
        "BMP",
        "BMP",
        "image/bmp",
        (".bmp",),
        begins=rb"BM.{12}[\x0c-\x7c]\0\0\0",
        bits=(1, 2, 4, 5, 8),
        colour=f"RGB, palette; {PROFILE}, its header",
        transparent=True,
        several="",
        metadata=(),
        instead="PNG",
    ),
    FileFormat(
        "JPEG2000",
        "JPEG 2000",
        "image/jp2",
        (".jp2", ".j2k", ".jpf", ".jpx", ".j2c", ".jpc"),
        begins=rb"\0\0\0\x0cjP  \r\n\x87\n|\xffO\xffQ",
        bits=(8, 16),
        colour=f"RGB, grey, CMYK, palette; {PROFILE}",
        transparent=True,
        several="",
        metadata=("EXIF", "XMP"),
        instead="PNG",
    ),
    FileFormat(
        "PSD",
        "PSD",
        "image/vnd.adobe.photoshop",
        (".psd", ".psb"),
        begins=rb"8BPS\0[\x01\x02]",
        bits=(1, 8, 16),
        colour=f"RGB, grey, palette, CMYK, Lab, duotone as grey; {PROFILE}",
        transparent=True,
        several="",
        metadata=("EXIF", "XMP"),
        instead="PNG",
    ),
    FileFormat(
        "ICO",
        "ICO",
        "image/vnd.microsoft.icon",
        (".ico", ".cur"),
        begins=rb"\0\0[\x01\x02]\0(?!\0\0)",
        bits=(1, 4, 8),
        colour="RGB, palette",
        transparent=True,
        several=SIZES,
        metadata=(),
        instead="PNG",
    ),
    FileFormat(
        "ICNS",
        "ICNS",
        "image/x-icns",
        (".icns",),
        begins=rb"icns",
        bits=(8,),
        colour="RGB",
        transparent=True,
        several=SIZES,
        metadata=(),
        instead="PNG",
    ),
    FileFormat(
        "TGA",
        "TGA",
        "image/x-tga",
        (".tga", ".icb", ".vda", ".vst"),
        bits=(5, 8),
        colour="RGB, grey, palette",
        transparent=True,
        several="",
        metadata=(),
        instead="PNG",
        longest=65_535,
    ),
    FileFormat(
        "PPM",
        "PNM",
        "image/x-portable-anymap",
        (".ppm", ".pgm", ".pbm", ".pnm", ".pam", ".pfm"),
        begins=rb"P[1-6][\s#][\s#\d]|P7\n|P[Ff]\s",
        bits=(1, 8, 16),
        colour="RGB, grey, CMYK",
        transparent=True,
        several=PICTURES,
        metadata=(),
        instead="PNG",
    ),
)
NAMES = ", ".join(each.name for each in FILE_FORMATS[:-1]) + f" or {FILE_FORMATS[-1].name}"
"""All of them, for a sentence."""
WRITTEN = tuple(each for each in FILE_FORMATS if not each.instead)
"""What leaves as it came in."""
CAMERA_RAW = "image/x-raw"
"""A camera's own file, of whichever make: the JPEG in it is read."""
UNWRITTEN = {each.media_type: each.instead for each in FILE_FORMATS if each.instead} | {CAMERA_RAW: "JPEG"}
"""What can be read only, and what is written in its place."""


def asked_for(way: str) -> tuple[str, ...]:
    """The words of the formats that can be asked for there, the commonest first."""
    return tuple(each.word for each in FILE_FORMATS if way in each.ways)


def format_of(data: Bytes) -> FileFormat | None:
    """By how it begins, whatever its name says; None of what no row is known by."""
    return next((each for each in FILE_FORMATS if each.matches(data)), None)


BY_PILLOW = {each.pillow: each for each in FILE_FORMATS}
BY_MEDIA_TYPE = {each.media_type: each for each in FILE_FORMATS}

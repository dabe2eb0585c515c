"""How files begin that are no pictures, or none that are opened here: what they are, and what to do instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from imaging.file import Bytes
from imaging.file_formats import NAMES
from imaging.inspection.report import damaged, unread
from imaging.refusal import Refused
from imaging.sentences import say

AGAIN = "Save it as PNG or JPEG with the program that made it."
PHOTO = "Export it as JPEG, PNG or TIFF with a raw converter, or send the JPEG that the camera wrote beside it."
FRAME = "Save the frame that you want as a picture."
INNER = "Save the picture in it as a file of its own."
PAGE = "Export the page that you want as PNG or JPEG."
LOOKED_AT = 4096
"""Bytes in which a text says what it is."""


@dataclass(frozen=True)
class Kind:
    """`begins` is matched at the file's beginning; `name` starts with its article."""

    begins: re.Pattern[bytes]
    name: str
    instead: str = AGAIN

    @property
    def picture(self) -> bool:
        """Whether it is one all the same, of pixels."""
        return any(word in self.name for word in ("picture", "Photoshop", "icon", "pointer", "GIMP", "texture"))


def _kind(begins: bytes, name: str, instead: str = AGAIN) -> Kind:
    return Kind(re.compile(begins, re.DOTALL | re.IGNORECASE), name, instead)


KINDS = (
    _kind(rb"\s*(?:<svg\b|<[?!].*?<svg\b)", "an SVG drawing"),
    _kind(rb"\s*<(?:!doctype html|html|head|body)", "a web page", "Open it in a browser and save the picture itself."),
    _kind(rb"%PDF-", "a PDF document", PAGE),
    _kind(rb"%!PS|\xc5\xd0\xd3\xc6", "a PostScript drawing (EPS, AI)"),
    _kind(rb"....ftyp(?:qt|isom|iso\d|mp4|M4V|avc1|3gp|3g2|dash|MSNV|XAVC)", "a video", FRAME),
    _kind(rb"\x1aE\xdf\xa3|RIFF....AVI |FLV\x01|\0\0\x01[\xb3\xba]|0&\xb2u\x8ef\xcf\x11", "a video", FRAME),
    _kind(rb"OggS|ID3|fLaC|RIFF....WAVE|\xff[\xfb\xf3\xf2]", "a sound", "Choose a picture."),
    _kind(rb"PK\x03\x04.{26}mimetypeimage/openraster", "an OpenRaster drawing"),
    _kind(rb"PK\x03\x04.{26}mimetypeapplication/x-krita", "a Krita drawing"),
    _kind(rb"PK\x03\x04.{0,400}(?:word/|ppt/|xl/|\[Content_Types\])", "an Office document", INNER),
    _kind(rb"PK\x03\x04|7z\xbc\xaf|Rar!|\x1f\x8b|BZh|\xfd7zXZ", "an archive", "Unpack it and send the pictures in it."),
    _kind(rb"gimp xcf", "a GIMP drawing (XCF)", "Export it as PNG or JPEG with GIMP."),
    _kind(rb"\x76\x2f\x31\x01", "an OpenEXR picture", "Save it as PNG or TIFF with 16 bits."),
    _kind(rb"#\?(?:RADIANCE|RGBE)", "a Radiance HDR picture", "Save it as PNG or TIFF with 16 bits."),
    _kind(rb"\xff\x0a|\0\0\0\x0cJXL \r\n\x87\n", "a JPEG XL picture"),
    _kind(rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", "a Windows drawing (WMF, EMF)"),
    _kind(rb"AT&TFORM", "a DjVu document", PAGE),
    _kind(rb"BPG\xfb", "a BPG picture"),
    _kind(rb"FLIF", "a FLIF picture"),
    _kind(rb"DDS |\xabKTX |\xabKTX 2", "a texture for games (DDS, KTX)"),
    _kind(rb"SIMPLE  =", "a FITS picture of astronomy", "Export it as PNG or TIFF with 16 bits."),
    _kind(rb".{128}DICM", "a medical picture (DICOM)", "Export it as PNG or TIFF with a DICOM viewer."),
    _kind(rb"II\xbc\x01", "a JPEG XR picture"),
    _kind(rb"RIFF....ACON", "an animated Windows pointer (ANI)"),
    _kind(rb"qoif", "a QOI picture"),
    _kind(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document", INNER),
    _kind(rb"\{\\rtf", "a text document", "Choose a picture."),
)


def refusal(data: Bytes) -> Refused:
    """With what the file is where that can be told."""
    if not data:
        return Refused(
            say("empty_file", "The file is empty: it is not a picture that can be opened here."),
            "not_a_picture",
        )
    for kind in KINDS:
        if kind.begins.match(data[:LOOKED_AT]):
            return unread(kind.name, kind.instead, "kind_not_read" if kind.picture else "not_a_picture")
    if data[4:8] == b"ftyp":
        return damaged()
    return Refused(
        say("not_a_picture", "This is not a picture that can be opened here. Send a {names}.", names=NAMES),
        "not_a_picture",
    )

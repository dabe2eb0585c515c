"""Files that say much about themselves, in every format that can: made here, with what is to be found in them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.imaging.heic import HEIC

ARTIST, COPYRIGHT, MAKE, MODEL, SOFTWARE = 0x013B, 0x8298, 0x010F, 0x0110, 0x0131
XMP = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 p:Credit="Example Press">
<dc:creator><rdf:Seq><rdf:li>Ada Byron</rdf:li><rdf:li>B. Babbage</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A lighthouse\nat dusk</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>dusk</rdf:li></rdf:Bag></dc:subject>
<xmpMM:History><rdf:Seq><rdf:li rdf:parseType="Resource"><stEvt:action>saved</stEvt:action></rdf:li></rdf:Seq>
</xmpMM:History></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
NOWHERE = b"\0" * 900
"""What programs leave room by at the end of XMP."""


def exif() -> Image.Exif:
    said = Image.Exif()
    for tag, text in ((ARTIST, "Ada Byron"), (COPYRIGHT, "(c) 2026 Ada Byron"), (MAKE, "Maker"), (MODEL, "Maker 7")):
        said[tag] = text
    said[SOFTWARE] = "Dark Room 3.1"
    said[0x8769] = {
        0x9003: "2026:08:01 12:30:45",
        0x829A: 0.004,
        0x829D: 2.8,
        0x8827: 400,
        0x920A: 35.0,
        0xA405: 52,
        0x9208: 4,
        0x9209: 0x19,
        0x927C: b"secret notes",
        0xA430: "Ada B.",
        0xA431: "SN 1234",
        0xA434: "Maker 35mm F2",
        0xA435: "LN 77",
    }
    said[0x8825] = {
        1: "N",
        2: (48.0, 51.0, 29.7),
        3: "W",
        4: (2.0, 17.0, 40.2),
        5: b"\0",
        6: 35.5,
        16: "T",
        17: 270.0,
    }
    return said


def iim(*fields: tuple[int, str], utf8: bool = True) -> bytes:
    """An IPTC block of record 2."""
    head = b"\x1c\x01\x5a\0\x03\x1b%G" if utf8 else b""
    raw = [(number, text.encode("utf-8" if utf8 else "latin-1")) for number, text in fields]
    return head + b"".join(b"\x1c\x02" + struct.pack(">BH", number, len(text)) + text for number, text in raw)


IPTC = iim((80, "Ádá Byron"), (110, "Example Press"), (25, "sea"), (25, "dusk"), (90, "Brest"), (120, "A lighthouse"))


def resources(block: bytes) -> bytes:
    """It among Photoshop's resources, behind another one with a name of odd length."""
    other = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x03abc" + struct.pack(">I", 3) + b"xyz\0"
    return other + b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(block)) + block


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pixels(mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize((48, 32)).convert(mode)


def plain(kind: str = "PNG", **how: Any) -> bytes:
    out = BytesIO()
    pixels().save(out, kind, **how)
    return out.getvalue()


def jpeg() -> bytes:
    made = plain("JPEG", exif=exif(), xmp=XMP + NOWHERE)
    return made[:2] + segment(0xED, b"Photoshop 3.0\0" + resources(IPTC)) + segment(0xFE, b"a comment") + made[2:]


def png() -> bytes:
    texts = PngInfo()
    texts.add_text("parameters", "a fox\nSteps: 20, Sampler: Euler, Seed: 7, Model: dream")
    texts.add_itxt("Author", "Ada Byron", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    texts.add_text("Raw profile type iptc", hexed("iptc", IPTC), zip=True)
    return plain("PNG", exif=exif(), pnginfo=texts)


def hexed(name: str, block: bytes) -> str:
    """As ImageMagick puts blocks into texts."""
    digits = block.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    return f"\n{name}\n{len(block):8}\n{lines}\n"


def webp() -> bytes:
    return plain("WEBP", exif=exif(), xmp=XMP)


def tiff() -> bytes:
    said = Image.Exif()
    said.load(exif().tobytes())  # Pillow writes into a TIFF only what it has read
    said[700], said[33723] = XMP, IPTC
    return plain("TIFF", exif=said)


def gif() -> bytes:
    magic = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    made = plain("GIF", comment=b"a comment")
    return made[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + magic + made[-1:]


def avif() -> bytes:
    return plain("AVIF", exif=exif(), xmp=XMP)


ALL: dict[str, Callable[[], bytes]] = {
    "jpeg": jpeg,
    "png": png,
    "webp": webp,
    "tiff": tiff,
    "gif": gif,
    "avif": avif,
    "heic": lambda: HEIC,
}

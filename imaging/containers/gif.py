"""GIF89a as blocks: pictures, their times and the loop stay; comments and what programs noted go."""

from __future__ import annotations

from imaging.inspection.gif import APPLICATION, IMAGE, TIMING, TRAILER, blocks, table
from imaging.label import Label
from imaging.odd import Odd

LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
PROFILE = b"ICCRGBG1012"
XMP = b"XMP DataXMP"


def bare(data: bytes) -> bytes:
    """Without comments, texts and what programs noted. Raises `Odd`."""
    if data[:6] not in (b"GIF87a", b"GIF89a") or len(data) < 13:
        raise Odd("no GIF")
    end = 13 + table(data[10])
    kept, control, pictures = [data[:end]], b"", 0
    for block in blocks(data):
        if block.start != end or not block.whole:
            raise Odd("a block of another kind, or one that is cut off")
        if block.kind == TRAILER:
            break
        end, body = block.end, data[block.start : block.end]
        if block.kind == IMAGE:
            kept += [control, body]
            control, pictures = b"", pictures + 1
        elif block.kind == TIMING and len(body) == 8:
            control = body
        elif block.kind == APPLICATION:
            kept.append(_application(body))
    else:
        raise Odd("no end")
    if not pictures:
        raise Odd("no picture")
    return b"".join((*kept, b"\x3b"))


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with the notice in it, as the XMP that the format has a place for; nothing else has one."""
    xmp = label.xmp()
    if not xmp:
        return file
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"  # whoever reads blocks comes out of the text by it
    at = 13 + table(file[10])
    return b"GIF89a" + file[6:at] + b"\x21\xff\x0b" + XMP + xmp + trailer + file[at:]


def _application(block: bytes) -> bytes:
    """The loop alone, or the whole colour profile; nothing of other programs."""
    name, body = block[3:14], block[14:]
    if name in LOOPS and body[:2] == b"\x03\x01":
        return block[:18] + b"\0"
    return block if name == PROFILE else b""

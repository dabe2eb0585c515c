"""GIF89a as blocks: pictures, their times and the loop stay; comments and what programs noted go."""

from __future__ import annotations

from imaging.label import Label
from imaging.odd import Odd

EXTENSION, PICTURE, END = 0x21, 0x2C, 0x3B
CONTROL, APPLICATION = 0xF9, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
PROFILE = b"ICCRGBG1012"
XMP = b"XMP DataXMP"
COLOURS = 0x80
"""The flag that says that a table of colours follows."""


def bare(data: bytes) -> bytes:
    """Without comments, texts and what programs noted. Raises `Odd`."""
    if data[:6] not in (b"GIF87a", b"GIF89a") or len(data) < 13:
        raise Odd("no GIF")
    at = 13 + _table(data[10])
    kept, control, pictures = [data[:at]], b"", 0
    while at < len(data) and data[at] != END:
        if data[at] == PICTURE:
            end = _picture_end(data, at)
            kept += [control, data[at:end]]
            control, pictures = b"", pictures + 1
        elif data[at] == EXTENSION:
            end = _blocks_end(data, at + 2)
            if data[at + 1] == CONTROL and end == at + 8:
                control = data[at:end]
            elif data[at + 1] == APPLICATION:
                kept.append(_application(data[at:end]))
        else:
            raise Odd("a block of another kind")
        at = end
    if not pictures or at >= len(data):
        raise Odd("no picture, or not all of it")
    return b"".join((*kept, b"\x3b"))


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with the notice in it, as the XMP that the format has a place for; nothing else has one."""
    xmp = label.xmp()
    if not xmp:
        return file
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"  # whoever reads blocks comes out of the text by it
    at = 13 + _table(file[10])
    return b"GIF89a" + file[6:at] + b"\x21\xff\x0b" + XMP + xmp + trailer + file[at:]


def _table(flags: int) -> int:
    """Bytes of the table of colours."""
    return 3 << ((flags & 7) + 1) if flags & COLOURS else 0


def _picture_end(data: bytes, at: int) -> int:
    if at + 10 > len(data):
        raise Odd("a picture that is cut off")
    return _blocks_end(data, at + 10 + _table(data[at + 9]) + 1)


def _blocks_end(data: bytes, at: int) -> int:
    """Behind the blocks that begin there."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    if at >= len(data):
        raise Odd("blocks that are cut off")
    return at + 1


def _application(block: bytes) -> bytes:
    """The loop alone, or the whole colour profile; nothing of other programs."""
    name, body = block[3:14], block[14:]
    if name in LOOPS and body[:2] == b"\x03\x01":
        return block[:18] + b"\0"
    return block if name == PROFILE else b""

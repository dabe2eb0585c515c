"""The few things that XMP decides about a picture, looked up by their names: it is often broken as XML."""

from __future__ import annotations

import re

TIFF = re.compile(rb"""xmlns:([\w.-]+)\s*=\s*["']http://ns\.adobe\.com/tiff/1\.0/["']""")
PLACE = re.compile(rb"GPSLatitude\b")
MOST = 4 << 20
"""Bytes that are looked at."""


def orientation_of(xmp: bytes) -> int:
    """1 to 8; 0 where it says nothing that can be meant."""
    plain = _narrow(xmp)
    prefixes = {found[1] for found in TIFF.finditer(plain)} or {b"tiff"}
    for prefix in sorted(prefixes):
        name = re.escape(prefix) + rb":Orientation"
        found = re.search(name + rb"""(?:\s*=\s*["']|\s*>)\s*([1-8])\s*["'<]""", plain)
        if found:
            return int(found[1])
    return 0


def has_place(xmp: bytes) -> bool:
    return bool(PLACE.search(_narrow(xmp)))


def _narrow(xmp: bytes) -> bytes:
    """In one byte a letter: XMP may be UTF-16 or UTF-32, and the names in it are ASCII."""
    return xmp[:MOST].replace(b"\0", b"")

"""A picture as models send it, base64 or a data URL, into bytes whose kind is known from the bytes themselves."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from imaging.file_formats import format_of
from providers.wire.errors import NotAPicture, PictureElsewhere, PictureTooLarge, VectorPicture

LARGEST = 50_000_000
"""Bytes of a picture that is accepted."""

_DATA_URL = re.compile(r"data:[^,]{0,200}?;base64,", re.IGNORECASE)
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP file"),
    (b"\x1a\x45\xdf\xa3", "a video"),
    (b"OggS", "a sound or video"),
    (b"ID3", "a sound"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"{", "text"),
)
"""What is sometimes sent in a picture's place, by how it begins."""
_VECTOR = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype svg[^>]*>|\s)*<svg[\s>]", re.S | re.I
)
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def decoded(source: object) -> tuple[bytes, str]:
    """Bytes and media type. Raises `NotAPicture`, `VectorPicture`, `PictureTooLarge`, `PictureElsewhere`."""
    if not isinstance(source, str) or not source:
        raise NotAPicture("an empty picture")
    text = _base64_of(source)
    if len(text) // 4 * 3 > LARGEST:
        raise PictureTooLarge
    data = _bytes_of(text)
    return data, _kind(data)


def pictured(data: bytes) -> tuple[bytes, str]:
    """Bytes that came as they are, and their media type. Raises as `decoded`."""
    if len(data) > LARGEST:
        raise PictureTooLarge
    return data, _kind(data)


def drawing_in(source: object) -> bytes:
    """The bytes of an SVG in an answer that is to be one: base64, a data URL, or as it stands. Raises as `decoded`."""
    if not isinstance(source, str) or not source:
        raise NotAPicture("an empty picture")
    text = source.lstrip()
    if text[:1] == "<":
        return drawing(text.encode())
    if text[:18].lower() == "data:image/svg+xml":
        head, _, body = text.partition(",")
        return drawing(_bytes_of(body) if head.lower().endswith(";base64") else unquote_to_bytes(body))
    return drawing(_bytes_of(_base64_of(source)))


def drawing(data: bytes) -> bytes:
    """The same, which are an SVG. Raises as `decoded`."""
    if len(data) > LARGEST:
        raise PictureTooLarge
    try:
        kind = _kind(data)
    except VectorPicture:
        return data
    raise NotAPicture(f"{kind}, not a drawing")


def data_url(media_type: str, data: bytes) -> str:
    """A picture as a data URL."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def _base64_of(source: str) -> str:
    start = source[:300].lstrip()
    if start[:18].lower() == "data:image/svg+xml" or (start[:1] == "<" and "<svg" in source[:4_000].lower()):
        raise VectorPicture("an SVG")
    if start[:5].lower() == "data:":
        found = _DATA_URL.match(start)
        if found is None:
            raise NotAPicture("a data URL without base64")
        return source.lstrip()[found.end() :]
    if re.match(r"[a-z][a-z0-9+.-]*:", start, re.IGNORECASE):
        raise PictureElsewhere
    return source


def _bytes_of(text: str) -> bytes:
    try:
        raw = text.encode("ascii").translate(_URL_SAFE, b" \t\r\n")
    except UnicodeEncodeError:
        raise NotAPicture("text that is not base64") from None
    raw = raw.rstrip(b"=")
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4), strict_mode=True)
    except binascii.Error:
        raise NotAPicture("base64 that is cut off or damaged") from None


def _kind(data: bytes) -> str:
    if known := format_of(data):
        return _complete(data, known.media_type)
    if not data:
        raise NotAPicture("an empty picture")
    if _VECTOR.match(data[:4_000]):
        raise VectorPicture("an SVG")
    beginning = data[:40].lstrip().lower()
    for start, name in _OTHERS:
        if beginning.startswith(start.lower()):
            raise NotAPicture(name)
    if data[4:8] == b"ftyp":
        raise NotAPicture("a video")
    raise NotAPicture("bytes that are no picture")


def _complete(data: bytes, media_type: str) -> str:
    """The type, when the end is there where a file of that type ends. Base64 may be cut at a multiple of four."""
    if media_type == "image/png" and b"IEND" not in data[-64:]:
        raise NotAPicture("a picture that is cut off")
    if media_type == "image/webp" and len(data) < int.from_bytes(data[4:8], "little") + 8:
        raise NotAPicture("a picture that is cut off")
    return media_type

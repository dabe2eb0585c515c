"""When a photograph was taken and whose it is, read wherever programs write it: EXIF, IPTC-IIM, XMP, PNG's texts.

No caption, place, camera or number is. `notice.py` is what is found; `label.py` is what writes it.
"""

from __future__ import annotations

import os
import re
from typing import IO, Any

from PIL import Image, ImageFile

from imaging.credit import iptc, xmp
from imaging.credit.notice import Credit, merged
from imaging.metadata.text import decoded

ARTIST, COPYRIGHT = 0x013B, 0x8298
EXIF_IFD, TAKEN = 0x8769, 0x9003
PHOTOSHOP_IPTC, TIFF_IPTC = 0x0404, 33723
GIF_XMP = re.compile(rb"\x21\xff\x0bXMP DataXMP(.*?)\x01\xff\xfe\xfd", re.DOTALL)
"""Pillow does not read it. The text stands whole between its name and numbers that lead out of it."""
PNG_SIGNATURE, LONGEST_EXIF, GIF_MOST = 8, 1 << 20, 4_000_000
"""Bytes."""
DATE = re.compile(r"\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}")


def credit_in(opened: ImageFile.ImageFile) -> Credit:
    """What an opened file says; EXIF counts before XMP, XMP before IPTC, and those before a PNG's texts."""
    first = [_in_exif(exif_of(opened)), _in_xmp(opened)]
    if opened.format == "AVIF":  # Pillow writes its EXIF anew where the picture lies on its side, in ASCII
        first.reverse()
    return merged((*first, iptc.read(_records(opened)), _in_texts(opened)))


def exif_of(opened: ImageFile.ImageFile) -> Image.Exif:
    """What Pillow reads of it, which unpacks all of a PNG to see whether any stands behind its pixels: that is found by
    the lengths of its chunks here."""
    if opened.format == "PNG" and "exif" not in opened.info and opened.fp:
        behind = _exif_chunk(opened.fp)
        if behind:
            opened.info["exif"] = b"Exif\0\0" + behind
        return Image.Image.getexif(opened)
    return opened.getexif()


def _exif_chunk(file: IO[bytes]) -> bytes:
    """Of a PNG, wherever it stands; empty where there is none. The file is left where it was."""
    before = file.tell()
    file.seek(PNG_SIGNATURE)
    found = b""
    while not found and len(head := file.read(8)) == 8 and head[4:] != b"IEND":
        length = int.from_bytes(head[:4])
        if head[4:] == b"eXIf" and length <= LONGEST_EXIF:
            found = file.read(length)
        else:
            file.seek(length + 4, os.SEEK_CUR)
    file.seek(before)
    return found


def _in_exif(told: Image.Exif) -> Credit:
    taken = str(told.get_ifd(EXIF_IFD).get(TAKEN, "")).strip("\0 ")
    artist, owner = (_text(told.get(tag)) for tag in (ARTIST, COPYRIGHT))
    return Credit(
        taken=taken if DATE.fullmatch(taken) else "",
        artists=tuple(filter(None, (each.strip() for each in artist.split(";")))),
        copyright=" ".join(owner.replace("\0", "; ").split()).strip("; "),  # the photographer's, then the editor's
    )


def _text(told: object) -> str:
    """Pillow reads Latin-1; most programs write UTF-8 where the standard has ASCII."""
    raw = told if isinstance(told, bytes) else str(told or "").encode("latin-1", "replace")
    return decoded(raw.rstrip(b"\0 "))


def _in_xmp(opened: ImageFile.ImageFile) -> Credit:
    found = opened.info.get("xmp") or opened.info.get(xmp.PNG_KEY)
    if opened.format == "GIF" and opened.fp:
        opened.fp.seek(0)
        inside = GIF_XMP.search(opened.fp.read(GIF_MOST))
        found = inside[1] if inside else b""
    return xmp.read(found.encode() if isinstance(found, str) else found or b"")


def _records(opened: Image.Image) -> bytes:
    resources = opened.info.get("photoshop")
    inside = resources.get(PHOTOSHOP_IPTC) if isinstance(resources, dict) else None
    tags: Any = getattr(opened, "tag_v2", {})
    found = inside or tags.get(TIFF_IPTC) or b""
    if isinstance(found, (tuple, list)):  # some programs say that it is numbers of four bytes
        found = b"".join(int(each).to_bytes(4, "little") for each in found)
    return found if isinstance(found, bytes) else b""


def _in_texts(opened: Image.Image) -> Credit:
    author, owner = (opened.info.get(name) for name in ("Author", "Copyright"))
    return Credit(artists=(str(author),) if author else (), copyright=str(owner or ""))

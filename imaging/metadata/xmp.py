"""XMP: properties in RDF (ISO 16684-1), flattened to names and values.

By Python's own expat, which is told to refuse a document type and with it every entity; XMP has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from operator import itemgetter
from xml.parsers import expat

LONGEST_BLOCK = 1 << 21
"""Bytes that are read: what is longer holds pictures, in base64."""
LONGEST, MOST, DEEPEST = 8_192, 2_000, 40
"""Characters of a value, values, and levels."""
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://ns.adobe.com/hdr-gain-map/1.0/": "hdrgm",
    "http://ns.apple.com/HDRGainMap/1.0/": "HDRGainMap",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://ns.adobe.com/xmp/note/": "xmpNote",
    "http://ns.google.com/photos/1.0/camera/": "GCamera",
    "http://ns.google.com/photos/1.0/container/": "Container",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
    "http://cv.iptc.org/newscodes/digitalsourcetype/": "digitalsourcetype",
}
RDF, META, XML = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "adobe:ns:meta/", "http://www.w3.org/XML/1998/namespace"
BESIDE = (RDF, META, XML)
"""Names that only hold others together."""
LANGUAGE, FOR_ALL = f"{XML} lang", "x-default"
BEGINNING = re.compile(rb"<[^\0]")
"""Some programs leave zeros before it; of UTF-16 nothing is passed over."""
Properties = Mapping[str, tuple[str, ...]]


class _Unwanted(Exception):
    """No XMP: it has a document type, or more of something than anybody writes."""


def read_xmp(block: bytes) -> Properties:
    """The properties by name, in order: `dc:creator`, and `xmpMM:History/stEvt:action` for a part of one.

    A list is several values, first those that are for all languages. What stands before a fault in the XML is kept. Not
    cleaned.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartNamespaceDeclHandler = reader.prefix
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    with suppress(expat.ExpatError, _Unwanted, ValueError):
        beginning = BEGINNING.search(block)
        start = beginning.start() if beginning else 0
        parser.Parse(block[start : start + LONGEST_BLOCK].rstrip(b"\0 \t\r\n"), True)
    return {name: tuple(value for _, value in sorted(said, key=itemgetter(0))) for name, said in reader.found.items()}


def _refuse(*_: object) -> None:
    raise _Unwanted


class _Reader:
    def __init__(self) -> None:
        self.found: dict[str, list[tuple[bool, str]]] = {}
        """Each value with whether it is in one language of several."""
        self.translated = False
        self.path: list[str] = []
        self.said: list[str] = []
        self.prefixes: dict[str, str] = {}
        self.left = MOST

    def prefix(self, prefix: str | None, address: str) -> None:
        if len(self.prefixes) < 200:
            self.prefixes.setdefault(address, (prefix or "")[:40])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) >= DEEPEST:
            raise _Unwanted
        self.path.append(self._short(name))
        self.said, self.translated = [], attributes.get(LANGUAGE, FOR_ALL) != FOR_ALL
        for key, value in attributes.items():
            short = self._short(key)
            if short:
                self._keep([*self.path, short], value)
            elif key == f"{RDF} resource":
                self._keep(self.path, value)

    def end(self, _: str) -> None:
        text = "".join(self.said).strip()
        if text:
            self._keep(self.path, text)
        self.said, self.translated = [], False
        self.path.pop()

    def text(self, data: str) -> None:
        if len(self.said) < 200:
            self.said.append(data[:LONGEST])

    def _keep(self, path: list[str], value: str) -> None:
        name = "/".join(filter(None, path))
        self.left -= 1
        if self.left < 0:
            raise _Unwanted
        if name and value:
            self.found.setdefault(name, []).append((self.translated, value[:LONGEST]))

    def _short(self, name: str) -> str:
        """`dc:creator`; empty for what only holds others together."""
        address, _, local = name.rpartition(" ")
        if address in BESIDE:
            return ""
        prefix = PREFIXES.get(address) or self.prefixes.get(address, "")
        return f"{prefix}:{local[:80]}" if prefix else local[:80]

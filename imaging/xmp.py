"""The notice of rights in XMP (ISO 16684-1): read from a packet, and written as one that says nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from imaging.notice import Credit

PNG_KEY = "XML:com.adobe.xmp"
MOST = 4_000_000
"""Bytes of a packet that is read."""
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
EXIF = "http://ns.adobe.com/exif/1.0/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}(?::\d{2})?)")
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""What no packet needs, and what makes a small text a large one."""


def read(packet: bytes) -> Credit:
    """What it says about date and rights; nothing where it cannot be read."""
    if not packet or len(packet) > MOST or DECLARES.search(packet):
        return Credit()
    try:
        root = ElementTree.fromstring(_trimmed(packet))  # without declarations there is nothing to expand
    except (ElementTree.ParseError, ValueError, LookupError):
        return Credit()
    said = _Properties(root)
    return Credit(
        taken=_date(said.one(EXIF, "DateTimeOriginal") or said.one(PHOTOSHOP, "DateCreated")),
        artists=tuple(said.all(DC, "creator")),
        copyright=said.one(DC, "rights"),
        line=said.one(PHOTOSHOP, "Credit"),
        source=said.one(PHOTOSHOP, "Source"),
        owner=said.one(RIGHTS, "Owner"),
        terms=said.one(RIGHTS, "UsageTerms"),
        statement=said.one(RIGHTS, "WebStatement"),
    )


def written(credit: Credit) -> bytes:
    """A packet of that and nothing else."""
    plain = (
        ("photoshop:Credit", credit.line),
        ("photoshop:Source", credit.source),
        ("photoshop:DateCreated", _iso(credit.taken)),
        ("xmpRights:WebStatement", credit.statement),
        ("xmpRights:Marked", "True" if credit.copyright else ""),
    )
    body = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in plain if text)
    body += _listed("dc:creator", "Seq", credit.artists) + _listed("xmpRights:Owner", "Bag", (credit.owner,))
    body += _listed("dc:rights", "Alt", (credit.copyright,)) + _listed("xmpRights:UsageTerms", "Alt", (credit.terms,))
    spaces = f'xmlns:dc="{DC}" xmlns:photoshop="{PHOTOSHOP}" xmlns:xmpRights="{RIGHTS}"'
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="" {spaces}>{body}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _trimmed(packet: bytes) -> bytes:
    """The tree alone: some programs leave zeros and marks of the packet around it."""
    start = packet.find(b"<x:xmpmeta")
    start = packet.find(b"<rdf:RDF") if start < 0 else start
    end = max(packet.rfind(b"</x:xmpmeta>") + 12, packet.rfind(b"</rdf:RDF>") + 10)
    return packet[max(start, 0) : end] if end > 12 else packet.strip(b"\0 \r\n")


class _Properties:
    """What is said about the picture, as an attribute or as an element, alone or in a list."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._about = list(root.iter(f"{{{RDF}}}Description"))

    def all(self, space: str, name: str) -> Iterator[str]:
        """Every text of it that is there."""
        key = f"{{{space}}}{name}"
        for about in self._about:
            if text := about.get(key, "").strip():
                yield text
            for element in about.findall(key):
                items = sorted(element.iter(f"{{{RDF}}}li"), key=_language)
                for text in [item.text or "" for item in items] or [element.text or ""]:
                    if text.strip():
                        yield text.strip()

    def one(self, space: str, name: str) -> str:
        """The first one: of a text in several languages the one for all."""
        return next(self.all(space, name), "")


def _language(item: ElementTree.Element) -> bool:
    """Sorts what is for all languages first."""
    return item.get(XML_LANG, "x-default") != "x-default"


def _listed(name: str, kind: str, texts: tuple[str, ...]) -> str:
    lang = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{lang}>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _date(text: str) -> str:
    """As EXIF writes it: without the zone, which tells a place."""
    found = DATE.match(text)
    if not found:
        return ""
    time = found[4] if len(found[4]) == 8 else f"{found[4]}:00"
    return f"{found[1]}:{found[2]}:{found[3]} {time}"


def _iso(taken: str) -> str:
    return f"{taken[:10].replace(':', '-')}T{taken[11:]}" if taken else ""

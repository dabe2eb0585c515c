"""The notice of rights in XMP (ISO 16684-1): read from a packet, and written as one that says nothing but that and how
the picture came to be."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from imaging.credit.notice import Credit
from imaging.credit.origin import SPACES, OriginNotice, written_origin
from imaging.metadata.xmp import RDF, read_xmp

PNG_KEY = "XML:com.adobe.xmp"
DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
NO_ORIGIN = OriginNotice()
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}(?::\d{2})?)")


def read(packet: bytes) -> Credit:
    """What it says about date and rights; of a broken one what stands before the break."""
    said = read_xmp(packet)

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(filter(None, (text.strip() for text in said.get(name, ()))))

    def first(name: str) -> str:
        return next(iter(all_of(name)), "")

    return Credit(
        taken=_date(first("exif:DateTimeOriginal") or first("photoshop:DateCreated")),
        artists=all_of("dc:creator"),
        copyright=first("dc:rights"),
        line=first("photoshop:Credit"),
        source=first("photoshop:Source"),
        owner=first("xmpRights:Owner"),
        terms=first("xmpRights:UsageTerms"),
        statement=first("xmpRights:WebStatement"),
    )


def written(credit: Credit, origin: OriginNotice = NO_ORIGIN) -> bytes:
    """A packet of that, and of how the picture came to be, and nothing else."""
    plain = (
        ("photoshop:Credit", credit.line or origin.line),
        ("photoshop:Source", credit.source),
        ("photoshop:DateCreated", _iso(credit.taken)),
        ("xmpRights:WebStatement", credit.statement),
        ("xmpRights:Marked", "True" if credit.copyright else ""),
    )
    body = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in plain if text)
    body += _listed("dc:creator", "Seq", credit.artists) + _listed("xmpRights:Owner", "Bag", (credit.owner,))
    body += _listed("dc:rights", "Alt", (credit.copyright,)) + _listed("xmpRights:UsageTerms", "Alt", (credit.terms,))
    body += written_origin(origin)
    spaces = f'xmlns:dc="{DC}" xmlns:photoshop="{PHOTOSHOP}" xmlns:xmpRights="{RIGHTS}"' + (SPACES if origin else "")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="" {spaces}>{body}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


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

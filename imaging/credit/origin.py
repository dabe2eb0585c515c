"""How a picture came to be, as IPTC's Photo Metadata 2025.1 says it in XMP: by a person, a program, or an AI model."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from xml.sax.saxutils import escape

from imaging.credit.notice import LONGEST, PRIVATE

EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
BASIC = "http://ns.adobe.com/xap/1.0/"
SPACES = f' xmlns:Iptc4xmpExt="{EXTENSION}" xmlns:Iptc4xmpCore="{CORE}" xmlns:xmp="{BASIC}"'
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""What stands before the name of each of IPTC's digital source types; with http, as the standard has it."""
LONGEST_TEXT = 4_000
"""Characters of a prompt and of a description: a packet of XMP has to fit into 64 KB of a JPEG."""


@dataclass(frozen=True)
class OriginNotice:
    """Empty where nothing is said."""

    source: str = ""
    """The name of IPTC's digital source type: `trainedAlgorithmicMedia` …"""
    system: str = ""
    """The AI model that took part, or several."""
    system_version: str = ""
    prompt: str = ""
    """What it was asked for."""
    writer: str = ""
    """Who wrote that, where they want to be named."""
    tool: str = ""
    """The program that made the file."""
    line: str = ""
    """What is to stand beside the picture where nobody else is to be named."""
    alt: str = ""
    """What it shows, for who does not see it."""

    def __bool__(self) -> bool:
        return any(getattr(self, item.name) for item in fields(self))


def written_origin(notice: OriginNotice) -> str:
    """As the inside of XMP's description; it wants `SPACES` declared."""
    told = plainly(notice)
    texts = (
        ("Iptc4xmpExt:DigitalSourceType", told.source and f"{SOURCE_TYPES}{told.source}"),
        ("Iptc4xmpExt:AISystemUsed", told.system),
        ("Iptc4xmpExt:AISystemVersionUsed", told.system_version),
        ("Iptc4xmpExt:AIPromptInformation", told.prompt),
        ("Iptc4xmpExt:AIPromptWriterName", told.writer),
        ("xmp:CreatorTool", told.tool),
    )
    body = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in texts if text)
    if told.alt:
        name = "Iptc4xmpCore:AltTextAccessibility"
        body += f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(told.alt)}</rdf:li></rdf:Alt></{name}>'
    return body


def plainly(notice: OriginNotice) -> OriginNotice:
    """Without controls and halves of letters, and no longer than such a text is."""
    long = {name: _plain(getattr(notice, name), LONGEST_TEXT) for name in ("prompt", "alt")}
    names = ("source", "system", "system_version", "writer", "tool", "line")
    return replace(notice, **long, **{name: _plain(getattr(notice, name), LONGEST) for name in names})


def _plain(text: str, longest: int) -> str:
    sound = text.encode("utf-8", "ignore").decode()
    return PRIVATE.sub(" ", sound.replace("\ufffe", "").replace("\uffff", "")).strip()[:longest]

"""Whose a picture is, what its maker wrote about it, and who is in it."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.metadata import iptc
from imaging.metadata.entry import Fate, SheetEntry
from imaging.metadata.exif import EXIF, MAIN
from imaging.metadata.origin import generated
from imaging.metadata.said import FileBlocks, merged
from imaging.metadata.text import clean

ARTIST, COPYRIGHT, DESCRIPTION = 0x013B, 0x8298, 0x010E
TITLE, COMMENT, AUTHOR, KEYWORDS, SUBJECT = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F
"""Windows' own, in UTF-16."""
USER_COMMENT = 0x9286
Field = tuple[int, int]
CREDITS: tuple[tuple[str, str, Fate, Field | None, tuple[str, ...]], ...] = (
    ("credit", "Credit line", "credit", iptc.CREDIT, ("photoshop:Credit",)),
    ("source", "Source", "credit", iptc.SOURCE, ("photoshop:Source", "dc:source")),
    ("owner", "Owner of the rights", "credit", None, ("xmpRights:Owner",)),
    ("marked", "Rights reserved", "credit", None, ("xmpRights:Marked",)),
    ("terms", "Terms of use", "credit", None, ("xmpRights:UsageTerms",)),
    ("statement", "Terms of use at", "credit", None, ("xmpRights:WebStatement",)),
    ("licensor", "Licensor", "private", None, ("plus:Licensor/plus:LicensorURL", "plus:Licensor/plus:LicensorName")),
    ("contact", "Contact", "private", iptc.CONTACT, ("Iptc4xmpCore:CreatorContactInfo/Iptc4xmpCore:CiEmailWork",)),
    ("job", "Author's position", "private", iptc.BYLINE_TITLE, ("photoshop:AuthorsPosition",)),
    ("headline", "Headline", "private", iptc.HEADLINE, ("photoshop:Headline",)),
    ("writer", "Caption writer", "private", iptc.WRITER, ("photoshop:CaptionWriter",)),
    ("instructions", "Instructions", "private", iptc.INSTRUCTIONS, ("photoshop:Instructions",)),
    ("publisher", "Publisher", "private", None, ("dc:publisher",)),
)
PERSONS = ("Iptc4xmpExt:PersonInImage", "mwg-rs:Regions/mwg-rs:RegionList/mwg-rs:Name")


def people(said: FileBlocks) -> Iterator[SheetEntry]:
    """Author and rights first."""
    yield from merged(
        "author",
        "Author",
        "credit",
        (
            ("EXIF", (*_split(said.text(ARTIST)), said_by_windows(said, AUTHOR))),
            ("IPTC", said.iptc(iptc.BYLINE)),
            ("XMP", said.xmp("dc:creator")),
            ("PNG", map(clean, said.texts("author", "artist"))),
        ),
    )
    yield from merged(
        "copyright",
        "Copyright",
        "credit",
        (
            ("EXIF", (said.text(COPYRIGHT),)),
            ("IPTC", said.iptc(iptc.COPYRIGHT)),
            ("XMP", said.xmp("dc:rights")),
            ("PNG", map(clean, said.texts("copyright"))),
        ),
    )
    for id_, label, fate, field, names in CREDITS:
        stated = said.iptc(field) if field else ()
        yield from merged(id_, label, fate, (("IPTC", stated), ("XMP", said.xmp(*names))))
    yield from _written(said)


def _written(said: FileBlocks) -> Iterator[SheetEntry]:
    yield from merged(
        "title",
        "Title",
        "private",
        (
            ("EXIF", (said_by_windows(said, TITLE),)),
            ("IPTC", said.iptc(iptc.OBJECT_NAME)),
            ("XMP", said.xmp("dc:title")),
            ("PNG", map(clean, said.texts("title"))),
        ),
    )
    yield from merged(
        "caption",
        "Caption",
        "private",
        (
            ("EXIF", (said.text(DESCRIPTION), said_by_windows(said, SUBJECT))),
            ("IPTC", said.iptc(iptc.CAPTION)),
            ("XMP", said.xmp("dc:description")),
            ("PNG", map(clean, said.texts("description"))),
        ),
    )
    keywords = (
        ("EXIF", tuple(filter(None, map(str.strip, said_by_windows(said, KEYWORDS).split(";"))))),
        ("IPTC", said.iptc(iptc.KEYWORDS)),
        ("XMP", said.xmp("dc:subject")),
    )
    yield from merged("keywords", "Keywords", "private", keywords, together=True)
    yield from merged("persons", "People in it", "private", (("XMP", said.xmp(*PERSONS)),), together=True)
    comment = said.comment(USER_COMMENT, EXIF)
    comments = (
        ("EXIF", (said_by_windows(said, COMMENT), "" if generated(comment) else clean(comment))),
        ("File", map(clean, said.texts("comment"))),
    )
    yield from merged("comment", "Comment", "private", comments)


def said_by_windows(said: FileBlocks, number: int) -> str:
    """A text of Windows' in UTF-16."""
    tag = said.tag(number, MAIN)
    value = tag.values[0] if tag and tag.values else b""
    return clean(value.decode("utf-16-le", "replace").rstrip("\0")) if isinstance(value, bytes) else ""


def _split(artists: str) -> tuple[str, ...]:
    """EXIF separates several by semicolons."""
    return tuple(filter(None, map(str.strip, artists.split(";"))))

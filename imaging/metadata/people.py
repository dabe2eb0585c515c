"""Whose a picture is, what its maker wrote about it, and who is in it."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.inspection.exif import EXIF, MAIN
from imaging.metadata import iptc
from imaging.metadata.entry import Fate, SheetEntry
from imaging.metadata.file_blocks import FileBlocks, merged
from imaging.metadata.origin import generated
from imaging.metadata.text import clean

ARTIST, COPYRIGHT, DESCRIPTION = 0x013B, 0x8298, 0x010E
TITLE, COMMENT, AUTHOR, KEYWORDS, SUBJECT = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F
"""Windows' own, in UTF-16."""
USER_COMMENT = 0x9286
Field = tuple[int, int]
CREDITS: tuple[tuple[str, str, Fate, Field | None, tuple[str, ...]], ...] = (
    ("credit", "Credit line", "credit", iptc.CREDIT, ("photoshop:Credit",)),
    ("source", "Source", "credit", iptc.SOURCE, ("photoshop:Source", "dc:source")),
    ("owner", "Rights owner", "credit", None, ("xmpRights:Owner",)),
    ("marked", "Rights reserved", "credit", None, ("xmpRights:Marked",)),
    ("terms", "Terms of use", "credit", None, ("xmpRights:UsageTerms",)),
    ("statement", "Terms of use at", "credit", None, ("xmpRights:WebStatement",)),
    ("licensor", "Licensor", "private", None, ("plus:Licensor/plus:LicensorURL", "plus:Licensor/plus:LicensorName")),
    ("contact", "Contact", "private", iptc.CONTACT, ("Iptc4xmpCore:CreatorContactInfo/Iptc4xmpCore:CiEmailWork",)),
    ("job", "Author’s job title", "private", iptc.BYLINE_TITLE, ("photoshop:AuthorsPosition",)),
    ("headline", "Headline", "private", iptc.HEADLINE, ("photoshop:Headline",)),
    ("alt_text", "Alt text", "private", None, ("Iptc4xmpCore:AltTextAccessibility",)),
    ("writer", "Caption writer", "private", iptc.WRITER, ("photoshop:CaptionWriter",)),
    ("instructions", "Instructions", "private", iptc.INSTRUCTIONS, ("photoshop:Instructions",)),
    ("publisher", "Publisher", "private", None, ("dc:publisher",)),
)
PERSONS = ("Iptc4xmpExt:PersonInImage", "mwg-rs:Regions/mwg-rs:RegionList/mwg-rs:Name")


def people(file: FileBlocks) -> Iterator[SheetEntry]:
    """Author and rights first."""
    yield from merged(
        "author",
        "Author",
        "credit",
        (
            ("EXIF", (*_split(file.text(ARTIST)), said_by_windows(file, AUTHOR))),
            ("IPTC", file.iptc(iptc.BYLINE)),
            ("XMP", file.xmp("dc:creator")),
            ("PNG", map(clean, file.texts("author", "artist"))),
        ),
    )
    yield from merged(
        "copyright",
        "Copyright",
        "credit",
        (
            ("EXIF", (file.text(COPYRIGHT),)),
            ("IPTC", file.iptc(iptc.COPYRIGHT)),
            ("XMP", file.xmp("dc:rights")),
            ("PNG", map(clean, file.texts("copyright"))),
        ),
    )
    for id_, label, fate, field, names in CREDITS:
        stated = file.iptc(field) if field else ()
        yield from merged(id_, label, fate, (("IPTC", stated), ("XMP", file.xmp(*names))))
    yield from _written(file)


def _written(file: FileBlocks) -> Iterator[SheetEntry]:
    yield from merged(
        "title",
        "Title",
        "private",
        (
            ("EXIF", (said_by_windows(file, TITLE),)),
            ("IPTC", file.iptc(iptc.OBJECT_NAME)),
            ("XMP", file.xmp("dc:title")),
            ("PNG", map(clean, file.texts("title"))),
        ),
    )
    yield from merged(
        "caption",
        "Caption",
        "private",
        (
            ("EXIF", (file.text(DESCRIPTION), said_by_windows(file, SUBJECT))),
            ("IPTC", file.iptc(iptc.CAPTION)),
            ("XMP", file.xmp("dc:description")),
            ("PNG", map(clean, file.texts("description"))),
        ),
    )
    keywords = (
        ("EXIF", tuple(filter(None, map(str.strip, said_by_windows(file, KEYWORDS).split(";"))))),
        ("IPTC", file.iptc(iptc.KEYWORDS)),
        ("XMP", file.xmp("dc:subject")),
    )
    yield from merged("keywords", "Keywords", "private", keywords, together=True)
    yield from merged("persons", "People shown", "private", (("XMP", file.xmp(*PERSONS)),), together=True)
    comment = file.comment(USER_COMMENT, EXIF)
    comments = (
        ("EXIF", (said_by_windows(file, COMMENT), "" if generated(comment) else clean(comment))),
        ("File", map(clean, file.texts("comment"))),
    )
    yield from merged("comment", "Comment", "private", comments)


def said_by_windows(file: FileBlocks, number: int) -> str:
    """A text of Windows' in UTF-16."""
    tag = file.tag(number, MAIN)
    value = tag.values[0] if tag and tag.values else b""
    return clean(value.decode("utf-16-le", "replace").rstrip("\0")) if isinstance(value, bytes) else ""


def _split(artists: str) -> tuple[str, ...]:
    """EXIF separates several by semicolons."""
    return tuple(filter(None, map(str.strip, artists.split(";"))))

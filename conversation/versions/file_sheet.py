"""What is in a version's file, and in the file that was uploaded, or that a model sent, where it was made from that."""

from __future__ import annotations

from dataclasses import dataclass

from conversation.edit_context import EditContext, PictureVersion
from conversation.image import Version
from conversation.versions.lineage import line
from imaging.metadata.entry import Sheet, SheetEntry, SheetGroup

FROM_BEFORE = ("camera", "place", "people", "software", "serials", "previews", "ai", "more")
"""Groups that a version made here has lost, and the uploaded file still has: size and colours are each file's own."""


@dataclass(frozen=True)
class Excerpt:
    """Some groups of a file."""

    sheet: Sheet
    groups: tuple[SheetGroup, ...]
    original: str | None
    """Id of the version that was uploaded, where it is that one's file."""

    @property
    def more(self) -> int:
        """Entries of the file that are not among them."""
        return count(self.sheet.groups) + self.sheet.left_out - count(self.groups)


@dataclass(frozen=True)
class Described:
    """A version's file, by group."""

    image: str
    version: str
    file: Sheet
    """Of the version's own file."""
    original: Sheet | None
    """Of the file that was uploaded, or that a model sent signed; None where that is the same, or is not there."""
    original_version: str | None
    """Id of the version that it is of, where `original` is there."""

    def told(self, groups: tuple[str, ...]) -> list[Excerpt]:
        """Those groups of the version's file, then of the uploaded one what may have been lost on the way; without
        what has none of them."""
        lost = tuple(group for group in groups if group in FROM_BEFORE)
        files = [Excerpt(self.file, chosen(self.file, groups), None)]
        if self.original:
            files.append(Excerpt(self.original, chosen(self.original, lost), self.original_version))
        return [file for file in files if file.groups]


def described(edit_context: EditContext, picture: PictureVersion) -> Described:
    """Raises `Told`."""
    came = _came(picture)
    file = edit_context.pixels.metadata(edit_context.images.content(picture.version))
    original = edit_context.pixels.metadata(edit_context.images.content_as_it_came(came)) if came else None
    return Described(picture.image.id, picture.version.id, file, original, came.id if came else None)


def chosen(sheet: Sheet, groups: tuple[str, ...]) -> tuple[SheetGroup, ...]:
    """Those groups, in the sheet's order."""
    return tuple(group for group in sheet.groups if group.id in groups)


def count(groups: tuple[SheetGroup, ...]) -> int:
    """Entries of them all."""
    return sum(len(group.entries) for group in groups)


def private(sheet: Sheet) -> list[SheetEntry]:
    """What is taken out of whatever leaves."""
    return [entry for group in sheet.groups for entry in group.entries if entry.fate == "private"]


def _came(picture: PictureVersion) -> Version | None:
    """The newest version on the way that a model sent signed, else the one that was uploaded where that is another
    one; only where it is still kept."""
    way = line(picture.image, picture.version)
    first = way[0]
    sent = next((version for version in reversed(way) if version.sent and version.kept), None)
    if sent:
        return sent
    return first if first.as_it_came and first.kept and first.id != picture.version.id else None

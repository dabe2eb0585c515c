"""One line of the sheet that says what is in a file, and the groups they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from imaging.sentences import say

Fate = Literal["kept", "credit", "private"]
"""What becomes of it when a picture leaves: it goes along, it goes along where the setting for credit is on, it is
taken out."""
GROUPS = {
    "file": say("sheet_group_file", "File"),
    "colour": say("sheet_group_colour", "Colour"),
    "camera": say("sheet_group_camera", "Camera"),
    "place": say("sheet_group_place", "Place"),
    "people": say("sheet_group_people", "People and credit"),
    "software": say("sheet_group_software", "Software and history"),
    "serials": say("sheet_group_serials", "Serial numbers and owner"),
    "previews": say("sheet_group_previews", "Thumbnails and hidden pictures"),
    "ai": say("sheet_group_ai", "AI and origin"),
    "more": say("sheet_group_more", "Everything else"),
}
"""Their ids and titles, in the order people see them."""


@dataclass(frozen=True)
class SheetEntry:
    """A fact, as a person reads it. All texts are clean: see `text.py`."""

    id: str
    """`aperture`, `latitude` …; under `more` the name that the file has for it."""
    label: str
    value: str
    fate: Fate = "private"
    source: str = ""
    """Where it stands: `EXIF`, `XMP · IPTC`; empty for what the picture itself shows."""


@dataclass(frozen=True)
class SheetGroup:
    """Entries of one kind; there is at least one."""

    id: str
    title: str
    entries: tuple[SheetEntry, ...]


@dataclass(frozen=True)
class Position:
    """Where the camera says it was."""

    latitude: float
    """Degrees, -90 to 90; south is negative."""
    longitude: float
    """Degrees, -180 to 180; west is negative."""
    altitude: float | None = None
    """Metres above the sea; below it negative."""
    direction: float | None = None
    """Degrees clockwise from north, 0 to 360: where the camera looked."""


@dataclass(frozen=True)
class Sheet:
    """All that is known about a file."""

    groups: tuple[SheetGroup, ...]
    place: Position | None = None
    left_out: int = 0
    """Entries that are there and too many to be shown."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        where = Position(**data["place"]) if data["place"] else None
        return cls(groups_from(data["groups"]), where, data["left_out"])

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def group(self, id_: str) -> tuple[SheetEntry, ...]:
        """The entries of a group; none where it has none."""
        return next((group.entries for group in self.groups if group.id == id_), ())


def groups_from(data: Sequence[Mapping[str, Any]]) -> tuple[SheetGroup, ...]:
    """What `asdict` made of them."""
    return tuple(
        SheetGroup(group["id"], group["title"], tuple(SheetEntry(**entry) for entry in group["entries"]))
        for group in data
    )

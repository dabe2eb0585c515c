"""The sheet of a file: everything in it, by group. The one function that other packages ask."""

from __future__ import annotations

from imaging.metadata.camera import camera
from imaging.metadata.colours import colours
from imaging.metadata.entry import GROUPS, Sheet, SheetEntry, SheetGroup
from imaging.metadata.file_blocks import FileBlocks
from imaging.metadata.labels import in_words
from imaging.metadata.origin import origin
from imaging.metadata.people import people
from imaging.metadata.picture import picture
from imaging.metadata.place import place, place_of
from imaging.metadata.previews import previews
from imaging.metadata.rest import rest
from imaging.metadata.software import serials, software

MOST = 60
"""Entries of a group."""


def sheet_of(data: bytes) -> Sheet:
    """Never raises: of a file that makes no sense there is its size."""
    file = FileBlocks.by(data)
    where = place_of(file)
    found: dict[str, list[SheetEntry]] = {
        "file": list(picture(file)),
        "colour": list(colours(file)),
        "camera": list(camera(file)),
        "place": list(place(file, where)),
        "people": list(people(file)),
        "software": list(software(file)),
        "serials": list(serials(file)),
        "previews": list(previews(file)),
        "ai": list(origin(file)),
    }
    left_out = sum(max(0, len(entries) - MOST) for entries in found.values())
    more, further = rest(file)
    shown = {id_: tuple(map(in_words, entries[:MOST])) for id_, entries in found.items() if entries}
    groups = [SheetGroup(id_, GROUPS[id_], entries) for id_, entries in shown.items()]
    if more:
        groups.append(SheetGroup("more", GROUPS["more"], tuple(more)))
    return Sheet(tuple(groups), where, left_out + further)

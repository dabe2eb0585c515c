"""Programs a picture went through, and numbers by which a camera, its owner or a document is known again."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.inspection.exif import EXIF, MAIN
from imaging.metadata import iptc
from imaging.metadata.entry import SheetEntry
from imaging.metadata.file_blocks import FileBlocks, merged, moment, moments
from imaging.metadata.text import clean
from imaging.sentences import figure, say

SOFTWARE, PROCESSING, HOST, MODIFIED, DOCUMENT = 0x0131, 0x000B, 0x013C, 0x0132, 0x010D
BODY_SERIAL, LENS_SERIAL, OWNER, UNIQUE, MAKER_NOTE = 0xA431, 0xA435, 0xA430, 0xA420, 0x927C
DNG_SERIAL, DNG_FILE = 0xC62F, 0xC68B
STEPS = 20
"""Of a document's history."""
HISTORY = "xmpMM:History/stEvt:"
IDENTITIES = (
    ("xmpMM:OriginalDocumentID", "Original document"),
    ("xmpMM:DocumentID", "Document"),
    ("xmpMM:InstanceID", "Instance"),
    ("xmpMM:DerivedFrom/stRef:documentID", "Made from document"),
)


def software(file: FileBlocks) -> Iterator[SheetEntry]:
    """Programs, and what is known of their work."""
    yield from merged(
        "software",
        "Software",
        "private",
        (
            ("EXIF", (file.text(SOFTWARE), file.text(PROCESSING))),
            ("XMP", file.xmp("xmp:CreatorTool", "tiff:Software")),
            ("IPTC", file.iptc(iptc.PROGRAM)),
            ("PNG", map(clean, file.texts("software"))),
        ),
    )
    yield from merged("computer", "Computer", "private", (("EXIF", (file.text(HOST),)),))
    modified = (
        ("EXIF", (moment(file.text(MODIFIED)),)),
        ("XMP", tuple(map(moment, file.xmp("xmp:ModifyDate")))),
        ("PNG", map(clean, file.texts("creation time"))),
    )
    yield from moments("modified", "Last changed", "private", modified)
    names = ("EXIF", (file.text(DOCUMENT), file.text(DNG_FILE))), ("XMP", file.xmp("xmpMM:PreservedFileName"))
    yield from merged("file_name", "Earlier file name", "private", names)
    rating = (value for value in file.xmp("xmp:Rating", "MicrosoftPhoto:Rating") if value != "0")
    yield from merged("rating", "Rating", "private", (("XMP", rating),))
    yield from _history(file)


def _history(file: FileBlocks) -> Iterator[SheetEntry]:
    """What was done, oldest first; times and programs stand beside it only where there is one for each step."""
    actions = file.xmp(HISTORY + "action")
    times, programs = file.xmp(HISTORY + "when"), file.xmp(HISTORY + "softwareAgent")
    file.told.update(name for name in file.properties if name.startswith(HISTORY))
    for step, action in enumerate(actions[:STEPS]):
        when = moment(times[step]) if len(times) == len(actions) else ""
        program = programs[step] if len(programs) == len(actions) else ""
        yield SheetEntry(
            "history",
            say("sheet_step", "Step {number}", number=step + 1),
            clean(" · ".join(filter(None, (action, program, when)))),
            "private",
            "XMP",
        )


def serials(file: FileBlocks) -> Iterator[SheetEntry]:
    """Numbers and names that say whose camera it was."""
    for id_, label, number, names in (
        ("owner_name", "Camera owner", OWNER, ("aux:OwnerName", "exifEX:CameraOwnerName")),
        ("body_serial", "Camera serial number", BODY_SERIAL, ("aux:SerialNumber", "exifEX:BodySerialNumber")),
        ("lens_serial", "Lens serial number", LENS_SERIAL, ("aux:LensSerialNumber", "exifEX:LensSerialNumber")),
        ("unique", "Picture ID", UNIQUE, ("exif:ImageUniqueID",)),
    ):
        yield from merged(id_, label, "private", (("EXIF", (file.text(number, EXIF),)), ("XMP", file.xmp(*names))))
    yield from merged("raw_serial", "Camera serial number", "private", (("EXIF", (file.text(DNG_SERIAL, MAIN),)),))
    for name, label in IDENTITIES:
        yield from merged("document", label, "private", (("XMP", file.xmp(name)),))
    note = file.tag(MAKER_NOTE)
    if note:
        size = say("sheet_count_bytes", "{count} bytes", count=figure(note.count))
        yield SheetEntry(
            "maker_note",
            "Maker notes",
            say("sheet_maker_note", "{bytes}, often with serial numbers", bytes=size),
            "private",
            "EXIF",
        )

"""The table of docs/where-pictures-come-from.md, found out by having a picture of each format leave and reading it
back: `python -m server.docs.provenance_page write`."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from c2pa import Reader
from PIL import Image

from imaging.file_formats import DOWNLOAD, FILE_FORMATS
from imaging.metadata.file_blocks import FileBlocks
from imaging.provenance.history import ProvenanceHistory, ProvenanceStep
from imaging.provenance.signing import SIGNED
from server.docs.marked_part import MarkedPart
from server.workers.in_process import InProcess
from server.workers.pixels import Signing, TaskPixels

PAGE = Path(__file__).parent.parent.parent / "docs" / "where-pictures-come-from.md"
TABLE = MarkedPart("provenance", "python -m server.docs.provenance_page write")
PAINTED = ProvenanceHistory("picture", (ProvenanceStep("created", "painted", "", "acme/brush"),), prompt="a fox")
PROPERTIES = ("DigitalSourceType", "AISystemUsed", "AIPromptInformation")
ALSO = ("GIF", "BMP")
"""Formats in which an upload leaves as it is, though nothing else is written in them for a download."""


def table() -> str:
    """What files of each format carry."""
    with TemporaryDirectory() as folder:
        studio = TaskPixels(InProcess(), signing=Signing(f"{folder}/signer.pem", makes=True))
        rows = [
            f"| {each.name} | {_carried(studio, each.pillow, each.media_type)} |"
            for each in FILE_FORMATS
            if DOWNLOAD in each.ways or each.pillow in ALSO
        ]
    return (
        "\n".join(["| format | in words (XMP) | signed (C2PA) | one changed byte |", "|---|---|---|---|", *rows]) + "\n"
    )


def _carried(studio: TaskPixels, kind: str, media_type: str) -> str:
    out = BytesIO()
    Image.effect_mandelbrot((90, 60), (-2, -1.2, 1, 1.2), 60).convert("RGB").save(out, kind)
    before = out.getvalue()
    left = studio.mark(before, PAINTED).data
    file = FileBlocks.by(left)
    words = all(file.xmp(f"Iptc4xmpExt:{name}") for name in PROPERTIES)
    if media_type not in SIGNED:
        return f"{'yes' if words else '–'} | – | –"
    half = len(before) // 2
    at = left.index(before[half : half + 24])
    changed = left[:at] + bytes([left[at] ^ 1]) + left[at + 1 :]
    valid = Reader(media_type, BytesIO(left)).get_validation_state() == "Valid"
    noticed = Reader(media_type, BytesIO(changed)).get_validation_state() == "Invalid"
    return f"{'yes' if words else '–'} | {'yes' if valid else '–'} | {'is noticed' if noticed else 'is not noticed'}"


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        TABLE.write(PAGE, table())
    else:
        sys.stdout.write(table())

"""What a file says of itself about how it came to be: in XMP, in Content Credentials, by a generator's own texts, or by
the camera that took it."""

from __future__ import annotations

from imaging.inspection.exif import MAIN
from imaging.letters import decoded
from imaging.metadata.file_blocks import FileBlocks
from imaging.metadata.origin import SOURCE_TYPE, origin
from imaging.provenance.source_types import BY_AI, CAPTURE, TRAINED

MAKE, MODEL = 0x010F, 0x0110
NAMES = {name.lower(): name for name in (*BY_AI, "algorithmicallyEnhanced", "algorithmicMedia", "digitalCapture")} | {
    name.lower(): name
    for name in (
        *("computationalCapture", "digitalCreation", "humanEdits", "compositeCapture", "compositeSynthetic"),
        *("composite", "dataDrivenMedia", "negativeFilm", "positiveFilm", "print", "screenCapture", "virtualRecording"),
    )
}
"""As IPTC writes them."""


def declared_source(data: bytes) -> str:
    """IPTC's name for it; empty where it says nothing. That AI took part counts before everything else."""
    file = FileBlocks.by(data)
    said = [value.rstrip("/").rpartition("/")[2] for value in file.xmp("Iptc4xmpExt:DigitalSourceType")]
    said += [decoded(name) for name in SOURCE_TYPE.findall(file.blocks.c2pa)] if file.blocks.c2pa else []
    known = [NAMES[name.lower()] for name in said if name.lower() in NAMES]
    if any(entry.id == "prompt" for entry in origin(file)):
        known.append(TRAINED)
    found = next((name for name in known if name in BY_AI), "") or next(iter(known), "")
    camera = file.text(MAKE, MAIN) or file.text(MODEL, MAIN)
    return found or (CAPTURE if camera and not said else "")

"""A history as the words that stand beside the pixels; the studio's own are said in English, as everything in files."""

from __future__ import annotations

import re

from imaging.credit.origin import OriginNotice
from imaging.provenance.history import ProvenanceHistory
from imaging.provenance.source_types import BY_AI

PROGRAM = "Atelier"
DATED = re.compile(r"[-@:](\d{4}-?\d{2}-?\d{2}|v?\d+(?:\.\d+)+)$")
"""What ends the id of a model that says its version: `gpt-image-1-2025-04-23`, `realesrgan-v3.1`."""


def notice_of(history: ProvenanceHistory, source: str) -> OriginNotice:
    """What XMP says of a picture of that source type. Without AI nothing is said of a prompt, whatever it was."""
    systems = history.systems
    versions = [found[1] for found in map(DATED.search, systems) if found]
    by_ai = bool(systems) and source in BY_AI
    return OriginNotice(
        source,
        ", ".join(systems),
        ", ".join(versions),
        history.prompt if by_ai else "",
        history.writer if by_ai and history.prompt else "",
        f"{PROGRAM} {history.software}".strip(),
        f"Made with {systems[-1]}" if by_ai else "",
        history.alt,
    )

"""What a person should know about the colours of a file that they sent."""

from __future__ import annotations

from imaging.colour.cicp import HLG
from imaging.colour.gain_map import gain_map
from imaging.colour.source import Statement, source
from imaging.file import mapped
from imaging.inspection.report import Report
from imaging.sentences import say

GAIN_MAP = say("noticed_gain_map", "HDR gain map: the standard picture is shown and edited")


def notes(report: Report, statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """`statements` is what the file says about its colours."""
    hdr = source(statements).hdr
    kind = "HLG" if hdr and hdr.transfer == HLG else "PQ"
    toned = say("noticed_hdr", "HDR ({kind}): toned down for ordinary screens", kind=kind) if hdr else ""
    brighter = GAIN_MAP if gain_map(mapped(report.file), report.ends) else ""
    return tuple(note for note in (toned, brighter) if note)

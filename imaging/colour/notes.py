"""What a person should know about the colours of a file that they sent."""

from __future__ import annotations

from imaging.colour.cicp import HLG
from imaging.colour.gain_map import gain_map
from imaging.colour.source import Statement, source
from imaging.file import mapped
from imaging.inspection.report import Report

GAIN_MAP = "HDR gain map: the standard picture is shown and edited"


def notes(report: Report, statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """`statements` is what the file says about its colours."""
    hdr = source(statements).hdr
    toned = f"HDR ({'HLG' if hdr.transfer == HLG else 'PQ'}): toned down for ordinary screens" if hdr else ""
    brighter = GAIN_MAP if gain_map(mapped(report.file)) else ""
    return tuple(note for note in (toned, brighter) if note)

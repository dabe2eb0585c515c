"""What a step takes from a file, told beforehand from what formats declare: nothing is decoded or made."""

from __future__ import annotations

from collections.abc import Mapping

from imaging.file import Bytes
from imaging.file_formats import DOWNLOAD, FILE_FORMATS, FileFormat, Loss, asked_for
from imaging.files.sixteen_bits import BITS, DEEP, bits_of, edited_deep
from imaging.inspection.inspector import inspected
from imaging.inspection.report import Report
from imaging.metadata.blocks import blocks_of
from imaging.metadata.shape import FileShape, shape_of

EDIT = "edit"
"""Whatever changes its pixels here."""
STEPS = (EDIT, *asked_for(DOWNLOAD))
WORDS: Mapping[str, FileFormat] = {each.word: each for each in FILE_FORMATS}


def losses(data: Bytes, limit: int) -> dict[str, tuple[Loss, ...]]:
    """By step what would be lost. Raises `Refused` for what is no picture."""
    report, shape, signed = inspected(bytes(data), limit), shape_of(bytes(data)), bool(blocks_of(data).c2pa)
    return {step: tuple(_lost(step, report, shape, signed)) for step in STEPS}


def _lost(step: str, report: Report, shape: FileShape, signed: bool) -> list[Loss]:
    lost: list[Loss] = []
    if report.media_type == f"image/{step}":  # it leaves as it is
        return lost
    if shape.frames > 1:
        lost.append("animation")
    if bits_of(report) > BITS and not (edited_deep(report) if step == EDIT else step in DEEP):
        lost.append("bits")
    if step != EDIT and shape.alpha and not WORDS[step].transparent:
        lost.append("transparency")
    if signed and step == EDIT:
        lost.append("signature")
    return lost

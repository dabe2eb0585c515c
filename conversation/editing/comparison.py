"""Two versions of a picture beside each other: what changed between them, counted on their own pixels."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

from conversation.errors import NotFound
from conversation.image import Image
from conversation.ports.pixels import Pixels
from conversation.ports.shelf import Shelf
from conversation.versions.lineage import must_be_kept
from imaging.analysis.difference import SEEN, Difference

USUAL = SEEN
"""Levels that count as no change where nothing is said."""
FINE = 6
"""Decimals of a share: one pixel of a photograph is not nothing."""


def compared(
    shelf: Shelf, pixels: Pixels, owner: str, image: str, before: str, after: str, tolerance: int
) -> dict[str, Any]:
    """As `GET /api/v1/images/<id>/difference` answers it. Raises `NotFound` for what is not theirs, `Told`."""
    found = shelf.get(owner, image)
    files = [_file(shelf, owner, found, version) for version in (before, after)]
    said = {"before": before, "after": after, "tolerance": tolerance}
    difference = pixels.difference(files[0], files[1], tolerance)
    if difference is None:
        return {**said, "comparable": False}
    return {**said, "comparable": True, **_told(difference)}


def _file(shelf: Shelf, owner: str, image: Image, version: str) -> Path:
    try:
        must_be_kept(image.version(version).kept)
    except KeyError as error:
        raise NotFound("The version") from error
    return shelf.file_of(owner, image.id, version, "original").path


def _told(difference: Difference) -> dict[str, Any]:
    return {
        "width": difference.width,
        "height": difference.height,
        "scaled": difference.scaled,
        "changed": difference.changed,
        "share": round(difference.share, FINE),
        "exact": difference.exact,
        "exact_share": round(difference.exact / (difference.width * difference.height), FINE),
        "mask": f"data:image/png;base64,{b64encode(difference.mask).decode()}",
    }

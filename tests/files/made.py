"""Odd files made here: what a few lines of code can write need not be kept."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from tests.files.patterns import quarters


def lying(kind: str, orientation: int) -> bytes:
    """The quarters, stored so that EXIF has to turn them upright."""
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    image = Image.fromarray(quarters())
    exif = Image.Exif()
    exif[0x0112] = orientation
    how = {"JPEG": {"quality": 95, "subsampling": 0}, "WEBP": {"lossless": True}}.get(kind, {})
    return saved(image if undo is None else image.transpose(undo), kind, exif=exif, **how)


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()

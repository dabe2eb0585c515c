"""What Pillow says about a file of which it reads no more than the header."""

from __future__ import annotations

import warnings
from collections.abc import Callable

from PIL import Image

from imaging.file import Bytes, Spliced, stream
from imaging.inspection.report import Report, damaged, far_too_large, within
from imaging.unreadable import BROKEN

BITS = {"1": 1, "I;16": 16, "I;16B": 16, "I": 32, "F": 32}
"""A channel of Pillow's modes that have not eight."""


def of(format_: str) -> Callable[[Bytes, int], Report]:
    """An inspection of files of that format."""

    def inspected(data: Bytes, limit: int) -> Report:
        """Raises `Refused`."""
        file = Spliced.of(data, ((0, len(data)),))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                opened = Image.open(stream(file), formats=(format_,))
        except Image.DecompressionBombError as error:
            raise far_too_large(limit) from error
        except BROKEN as error:
            raise damaged() from error
        within(opened.size, limit)
        return Report(format_, file, opened.size, bits=BITS.get(opened.mode, 8), channels=len(opened.getbands()))

    return inspected

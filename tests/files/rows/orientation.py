"""Which way is up."""

from __future__ import annotations

from functools import partial

import numpy as np

from tests.files.made import lying
from tests.files.odd_file import OddFile
from tests.files.patterns import quarters

ROWS = (
    *(
        OddFile(
            f"lying-{turn}.{kind.lower()}",
            f"EXIF orientation {turn}",
            made=partial(lying, kind, turn),
            looks=quarters,
        )
        for kind, turn in (("JPEG", 1), ("JPEG", 6), ("JPEG", 7), ("PNG", 5), ("PNG", 8), ("WEBP", 2), ("TIFF", 3))
    ),
    OddFile(
        "orientation-only-in-xmp-6.jpg",
        "orientation in XMP alone: two readers, two answers",
        looks=lambda data: np.rot90(quarters(), -1),
    ),
    OddFile(
        "orientation-6-png-raw-profile.png",
        "orientation in a text chunk that ImageMagick writes",
        looks=quarters,
    ),
)

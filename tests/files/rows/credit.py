"""Whose it is and how large it is printed: what goes along."""

from __future__ import annotations

from tests.files.odd_file import OddFile
from tests.files.patterns import patches

NOTICE = "A. Example"
ROWS = (
    *(
        OddFile(
            f"credit-only-in-{place}.jpg",
            f"the copyright notice stands in {place.upper()} alone",
            looks=patches,
            credit=NOTICE,
        )
        for place in ("iptc", "xmp", "exif")
    ),
    OddFile(
        "print-300-dpi.jpg",
        "300 dots an inch are no private matter",
        looks=patches,
        dpi=300,
    ),
)

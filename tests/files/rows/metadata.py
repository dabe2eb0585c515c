"""What stands beside the pixels never decides about the picture."""

from __future__ import annotations

from functools import partial

from tests.files.odd_file import OddFile
from tests.files.patterns import patches

ROWS = (
    *(
        OddFile(name, kind, looks=patches)
        for name, kind in (
            ("metadata-png-ztxt-1.5MB.png", "a text chunk larger than Pillow reads"),
            ("metadata-png-exif-without-header.png", "EXIF without its header"),
            ("metadata-png-exif-text-garbled.png", "EXIF as hexadecimal text that is none"),
        )
    ),
    OddFile(
        "metadata-heic-exif-garbage.heic",
        "EXIF that is none in a HEIC",
        looks=partial(patches, times=2),
        near=1.5,  # HEVC smears colour over the edges of patches
    ),
)

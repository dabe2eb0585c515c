"""libvips as it is used here: one thread, nothing remembered, no reader but for the formats that are given to it.
For workers only."""

from __future__ import annotations

import pyvips

READERS = (
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadTiff",
    "VipsForeignLoadHeif",
)
"""What may be read from bytes that somebody sent. HEIF's is only asked for more than 8 bits, TIFF's also for what
Pillow refuses or misunderstands."""

pyvips.concurrency_set(1)
pyvips.cache_set_max(0)
pyvips.operation_block_set("VipsForeignLoad", True)
for reader in READERS:
    pyvips.operation_block_set(reader, False)

__all__ = ["pyvips"]

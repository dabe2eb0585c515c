"""All odd files. A row goes into the module of its kind; a test compares them with the folder."""

from __future__ import annotations

from tests.files.odd_file import OddFile
from tests.files.rows import (
    beside,
    bitmaps,
    colour,
    credit,
    damage,
    depths,
    formats,
    icons,
    limits,
    metadata,
    names,
    netpbm,
    orientation,
    profiles,
    programs,
    rare,
    samples,
    targa,
    transparency,
    wholeness,
)

ROWS: tuple[OddFile, ...] = (
    *colour.ROWS,
    *orientation.ROWS,
    *metadata.ROWS,
    *damage.ROWS,
    *limits.ROWS,
    *names.ROWS,
    *samples.ROWS,
    *credit.ROWS,
    *transparency.ROWS,
    *profiles.ROWS,
    *depths.ROWS,
    *rare.ROWS,
    *formats.ROWS,
    *programs.ROWS,
    *bitmaps.ROWS,
    *icons.ROWS,
    *targa.ROWS,
    *netpbm.ROWS,
    *wholeness.ROWS,
    *beside.ROWS,
)

"""Whatever stands in a file of a rare kind, it is opened or refused in words."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import numpy as np
from PIL import Image

from imaging.refusal import Refused
from tests.files.patterns import patches
from tests.files.rows.bitmaps import ROWS as BITMAPS
from tests.files.rows.icons import ROWS as ICONS
from tests.files.rows.netpbm import ROWS as NETPBM
from tests.files.rows.targa import ROWS as TARGA
from tests.files.writers import psd
from tests.imaging.inspection.files import READERS, saved
from tests.matrix import sampled

PLANES = np.moveaxis(patches(), -1, 0).copy()
RARE: dict[str, Callable[[], bytes]] = {
    "jp2": lambda: saved(Image.fromarray(patches()), "JPEG2000"),
    "psd": lambda: psd.psd(PLANES, psd.RGB, resources=[psd.merged(True), (psd.PROFILE, bytes(99))], layers=-1),
    "psd with runs": lambda: psd.psd(PLANES, psd.RGB, runs=True),
    **{row.name: partial(getattr, row, "data") for row in (*BITMAPS, *ICONS, *NETPBM, *TARGA)},
}


@sampled("kind", RARE)
def test_nothing_in_it_crashes_a_reader(kind: str) -> None:
    whole, chance = RARE[kind](), random.Random(7)
    for turn in range(60 if len(whole) < 50_000 else 12):
        file = bytearray(whole)
        reach = len(file) if turn % 3 == 0 else min(300, len(file))
        for _ in range(1 + turn % 4):
            file[chance.randrange(reach)] = chance.randrange(256)
        for reader in READERS:
            try:
                reader(bytes(file))
            except Refused:
                continue

"""Pictures of the Netpbm tools, which cameras, scanners' drivers and scientific programs write too."""

from __future__ import annotations

import numpy as np

from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.rows.depths import half_clear, ramp, shown_ramp, shown_two, two
from tests.files.rows.formats import ANEW
from tests.files.writers import netpbm

BLACK = 1 - two(ramp())[..., 0]
SHORTER = netpbm.plain(patches())[:-40]


def windows_line() -> bytes:
    """Its lines end as Windows' do, also the one before the pixels."""
    return netpbm.raw(patches(), line="\r\n").replace(b"P6\n120 80\n", b"P6\r\n120 80\r\n")


def commented() -> bytes:
    return netpbm.plain(patches()).replace(b"\n", b"\n# a row\n")


def inked() -> bytes:
    return netpbm.named(np.dstack((255 - patches(), np.zeros(patches().shape[:2], np.uint8))), "CMYK")


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near, most=ANEW)
    for name, kind, made, looks, near in (
        ("photo.ppm", "raw PPM", lambda: netpbm.raw(patches(), comment=netpbm.COMMENT), patches, 0.1),
        ("plain.ppm", "PPM in letters", lambda: netpbm.plain(patches()), patches, 0.1),
        ("comments.ppm", "PPM in letters with comments among them", commented, patches, 0.1),
        ("windows.ppm", "PPM with Windows' lines", windows_line, patches, 0.1),
        ("deep.ppm", "16 bits a channel", lambda: netpbm.raw(patches().astype(int) * 257, 65535), patches, 0.1),
        (
            "scan.pgm",
            "levels that end at 4,095",
            lambda: netpbm.raw(np.rint(ramp() * 4095), 4095),
            shown_ramp,
            0.3,
        ),
        ("few.pgm", "levels that end at 100", lambda: netpbm.plain(np.rint(ramp() * 100), 100, "\n"), shown_ramp, 0.9),
        ("page.pbm", "one bit, and one is black", lambda: netpbm.bitmap(BLACK), shown_two, 0.1),
        ("plain.pbm", "bits in letters without spaces", lambda: netpbm.plain_bitmap(BLACK), shown_two, 0.1),
        ("clear.pam", "PAM with transparency", lambda: netpbm.named(half_clear(), "RGB_ALPHA"), half_clear, 0.1),
        (
            "white.pam",
            "PAM of bits, and one is white",
            lambda: netpbm.named(two(ramp()), "BLACKANDWHITE", 1),
            shown_two,
            0.1,
        ),
        ("ink.pam", "PAM of CMYK", inked, None, 0.1),
    )
) + (
    OddFile("two.pnm", "two pictures", made=lambda: 2 * netpbm.raw(patches()), looks=patches, says=("several",)),
    OddFile("short.ppm", "all but a little came", made=lambda: SHORTER, says=("cut short",)),
    OddFile("half.ppm", "half a picture", made=lambda: netpbm.raw(patches())[:15_000], refused="incomplete"),
)

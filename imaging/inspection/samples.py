"""How a TIFF keeps its pixels, in words, and whether anybody here can read them."""

from __future__ import annotations

from dataclasses import dataclass

from imaging.refusal import Refused
from imaging.sentences import say

ZERO_IS_WHITE, ZERO_IS_BLACK, RGB, PALETTE, MASK, CMYK, YCBCR, LAB = 0, 1, 2, 3, 4, 5, 6, 8
COLOURS = {ZERO_IS_WHITE: 1, ZERO_IS_BLACK: 1, RGB: 3, PALETTE: 1, MASK: 1, CMYK: 4, YCBCR: 3, LAB: 3}
"""Channels of each photometric interpretation."""
UNSIGNED, SIGNED, FLOAT = 1, 2, 3
MULTIPLIED, APART = 1, 2
"""Extra samples that are transparency: colours were multiplied by it, or were not (TIFF 6.0, page 31)."""
ORDINARY = {
    ZERO_IS_WHITE: {(1, 1), (2, 1), (4, 1), (8, 1)},
    ZERO_IS_BLACK: {(1, 1), (2, 1), (4, 1), (8, 1), (8, 2)},
    RGB: {(8, 3), (8, 4)},
    PALETTE: {(1, 1), (2, 1), (4, 1), (8, 1), (8, 2)},
    CMYK: {(8, 4)},
    YCBCR: {(8, 3)},
    LAB: {(8, 3)},
}
"""Bits and channels that Pillow reads."""
UNPACKED = {
    1: "uncompressed",
    2: "CCITT",
    3: "CCITT group 3",
    4: "CCITT group 4",
    5: "LZW",
    6: "old JPEG",
    7: "JPEG",
    8: "deflate",
    32771: "CCITT",
    32773: "PackBits",
    32946: "deflate",
    34925: "LZMA",
    50000: "Zstandard",
}
"""Compressions that are read, by their number."""
STRANGE = {
    9: "JBIG",
    10: "JBIG",
    32766: "NeXT",
    32809: "ThunderScan",
    33003: "JPEG 2000",
    33005: "JPEG 2000",
    34661: "JBIG",
    34676: "SGI log",
    34677: "SGI log",
    34712: "JPEG 2000",
    34887: "LERC",
    34892: "lossy DNG",
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
NAMES = {
    ZERO_IS_WHITE: "grey",
    ZERO_IS_BLACK: "grey",
    RGB: "RGB",
    PALETTE: "palette",
    MASK: "mask",
    CMYK: "CMYK",
    YCBCR: "YCbCr",
    LAB: "Lab",
    9: "ICC Lab",
    10: "ITU Lab",
    32844: "LogL",
    32845: "LogLuv",
}


@dataclass(frozen=True)
class Samples:
    """What the directory says of them."""

    photometric: int
    bits: int
    channels: int
    format: int
    compression: int
    extra: tuple[int, ...] = ()
    planes: bool = False
    """Each channel has tiles of its own; decoders get a grey page for each."""
    coarse: bool = False
    """Of YCbCr, the differences have fewer samples."""

    @property
    def ordinary(self) -> bool:
        """Whether Pillow reads them, and right."""
        if self.planes and self.photometric in (YCBCR, LAB):
            return False
        return self.format == UNSIGNED and (self.bits, self.channels) in ORDINARY.get(self.photometric, ())

    @property
    def readable(self) -> bool:
        """Whether anybody does."""
        return self.photometric in COLOURS and self.compression in UNPACKED

    @property
    def colours(self) -> int:
        """Channels that are no extra ones."""
        return COLOURS.get(self.photometric, 1)

    @property
    def transparent(self) -> bool:
        """Whether the first extra channel is that; libvips undoes the multiplying."""
        return self.extra[:1] in ((MULTIPLIED,), (APART,))

    @property
    def lab(self) -> bool:
        return self.photometric == LAB

    @property
    def told(self) -> str:
        """`CMYK, 5 channels of 16 bits, LZW`."""
        kind = {SIGNED: " signed", FLOAT: "-bit fractions"}.get(self.format, "")
        size = f"{self.bits}{kind}" if self.format == FLOAT else f"{self.bits} bits{kind}"
        packed = UNPACKED.get(self.compression) or STRANGE.get(self.compression, f"compression {self.compression}")
        name = NAMES.get(self.photometric, f"colours of kind {self.photometric}")
        return f"{name}, {self.channels} channel{'s' * (self.channels != 1)} of {size}, {packed}"


def unread(samples: Samples) -> Refused:
    """What is whole, as far as anybody knows, and nobody here reads."""
    instead = "Save it as RGB or grey with 8 or 16 bits, as PNG or TIFF."
    return Refused(
        say(
            "tiff_not_read",
            "This kind of TIFF cannot be read here ({told}). {instead}",
            told=samples.told,
            instead=instead,
        ),
        "kind_not_read",
    )

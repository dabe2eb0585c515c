"""How pictures become files: for each format the dials that `search` turns. Loads the codecs: for workers only.

Figures on photographs of `CORPUS` at 1920 px, at the same number of bytes (SSIMULACRA2, one core):

- jpegli against mozjpeg as sharp sets it up (table 3, trellis, scans tried out): +1.6 at quality 50, +1.0 at 70, +0.2
  at 80, -0.1 at 86, -0.2 at 91, in a fifth of the time (34 ms against 186). Where all blocks are
  quantised alike it gains 0.5 in the mean from 68 to 81, and nothing at 84. MS-SSIM is 0.0002 lower throughout.
  (`benchmarks/jpeg.py`)
- Where jpegli is missing: mozjpeg with table 5 and trellis coding gains 0.2 to 1.2 below quality 80 and 0.1 above, in
  133 ms; without trellis it loses 0.2 from 80 on, in 44 ms, and is used from 85 on.
- Coarse chroma (4:2:0) scores above fine (4:4:4) until that reaches quality 92; not where letters are coloured.
- Shown at 1920 px, a picture that has more pixels than that looks best at quality 55 to 75: 12 MP in 500 KB score 73.3
  at quality 43 and 3006 px, 75.5 at 68 and 2378 px; 6 MP in 200 KB 67.6 at 40 and 2489 px, 71.2 at 60 and about
  2000 px. Once it has no more than that, quality 40 at 1816 px scores 47.2 and 56 at 1588 px 46.9: dimensions are kept.
  (`benchmarks/dimensions.py`)
- Sharp chroma is worth 1 to 3 points in WebP; 0.7 of one at twice the pixels a side that a screen shows, looked at
  on that screen. It takes 60 % of the time (6.7 s of a core for 40 MP, 2.6 without).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Any, ClassVar

import pyvips

from imaging.compress.bitmap import Bitmap, Sample
from imaging.compress.forecast import SLOPE
from imaging.compress.lossless import CLEAN, optimised

try:
    from ajpegli import encode as encode_jpeg

    HAS_JPEGLI = True
except ImportError:  # there is no wheel for every machine
    HAS_JPEGLI = False

TABLE = 5
PLAIN: Mapping[str, Any] = {"optimize_coding": True, "interlace": True}
TRELLIS: Mapping[str, Any] = {**PLAIN, "trellis_quant": True, "overshoot_deringing": True}
STEEP = 0.65
"""By how much the logarithm of a JPEG's size falls with that of jpegli's distance: 0.45 to 0.9 on photographs."""
SHOWN = 1920
"""Pixels of the long side that a screen shows; what a picture has beyond them is given up sooner."""
SHARP = 24_000_000
"""Pixels up to which WebP gets sharp chroma: more are shown so small that it does not show, and take seconds."""


@dataclass(frozen=True)
class Banded:
    """What they have in common: quick encodes of bands of the picture tell the size of a good one of all of it."""

    bitmap: Bitmap
    fair: ClassVar[int]
    """The lowest quality of a picture that is larger than a screen shows: below it fewer pixels look better."""
    band: ClassVar[int] = 64
    """Rows of a band: the thinner, the truer, where blocks know nothing of each other."""
    turns: ClassVar[int] = 1
    """Steps from one quality to the next."""
    floor: ClassVar[int]
    """The same of one that is not: there, what is lost in dimensions is seen."""
    decent: ClassVar[int] = 0
    """Below it nothing is made of a picture that is small enough but for its format or its dimensions."""

    @property
    def image(self) -> pyvips.Image:
        """The whole picture."""
        return self.bitmap.image

    @property
    def sample(self) -> Sample:
        """The part that stands for it."""
        return self.bitmap.sample(self.band)

    @property
    def least(self) -> int:
        """The lowest quality at which this picture is worth its dimensions."""
        return self.fair if max(self.image.width, self.image.height) > SHOWN else self.floor

    def cheap(self, quality: int) -> float:
        """See `Dial`."""
        return len(self.rough(quality)) * self.sample.times * self._share(quality)

    def course(self, quality: int) -> float:
        """See `Dial`."""
        return quality * SLOPE

    def probe(self, quality: int) -> float | None:
        """See `Dial`."""
        sample = self.sample
        return None if sample.whole else len(self._best(sample.bitmap, quality)) * sample.times

    def dear(self, quality: int) -> bytes:
        """See `Dial`."""
        return self._best(self.bitmap, quality)

    def rough(self, quality: Any) -> bytes:
        """Quickly coded, the part that stands for the picture."""
        if quality not in self.tried:
            self.tried[quality] = self._rough(self.sample.bitmap, quality)
        return self.tried[quality]

    @cached_property
    def tried(self) -> dict[float, bytes]:
        """What `rough` has made, by quality."""
        return {}

    def _rough(self, bitmap: Bitmap, quality: int) -> bytes:
        """Quick."""
        return self._best(bitmap, quality)

    def _best(self, bitmap: Bitmap, quality: int) -> bytes:
        """As it is kept."""
        raise NotImplementedError

    def _share(self, quality: int) -> float:
        """About how many bytes the best encode has for each of a quick one."""
        return 1.0


@dataclass(frozen=True)
class Proven(Banded):
    """What is coded whole and quickly before it is coded as it is kept: its size is known within half a percent."""

    def probe(self, quality: Any) -> float | None:
        """How the whole differs from its bands costs one cheap encode; how the two ways differ shows in the bands."""
        if self.sample.whole:
            return None
        whole = len(self._rough(self.bitmap, quality))
        return len(self._best(self.sample.bitmap, quality)) * whole / len(self.rough(quality))


@dataclass(frozen=True)
class Jpegli(Proven):
    """JPEG by jpegli, which spends its bits where they are seen. Bands as baseline first, the whole as progressive at
    last."""

    fine: bool
    """4:4:4, colour at full resolution; else 4:2:0."""
    even: bool = False
    """All blocks are quantised alike; else busy ones more coarsely."""
    baseline: bool = False
    """Kept in one scan: half the time, and 2 to 4 % more bytes for the same picture."""
    fair: ClassVar[int] = 60
    floor: ClassVar[int] = 40
    band: ClassVar[int] = 16
    turns: ClassVar[int] = 20
    low: int = 20
    high: int = 96
    start: int = 82
    media_type: str = "image/jpeg"

    @property
    def chroma(self) -> str:
        return "4:4:4" if self.fine else "4:2:0"

    def course(self, quality: float) -> float:
        """See `Dial`."""
        return -STEEP * log(distance_of(quality))

    def _rough(self, bitmap: Bitmap, quality: float) -> bytes:
        return self._saved(bitmap, quality, {"progressive": 0, "optimize": False})

    def _best(self, bitmap: Bitmap, quality: float) -> bytes:
        return self._saved(bitmap, quality, {"progressive": 0 if self.baseline else 2, "optimize": True})

    def _share(self, quality: float) -> float:
        return 0.945

    def _saved(self, bitmap: Bitmap, quality: float, how: Mapping[str, Any]) -> bytes:
        colour, adaptive, distance = "444" if self.fine else "420", not self.even, distance_of(quality)
        return encode_jpeg(bitmap.array, distance=distance, subsampling=colour, adaptive_quantization=adaptive, **how)


@dataclass(frozen=True)
class Jpeg(Proven):
    """JPEG by mozjpeg, where jpegli is not installed. Bands as baseline with fixed Huffman tables first, the whole as
    progressive at last."""

    fine: bool
    """4:4:4, colour at full resolution; else 4:2:0."""
    trellis: bool
    fair: ClassVar[int] = 60
    floor: ClassVar[int] = 40
    low: int = 20
    high: int = 96
    start: int = 85
    media_type: str = "image/jpeg"

    @property
    def chroma(self) -> str:
        return "4:4:4" if self.fine else "4:2:0"

    def _rough(self, bitmap: Bitmap, quality: int) -> bytes:
        return self._saved(bitmap, quality, {})

    def _best(self, bitmap: Bitmap, quality: int) -> bytes:
        return self._saved(bitmap, quality, TRELLIS if self.trellis else PLAIN)

    def _share(self, quality: int) -> float:
        if not self.trellis:
            return 0.96
        return 0.87 if quality >= 70 else 0.87 - (70 - quality) * 0.0018

    def _saved(self, bitmap: Bitmap, quality: int, how: Mapping[str, Any]) -> bytes:
        mode = "off" if self.fine else "on"
        saved: bytes = bitmap.image.jpegsave_buffer(Q=quality, quant_table=TABLE, subsample_mode=mode, **CLEAN, **how)
        return saved


@dataclass(frozen=True)
class Webp(Banded):
    """Bands of a large picture with plain chroma first, the whole with sharp chroma at last if it is not too large."""

    fair: ClassVar[int] = 55
    floor: ClassVar[int] = 35
    low: int = 12
    high: int = 96
    start: int = 82
    media_type: str = "image/webp"
    chroma: str = "4:2:0"

    @property
    def sharp(self) -> bool:
        """Whether its chroma is; see above."""
        return int(self.image.width) * int(self.image.height) <= SHARP

    def _rough(self, bitmap: Bitmap, quality: int) -> bytes:
        saved: bytes = bitmap.image.webpsave_buffer(Q=quality, effort=2, **CLEAN)
        return saved

    def _best(self, bitmap: Bitmap, quality: int) -> bytes:
        saved: bytes = bitmap.image.webpsave_buffer(Q=quality, effort=4, smart_subsample=self.sharp, **CLEAN)
        return saved


@dataclass(frozen=True)
class Avif(Banded):
    """The smallest files and the longest wait."""

    fair: ClassVar[int] = 45
    floor: ClassVar[int] = 30
    low: int = 15
    high: int = 95
    start: int = 75
    media_type: str = "image/avif"
    chroma: str = "4:4:4"

    def _rough(self, bitmap: Bitmap, quality: int) -> bytes:
        return self._saved(bitmap, quality, 0)

    def _best(self, bitmap: Bitmap, quality: int) -> bytes:
        return self._saved(bitmap, quality, 2)

    def _share(self, quality: int) -> float:
        return 0.95

    def _saved(self, bitmap: Bitmap, quality: int, effort: int) -> bytes:
        saved: bytes = bitmap.image.heifsave_buffer(
            Q=quality, effort=effort, compression="av1", subsample_mode="off", bitdepth=8, **CLEAN
        )
        return saved


@dataclass(frozen=True)
class PalettePng(Banded):
    """Few colours, dithered: its quality 1, 2 and 3 are 4, 16 and 256 of them."""

    dither: float = 1.0
    """0–1: how much of what is lost in a pixel goes on to its neighbours; none where there are plain areas."""
    fair: ClassVar[int] = 2
    floor: ClassVar[int] = 2
    decent: ClassVar[int] = 3
    low: int = 1
    high: int = 3
    start: int = 3
    media_type: str = "image/png"
    chroma: str = ""

    def probe(self, quality: int) -> float | None:
        """There is one way only."""
        return None

    def _best(self, bitmap: Bitmap, quality: int) -> bytes:
        few = {"palette": True, "bitdepth": 2**quality, "dither": self.dither}
        return optimised(bitmap.image.pngsave_buffer(effort=4, compression=1, **few, **CLEAN), bitmap.image)


Codec = Jpegli | Jpeg | Webp | Avif | PalettePng


def distance_of(quality: float) -> float:
    """How far from the picture jpegli may go, as it maps a quality itself, but also between whole ones."""
    if quality >= 30:
        return 0.1 + (100 - quality) * 0.09
    return 53 / 3000 * quality**2 - 23 / 20 * quality + 25

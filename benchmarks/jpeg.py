"""Encoders of JPEG at equal bytes: which of them looks best, and how long one picture takes.

Every photograph of `CORPUS` is shrunk to 1920 px and encoded at several qualities by

- jpegli, 4:2:0 and 4:4:4 (what `/compress` uses where it is installed)
- mozjpeg with trellis coding and quantisation table 5 (what it uses elsewhere), and without trellis coding
- mozjpeg as sharp's `mozjpeg: true` sets it up: table 3, trellis coding, scans tried out

Scores are SSIMULACRA2 and MS-SSIM of the middle 1000 × 1000 pixels. A straight line through the two nearest files, over
the logarithm of their bytes, tells the score at the very bytes that a file of sharp's set-up has: the medians over
photographs of what the others have more. Times are the best of three, in milliseconds of one core.

    CORPUS=../shared/photos python benchmarks/jpeg.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pyvips
from compress import LIMIT, SIDE, ms_ssim
from compress import middle as centre
from PIL import Image
from rig.machine import MEASURED, described, pin
from ssimulacra2 import compute_ssimulacra2

from imaging.compress.codecs import HAS_JPEGLI, PLAIN, TABLE, TRELLIS, distance_of, encode_jpeg
from imaging.compress.reading import opened

QUALITIES = (40, 50, 60, 70, 80, 86, 91, 95)
SHARP = "mozjpeg as sharp's"
TIMES = 3
Encode = Callable[[pyvips.Image, int], bytes]


@dataclass(frozen=True)
class Point:
    """A file: its bytes, its two scores, and how long it took."""

    quality: int
    bytes: int
    scores: tuple[float, float]
    seconds: float


def main() -> int:
    corpus = os.environ.get("CORPUS", "")
    if not corpus or not Path(corpus).is_dir():
        print("CORPUS names no folder of photographs, for example: CORPUS=../shared/photos python benchmarks/jpeg.py")
        return 0
    pin(MEASURED)
    print(described())
    found: dict[str, dict[str, list[Point]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for photo in sorted(Path(corpus).rglob("*.jpg")):
            image = opened(photo.read_bytes(), SIDE, SIDE, LIMIT).image
            if image.width * image.height < 1_000_000:
                continue
            found[photo.name] = {name: curve(image, encode, Path(folder)) for name, encode in encoders().items()}
            print(f"{photo.name}: {', '.join(f'{len(each)} of {name}' for name, each in found[photo.name].items())}")
    _told(found)
    return 0


def encoders() -> dict[str, Encode]:
    """What is compared, by name."""

    def moz(table: int, **how: object) -> Encode:
        return lambda image, quality: bytes(
            image.jpegsave_buffer(Q=quality, quant_table=table, subsample_mode="on", keep="none", **how)
        )

    def jpegli(colour: str) -> Encode:
        return lambda image, quality: encode_jpeg(
            image.numpy(), distance=distance_of(quality), subsampling=colour, progressive=2, optimize=True
        )

    own = {"jpegli 4:2:0": jpegli("420"), "jpegli 4:4:4": jpegli("444")} if HAS_JPEGLI else {}
    return {
        SHARP: moz(3, **TRELLIS, optimize_scans=True),
        "mozjpeg, table 5": moz(TABLE, **TRELLIS),
        "the same, no trellis": moz(TABLE, **PLAIN),
        **own,
    }


def curve(image: pyvips.Image, encode: Encode, folder: Path) -> list[Point]:
    """One point for each quality, the smallest file first."""
    wanted = centre(Image.fromarray(image.numpy()))
    wanted.save(folder / "wanted.png", compress_level=1)
    points = []
    for quality in QUALITIES:
        seconds = []
        for _ in range(TIMES):
            began = time.process_time()
            data = encode(image, quality)
            seconds.append(time.process_time() - began)
        made = centre(Image.open(BytesIO(data)).convert("RGB"))
        made.save(folder / "made.png", compress_level=1)
        looks = float(compute_ssimulacra2(str(folder / "wanted.png"), str(folder / "made.png")))
        points.append(Point(quality, len(data), (looks, ms_ssim(wanted, made)), min(seconds)))
    return points


def at(points: Sequence[Point], size: int, which: int) -> float | None:
    """The score at so many bytes; None beyond either end."""
    for one, other in zip(points, points[1:], strict=False):
        if one.bytes <= size <= other.bytes:
            share = (log(size) - log(one.bytes)) / (log(other.bytes) - log(one.bytes))
            return one.scores[which] + share * (other.scores[which] - one.scores[which])
    return None


def _told(found: dict[str, dict[str, list[Point]]]) -> None:
    names = [name for name in encoders() if name != SHARP]
    print(f"\nat the bytes of {SHARP} quality …, the median of {len(found)} photographs: SSIMULACRA2, MS-SSIM × 1000")
    print(f"{'':<10}{'KB':>6}{SHARP:>22}" + "".join(f"{name:>24}" for name in names))
    for place, quality in enumerate(QUALITIES):
        bases = [curves[SHARP][place] for curves in found.values()]
        kilobytes = statistics.median(base.bytes for base in bases) / 1000
        row = f"{quality:<10}{kilobytes:>6.0f}{statistics.median(base.scores[0] for base in bases):>22.2f}"
        print(row + "".join(f"{_gain(found, name, place):>24}" for name in names))
    print("\nmilliseconds for one picture, median: ", end="")
    print(", ".join(f"{name} {_milliseconds(found, name):.0f}" for name in encoders()))


def _gain(found: dict[str, dict[str, list[Point]]], name: str, place: int) -> str:
    gains: list[list[float]] = [[], []]
    for curves in found.values():
        base = curves[SHARP][place]
        for which in (0, 1):
            score = at(curves[name], base.bytes, which)
            if score is not None:
                gains[which].append(score - base.scores[which])
    if not gains[0]:
        return "–"
    return f"{statistics.median(gains[0]):+.2f} {statistics.median(gains[1]) * 1000:+.2f} ({len(gains[0])})"


def _milliseconds(found: dict[str, dict[str, list[Point]]], name: str) -> float:
    return statistics.median(point.seconds for curves in found.values() for point in curves[name]) * 1e3


if __name__ == "__main__":
    sys.exit(main())

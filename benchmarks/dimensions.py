"""At which quality a picture should rather lose dimensions: the figure behind `floor` in `imaging/compress/codecs.py`.

Every photograph of `CORPUS` of at least 5 MP is brought under a size at several dimensions, each time with the best
quality that fits, and scored as a screen shows it: at 1920 px, against the photograph shrunk to that (SSIMULACRA2).
Small pictures at high quality are soft, large ones at low quality are dirty; the quality where the score peaks is where
dimensions should begin to go. The last line is the median of those over all photographs and sizes, and what the floor
in use loses against the peak.

    CORPUS=../shared/photos python benchmarks/dimensions.py [--targets 500,200] [--format jpeg|webp]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pyvips
from PIL import Image
from rig.machine import described
from ssimulacra2 import compute_ssimulacra2

from imaging.compress.bitmap import Bitmap
from imaging.compress.codecs import Jpeg, Webp
from imaging.compress.reading import opened, smaller
from imaging.compress.search import Found, best
from imaging.files.decode import decode

SHOWN = 1920
LEAST_PIXELS = 5_000_000
SHARES = (1.0, 0.85, 0.72, 0.61, 0.52, 0.44, 0.37)
LIMIT = 100_000_000

Row = tuple[int, int, float]
"""Quality, long side in pixels, score."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", default="500,200", help="kilobytes, separated by commas")
    parser.add_argument("--format", default="jpeg", choices=("jpeg", "webp"))
    asked = parser.parse_args()
    corpus = os.environ.get("CORPUS", "")
    if not corpus or not Path(corpus).is_dir():
        print("CORPUS names no folder of photographs, for example: CORPUS=../shared/photos")
        return 0
    print(described())
    peaks, losses = [], []
    for photo in sorted(Path(corpus).rglob("*.jpg")):
        data = photo.read_bytes()
        source = opened(data, None, None, LIMIT).image
        if source.width * source.height < LEAST_PIXELS:
            continue
        for kilobytes in map(int, asked.targets.split(",")):
            rows = list(_rows(data, source, kilobytes * 1000, asked.format))
            told = ", ".join(f"q{quality} {side} px {score:.1f}" for quality, side, score in rows)
            print(f"{photo.name[:28]:<29}{kilobytes:>4} KB  {told}", flush=True)
            peak = max(rows, key=lambda row: row[2])
            peaks.append(peak[0])
            losses.append(peak[2] - _kept(rows, asked.format)[2])
    print(f"the score is highest at quality {statistics.median(peaks):.0f} (median)")
    print(f"the floor in use loses {statistics.median(losses):.2f} to it (median), {max(losses):.2f} at most")
    return 0


def _rows(data: bytes, source: pyvips.Image, limit: int, kind: str) -> Iterator[Row]:
    whole = decode(data).image.convert("RGB")
    for share in SHARES:
        image = smaller(source, share) if share < 1 else source
        found = _best(image, limit, kind)
        if found:
            yield found.quality, max(image.width, image.height), _score(whole, decode(found.data).image.convert("RGB"))


def _best(image: pyvips.Image, limit: int, kind: str) -> Found | None:
    if kind == "webp":
        return best(Webp(Bitmap(image)), limit)
    return best(Jpeg(Bitmap(image), fine=False, trellis=True, start=70), limit)


def _kept(rows: list[Row], kind: str) -> Row:
    """The first, so the largest, that is not below the floor."""
    floor = Jpeg.floor if kind == "jpeg" else Webp.floor
    return next((row for row in rows if row[0] >= floor), rows[-1])


def _score(whole: Image.Image, made: Image.Image) -> float:
    """As both are shown on a screen."""
    share = min(1.0, SHOWN / max(whole.size))
    size = round(whole.width * share), round(whole.height * share)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, image in (("wanted", whole), ("made", made)):
            out = BytesIO()
            image.resize(size, Image.Resampling.LANCZOS).save(out, "PNG", compress_level=1)
            files.append(Path(folder) / f"{name}.png")
            files[-1].write_bytes(out.getvalue())
        return float(compute_ssimulacra2(*map(str, files)))


if __name__ == "__main__":
    sys.exit(main())

"""Enlarging against bicubic, on photographs that were made small: how near it comes to what they were.

    python benchmarks/upscale.py [folder of photographs] [--models data/models]

Each photograph is brought to a third of its size, so that it is sharp to the pixel, made 2 and 4 times smaller by
Lanczos as cameras and programs do, and enlarged again. Printed for each way: decibels (PSNR) above bicubic and SSIM as
a ratio to bicubic's, the median over all photographs, and processor time. Models that are not in the folder are named.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from skimage.metrics import structural_similarity

from imaging.networks.engine import NetworkFolder
from imaging.networks.models import UPSCALE, doing
from imaging.networks.upscaling import upscaled
from imaging.raster import Raster
from imaging.refusal import Refused

PHOTOS = Path(os.environ.get("CORPUS", "../shared/photos"))
SHARP = 3
"""Times smaller a photograph is made before anything else."""
LEAST = 400
"""Pixels of the shorter side that is left."""
Colours = NDArray[np.uint8]
Way = Callable[[Image.Image, int], Image.Image]


def photographs(folder: Path, factor: int) -> Iterator[Image.Image]:
    for path in sorted(folder.glob("*.jpg")):
        with Image.open(path) as opened:
            if opened.mode != "RGB":
                continue
            image = ImageOps.exif_transpose(opened)
        size = tuple(side // SHARP // factor * factor for side in image.size)
        if min(size) >= LEAST:
            yield image.resize((size[0], size[1]), Image.Resampling.LANCZOS)


def ways(models: Path) -> dict[str, Way]:
    """By name, bicubic first."""
    found: dict[str, Way] = {
        "bicubic": lambda small, factor: _resized(small, factor, Image.Resampling.BICUBIC),
        "Lanczos": lambda small, factor: _resized(small, factor, Image.Resampling.LANCZOS),
        "resampled (no model)": lambda small, factor: list(upscaled(Raster(small), factor, None))[-1][1].image,
    }
    networks = NetworkFolder(models, 0)
    for model in doing(UPSCALE):
        try:
            network = networks.open(model)
        except Refused as refused:
            print(f"{model.label}: not measured. {refused}")
            continue
        found[model.label] = lambda small, factor, network=network: (
            list(  # type: ignore[misc]
                upscaled(Raster(small), factor, network)
            )[-1][1].image
        )
    return found


def _resized(small: Image.Image, factor: int, by: Image.Resampling) -> Image.Image:
    return small.resize((small.width * factor, small.height * factor), by)


def decibels(one: Colours, other: Colours) -> float:
    return float(10 * np.log10(255**2 / np.mean((one.astype(np.float64) - other) ** 2)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=PHOTOS)
    parser.add_argument("--models", type=Path, default=Path("data/models"))
    given = parser.parse_args()
    known = ways(given.models)
    for factor in (2, 4):
        better, alike, seconds = defaultdict(list), defaultdict(list), defaultdict(float)
        count = 0
        for truth in photographs(given.folder, factor):
            count += 1
            exact = np.asarray(truth)
            small = truth.resize((truth.width // factor, truth.height // factor), Image.Resampling.LANCZOS)
            usual = None
            for name, way in known.items():
                began = time.process_time()
                made = np.asarray(way(small, factor))
                seconds[name] += time.process_time() - began
                values = decibels(made, exact), float(structural_similarity(made, exact, channel_axis=2))
                usual = usual or values
                better[name].append(values[0] - usual[0])
                alike[name].append(values[1] / usual[1])
        print(f"{factor}x, {count} photographs")
        for name in known:
            figures = (
                f"{statistics.median(better[name]):+.2f} dB, SSIM {statistics.median(alike[name]):.4f} of bicubic's"
            )
            print(f"  {name:<22}{figures}, {seconds[name] / count:.2f} s each")


if __name__ == "__main__":
    main()

"""The pixel lock on photographs: how long it takes, what it leaves outside, and whether its border can be seen.

    python benchmarks/pixel_lock.py [folder of photographs]

Each photograph is brought to 2 megapixels, changed in its middle, and given back as models do it: shifted, scaled, in
another gamma or size. The border of the mask is then compared with the same line in the untouched photograph: how much
steeper light changes there (1 is not at all), beside the same for an answer that is only pasted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageOps

from imaging.declaration import Impossible
from imaging.masks.keeping import kept, proved
from imaging.raster import Raster

PHOTOS = Path("/work/shared/photos")
PIXELS = 2_000_000
TRIES = 5
WIDE = 3
"""Pixels of the line along which steepness is looked at."""


def photographs(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    for path in sorted(folder.glob("*.jpg")):
        image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        if image.width * image.height >= PIXELS:
            share = (PIXELS / (image.width * image.height)) ** 0.5
            yield path.name, image.resize((round(image.width * share), round(image.height * share)))


def masked(size: tuple[int, int]) -> Image.Image:
    """An ellipse in the middle."""
    mask, (width, height) = Image.new("L", size), size
    left, top = width * 0.36, height * 0.33
    ImageDraw.Draw(mask).ellipse((left, top, left + width * 0.28, top + height * 0.34), fill=255)
    return mask


def changed(image: Image.Image) -> Image.Image:
    made, (width, height) = image.copy(), image.size
    ImageDraw.Draw(made).ellipse((width * 0.45, height * 0.44, width * 0.55, height * 0.56), fill=(190, 60, 40))
    return made


def moved(image: Image.Image, right: float, down: float, scale: float) -> Image.Image:
    x, y = image.width / 2, image.height / 2
    matrix = np.array([[scale, 0, x * (1 - scale) + right], [0, scale, y * (1 - scale) + down]])
    return Image.fromarray(
        cv2.warpAffine(np.asarray(image), matrix, image.size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    )


def lighter(image: Image.Image, gamma: float) -> Image.Image:
    return image.point([round(255 * (level / 255) ** gamma) for level in range(256)] * 3)


ANSWERS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as it was": lambda made: made,
    "shifted by 1, -1": lambda made: moved(made, 1, -1, 1),
    "shifted by 12, 9": lambda made: moved(made, 12, 9, 1),
    "scaled by 0.97": lambda made: moved(made, 0, 0, 0.97),
    "scaled by 1.03": lambda made: moved(made, 0, 0, 1.03),
    "gamma 0.8": lambda made: lighter(made, 0.8),
    "all of it": lambda made: lighter(moved(made, -6, 4, 0.985), 1.2),
    "a square of 1024": lambda made: made.resize((1024, 1024), Image.Resampling.LANCZOS),
    "mirrored": ImageOps.mirror,
}


def steepness(image: Image.Image, mask: Image.Image) -> float:
    """Energy of the gradient along the border of the mask."""
    light = np.asarray(image.convert("L"), np.float32)
    energy = cv2.Sobel(light, cv2.CV_32F, 1, 0) ** 2 + cv2.Sobel(light, cv2.CV_32F, 0, 1) ** 2
    white = (np.asarray(mask) > 0).astype(np.uint8)
    line = cv2.dilate(white, np.ones((WIDE, WIDE), np.uint8)) - cv2.erode(white, np.ones((WIDE, WIDE), np.uint8))
    return float(energy[line > 0].mean())


def pasted(image: Image.Image, answer: Image.Image, mask: Image.Image) -> Image.Image:
    return Image.composite(answer.resize(image.size), image, mask)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=PHOTOS)
    folder: Path = parser.parse_args().folder
    found = list(photographs(folder))
    print(f"{len(found)} photographs of {PIXELS / 1e6:.0f} MP from {folder}; medians")
    print(f"{'answer':20} {'held':>6} {'px changed outside':>19} {'ms':>6} {'seam':>6} {'pasted':>7}")
    for name, answer in ANSWERS.items():
        held, outside, times, seams, plain = 0, 0, [], [], []
        for _, image in found:
            mask, given = masked(image.size), answer(changed(image))
            untouched = steepness(image, mask)
            plain.append(steepness(pasted(image, given, mask), mask) / untouched)
            try:
                for _ in range(TRIES):
                    begun = time.process_time()
                    made = kept(Raster(image), Raster(given), mask)
                    times.append(time.process_time() - begun)
            except Impossible:
                continue
            held += 1
            outside += proved(Raster(image), made.raster, mask).changed
            seams.append(steepness(made.raster.image, mask) / untouched)
        took = f"{1000 * statistics.median(times):.0f}" if times else "–"
        seam = f"{statistics.median(seams):.2f}" if seams else "–"
        told = f"{held}/{len(found)}", f"{outside}", took, seam, f"{statistics.median(plain):.2f}"
        print(f"{name:20} {told[0]:>6} {told[1]:>19} {told[2]:>6} {told[3]:>6} {told[4]:>7}")


if __name__ == "__main__":
    main()

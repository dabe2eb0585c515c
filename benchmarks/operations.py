"""What each operation costs on a 12 MP photograph, beside what Pillow's own function for it costs.

CPU milliseconds on one core, the best of a few: `apply` alone, without decoding and encoding. Where Pillow has a
function of its own, its time is the limit and the ratio stands beside it. Then what the person waits for until there is
something to see: the small picture decoded, changed and encoded.

    python benchmarks/operations.py [--times 3] [--megapixels 12] [photo]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from PIL import Image, ImageEnhance, ImageFilter, ImageOps
from rig.machine import described

from imaging.decode import decode
from imaging.encode import to_preview
from imaging.operations.auto import Auto
from imaging.operations.balance import Balance
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.crop import Crop
from imaging.operations.denoise import Denoise
from imaging.operations.exposure import Exposure
from imaging.operations.flip import Flip
from imaging.operations.gamma import Gamma
from imaging.operations.grain import Grain
from imaging.operations.greyscale import Greyscale
from imaging.operations.highlights import Highlights
from imaging.operations.invert import Invert
from imaging.operations.operation import Impossible, Operation
from imaging.operations.pad import Pad
from imaging.operations.pixelate import Pixelate
from imaging.operations.posterise import Posterise
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.saturation import Saturation
from imaging.operations.sepia import Sepia
from imaging.operations.shadows import Shadows
from imaging.operations.sharpen import Sharpen
from imaging.operations.straighten import Straighten
from imaging.operations.temperature import Temperature
from imaging.operations.text import Text
from imaging.operations.tint import Tint
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance
from imaging.operations.vignette import Vignette
from imaging.raster import Raster
from imaging.swatches import swatches

AIM = 400
BICUBIC, LANCZOS = Image.Resampling.BICUBIC, Image.Resampling.LANCZOS
Plain = Callable[[Image.Image], Any]


def cases() -> Iterator[tuple[Operation, Plain | None]]:
    yield Crop(ratio="1:1"), lambda image: image.crop((0, 0, 3000, 3000))
    yield Crop(ratio="1:1", focus="subject"), None
    yield Rotate(angle=90), lambda image: image.transpose(Image.Transpose.ROTATE_270)
    yield Rotate(angle=3), lambda image: image.convert("RGBA").rotate(-3, BICUBIC, expand=True)
    yield Rotate(angle=3, corners="filled"), lambda image: image.rotate(-3, BICUBIC, expand=True)
    yield Rotate(angle=3, corners="cropped"), lambda image: image.rotate(-3, BICUBIC)
    yield Straighten(angle=2), lambda image: image.rotate(-2, BICUBIC)
    yield Flip(), ImageOps.mirror
    yield Resize(width=2000), lambda image: image.resize((2000, round(2000 * image.height / image.width)), LANCZOS)
    yield Pad(ratio="1:1"), lambda image: ImageOps.pad(image, (4032, 4032))
    yield Trim(), None
    yield Auto(), ImageOps.autocontrast
    yield Brightness(factor=1.3), lambda image: ImageEnhance.Brightness(image).enhance(1.3)
    yield Contrast(factor=1.3), lambda image: ImageEnhance.Contrast(image).enhance(1.3)
    yield Saturation(factor=1.3), lambda image: ImageEnhance.Color(image).enhance(1.3)
    for curve in (Temperature(20), Exposure(0.5), Gamma(1.4), Highlights(-30), Shadows(30), Tint(20), Balance(red=20)):
        yield curve, lambda image: image.point([*range(256)] * 3)
    yield Vibrance(amount=40), lambda image: ImageEnhance.Color(image).enhance(1.4)
    yield Greyscale(), lambda image: image.convert("L")
    yield Sepia(), None
    yield Invert(), ImageOps.invert
    yield Posterise(), lambda image: ImageOps.posterize(image, 3)
    yield Pixelate(), None
    yield Blur(radius=8), lambda image: image.filter(ImageFilter.GaussianBlur(8))
    yield Sharpen(), lambda image: image.filter(ImageFilter.UnsharpMask(2, 100, 3))
    yield Denoise(), lambda image: image.filter(ImageFilter.MedianFilter(3))
    yield Vignette(), None
    yield Grain(), None
    yield Border(), lambda image: ImageOps.expand(image, 20, "white")
    yield Rounded(), None
    yield Text(text="Summer 2026"), None


def milliseconds(work: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        with suppress(Impossible):  # a photograph has no border to trim; looking for it costs as much
            work()
        best = min(best, time.process_time() - began)
    return best * 1000


def photo(path: str | None, megapixels: float) -> Raster:
    image = (
        decode(Path(path).read_bytes()).image if path else Image.effect_mandelbrot((900, 600), (-2, -1.2, 1, 1.2), 90)
    )
    shape = image.width / image.height
    height = round((megapixels * 1e6 / shape) ** 0.5)
    return Raster(image.convert("RGB").resize((round(height * shape), height), BICUBIC))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photo", nargs="?")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--megapixels", type=float, default=12)
    asked = parser.parse_args()
    raster, times, over = photo(asked.photo, asked.megapixels), asked.times, []
    print(described())
    print(f"{raster.width} × {raster.height}, CPU milliseconds")
    print(f"{'':<44}{'ours':>7}{'Pillow':>9}{'ratio':>8}")
    for operation, plain in cases():
        ours = milliseconds(lambda each=operation: each.apply(raster), times)  # type: ignore[misc]
        line = f"{operation.done():<44}{ours:7.0f}"
        if plain:
            limit = milliseconds(lambda each=plain: each(raster.image), times)  # type: ignore[misc]
            line += f"{limit:9.0f}{ours / max(limit, 0.01):8.2f}"
        over += [operation.done()] if ours > AIM else []
        print(line)
    print(f"{'main colours':<44}{milliseconds(lambda: swatches(raster, 5), times):7.0f}")
    small = to_preview(raster)
    share = Image.open(BytesIO(small)).width / raster.width
    slowest = max(
        milliseconds(lambda each=each: to_preview(each.scaled(share).apply(decode(small))), times)  # type: ignore[misc]
        for each, _ in cases()
    )
    print(f"{'slowest preview, decoded and encoded':<44}{slowest:7.0f}")
    print(f"over {AIM} ms: {', '.join(over) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What each operation costs on a 12 MP photograph, beside what Pillow's own function for it costs.

CPU milliseconds on one core, the best of a few: `apply` alone, without decoding and encoding. Where Pillow has a
function of its own, its time is the limit and the ratio stands beside it. Then what the person waits for until there is
something to see: the small picture decoded, changed and encoded.

`--end-to-end` measures the whole answer instead: the photograph is uploaded to a real server on one core, every
operation is said to it, and the clock runs from the message until a preview is there and until the version is stored;
first of the JPEG as it came, then of the PNG that the edit before made. Beside it Pillow in one process on the same
core: open, its own function, save as PNG (level 1), and nothing kept or told.

    python benchmarks/operations.py [--times 3] [--megapixels 12] [--end-to-end] [photo]
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
from rig.edits import Person, Waited
from rig.machine import LOAD, MEASURED, described, pin
from rig.processes import studio

from imaging.analysis.swatches import swatches
from imaging.applying import applied
from imaging.files.decode import decode
from imaging.files.encode import to_preview
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

AIM = 400
BICUBIC, LANCZOS = Image.Resampling.BICUBIC, Image.Resampling.LANCZOS
Plain = Callable[[Image.Image], Any]


def cases() -> Iterator[tuple[Operation, Plain | None]]:
    yield Crop(ratio="1:1"), lambda image: image.crop((0, 0, 3000, 3000))
    yield Crop(ratio="1:1", focus="subject"), None
    yield Crop(ratio="1:1", focus="face"), None
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


WHOLE: tuple[tuple[str, Plain], ...] = (
    ("/brightness 30%", lambda image: ImageEnhance.Brightness(image).enhance(1.3)),
    ("/contrast 30%", lambda image: ImageEnhance.Contrast(image).enhance(1.3)),
    ("/temperature 20", lambda image: image.point([*range(256)] * 3)),
    ("/greyscale", lambda image: image.convert("L").convert("RGB")),
    ("/sharpen", lambda image: image.filter(ImageFilter.UnsharpMask(2, 100, 3))),
    ("/blur 8", lambda image: image.filter(ImageFilter.GaussianBlur(8))),
    ("/rotate right", lambda image: image.transpose(Image.Transpose.ROTATE_270)),
    ("/rotate 3 cropped", lambda image: image.rotate(-3, BICUBIC)),
    ("/rotate 3", lambda image: image.convert("RGBA").rotate(-3, BICUBIC, expand=True)),
    ("/crop square", lambda image: image.crop((0, 0, 3000, 3000))),
    ("/resize 2000", lambda image: image.resize((2000, round(2000 * image.height / image.width)), LANCZOS)),
)
"""What is said, and what it is to Pillow."""
PREVIEW_AIM = 120


def end_to_end(raster: Raster, times: int) -> None:
    out = BytesIO()
    raster.image.save(out, "JPEG", quality=95)
    data, over = out.getvalue(), []
    print(f"{raster.width} × {raster.height}, {len(data) / 1e6:.1f} MB of JPEG, milliseconds by the clock")
    print(
        f"{'':<22}{'preview':>9}{'JPEG':>7}{'CPU':>6}{'PNG':>8}{'CPU':>6}{'MB':>6}{'Pillow':>10}{'JPEG':>7}{'PNG':>7}"
    )
    with studio(MEASURED, {}) as program:
        for said, plain in WHOLE:
            pin(LOAD)
            first, second = _waited(Person(program), said, data, times)
            pin(MEASURED)
            theirs = [_alone(file, plain, times) for file in (data, _png(raster.image))]
            previews = [waited.preview for waited in (first, second) if waited.preview is not None]
            over += [said] if max(first.ready, second.ready) > AIM or max(previews) > PREVIEW_AIM else []
            ratios = first.ready / theirs[0], second.ready / theirs[1]
            print(
                f"{said:<22}{max(previews):9.0f}{first.ready:7.0f}{first.cpu:6.0f}{second.ready:8.0f}{second.cpu:6.0f}"
                f"{second.size / 1e6:6.1f}{theirs[0]:10.0f}{ratios[0]:6.2f}×{ratios[1]:6.2f}×",
                flush=True,
            )
    print(f"over {PREVIEW_AIM} or {AIM} ms: {', '.join(over) or 'none'}")


def _waited(person: Person, said: str, data: bytes, times: int) -> tuple[Waited, Waited]:
    """The fastest of a few, of an upload and of a version."""
    firsts, seconds = [], []
    for _ in range(times):
        person.uploads(data, "photo.jpg")
        firsts.append(person.says(said))
        person.says("/undo")
        person.says("/exposure 0.2")
        seconds.append(person.says(said))
    person.close()
    return min(firsts, key=_ready), min(seconds, key=_ready)


def _ready(waited: Waited) -> float:
    return waited.ready


def _alone(data: bytes, plain: Plain, times: int) -> float:
    """Milliseconds of Pillow alone."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        _png(plain(Image.open(BytesIO(data))))
        best = min(best, time.perf_counter() - began)
    return best * 1e3


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


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
    parser.add_argument("--end-to-end", action="store_true")
    asked = parser.parse_args()
    raster, times, over = photo(asked.photo, asked.megapixels), asked.times, []
    print(described())
    if asked.end_to_end:
        end_to_end(raster, times)
        return 0
    print(f"{raster.width} × {raster.height}, CPU milliseconds")
    print(f"{'':<44}{'ours':>7}{'Pillow':>9}{'ratio':>8}")
    for operation, plain in cases():
        ours = milliseconds(lambda each=operation: applied(raster, [each]), times)  # type: ignore[misc]
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
        milliseconds(lambda each=each: to_preview(applied(decode(small), [each.scaled(share)]).raster), times)  # type: ignore[misc]
        for each, _ in cases()
    )
    print(f"{'slowest preview, decoded and encoded':<44}{slowest:7.0f}")
    print(f"over {AIM} ms: {', '.join(over) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`/compress` beside Pillow's and sharp's plain searches: how good, how large, how long, on one core, in one run.

Every photograph of `CORPUS` is brought to 1920 px and at most 500 KB, and to at most 250 KB:

- ours: the engine behind `/compress`, all of it (decoding, search, the likeness it reports, the preview)
- Pillow: shrunk, then six plain JPEG encodes of a binary search
- sharp: shrunk, then the same search with `mozjpeg: true` (npm's sharp, put into a temporary folder)

The scores are SSIMULACRA2 (100 is the same picture, 70 high quality) and MS-SSIM of the brightness, of the middle
1000 × 1000 pixels, against the photograph decoded whole and shrunk by Lanczos. "at its bytes" is ours again with the
size of sharp's file as the target, so that nobody is better by being larger. Times are the best of a few, in
milliseconds; ours and Pillow's with a worker's heap. The last lines are the figures of the aims.

    CORPUS=../shared/photos python benchmarks/compress.py [--times 3] [--targets 500,250] [--no-scores]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from rig.machine import MEASURED, described, pin
from rig.worker_heap import as_a_worker
from scipy.ndimage import gaussian_filter, zoom
from ssimulacra2 import compute_ssimulacra2

from imaging.compress.engine import compressed
from imaging.compress.target import PRESETS, CompressTarget
from imaging.files.decode import decode

RIG = Path(__file__).parent / "rig"
SIDE = 1920
LIMIT = 100_000_000
LEAST_PIXELS = 1_000_000
MIDDLE = 1000
HEAD = f"{'':<26}{'KB':>4} {'tool':<14}{'bytes':>8}{'quality':>8}{'SSIMULACRA2':>12}{'MS-SSIM':>9}{'wall':>7}{'cpu':>7}"
STEPS, LOW, HIGH = 6, 40, 95
PICTURES = (".jpg", ".png", ".webp", ".avif", ".heic", ".gif", ".tif", ".bmp")
SCALES = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
"""Weights of MS-SSIM (Wang 2003)."""
Plane = NDArray[np.float64]


@dataclass(frozen=True)
class Run:
    """One tool on one photograph."""

    data: bytes
    quality: int | None
    wall: float
    cpu: float


@dataclass(frozen=True)
class Compared:
    """All tools on one photograph for one target."""

    photo: str
    kilobytes: int
    runs: dict[str, Run]
    scores: dict[str, tuple[float, float]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--targets", default="500,250", help="kilobytes, separated by commas")
    parser.add_argument("--no-scores", action="store_true")
    arguments = parser.parse_args()
    corpus = os.environ.get("CORPUS", "")
    if not Path(corpus).is_dir() or not corpus:
        print(
            "CORPUS names no folder of photographs, for example: CORPUS=../shared/photos python benchmarks/compress.py"
        )
        return 0
    as_a_worker()
    pin(MEASURED)
    print(described())
    photos = [path for path in sorted(Path(corpus).rglob("*.jpg")) if _pixels(path) >= LEAST_PIXELS]
    with tempfile.TemporaryDirectory() as folder:
        sharp = _sharp(Path(folder))
        print(HEAD)
        found = []
        for photo in photos:
            for kilobytes in map(int, arguments.targets.split(",")):
                compared = _compared(photo, kilobytes, arguments.times, sharp, Path(folder), not arguments.no_scores)
                _printed(compared)
                found.append(compared)
    _aims(found)
    _larger(Path(corpus))
    _email(photos, arguments.times)
    return 0


def _pixels(path: Path) -> int:
    with Image.open(path) as opened:
        return opened.width * opened.height


def _sharp(folder: Path) -> Path | None:
    """The folder where node finds sharp; None without npm or without a registry."""
    npm = shutil.which("npm")
    if npm is None:
        print("There is no npm here: sharp is left out.")
        return None
    done = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "sharp"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"sharp could not be installed and is left out: {done.stderr.strip()[:200]}")
        return None
    return folder


def _compared(photo: Path, kilobytes: int, times: int, sharp: Path | None, folder: Path, scored: bool) -> Compared:
    data, limit = photo.read_bytes(), kilobytes * 1000
    target = CompressTarget(limit, SIDE, SIDE, "jpeg")
    runs = {"ours": _ours(data, target, times), "Pillow": _timed(lambda: _pillow(data, limit), times)}
    if sharp:
        runs["sharp"] = _by_sharp(photo, limit, times, sharp)
        runs["at its bytes"] = _ours(data, target.changed(bytes=len(runs["sharp"].data)), 1)
    scores = dict(_scores(data, runs, folder)) if scored else {}
    return Compared(photo.name, kilobytes, runs, scores)


def _timed(work: Callable[[], tuple[bytes, int | None]], times: int) -> Run:
    wall, cpu, result = float("inf"), float("inf"), (b"", None)
    for _ in range(times):
        began, used = time.perf_counter(), time.process_time()
        result = work()
        wall, cpu = min(wall, time.perf_counter() - began), min(cpu, time.process_time() - used)
    return Run(*result, wall * 1e3, cpu * 1e3)


def _ours(data: bytes, target: CompressTarget, times: int) -> Run:
    def work() -> tuple[bytes, int | None]:
        made = compressed(data, target, LIMIT)
        return made.data or data, made.outcome.quality

    return _timed(work, times)


def _pillow(data: bytes, limit: int) -> tuple[bytes, int | None]:
    image = Image.open(BytesIO(data))
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    image = ImageOps.exif_transpose(image).convert("RGB")
    low, high, best, quality = LOW, HIGH, b"", None
    for _ in range(STEPS):
        middle = (low + high) // 2
        out = BytesIO()
        image.save(out, "JPEG", quality=middle)
        if out.tell() <= limit:
            best, quality, low = out.getvalue(), middle, middle + 1
        else:
            high = middle - 1
    return best, quality


def _by_sharp(photo: Path, limit: int, times: int, folder: Path) -> Run:
    out = folder / "sharp.jpg"
    out.unlink(missing_ok=True)
    command = ["node", str(RIG / "sharp_search.mjs"), str(photo.resolve()), str(SIDE), str(limit), str(out), str(times)]
    said = json.loads(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout)
    return Run(out.read_bytes() if out.exists() else b"", said["quality"], said["wall"], said["cpu"])


def _scores(data: bytes, runs: dict[str, Run], folder: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    whole = decode(data).image.convert("RGB")
    wanted, size = whole, whole.size
    for tool, run in runs.items():
        if not run.data:
            continue
        made = decode(run.data).image.convert("RGB")
        wanted = whole.resize(made.size, Image.Resampling.LANCZOS) if made.size != size else wanted
        size = made.size
        files = folder / "wanted.png", folder / "made.png"
        pair = middle(wanted), middle(made)
        for image, path in zip(pair, files, strict=True):
            image.save(path, compress_level=1)
        yield tool, (float(compute_ssimulacra2(*map(str, files))), ms_ssim(*pair))


def middle(image: Image.Image) -> Image.Image:
    """At most 1000 × 1000 pixels of it."""
    left, top = max(0, (image.width - MIDDLE) // 2), max(0, (image.height - MIDDLE) // 2)
    return image.crop((left, top, min(image.width, left + MIDDLE), min(image.height, top + MIDDLE)))


def ms_ssim(one: Image.Image, other: Image.Image) -> float:
    """Multi-scale structural similarity of the brightness, 0–1."""
    left, right = (np.asarray(image.convert("L"), np.float64) for image in (one, other))
    score = 1.0
    for place, weight in enumerate(SCALES):
        means, courses = _similar(left, right)
        last = place == len(SCALES) - 1
        score *= max(0.0, float((means * courses if last else courses).mean())) ** weight
        left, right = (zoom(gaussian_filter(each, 0.8), 0.5, order=1) for each in (left, right))
    return score


def _similar(left: Plane, right: Plane) -> tuple[Plane, Plane]:
    """Likeness of means, and of spreads and course, at every pixel."""

    def blurred(plane: Plane) -> Plane:
        return gaussian_filter(plane, 1.5, truncate=3.5)

    mean_left, mean_right = blurred(left), blurred(right)
    spreads = blurred(left**2) - mean_left**2 + blurred(right**2) - mean_right**2
    common = blurred(left * right) - mean_left * mean_right
    same_mean, same_spread = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    means = (2 * mean_left * mean_right + same_mean) / (mean_left**2 + mean_right**2 + same_mean)
    return means, (2 * common + same_spread) / (spreads + same_spread)


def _printed(compared: Compared) -> None:
    for tool, run in compared.runs.items():
        scores = compared.scores.get(tool)
        told = f"{scores[0]:>12.2f}{scores[1]:>9.4f}" if scores else f"{'':>21}"
        first = f"{compared.photo[:25]:<26}{compared.kilobytes:>4}" if tool == "ours" else f"{'':<30}"
        print(
            f"{first} {tool:<14}{len(run.data):>8}{run.quality or 0:>8}{told}{run.wall:>7.0f}{run.cpu:>7.0f}",
            flush=True,
        )


def _aims(found: Sequence[Compared]) -> None:
    over = [each for each in found if len(each.runs["ours"].data) > each.kilobytes * 1000]
    print(f"\nover the target: {len(over)} of {len(found)}")
    for rival in ("sharp", "Pillow"):
        both = [each for each in found if rival in each.runs and each.runs[rival].data]
        if not both:
            continue
        ratios = [statistics.median(_ratio(each, rival, kind) for each in both) for kind in ("wall", "cpu")]
        print(f"time over {rival}'s, median: wall {ratios[0]:.2f}×, cpu {ratios[1]:.2f}×")
        for tool in ("ours", "at its bytes") if rival == "sharp" else ("ours",):
            gains = [_gain(each, tool, rival) for each in both if tool in each.scores]
            if gains:
                better = [statistics.median(gain[place] for gain in gains) for place in (0, 1)]
                wins = sum(gain[0] >= 0 for gain in gains)
                print(
                    f"{tool} against {rival}, median: SSIMULACRA2 {better[0]:+.2f}, MS-SSIM {better[1]:+.4f}; "
                    f"not worse in {wins} of {len(gains)}"
                )


def _ratio(compared: Compared, rival: str, kind: str) -> float:
    return float(getattr(compared.runs["ours"], kind) / getattr(compared.runs[rival], kind))


def _gain(compared: Compared, tool: str, rival: str) -> tuple[float, float]:
    ours, theirs = compared.scores[tool], compared.scores[rival]
    return ours[0] - theirs[0], ours[1] - theirs[1]


def _larger(corpus: Path) -> None:
    """All pictures of the corpus, of whatever kind, by all presets."""
    files = [path for path in sorted(corpus.rglob("*.*")) if path.suffix.lower() in PICTURES]
    made = [(path, compressed(path.read_bytes(), preset, LIMIT)) for path in files for preset in PRESETS.values()]
    larger = [(path, each) for path, each in made if len(each.data) >= path.stat().st_size]
    told = sum(any("larger than before" in note for note in each.outcome.notes) for _, each in larger)
    print(f"larger than the source: {len(larger)} of {len(made)} by all presets, {told} of them needed and said")


def _email(photos: Sequence[Path], times: int) -> None:
    """The largest photograph to the email preset."""
    if photos:
        largest = max(photos, key=_pixels)
        run = _ours(largest.read_bytes(), PRESETS["email"], times)
        print(
            f"{largest.name} ({_pixels(largest) / 1e6:.0f} MP) to email: {len(run.data) / 1000:.0f} KB, "
            f"wall {run.wall:.0f} ms, cpu {run.cpu:.0f} ms"
        )


if __name__ == "__main__":
    sys.exit(main())

"""`/nobg` beside bare rembg: how long it takes with a warm model, and how right every method is.

- time: a photograph to a cut-out, by ours (decoding, the mask, clean colours at edges, encoding, the preview) and by
  `rembg.remove` with a session that is loaded already; the same weights, one thread, turn and turn about, in processor
  time, with a worker's heap; ours as with plenty of memory, or with as much as `--limit` says. "bytes" is from the file
  to the PNG, "pixels" from a decoded picture to a transparent one. Where no weights are in MODELS a model that is made
  here stands in: with nearly as many multiplications as U²-Net, and with next to none, where the ratio is that of all
  the rest.
- memory: the most that one process has for one cut-out of that photograph, model and all: resident, and private, which
  is what ATELIER_CUTOUT_MEMORY limits.
- beside: how much both cut-outs have in common with the reference and with each other, on the pictures of CORPUS as
  they are, and enlarged to 8 megapixels.
- right: the share of pixels that a cut-out and the reference have in common, of those that either has (IoU), at half
  transparency, for the simple method and every model in MODELS, on `x.jpg` with `x.reference.png` (its alpha, or its
  brightness) in CORPUS; with how sure the method said it was, and again with a box around the subject.

rembg has to be installed for it: `.venv/bin/pip install "rembg[cpu]"`. Real weights can be put together with
`rig/weights.py`.

    CORPUS=../shared/photos/cutout MODELS=data/models python benchmarks/nobg.py [--times 5] [--photo FILE] [--check]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rig.bare_rembg import HINT, available, cut, session
from rig.machine import described
from rig.worker_heap import as_a_worker

from imaging.cutout.cutter import Cutter
from imaging.cutout.models import MODELS, SIMPLE, USUAL
from imaging.cutout.network import CutoutNetworks
from imaging.cutout.request import CutoutRequest, SubjectBox
from imaging.files.decode import decode
from imaging.networks.engine import NetworkFolder, providers
from imaging.raster import Raster
from server.workers.cutout_tasks import Cutting
from tests.tiny_onnx import tiny_model

LIMIT = 100_000_000
STAND_INS = {USUAL: 15, "u2netp": 0}
"""Layers of the models that stand in: fifteen are 57 thousand million multiplications, U²-Net's convolutions are 59."""
ONCE = str(Path(__file__).parent / "rig" / "cut_once.py")
EIGHT = 8e6
"""Pixels of an enlarged picture."""
AIM = 1.10
"""Our time over bare rembg's, from bytes to bytes."""


@dataclass(frozen=True)
class Pair:
    """A photograph and what should be left of it."""

    name: str
    picture: Image.Image
    reference: NDArray[np.bool_]

    @property
    def box(self) -> SubjectBox:
        """Around the reference."""
        rows, columns = np.nonzero(self.reference)
        left, top = float(columns.min()), float(rows.min())
        return SubjectBox(left, top, float(columns.max()) + 1 - left, float(rows.max()) + 1 - top)


def main() -> int:
    """1 where an aim is missed and that was asked about."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="how often each is measured")
    parser.add_argument("--photo", type=Path, help="what is timed; the largest of CORPUS when left out")
    parser.add_argument("--limit", type=int, default=0, help="megabytes, as ATELIER_CUTOUT_MEMORY; 0: plenty")
    parser.add_argument("--check", action="store_true", help="end with 1 when the aim is missed")
    given = parser.parse_args()
    if not available():
        parser.error(HINT)
    as_a_worker()
    print(f"{described()}; computed by {providers()[0]}")
    corpus = Path(os.environ.get("CORPUS", "../shared/photos/cutout"))
    pairs = list(_pairs(corpus)) if corpus.is_dir() else []
    with tempfile.TemporaryDirectory() as folder:
        models = Path(os.environ.get("MODELS", "data/models"))
        present = [model.name for model in MODELS if (models / f"{model.name}.onnx").is_file()]
        if not present:
            models = Path(folder)
            for name, layers in STAND_INS.items():
                (models / f"{name}.onnx").write_bytes(tiny_model(layers=layers))
        os.environ["U2NET_HOME"] = str(models.absolute())
        timed = present[:1] or list(STAND_INS)
        ratio = [_times(given.photo, pairs, models.absolute(), name, given) for name in timed][0]
        for name in timed:
            _memory(given.photo, pairs, models.absolute(), name)
        for name in present:
            _beside(pairs, models.absolute(), name)
        _shares(pairs, Cutter(CutoutNetworks(NetworkFolder(models.absolute()))), [SIMPLE, *present])
    return 1 if given.check and ratio > AIM else 0


def _times(photo: Path | None, pairs: list[Pair], models: Path, name: str, given: argparse.Namespace) -> float:
    """Prints both and gives the ratio from bytes to bytes."""
    data, times = photo.read_bytes() if photo else _photograph(pairs), given.times
    networks, loaded = CutoutNetworks(NetworkFolder(models, given.limit)), session(name, providers())
    raster = decode(data, LIMIT)
    wish = CutoutRequest(name).to_dict()

    def ours_bytes(turn: int) -> object:
        values = {"key": str(turn), "wish": wish, "pixels": LIMIT}
        return list(Cutting(Cutter(networks)).cut(values, (data,)))

    runs: dict[str, tuple[Callable[[int], object], Callable[[int], object]]] = {
        "bytes": (ours_bytes, lambda turn: cut(data, loaded)),
        "pixels": (
            lambda turn: Cutter(networks).cut(str(turn), raster, CutoutRequest(name), None),
            lambda turn: cut(raster.image, loaded),
        ),
    }
    print(f"\ntime with {name}, {raster.width}×{raster.height}, median of {times}, ms")
    ratios = {what: _ratio(what, ours, theirs, times) for what, (ours, theirs) in runs.items()}
    return ratios["bytes"]


def _ratio(what: str, ours: Callable[[int], object], theirs: Callable[[int], object], times: int) -> float:
    taken: dict[str, list[float]] = {"ours": [], "rembg": []}
    for turn in range(times + 1):
        for tool, run in (("ours", ours), ("rembg", theirs)):
            started = time.process_time()
            run(turn)
            if turn:  # the first turn loads what is loaded once
                taken[tool].append(1000 * (time.process_time() - started))
    mine, bare = (statistics.median(taken[tool]) for tool in ("ours", "rembg"))
    print(f"  {what:<8} ours {mine:7.0f}   rembg {bare:7.0f}   ratio {mine / bare:.2f}×", flush=True)
    return mine / bare


def _memory(photo: Path | None, pairs: list[Pair], models: Path, name: str) -> None:
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        file.write(photo.read_bytes() if photo else _photograph(pairs))
        file.flush()
        found = {}
        for tool in ("ours", "rembg"):
            told = subprocess.run(
                [sys.executable, ONCE, tool, name, str(models), file.name], capture_output=True, check=True
            )
            found[tool] = json.loads(told.stdout.splitlines()[-1])
    for what in ("resident", "data"):
        ours, bare = (found[tool][what] for tool in ("ours", "rembg"))
        print(
            f"  MB {'private' if what == 'data' else what:<9} ours {ours:5}   rembg {bare:5}   with {name}", flush=True
        )


def _beside(pairs: list[Pair], models: Path, name: str) -> None:
    """Prints how right both are and how far apart."""
    loaded, cutter = session(name, providers()), Cutter(CutoutNetworks(NetworkFolder(models)))
    print(f"\nIoU of {name:<29}ours  rembg  with each other")
    for pair in (*pairs, *(_enlarged(pair) for pair in pairs)):
        ours = cutter.cut(f"{pair.name}{pair.picture.size}", Raster(pair.picture), CutoutRequest(name), None).raster
        bare = Raster(cut(pair.picture, loaded))
        both = _common(ours, np.asarray(bare.image.getchannel("A")) > 127)
        found = f"{_common(ours, pair.reference):>7.3f}{_common(bare, pair.reference):>7.3f}{both:>17.3f}"
        size = f"{pair.picture.width}×{pair.picture.height}"
        print(f"  {pair.name:<20}{size:>12}{found}", flush=True)


def _enlarged(pair: Pair) -> Pair:
    factor = (EIGHT / (pair.picture.width * pair.picture.height)) ** 0.5
    size = round(pair.picture.width * factor), round(pair.picture.height * factor)
    reference = Image.fromarray(pair.reference).resize(size)
    return Pair(pair.name, pair.picture.resize(size, Image.Resampling.LANCZOS), np.asarray(reference))


def _shares(pairs: list[Pair], cutter: Cutter, methods: list[str]) -> None:
    for method in methods:
        print(f"\nIoU of {method}" + f"{'':<14}alone   sure   with a box")
        found = [_shares_of(pair, cutter, method) for pair in pairs]
        for pair, (alone, sure, boxed) in zip(pairs, found, strict=True):
            print(f"  {pair.name:<22}{alone:>7.3f}{sure:>7.2f}{boxed:>10.3f}", flush=True)
        if found:
            print(f"  {'mean':<22}{np.mean([f[0] for f in found]):>7.3f}{'':>7}{np.mean([f[2] for f in found]):>10.3f}")


def _shares_of(pair: Pair, cutter: Cutter, method: str) -> tuple[float, float, float]:
    alone = cutter.cut(pair.name, Raster(pair.picture), CutoutRequest(method), None)
    boxed = cutter.cut(pair.name, Raster(pair.picture), CutoutRequest(method, pair.box), None)
    return _common(alone.raster, pair.reference), alone.sure, _common(boxed.raster, pair.reference)


def _common(cut: Raster, reference: NDArray[np.bool_]) -> float:
    mask = np.asarray(cut.image.getchannel("A")) > 127
    return float((mask & reference).sum() / max(1, (mask | reference).sum()))


def _pairs(corpus: Path) -> Iterator[Pair]:
    for path in sorted(corpus.glob("*.jpg")):
        reference = path.with_suffix(".reference.png")
        if reference.is_file():
            with Image.open(path) as picture, Image.open(reference) as wanted:
                mask = wanted.getchannel("A") if "A" in wanted.getbands() else wanted.convert("L")
                yield Pair(path.stem, picture.convert("RGB"), np.asarray(mask.resize(picture.size)) > 127)


def _photograph(pairs: list[Pair]) -> bytes:
    """The largest of the corpus; without one a picture that is made here."""
    out = BytesIO()
    largest: Any = max((pair.picture for pair in pairs), key=lambda picture: picture.width, default=None)
    picture = largest or Image.effect_noise((1600, 1200), 60).convert("RGB")
    picture.save(out, "JPEG", quality=92)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())

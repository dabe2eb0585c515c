"""The models that enlarge, erase and select, as declarations: what each is good at, its files, and their licence.

All of them run on this machine and none has a licence that forbids commercial use. Addresses, sizes and sums are those
their publishers state; a file with another sum is thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass

from imaging.sentences import say

CUT_OUT, UPSCALE, ERASE, SELECT = "cutout", "upscale", "erase", "select"
JOBS = (CUT_OUT, UPSCALE, ERASE, SELECT)
"""What a model of the folder can be good for."""


@dataclass(frozen=True)
class ModelFile:
    """One file of a model."""

    name: str
    """In the folder."""
    address: str
    """Where it is fetched from: a whole address, or the file's name at `ATELIER_MODELS_URL`."""
    bytes: int
    """About, for one that cuts out; see `CutoutModel`."""
    sha256: str = ""
    """In hex; empty where only the other one is stated."""
    md5: str = ""


@dataclass(frozen=True)
class NetworkModel:
    """A model, and the files that it is made of."""

    name: str
    label: str
    job: str
    """One of `JOBS`."""
    good_for: str
    licence: str
    files: tuple[ModelFile, ...]
    """In the order in which `imaging/networks` asks for them."""
    memory: int
    """Megabytes that a process needs at least for it: what its weights and the layers of one piece take, estimated from
    their numbers. The best model that fits is taken."""

    @property
    def bytes(self) -> int:
        return sum(each.bytes for each in self.files)


QUICK, FINE = "realesr-general-x4v3", "realesrgan-x4plus"
LAMA = "lama"
EFFICIENT_SAM = "efficient-sam"
SILBERKORN = "https://github.com/DerAlexmann/Silberkorn/releases/download"
OSAM = "https://github.com/labelmeai/efficient-sam/releases/download/onnx-models-20231225"

MODELS = (
    NetworkModel(
        QUICK,
        "Real-ESRGAN general",
        UPSCALE,
        say("good_for_realesr_general", "enlarging photos, quickly; faces come out smoother than they were"),
        "BSD-3-Clause",
        (
            ModelFile(
                "realesr-general-x4v3.onnx",
                "https://huggingface.co/techycoder/realesrgan-general-x4v3/resolve/main/realesr-general-x4v3-dn50.onnx",
                4_900_000,
                "152a44621a7906878d0a580c0347e8bcce78bafeb949af99383fba13e81f253a",
            ),
        ),
        700,
    ),
    NetworkModel(
        FINE,
        "Real-ESRGAN x4plus",
        UPSCALE,
        say(
            "good_for_realesrgan_x4plus",
            "enlarging with the finest detail; takes minutes, and invents some of it",
        ),
        "BSD-3-Clause",
        (
            ModelFile(
                "realesrgan-x4plus.onnx",
                f"{SILBERKORN}/modelle-1/realesrgan-x4plus.onnx",
                67_000_000,
                "9c887160648173a00ef2e998609bc198f0868a11e6801c9c3abeb1868808926a",
            ),
        ),
        1200,
    ),
    NetworkModel(
        LAMA,
        "LaMa",
        ERASE,
        say("good_for_lama", "erasing what is large: people, cars, signs"),
        "Apache-2.0",
        (
            ModelFile(
                "lama_fp32.onnx",
                "https://huggingface.co/Carve/LaMa-ONNX/resolve/main/lama_fp32.onnx",
                208_044_816,
                "1faef5301d78db7dda502fe59966957ec4b79dd64e16f03ed96913c7a4eb68d6",
            ),
        ),
        1600,
    ),
    NetworkModel(
        EFFICIENT_SAM,
        "EfficientSAM",
        SELECT,
        say("good_for_efficient_sam", "selecting a thing by pointing at it, or by a box around it"),
        "Apache-2.0",
        (
            ModelFile(
                "efficient_sam_vitt_encoder.onnx",
                f"{OSAM}/efficient_sam_vitt_encoder.onnx",
                24_800_000,
                "7a73ee65aa2c37237c89b4b18e73082f757ffb173899609c5d97a2bbd4ebb02d",
            ),
            ModelFile(
                "efficient_sam_vitt_decoder.onnx",
                f"{OSAM}/efficient_sam_vitt_decoder.onnx",
                16_600_000,
                "e1afe46232c3bfa3470a6a81c7d3181836a94ea89528aff4e0f2d2c611989efd",
            ),
        ),
        1400,
    ),
)
BY_NAME = {model.name: model for model in MODELS}


def doing(job: str) -> tuple[NetworkModel, ...]:
    """The models for it, the one that is offered first in front."""
    return tuple(model for model in MODELS if model.job == job)

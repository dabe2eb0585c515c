"""Families of models, told from the names of their files: how large they paint, in how many steps, by which sampler.

ComfyUI does not say of which family a file is. The figures are those of ComfyUI's own templates and of the models'
own pages; that of Z-Image and FLUX.1 as separate files, too (`workflow_templates`, read in November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

SMALL, LARGE = 512 * 512, 1024 * 1024
"""Pixels."""


@dataclass(frozen=True)
class Family:
    """How its pictures are sampled."""

    area: int = SMALL
    """About how many pixels its pictures have."""
    steps: int = 25
    cfg: float = 7.0
    """How closely the prompt is followed. At 1 nothing is heard of what must not be there."""
    sampler: str = "dpmpp_2m"
    scheduler: str = "karras"
    latent: str = "EmptyLatentImage"
    """The node that an empty picture comes from."""
    shift: float = 0.0
    """Of its noise; 0 where none is set."""

    @property
    def negative(self) -> bool:
        """Whether it hears what must not be there."""
        return self.cfg > 1


SD15 = Family()
SDXL = Family(LARGE, 28, 6.0)
SD3 = Family(LARGE, 28, 4.5, "dpmpp_2m", "sgm_uniform", "EmptySD3LatentImage")
FLUX = Family(LARGE, 20, 1.0, "euler", "simple", "EmptySD3LatentImage")
SCHNELL = replace(FLUX, steps=4)
Z_IMAGE = Family(LARGE, 8, 1.0, "res_multistep", "simple", "EmptySD3LatentImage", shift=3.0)
QUICK, QUICK_XL = (Family(area, 8, 1.5, "euler", "sgm_uniform") for area in (SMALL, LARGE))

_XL = r"xl|pony|illustrious|noob|animagine|playground"
_QUICK = r"turbo|lightning|hyper|lcm|dmd"
_CHECKPOINTS: tuple[tuple[re.Pattern[str], Family], ...] = tuple(
    (re.compile(pattern), family)
    for pattern, family in (
        (r"schnell", SCHNELL),
        (r"flux", FLUX),
        (r"sd_?3|stable.?diffusion.?3", SD3),
        (rf"(?=.*({_XL}))(?=.*({_QUICK}))", QUICK_XL),
        (_XL, SDXL),
        (_QUICK, QUICK),
    )
)
_NO_PAINTERS = re.compile(
    r"refiner|svd|zero123|audio|ace_?step|ltx|hunyuan|mochi|cosmos|wan\d|upscal|controlnet|inpaint"
)
"""Files that lie among checkpoints and make no picture of words alone: models for video, sound, second passes."""


@dataclass(frozen=True)
class Checkpoint:
    """A model whose one file holds all that it needs."""

    file: str

    @property
    def family(self) -> Family:
        """The one its name tells of; Stable Diffusion 1.5, which most are made from, where it tells of none."""
        name = self.file.lower()
        return next((family for pattern, family in _CHECKPOINTS if pattern.search(name)), SD15)


@dataclass(frozen=True)
class SplitModel:
    """A model in files of its own: the one that paints, those that read the prompt, the one that makes pixels."""

    file: str
    family: Family
    encoders: tuple[str, ...]
    kind: str
    """As `CLIPLoader` calls the way they are read."""
    decoder: str


@dataclass(frozen=True)
class Kit:
    """Which files make a `SplitModel`, by what their names hold."""

    painter: str
    family: Family
    encoders: tuple[str, ...]
    kind: str
    decoder: str

    def assembled(self, file: str, encoders: Iterable[str], decoders: Iterable[str]) -> SplitModel | None:
        """With the files that there are; None where one is missing, or the painter is no such one."""
        found = [_first(pattern, encoders) for pattern in self.encoders]
        decoder = _first(self.decoder, decoders)
        if not re.search(self.painter, _bare(file)) or not all(found) or not decoder:
            return None
        return SplitModel(file, self.family, tuple(found), self.kind, decoder)


KITS = (
    Kit(r"z.?image", Z_IMAGE, (r"qwen.?3.?4b",), "lumina2", r"^(flux_?)?ae\b"),
    Kit(r"flux.?1.*schnell", SCHNELL, (r"clip_l", r"t5.?xxl"), "flux", r"^(flux_?)?ae\b"),
    Kit(r"flux.?1(?!.*(fill|kontext|redux|canny|depth))", FLUX, (r"clip_l", r"t5.?xxl"), "flux", r"^(flux_?)?ae\b"),
)
"""FLUX.1's tools are left to workflows of one's own: they want other graphs."""


def paints(checkpoint: str) -> bool:
    """Whether a file among the checkpoints makes pictures of words, as far as its name tells."""
    return not _NO_PAINTERS.search(checkpoint.lower())


def split_models(painters: Iterable[str], encoders: Iterable[str], decoders: Iterable[str]) -> list[SplitModel]:
    """Those whose files are all there."""
    encoders, decoders = tuple(encoders), tuple(decoders)
    found = [next(filter(None, (kit.assembled(file, encoders, decoders) for kit in KITS)), None) for file in painters]
    return [model for model in found if model is not None]


def _first(pattern: str, files: Iterable[str]) -> str:
    return next((file for file in files if re.search(pattern, _bare(file))), "")


def _bare(file: str) -> str:
    """Without its folders, which are written with either slash."""
    return re.split(r"[\\/]", file)[-1].lower()

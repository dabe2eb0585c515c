"""The models that can cut out, as declarations: what each is good at, what it weighs, and under which licence it is.

All of them run on this machine and none has a licence that forbids commercial use. `network.py` runs them.
"""

from __future__ import annotations

from dataclasses import dataclass

from imaging.networks.models import CUT_OUT, ModelFile, NetworkModel
from imaging.sentences import say

SIMPLE = "simple"
"""The name of the built-in way, which needs no model."""
SIMPLE_LABEL = "Simple cut-out"
USUAL = "u2net"
IMAGENET, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Mean and spread of red, green and blue of the photographs that most networks are trained with (ImageNet)."""
MIDDLE, AS_IT_IS = (0.5, 0.5, 0.5), (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class CutoutModel(NetworkModel):
    """A model that cuts out, by the name that rembg gives it too, and how it sees a picture.

    Its memory is what a process has at most, model, engine and a picture of 12 megapixels, and a tenth on top: measured
    (`benchmarks/nobg.py`) for U²-Net and IS-Net, estimated for the others; see docs/cutting-out.md.
    """

    side: int
    """Pixels: how wide and high it sees a picture."""
    mean: tuple[float, float, float]
    """Of red, green and blue (0–1) in what it was trained with; it sees how far a pixel is from that,"""
    spread: tuple[float, float, float]
    """in these units."""
    logits: bool = False
    """Whether its answer is from minus to plus infinity, and not from 0 to 1."""


def weights(name: str, bytes: int, md5: str, address: str = "") -> tuple[ModelFile]:
    """Its one file, about so large, with the sum that is published of it; at that name where it is fetched from, if not
    its own."""
    own = f"{name}.onnx"
    return (ModelFile(own, address or own, bytes, md5=md5),)


MODELS = (
    CutoutModel(
        "u2net",
        "U²-Net",
        CUT_OUT,
        say("good_for_u2net", "anything that stands out: things, people, animals"),
        "Apache-2.0",
        weights("u2net", 176_000_000, "60024c5c889badc19c04ad937298a77b"),
        1350,
        320,
        IMAGENET,
        SPREAD,
    ),
    CutoutModel(
        "u2netp",
        "U²-Net small",
        CUT_OUT,
        say("good_for_u2netp", "like U²-Net, for a small machine: quick, with less exact edges"),
        "Apache-2.0",
        weights("u2netp", 4_700_000, "8e83ca70e441ab06c318d82300c84806"),
        1050,
        320,
        IMAGENET,
        SPREAD,
    ),
    CutoutModel(
        "u2net_human_seg",
        "U²-Net people",
        CUT_OUT,
        say("good_for_u2net_human_seg", "people, from head to foot"),
        "Apache-2.0",
        weights("u2net_human_seg", 176_000_000, "c09ddc2e0104f800e3e1bb4652583d1f"),
        1350,
        320,
        IMAGENET,
        SPREAD,
    ),
    CutoutModel(
        "isnet-general-use",
        "IS-Net",
        CUT_OUT,
        say("good_for_isnet_general_use", "things with fine parts: plants, bicycles, jewellery"),
        "Apache-2.0",
        weights("isnet-general-use", 179_000_000, "fc16ebd8b0c10d971d3513d564d01e29"),
        1700,
        1024,
        MIDDLE,
        AS_IT_IS,
    ),
    CutoutModel(
        "isnet-anime",
        "IS-Net anime",
        CUT_OUT,
        say("good_for_isnet_anime", "drawn characters"),
        "Apache-2.0",
        weights("isnet-anime", 176_000_000, "6f184e756bb3bd901c8849220a83e38e"),
        1700,
        1024,
        IMAGENET,
        AS_IT_IS,
    ),
    CutoutModel(
        "silueta",
        "Silueta",
        CUT_OUT,
        say("good_for_silueta", "like U²-Net, at a quarter of its size"),
        "Apache-2.0",
        weights("silueta", 43_000_000, "55e59e0d8062d2f5d013f4725ee84782"),
        1200,
        320,
        IMAGENET,
        SPREAD,
    ),
    CutoutModel(
        "birefnet-general",
        "BiRefNet",
        CUT_OUT,
        say("good_for_birefnet_general", "the finest edges: hair, fur, lace; slow, and needs a lot of memory"),
        "MIT",
        weights("birefnet-general", 970_000_000, "7a35a0141cbbc80de11d9c9a28f52697", "BiRefNet-general-epoch_244.onnx"),
        9000,
        1024,
        IMAGENET,
        SPREAD,
        logits=True,
    ),
    CutoutModel(
        "birefnet-general-lite",
        "BiRefNet lite",
        CUT_OUT,
        say("good_for_birefnet_general_lite", "nearly as fine as BiRefNet, at a quarter of its size"),
        "MIT",
        weights(
            "birefnet-general-lite",
            220_000_000,
            "4fab47adc4ff364be1713e97b7e66334",
            "BiRefNet-general-bb_swin_v1_tiny-epoch_232.onnx",
        ),
        6000,
        1024,
        IMAGENET,
        SPREAD,
        logits=True,
    ),
)
BY_NAME = {model.name: model for model in MODELS}


def label_of(method: str) -> str:
    """As a person reads it."""
    return BY_NAME[method].label if method in BY_NAME else SIMPLE_LABEL

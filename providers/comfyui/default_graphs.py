"""Graphs of ours: text to image, image to image, and a part of an image, for a model that somebody has in ComfyUI.

Only nodes that come with ComfyUI are used. The result is a `PreviewImage`: nothing stays in its output folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Any

from conversation.ports.models import ImageAbilities, Price
from providers.comfyui.families import Checkpoint, Family, SplitModel
from providers.comfyui.graph_plan import FREE_SHAPES, Graph, GraphWish
from providers.wire.content.pixel_size import ASPECTS, Sides, pixel_size, scaled

USUAL_STRENGTH = 0.65
"""How far a picture is changed where nobody says."""
LEAST_STRENGTH = 0.01
FREE = Price(0, 0, 0)
Link = list[Any]
"""`[id of a node, which of its outputs]`."""


@dataclass(frozen=True)
class DefaultGraphs:
    """Implements `GraphPlan` for one model."""

    model: Checkpoint | SplitModel
    local: bool = False
    """Whether ComfyUI runs on this machine."""

    result = "result"
    wants_picture = False
    wants_mask = False

    @property
    def name(self) -> str:
        return self.model.file

    @property
    def label(self) -> str:
        return PureWindowsPath(self.model.file).stem

    @property
    def family(self) -> Family:
        return self.model.family

    @property
    def abilities(self) -> ImageAbilities:
        return ImageAbilities(
            edit=True,
            inpaint=True,
            references=1,
            aspects=ASPECTS,
            previews=True,
            seed=True,
            negative=self.family.negative,
            strength=True,
            local=self.local,
            price=FREE,
        )

    def graph(self, wish: GraphWish) -> Graph:
        """See `GraphPlan`."""
        nodes, model, clip, vae = _loaded(self.model)
        nodes |= self._words(wish, clip)
        denoise = 1.0
        if wish.pictures:
            nodes |= self._picture(wish, vae)
            usual = 1.0 if wish.mask else USUAL_STRENGTH
            denoise = max(usual if wish.strength is None else wish.strength, LEAST_STRENGTH)
        else:
            nodes["latent"] = self._empty(pixel_size(wish.aspect, self.family.area, FREE_SHAPES))
        if self.family.shift:
            nodes["shifted"] = _node("ModelSamplingAuraFlow", model=model, shift=self.family.shift)
            model = ["shifted", 0]
        nodes["sampler"] = self._sampler(model, wish.seed, denoise)
        nodes["decoded"] = _node("VAEDecode", samples=["sampler", 0], vae=vae)
        nodes["result"] = _node("PreviewImage", images=["decoded", 0])
        if wish.mask and wish.pictures:
            nodes["composite"] = _composite()
            nodes["result"] = _node("PreviewImage", images=["composite", 0])
        return nodes

    def _words(self, wish: GraphWish, clip: Link) -> Graph:
        """What is in the picture, and what is not."""
        positive = _node("CLIPTextEncode", text=wish.prompt, clip=clip)
        if self.family.negative:
            return {"positive": positive, "negative": _node("CLIPTextEncode", text=wish.negative, clip=clip)}
        return {"positive": positive, "negative": _node("ConditioningZeroOut", conditioning=["positive", 0])}

    def _picture(self, wish: GraphWish, vae: Link) -> Graph:
        """As large as this family paints; where there is a mask, only there it changes."""
        width, height = scaled(wish.sides, self.family.area, FREE_SHAPES)
        nodes = {
            "picture": _node("LoadImage", image=wish.pictures[0]),
            "fitted": _node(
                "ImageScale",
                image=["picture", 0],
                upscale_method="bicubic",
                width=width,
                height=height,
                crop="disabled",
            ),
        }
        whole = _node("VAEEncode", pixels=["fitted", 0], vae=vae)
        if not wish.mask:
            return {**nodes, "latent": whole}
        return {
            **nodes,
            "mask": _node("LoadImageMask", image=wish.mask, channel="red"),
            "whole": whole,
            "latent": _node("SetLatentNoiseMask", samples=["whole", 0], mask=["mask", 0]),
        }

    def _empty(self, sides: Sides) -> dict[str, Any]:
        return _node(self.family.latent, width=sides[0], height=sides[1], batch_size=1)

    def _sampler(self, model: Link, seed: int, denoise: float) -> dict[str, Any]:
        return _node(
            "KSampler",
            model=model,
            positive=["positive", 0],
            negative=["negative", 0],
            latent_image=["latent", 0],
            seed=seed,
            steps=self.family.steps,
            cfg=self.family.cfg,
            sampler_name=self.family.sampler,
            scheduler=self.family.scheduler,
            denoise=denoise,
        )


def _composite() -> dict[str, Any]:
    """The picture as it was, and what was painted where the mask allows it: coding changes every pixel a little."""
    return _node(
        "ImageCompositeMasked",
        destination=["picture", 0],
        source=["decoded", 0],
        x=0,
        y=0,
        resize_source=True,
        mask=["mask", 0],
    )


def _loaded(model: Checkpoint | SplitModel) -> tuple[Graph, Link, Link, Link]:
    """The nodes that load it; where the painter, the reader and the decoder come from."""
    if isinstance(model, Checkpoint):
        nodes = {"model": _node("CheckpointLoaderSimple", ckpt_name=model.file)}
        return nodes, ["model", 0], ["model", 1], ["model", 2]
    nodes = {
        "model": _node("UNETLoader", unet_name=model.file, weight_dtype="default"),
        "reader": _reader(model),
        "decoder": _node("VAELoader", vae_name=model.decoder),
    }
    return nodes, ["model", 0], ["reader", 0], ["decoder", 0]


def _reader(model: SplitModel) -> dict[str, Any]:
    if len(model.encoders) == 1:
        return _node("CLIPLoader", clip_name=model.encoders[0], type=model.kind)
    first, second = model.encoders
    return _node("DualCLIPLoader", clip_name1=first, clip_name2=second, type=model.kind)


def _node(kind: str, **inputs: Any) -> dict[str, Any]:
    return {"class_type": kind, "inputs": inputs}

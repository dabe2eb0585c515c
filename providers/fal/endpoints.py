"""Models at fal.ai: FLUX.2 klein in four kinds, and any other by its endpoint.

Inputs after https://fal.ai/models/fal-ai/flux-2/klein/9b/llms.txt and its neighbours (`/base`, `/edit`): the distilled
ones take 4 to 8 steps and hear no negative prompt; with pictures another endpoint is called, which takes at most four.
Prices as read in October 2026, per megapixel; `prices.py` asks for today's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

from conversation.ports.models import ImageAbilities, ImageRequest, Price
from providers.wire.content.picture import data_url
from providers.wire.content.surrogates import whole

ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "5:4", "4:5", "21:9")
FORMATS = ("png", "jpeg", "webp")
REFERENCES = 4
MEGAPIXEL = 1_024 * 1_024
"""Pixels, as fal.ai counts them."""
STEP = 16
"""Sides are multiples of so many pixels."""
_ENDPOINT = re.compile(r"[a-z0-9][\w.-]{0,60}(?:/[\w.-]{1,60}){1,6}", re.IGNORECASE)


@dataclass(frozen=True)
class FalModel:
    """One of them."""

    id: str
    """Its endpoint."""
    label: str
    edit: str = ""
    """The endpoint that takes pictures; empty where there is none."""
    per_megapixel: int | None = None
    """Micro-dollars; with pictures, theirs count too."""
    negative: bool = False
    known: bool = True
    """Whether its inputs are; of another one only what nearly all take is asked."""

    def endpoint(self, request: ImageRequest) -> str:
        """Where this is asked for."""
        return self.edit if request.references and self.edit else self.id

    def abilities(self, per_megapixel: int | None) -> ImageAbilities:
        """With what a picture costs today, in micro-dollars."""
        return ImageAbilities(
            edit=bool(self.edit),
            references=REFERENCES if self.edit else 0,
            aspects=ASPECTS,
            seed=True,
            formats=FORMATS if self.known else (),
            negative=self.negative,
            price=Price(image=per_megapixel, reference=(per_megapixel or 0) if self.edit else 0),
        )

    def body(self, request: ImageRequest) -> dict[str, Any]:
        """The input of its endpoint."""
        width, height = sides(request.aspect)
        body: dict[str, Any] = {"prompt": whole(request.prompt), "image_size": {"width": width, "height": height}}
        body["num_images"] = 1
        if self.known:
            body["output_format"] = request.format if request.format in FORMATS else FORMATS[0]
        if request.seed is not None:
            body["seed"] = request.seed
        if self.negative and request.negative:
            body["negative_prompt"] = whole(request.negative)
        if self.edit and request.references:
            pictures = request.references[:REFERENCES]
            body["image_urls"] = [data_url(picture.media_type, picture.data) for picture in pictures]
        return body


def _klein(size: str, *, base: bool, price: int) -> FalModel:
    name = f"fal-ai/flux-2/klein/{size}{'/base' if base else ''}"
    label = f"FLUX.2 klein {size.upper()}{' Base' if base else ''}"
    return FalModel(name, label, f"{name}/edit", price, negative=base)


MODELS = (
    _klein("9b", base=True, price=11_000),
    _klein("9b", base=False, price=6_000),
    _klein("4b", base=True, price=9_000),
    _klein("4b", base=False, price=5_000),
)
BY_NAME: Mapping[str, FalModel] = {model.id: model for model in MODELS}


def model_of(name: str) -> FalModel | None:
    """The model with that endpoint, whichever it is; None for what cannot be one. One that ends in `edit` edits."""
    known = BY_NAME.get(name)
    if known is not None or not _ENDPOINT.fullmatch(name):
        return known
    return FalModel(name, name, name if name.rpartition("/")[2] == "edit" else "", known=False)


def sides(aspect: str) -> tuple[int, int]:
    """Width and height in pixels, about a megapixel and never more."""
    across, _, down = aspect.partition(":")
    ratio = float(across) / float(down or 1)
    return _side(sqrt(MEGAPIXEL * ratio)), _side(sqrt(MEGAPIXEL / ratio))


def megapixels(pixels: int) -> int:
    """As they are charged: each that was begun."""
    return ceil(pixels / MEGAPIXEL)


def _side(length: float) -> int:
    return int(length) // STEP * STEP

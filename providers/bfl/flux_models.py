"""FLUX.2 at Black Forest Labs: what its models take and cost.

Inputs after https://docs.bfl.ai (`flux-2-pro`, `-max`, `-flex`, `-klein-4b`, `-klein-9b`) and black-forest-labs/skills:
sides are multiples of 16 from 64 on, a picture has 4 MP at most, pictures to begin from are `input_image`,
`input_image_2` … Prices after https://docs.bfl.ai/quick_start/pricing as read in October 2026; one credit is a cent.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

from conversation.ports.models import ImageAbilities, ImageRequest, PictureRate, Price
from providers.wire.content.surrogates import whole

ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "5:4", "4:5", "21:9")
SIZES: Mapping[str, int] = {"1K": 1_024 * 1_024, "2K": 4_000_000}
"""Pixels of a picture, at most."""
FORMATS = ("png", "jpeg")
MEGAPIXEL = 1_024 * 1_024
STEP = 16
MOST_REFERENCES = 8
CREDIT = 10_000
"""Micro-dollars."""


@dataclass(frozen=True)
class FluxModel:
    """One of them. Prices in micro-dollars, None where nobody knows."""

    id: str
    label: str
    references: int = MOST_REFERENCES
    first: int | None = None
    """For the first megapixel."""
    further: int = 0
    """For each further one that was begun, and for each picture to begin from."""

    @property
    def abilities(self) -> ImageAbilities:
        return ImageAbilities(
            edit=self.references > 0,
            references=self.references,
            aspects=ASPECTS,
            seed=True,
            resolutions=tuple(SIZES),
            formats=FORMATS,
            price=self.price,
        )

    @property
    def price(self) -> Price:
        """As it is declared."""
        if self.first is None:
            return Price()
        rates = (PictureRate(self.first + (ceil(SIZES["2K"] / MEGAPIXEL) - 1) * self.further, "2K"),)
        return Price(image=self.first, rates=rates, reference=self.further)

    def lack(self, request: ImageRequest) -> None:
        """Nothing has to be there but words."""

    def body(self, request: ImageRequest) -> dict[str, Any]:
        """What is asked of it."""
        width, height = sides(request)
        body: dict[str, Any] = {"prompt": whole(request.prompt), "width": width, "height": height}
        body["output_format"] = request.format if request.format in FORMATS else FORMATS[0]
        if request.seed is not None:
            body["seed"] = request.seed
        for number, picture in enumerate(request.references[: self.references], start=1):
            field = "input_image" if number == 1 else f"input_image_{number}"
            body[field] = base64.b64encode(picture.data).decode("ascii")
        return body

    def cost(self, request: ImageRequest) -> int | None:
        """What it is expected to come to, where the answer does not say."""
        if self.first is None:
            return None
        width, height = sides(request)
        further = ceil(width * height / MEGAPIXEL) - 1 + len(request.references[: self.references])
        return self.first + further * self.further


MODELS = (
    FluxModel("flux-2-max", "FLUX.2 max", first=70_000, further=30_000),
    FluxModel("flux-2-pro", "FLUX.2 pro", first=30_000, further=15_000),
    FluxModel("flux-2-flex", "FLUX.2 flex", first=50_000, further=50_000),
    FluxModel("flux-2-klein-9b", "FLUX.2 klein 9B", references=4, first=15_000, further=2_000),
    FluxModel("flux-2-klein-4b", "FLUX.2 klein 4B", references=4, first=14_000, further=1_000),
)


def sides(request: ImageRequest) -> tuple[int, int]:
    """Width and height in pixels."""
    across, _, down = request.aspect.partition(":")
    ratio = float(across) / float(down or 1)
    area = SIZES.get(request.resolution, SIZES["1K"])
    return _side(sqrt(area * ratio)), _side(sqrt(area / ratio))


def _side(length: float) -> int:
    return int(length) // STEP * STEP

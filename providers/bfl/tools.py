"""FLUX.1 Fill and Expand at Black Forest Labs: what changes a part of a picture, and what goes on beyond its edges.

Inputs after https://docs.bfl.ai/api-reference (`flux-pro-1.0-fill`, `flux-pro-1.0-expand`); each picture costs five
cents. They are not offered, since both want more than words: who wants one types its id.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Any

from conversation.ports.models import ImageAbilities, ImageRequest, Price
from imaging.inspection.inspector import inspected
from imaging.refusal import Refused
from providers.bfl.flux_models import ASPECTS, FORMATS, MODELS, FluxModel
from providers.wire.content.surrogates import whole
from providers.wire.failures.fault_text import FaultText

COST = 50_000
"""Micro-dollars for each picture."""
MOST = 2_048
"""Pixels that may be added on one side."""
_LEAST = 0.02
"""Of a side: less is no other shape."""
WANTS_MASK = FaultText(
    "bad_request",
    "{model} paints what a mask leaves open",
    "Send a picture, and a mask of its size that is white where it may change; or choose another model.",
)
WANTS_PICTURE = FaultText(
    "bad_request",
    "{model} goes on beyond the edges of a picture",
    "Say which one: send a picture, or choose one of the conversation first.",
)
SAME_SHAPE = FaultText(
    "bad_request",
    "This picture has the shape {aspect} already",
    "{model} adds what is missing to another shape. Choose one that is wider or higher.",
)
Lack = tuple[FaultText, dict[str, str]]
"""What a request lacks, and the values of its text."""


@dataclass(frozen=True)
class FillModel:
    """Paints anew where a mask is white."""

    id: str = "flux-pro-1.0-fill"
    label: str = "FLUX.1 Fill pro"
    first: int = COST

    @property
    def abilities(self) -> ImageAbilities:
        return ImageAbilities(inpaint=True, aspects=ASPECTS, seed=True, formats=FORMATS, price=Price(image=COST))

    def lack(self, request: ImageRequest) -> Lack | None:
        """What has to be there before anything is asked."""
        return None if request.references and request.mask is not None else (WANTS_MASK, {})

    def body(self, request: ImageRequest) -> dict[str, Any]:
        """What is asked of it."""
        mask = request.mask.data if request.mask is not None else b""
        return {**_common(request), "mask": base64.b64encode(mask).decode("ascii")}

    def cost(self, request: ImageRequest) -> int:
        """What it is expected to come to, where the answer does not say."""
        return COST


@dataclass(frozen=True)
class ExpandModel:
    """Paints what is beyond the edges, until the picture has the shape that is wanted."""

    id: str = "flux-pro-1.0-expand"
    label: str = "FLUX.1 Expand pro"
    first: int = COST

    @property
    def abilities(self) -> ImageAbilities:
        return ImageAbilities(
            edit=True, references=1, aspects=ASPECTS, seed=True, formats=FORMATS, price=Price(image=COST)
        )

    def lack(self, request: ImageRequest) -> Lack | None:
        """As `FillModel.lack`."""
        if not request.references:
            return WANTS_PICTURE, {}
        return None if any(_added(request)) else (SAME_SHAPE, {"aspect": request.aspect})

    def body(self, request: ImageRequest) -> dict[str, Any]:
        """What is asked of it: as much on one side as on the other."""
        across, down = _added(request)
        sides = {"left": across // 2, "right": across - across // 2, "top": down // 2, "bottom": down - down // 2}
        return {**_common(request), **{name: min(MOST, pixels) for name, pixels in sides.items() if pixels}}

    def cost(self, request: ImageRequest) -> int:
        """As `FillModel.cost`."""
        return COST


TOOLS = (FillModel(), ExpandModel())
Declared = FluxModel | FillModel | ExpandModel
_BY_NAME: dict[str, Declared] = {model.id: model for model in (*MODELS, *TOOLS)}
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,60}")


def model_of(name: str) -> Declared | None:
    """The model of that name, whichever it is; None for what cannot be one. Of one nobody described words are asked."""
    known = _BY_NAME.get(name)
    return known or (FluxModel(name, name, references=0) if _NAME.fullmatch(name) else None)


def _common(request: ImageRequest) -> dict[str, Any]:
    body: dict[str, Any] = {
        "prompt": whole(request.prompt),
        "image": base64.b64encode(request.references[0].data).decode("ascii"),
        "output_format": request.format if request.format in FORMATS else FORMATS[0],
    }
    return body if request.seed is None else {**body, "seed": request.seed}


def _added(request: ImageRequest) -> tuple[int, int]:
    """Pixels across and down that are missing to the shape that is wanted; none of a file whose size nobody reads."""
    try:
        width, height = inspected(request.references[0].data).size
    except Refused:
        return 0, 0
    wide, _, high = request.aspect.partition(":")
    ratio = float(wide) / float(high or 1)
    across, down = round(height * ratio) - width, round(width / ratio) - height
    return (across if across > width * _LEAST else 0), (down if down > height * _LEAST else 0)

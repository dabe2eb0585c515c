"""Recraft's raster models, with their sizes and prices (recraft.ai/docs and its API specification, October 2026).

Those that end in `_vector` draw SVG, which the studio does not show; they are refused before anything is paid.
"""

from __future__ import annotations

from dataclasses import dataclass

from conversation.ports.models import ImageAbilities, Price

V4_SIZES = {
    "1:1": (1024, 1024),
    "3:2": (1280, 832),
    "2:3": (832, 1280),
    "4:3": (1216, 896),
    "3:4": (896, 1216),
    "5:4": (1152, 896),
    "4:5": (896, 1152),
    "16:9": (1344, 768),
    "9:16": (768, 1344),
    "2:1": (1536, 768),
    "1:2": (768, 1536),
}
"""Width and height in pixels; those of the Pro models are twice as long."""
V3_SIZES = {
    "1:1": (1024, 1024),
    "3:2": (1536, 1024),
    "2:3": (1024, 1536),
    "4:3": (1365, 1024),
    "3:4": (1024, 1365),
    "5:4": (1280, 1024),
    "4:5": (1024, 1280),
    "16:9": (1820, 1024),
    "9:16": (1024, 1820),
    "2:1": (2048, 1024),
    "1:2": (1024, 2048),
}
FORMATS = ("png", "webp")
STYLES = {
    "realistic_image": "photo",
    "digital_illustration": "illustration",
    "logo_raster": "logo",
}
"""Of V3, and what each is called beside its name."""
SEVERAL = 6
"""Pictures of one request, at most."""
LONGEST, LONGEST_OLD = 10_000, 1_000
"""Characters of a prompt."""


@dataclass(frozen=True)
class RecraftModel:
    """One that can be chosen: `recraftv3/logo_raster` is V3 in one of its styles."""

    name: str
    label: str
    price: int | None = None
    """Micro-dollars for a picture; None where it is not known."""

    @property
    def id(self) -> str:
        """As Recraft calls it."""
        return self.name.partition("/")[0]

    @property
    def style(self) -> str:
        """The style, or the id of one of the person's own; empty where none is chosen."""
        return self.name.partition("/")[2]

    @property
    def is_old(self) -> bool:
        """Whether it is of V2 or V3, which know styles and what must not be in the picture."""
        return self.id.startswith(("recraftv2", "recraftv3"))

    @property
    def draws_vectors(self) -> bool:
        return self.id.endswith("_vector")

    @property
    def longest(self) -> int:
        """Characters of a prompt."""
        return LONGEST_OLD if self.is_old else LONGEST

    @property
    def abilities(self) -> ImageAbilities:
        return ImageAbilities(
            aspects=tuple(V3_SIZES if self.is_old else V4_SIZES),
            seed=True,
            several=SEVERAL,
            formats=FORMATS,
            negative=self.is_old,
            price=Price(image=self.price),
        )

    def size(self, aspect: str) -> str:
        """`1280x832`."""
        width, height = (V3_SIZES if self.is_old else V4_SIZES)[aspect]
        factor = 2 if self.id.endswith("_pro") else 1
        return f"{width * factor}x{height * factor}"


MODELS = (
    RecraftModel("recraftv4_1", "Recraft V4.1", 35_000),
    RecraftModel("recraftv4_1_flash", "Recraft V4.1 Flash", 7_000),
    RecraftModel("recraftv4_1_pro", "Recraft V4.1 Pro", 210_000),
    RecraftModel("recraftv4", "Recraft V4", 40_000),
    RecraftModel("recraftv4_pro", "Recraft V4 Pro", 250_000),
    RecraftModel("recraftv3", "Recraft V3", 40_000),
    *(RecraftModel(f"recraftv3/{style}", f"Recraft V3 ({told})", 40_000) for style, told in STYLES.items()),
    RecraftModel("recraftv2", "Recraft V2", 22_000),
)
"""The default first."""


def unlisted(name: str) -> RecraftModel:
    """A model that is not listed here, or one in another style: priced as that model is."""
    price = next((model.price for model in MODELS if model.name == name.partition("/")[0]), None)
    return RecraftModel(name, name, price)

"""One person's models: the catalogue, with what they chose where nothing is named. See `Models` in the ports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.cutouts import CutoutModels, Cutouts
from conversation.ports import ChatModel, ImageModel
from providers.catalogue import AUTOMATIC, Catalogue
from providers.listing import listing


@dataclass(frozen=True)
class PersonalModels:
    """See `Models`."""

    catalogue: Catalogue
    settings: Mapping[str, Any]
    cutting: CutoutModels

    @property
    def cutouts(self) -> Cutouts:
        return Cutouts(self.cutting, self.settings["cutout_model"], self.settings["cutout_matting"])

    def image(self, choice: str = "") -> ImageModel:
        return self.catalogue.image(choice if choice not in AUTOMATIC else self.settings["image_model"])

    def chat(self, choice: str = "") -> ChatModel:
        return self.catalogue.chat(choice if choice not in AUTOMATIC else self.settings["chat_model"])

    def cheap(self) -> ChatModel | None:
        chosen = self.settings["cheap_model"]
        return self.catalogue.cheap() if chosen in AUTOMATIC else self.catalogue.chat(chosen)

    def listing(self) -> dict[str, Any]:
        """`{"providers", "models"}` of the session."""
        return listing(self.catalogue)

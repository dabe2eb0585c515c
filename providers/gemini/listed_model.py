"""A model as Google's list has it. What it can do follows from its name: the list does not say that a model paints.

Sizes, shapes and numbers of references after https://ai.google.dev/gemini-api/docs/image-generation and the page of
each model (`gemini-3.1-flash-lite-image`: 1K only; `gemini-nano-banana-2.1`: 1K, 2K and 4K, 14 shapes). Imagen was
shut down on 2026-08-17, and `gemini-3.1-flash-image` on 2026-10-29.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from conversation.ports.models import ChatAbilities, ImageAbilities, Price
from providers.gemini.price_list import rates_of

ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "5:4", "4:5", "21:9")
EXTREME_ASPECTS = (*ASPECTS, "4:1", "1:4", "8:1", "1:8")
SIZES = ("1K", "2K", "4K")
REFERENCES = 14
"""Pictures that go along with a prompt, at most."""
USUAL_REFERENCES = 3
"""The same with a model that nobody described."""
USUAL_CONTEXT = 32_768
RETIRED: Mapping[str, str] = {
    "gemini-3.1-flash-image": "gemini-nano-banana-2.1",
    "gemini-3.1-flash-image-preview": "gemini-nano-banana-2.1",
    "gemini-2.5-flash-image": "gemini-nano-banana-2.1",
    "gemini-3-pro-image-preview": "gemini-3-pro-image",
    "imagen-4.0-generate-001": "gemini-nano-banana-2.1",
    "imagen-4.0-fast-generate-001": "gemini-3.1-flash-lite-image",
    "imagen-4.0-ultra-generate-001": "gemini-3-pro-image",
    "gemini-3-pro-preview": "gemini-3.1-pro-preview",
    "gemini-2.5-pro": "gemini-3.1-pro-preview",
    "gemini-2.5-flash": "gemini-3.8-flash",
    "gemini-2.5-flash-lite": "gemini-3.5-flash-lite",
    "gemini-2.0-flash": "gemini-3.8-flash",
    "gemini-2.0-flash-lite": "gemini-3.5-flash-lite",
}
"""Models that were shut down, and what Google names in their place, or what it names in that one's."""
_PAINTS = re.compile(r"-image\b|nano-banana")
_TALKS = re.compile(r"(?:gemini|gemma|learnlm)-")
_SPECIAL = re.compile(r"embedding|-tts|-live|audio|robotics|computer-use|omni|deep-research|transcri|translat")
"""What answers with something else than words and pictures, or wants something else."""
_GENERATION = re.compile(r"gemini-(\d+)")


@dataclass(frozen=True)
class Painting:
    """What a painting model takes."""

    sizes: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ASPECTS
    references: int = USUAL_REFERENCES


PAINTING: Mapping[str, Painting] = {
    "gemini-nano-banana-2.1": Painting(SIZES, EXTREME_ASPECTS, REFERENCES),
    "gemini-3-pro-image": Painting(SIZES, ASPECTS, REFERENCES),
    "gemini-3.1-flash-lite-image": Painting((), EXTREME_ASPECTS, REFERENCES),
}


@dataclass(frozen=True)
class GeminiModel:
    """A model at Google AI Studio."""

    id: str
    label: str
    context: int = USUAL_CONTEXT
    """Tokens it can read at once."""

    @classmethod
    def from_list(cls, entry: Mapping[str, Any]) -> Self | None:
        """An entry of `GET /models`; None where it neither talks nor paints."""
        name, label, context = entry.get("name"), entry.get("displayName"), entry.get("inputTokenLimit")
        ways = entry.get("supportedGenerationMethods")
        if not isinstance(name, str) or not isinstance(ways, list) or "generateContent" not in ways:
            return None
        found = name.removeprefix("models/")
        if not is_usable(found):
            return None
        read = context if isinstance(context, int) and context > 0 else USUAL_CONTEXT
        return cls(found, label if isinstance(label, str) and label else found, read)

    @property
    def paints(self) -> bool:
        return bool(_PAINTS.search(self.id))

    @property
    def thinks(self) -> bool:
        """Whether its thoughts count as its answer, which begins with the third generation."""
        found = _GENERATION.match(self.id)
        return found is not None and int(found[1]) >= 3

    @property
    def is_small(self) -> bool:
        """Gemma: it hears no instructions beside the conversation, and calls no tools."""
        return self.id.startswith("gemma")

    @property
    def painting(self) -> Painting:
        return PAINTING.get(self.id, Painting())

    def price(self, day: date | None = None) -> Price:
        """On that day, today without one."""
        rates = rates_of(self.id, day)
        return rates.price if rates else Price()

    @property
    def image_abilities(self) -> ImageAbilities:
        able = self.painting
        return ImageAbilities(
            edit=True,
            references=able.references,
            aspects=able.aspects,
            resolutions=able.sizes,
            price=self.price(),
        )

    @property
    def chat_abilities(self) -> ChatAbilities:
        return ChatAbilities(vision=True, tools=not self.is_small, context=self.context, price=self.price())


def is_usable(name: str) -> bool:
    """Whether a model of this name answers with words or pictures, as far as a name tells."""
    return bool(_TALKS.match(name)) and not _SPECIAL.search(name)


BUILT_IN = (
    GeminiModel("gemini-nano-banana-2.1", "Nano Banana 2.1", 65_536),
    GeminiModel("gemini-3-pro-image", "Nano Banana Pro", 65_536),
    GeminiModel("gemini-3.1-flash-lite-image", "Nano Banana 2 Lite", 65_536),
    GeminiModel("gemini-3.8-flash", "Gemini 3.8 Flash", 1_048_576),
    GeminiModel("gemini-4-argon", "Gemini 4 Argon", 1_048_576),
    GeminiModel("gemini-3.5-flash-lite", "Gemini 3.5 Flash-Lite", 1_048_576),
)
"""What is offered while the list has not been read, the best first; of the list, these come first."""

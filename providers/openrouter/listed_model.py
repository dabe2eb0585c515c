"""What OpenRouter declares about a model, read leniently from its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from conversation.ports.models import ChatAbilities, ImageAbilities, ModelNotes, Price
from providers.openrouter.access import BEST
from providers.wire.content.first_sentences import first_sentences
from providers.wire.content.money import per_million

ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "5:4", "4:5", "21:9")
_TOKENS_OF_A_PICTURE = 1_120
"""Output tokens that Gemini's models count for a picture of 1 MP."""
_USUAL_CONTEXT = 8_000
_REFERENCES = 3
_REFERENCES_OF_GEMINI_3 = 14


@dataclass(frozen=True)
class ListedModel:
    """A model at OpenRouter."""

    id: str
    label: str
    inputs: frozenset[str] = frozenset({"text"})
    outputs: frozenset[str] = frozenset({"text"})
    parameters: frozenset[str] = frozenset()
    context: int = _USUAL_CONTEXT
    """Tokens."""
    price: Price = Price()
    aspects: tuple[str, ...] = ASPECTS
    streams: bool = False
    """Whether `/images` sends previews."""
    listed: bool = False
    """Whether the list of painters has it, and with it offers that name a price."""
    shaped: bool = True
    """Whether it can be told an aspect."""
    references: int | None = None
    """Most reference pictures in one request; None where nobody says."""
    several: int = 1
    """Most pictures in one request."""
    description: str = ""
    resolutions: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    backgrounds: tuple[str, ...] = ()

    @classmethod
    def from_list(cls, data: Mapping[str, Any]) -> Self | None:
        """An entry of `GET /models`; None when it cannot be used."""
        name = data.get("id")
        if not isinstance(name, str) or not name:
            return None
        architecture = _dict(data.get("architecture"))
        label = data.get("name")
        context = data.get("context_length")
        return cls(
            id=name,
            label=label.partition(": ")[2] or label if isinstance(label, str) and label else name,
            inputs=_names(architecture.get("input_modalities")) or frozenset({"text"}),
            outputs=_names(architecture.get("output_modalities")) or frozenset({"text"}),
            parameters=_names(data.get("supported_parameters")),
            context=context if isinstance(context, int) and context > 0 else _USUAL_CONTEXT,
            price=_price(_dict(data.get("pricing"))),
            streams=name.startswith("openai/"),
            description=first_sentences(data.get("description")),
        )

    @property
    def paints(self) -> bool:
        return "image" in self.outputs

    @property
    def paints_only(self) -> bool:
        """Whether it is to be called at `/images`."""
        return self.outputs == {"image"}

    @property
    def talks(self) -> bool:
        return "text" in self.outputs and not self.paints

    @property
    def image_abilities(self) -> ImageAbilities:
        edit = "image" in self.inputs
        usual = _REFERENCES_OF_GEMINI_3 if self.id.startswith("google/gemini-3") else _REFERENCES
        many = usual if self.references is None else self.references
        return ImageAbilities(
            edit=edit and many > 0,
            references=many if edit else 0,
            several=self.several if self.paints_only else 1,
            aspects=self.aspects,
            previews=self.paints_only and self.streams,
            seed="seed" in self.parameters,
            resolutions=self.resolutions,
            qualities=self.qualities,
            formats=self.formats,
            backgrounds=self.backgrounds,
            words="text" in self.outputs,
            price=self.price,
            notes=self.notes,
        )

    @property
    def chat_abilities(self) -> ChatAbilities:
        return ChatAbilities(
            vision="image" in self.inputs,
            tools="tools" in self.parameters,
            context=self.context,
            thinks=self.thinks,
            price=self.price,
            notes=self.notes,
        )

    @property
    def thinks(self) -> bool:
        """Whether it may."""
        return not self.parameters.isdisjoint(("reasoning", "include_reasoning"))

    @property
    def notes(self) -> ModelNotes:
        hears = tuple(sorted(self.inputs & {"audio", "video", "file"}))
        return ModelNotes(self.description, (*(("thinking",) if self.thinks else ()), *hears))


def _price(pricing: Mapping[str, Any]) -> Price:
    per_picture_token = per_million(pricing.get("image_output"))
    return Price(
        input_per_million=per_million(pricing.get("prompt")),
        output_per_million=per_million(pricing.get("completion")),
        image=per_picture_token * _TOKENS_OF_A_PICTURE // 1_000_000 if per_picture_token else None,
    )


def _names(value: object) -> frozenset[str]:
    return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, list) else frozenset()


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


BUILT_IN = (
    ListedModel(
        BEST.image[0],
        "Nano Banana 2 (Gemini 3.1 Flash Image)",
        inputs=frozenset({"text", "image"}),
        outputs=frozenset({"text", "image"}),
        parameters=frozenset({"seed", "temperature"}),
        context=65_536,
        price=Price(input_per_million=500_000, output_per_million=3_000_000, image=67_200),
    ),
    ListedModel(
        BEST.chat[0],
        "Gemini 3 Flash",
        inputs=frozenset({"text", "image"}),
        parameters=frozenset({"tools", "temperature", "seed"}),
        context=1_048_576,
        price=Price(input_per_million=500_000, output_per_million=3_000_000),
    ),
    ListedModel(
        BEST.cheap[0],
        "Claude Haiku 4.5",
        inputs=frozenset({"text", "image"}),
        parameters=frozenset({"tools", "temperature"}),
        context=200_000,
        price=Price(input_per_million=1_000_000, output_per_million=5_000_000),
    ),
)
"""The defaults while the list has not been read, with the prices of November 2026: what is called in the first
second after connecting is not asked about."""

ALIASES = {"google/gemini-3.1-flash-image-preview": BEST.image[0]}
"""Older ids of the same models."""

"""How a message was sent: what the composer's controls say. Unknown names and wrong types are ignored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

TYPES: dict[str, tuple[type, ...]] = {
    "bool": (bool,),
    "bool | None": (bool,),
    "str": (str,),
    "int": (int,),
    "int | None": (int,),
    "Mapping[str, Any]": (dict,),
}


@dataclass(frozen=True)
class ComposerOptions:
    """What the composer's controls say. Null means that the studio decides."""

    generate_image: bool = False
    """The text is the prompt of a picture."""
    image_model: str = ""
    chat_model: str = ""
    aspect: str = ""
    """`width:height`; empty for the model's own default."""
    seed: int | None = None
    resolution: str = ""
    """One that the image model offers, as the next four; empty is the model's own."""
    quality: str = ""
    format: str = ""
    background: str = ""
    moderation: str = ""
    compression: int | None = None
    """0 to 100, of a JPEG or WebP: 100 keeps the most."""
    negative: str = ""
    """What must not be in the picture, for a model that hears it."""
    style: str = ""
    """How new pictures are to look: the name of a style, or a phrase."""
    count: int = 1
    """Pictures of one prompt, 1 to 10."""
    draft: bool = False
    """A cheap model paints it first."""
    compare_models: str = ""
    """Ids of two to four image models with commas between them: all of them paint the prompt, side by side."""
    blind: bool = False
    """Which of them painted which is shown once the person picked one."""
    better_context: bool = True
    """A picture's prompt is refined."""
    include_summary: bool = True
    include_messages: bool = True
    include_memory_pad: bool = True
    deep_context: bool = True
    """The cheap model picks older passages that matter."""
    history_count: int = 2
    """Messages that a picture's prompt is refined with."""
    no_picture: bool = False
    """The chip was removed: the words are about no picture."""
    agreed: int | None = None
    """Micro-dollars: the price that the person saw and said yes to. Models that are compared for no more than that are
    not asked about again."""
    review: bool | None = None
    """The prompt is shown before it is painted, or not unless its price asks for a yes; null is as the person set."""
    confirmed: bool = False
    """The person says yes to what it costs: a price is no reason to ask before."""
    local: bool = True
    """Edits that are understood without a model are done here. False: the model is asked whatever the words say."""
    as_read: bool = False
    """What of the words is understood is done, though not all of them are: the person clicked that."""
    mask: str = ""
    """Id of a mask of the picture that the words are about: what is done here changes what it chooses, nothing else."""


@dataclass(frozen=True)
class StandingOptions:
    """Those of the turn that a conversation keeps for its messages, and the models that it works with."""

    image_model: str | None = None
    chat_model: str | None = None
    cheap_model: str | None = None
    """For titles, summaries and refined prompts."""
    generate_image: bool | None = None
    """Every message is the prompt of a picture."""
    aspect: str | None = None
    seed: int | None = None
    resolution: str | None = None
    quality: str | None = None
    format: str | None = None
    background: str | None = None
    moderation: str | None = None
    compression: int | None = None
    """0 to 100, of a JPEG or WebP: 100 keeps the most."""
    negative: str | None = None
    """What must not be in a picture."""
    style: str | None = None
    """How new pictures are to look."""
    count: int | None = None
    """Pictures of one prompt, 1 to 10."""
    draft: bool | None = None
    """A cheap model paints first."""


MODELS = ("image_model", "chat_model", "cheap_model")
"""Chosen for a conversation they count as what the person saved: one that is gone gives way."""
NAMES = tuple(item.name for item in fields(StandingOptions))


@dataclass(frozen=True)
class Options(ComposerOptions):
    """The turn's options: the composer's, and what the studio knows of the person."""

    presets: Mapping[str, Any] = field(default_factory=dict)
    """What the person has set for the presets of `/compress`."""
    least_pixels: int = 0
    """That a picture must have to be painted from."""
    styles: Mapping[str, Any] = field(default_factory=dict)
    """Phrases that the person wrote for styles, by `named` in `generation/styles.py`."""
    always_go: bool = True
    """A prompt is painted without being looked at before."""
    always_go_below: int | None = None
    """Up to what price, in micro-dollars; None is the studio's own, from which everybody is asked."""
    reviewed: Mapping[str, Any] = field(default_factory=dict)
    """With the answer to a prompt in review: the `prompt` as it was changed, or the `wish` for another one."""

    @classmethod
    def from_mapping(cls, said: Mapping[str, Any]) -> Self:
        """`model` stands for the chat model, or for the image model when the text is a prompt."""
        values: dict[str, Any] = {}
        for item in fields(cls):
            value = said.get(item.name)
            if isinstance(value, TYPES[str(item.type)]) and not (isinstance(value, bool) and "int" in str(item.type)):
                values[item.name] = value
        model = said.get("model")
        if isinstance(model, str):
            values.setdefault("image_model" if values.get("generate_image") else "chat_model", model)
        return cls(**values)

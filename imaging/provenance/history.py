"""What happened to a picture on its way, as values: light, for whoever tells it and whoever writes it into a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Effect = Literal["opened", "painted", "drawn", "kept", "edited", "enhanced", "generated", "placed"]
"""What a step does to what can be said of a picture's origin. `opened`: it came as a file. `painted`: an AI model made
it of nothing. `drawn`: a program without AI did. `kept`: the same picture in another file or size. `edited`: changed
without AI. `enhanced`: changed by a network that invents nothing. `generated`: an AI model painted some or all of it
anew. `placed`: put together with other pictures."""
Relation = Literal["parentOf", "componentOf", "inputTo"]
"""C2PA's words: it was made from that picture, has it in it, or was told by it how to look."""
Training = Literal["constrained", "notAllowed", "allowed"]
"""What the file says about training AI models with it."""

State = Literal["own", "listed", "stranger", "changed", "unreadable"]
"""What is signed in a file: by this studio; by somebody whom a public trust list knows; by somebody else; it was
changed since; it makes no sense."""

UNKNOWN = "application/octet-stream"
"""The media type of a file that nobody here can name."""


@dataclass(frozen=True)
class ProvenanceStep:
    """One step."""

    action: str
    """C2PA's name for it without `c2pa.`: `created`, `cropped`, `color_adjustments` …"""
    effect: Effect
    name: str = ""
    """The operation or command as it is called here."""
    agent: str = ""
    """Id of the model that did it; empty: the studio itself."""
    used: tuple[str, ...] = ()
    """Labels of the ingredients that it took."""


@dataclass(frozen=True)
class Ingredient:
    """A picture that is in this one, or that it was made from."""

    label: str
    relation: Relation
    title: str = ""
    media_type: str = UNKNOWN
    source: str = ""
    """IPTC's source type where the studio knows it; else what its file declares."""
    file: str = ""
    """Path; empty where it is not kept any more."""


@dataclass(frozen=True)
class ProvenanceHistory:
    """All of it, and how much of it the person wants to be told."""

    title: str
    steps: tuple[ProvenanceStep, ...]
    """The first one `opened`, `painted`, `drawn` or `placed`."""
    ingredients: tuple[Ingredient, ...] = ()
    software: str = ""
    """The studio's version."""
    prompt: str = ""
    writer: str = ""
    alt: str = ""
    training: Training = "constrained"
    credit: bool = False
    """Whose it is may be told."""
    most: int = 0
    """Bytes that the file may have; what does not fit is not said. 0: as many as it takes."""

    @property
    def systems(self) -> tuple[str, ...]:
        """The AI models that took part, each once."""
        effects = ("painted", "generated", "enhanced")
        return tuple(dict.fromkeys(step.agent for step in self.steps if step.agent and step.effect in effects))

    @property
    def parent(self) -> Ingredient | None:
        """What it was made from."""
        return next((each for each in self.ingredients if each.relation == "parentOf"), None)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ProvenanceHistory:
        steps = tuple(ProvenanceStep(**{**step, "used": tuple(step["used"])}) for step in data["steps"])
        ingredients = tuple(Ingredient(**each) for each in data["ingredients"])
        return cls(**{**data, "steps": steps, "ingredients": ingredients})

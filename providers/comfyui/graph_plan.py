"""One picture wanted of ComfyUI, with what was sent there beforehand; and who makes a graph of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from conversation.ports.models import ImageAbilities
from providers.wire.content.pixel_size import Sides

Graph = dict[str, dict[str, Any]]
"""As `POST /prompt` takes it, the API format: a node by its id, `{"class_type", "inputs"}`; an input that comes from
another node is `[its id, which of its outputs]`."""
FREE_SHAPES = 64
"""Sides of pictures are multiples of so many pixels: every family of models takes them."""


@dataclass(frozen=True)
class GraphWish:
    """What goes into a graph."""

    prompt: str
    seed: int
    aspect: str = "1:1"
    negative: str = ""
    pictures: tuple[str, ...] = ()
    """What the reference pictures are called there."""
    sides: Sides = (0, 0)
    """Of the first of them."""
    mask: str = ""
    """What the mask is called there: grey, white is to be changed."""
    strength: float | None = None
    """0 leaves the first picture as it is, 1 keeps nothing of it."""


class GraphPlan(Protocol):
    """What makes graphs: a model in a graph of ours, or somebody's own workflow."""

    @property
    def name(self) -> str:
        """Its id, without the provider's name."""

    @property
    def label(self) -> str: ...

    @property
    def abilities(self) -> ImageAbilities: ...

    @property
    def result(self) -> str:
        """The id of the node that gives the picture; empty where any may."""

    @property
    def wants_picture(self) -> bool:
        """Whether it cannot work without one."""

    @property
    def wants_mask(self) -> bool:
        """Whether it cannot work without one: a mask that allows everything is sent where there is none."""

    def graph(self, wish: GraphWish) -> Graph:
        """Raises `UnusableWorkflow`."""

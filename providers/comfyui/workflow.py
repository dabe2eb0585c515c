"""Somebody's own workflow: a file exported in the API format, whose nodes say by their titles what goes where.

A title holds marks, beside any other words: `@prompt`, `@negative`, `@seed`, `@width`, `@height`, `@strength`,
`@picture` (`@picture2`, … for more of them), `@mask`, `@result`. A mark fills the inputs of its node that are usual for
it (`_INPUTS`); `@prompt.text_g` names one. What a workflow has no mark for is not offered.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from conversation.ports.models import ImageAbilities
from conversation.sentences import say
from providers.comfyui.default_graphs import FREE
from providers.comfyui.graph_plan import Graph, GraphWish
from providers.wire.content.pixel_size import ASPECTS, Sides, pixel_size, scaled

FOLDER = "workflows/"
"""How the names of these models begin."""
STEP = 16
"""Sides are multiples of so many pixels."""
USUAL_AREA = 1024 * 1024
_MARK = re.compile(r"@(prompt|negative|seed|width|height|strength|picture[2-9]?|mask|result)(?:\.(\w+))?(?!\w)", re.I)
_TEXTS = ("text", "prompt", "string", "value", "text_g", "text_l", "clip_l", "clip_g", "t5xxl")
_INPUTS: Mapping[str, tuple[str, ...]] = {
    "prompt": _TEXTS,
    "negative": _TEXTS,
    "seed": ("seed", "noise_seed", "value", "int"),
    "width": ("width", "value", "int"),
    "height": ("height", "value", "int"),
    "strength": ("denoise", "strength", "value", "float"),
    "picture": ("image", "value", "string"),
    "mask": ("image", "value", "string"),
}
"""All of those that a node has are filled, unless they come from another node."""


class UnusableWorkflow(Exception):
    """Its one argument is a sentence that says why, and what to do."""


@dataclass(frozen=True)
class MarkedPlace:
    """An input that is filled."""

    node: str
    input: str


@dataclass(frozen=True)
class Workflow:
    """Implements `GraphPlan`."""

    title: str
    """The file's name, without its ending."""
    nodes: Graph = field(repr=False)
    places: Mapping[str, tuple[MarkedPlace, ...]] = field(repr=False)
    """By mark."""
    result: str = ""
    local: bool = False

    wants_mask: bool = False
    wants_picture: bool = False

    @property
    def name(self) -> str:
        return f"{FOLDER}{self.title}"

    @property
    def label(self) -> str:
        return self.title

    @property
    def abilities(self) -> ImageAbilities:
        pictures = sum(mark.startswith("picture") for mark in self.places)
        return ImageAbilities(
            edit=pictures > 0,
            inpaint="mask" in self.places,
            references=pictures,
            aspects=ASPECTS if {"width", "height"} <= self.places.keys() else ASPECTS[:1],
            previews=True,
            seed="seed" in self.places,
            negative="negative" in self.places,
            strength="strength" in self.places,
            local=self.local,
            price=FREE,
        )

    def graph(self, wish: GraphWish) -> Graph:
        """See `GraphPlan`. What nobody asks for stays as it is in the file."""
        nodes = copy.deepcopy(self.nodes)
        for mark, value in self._values(wish):
            for place in self.places.get(mark, ()):
                nodes[place.node]["inputs"][place.input] = value
        for place in self.places.get("mask", ()):
            inputs = nodes[place.node]["inputs"]
            if inputs.get("channel") == "alpha":  # it is sent in grey, without an alpha channel
                inputs["channel"] = "red"
        return nodes

    def _values(self, wish: GraphWish) -> Iterator[tuple[str, Any]]:
        yield from (("prompt", wish.prompt), ("seed", wish.seed))
        width, height = scaled(wish.sides, self._area, STEP) if wish.pictures else self._shape(wish.aspect)
        yield from (("width", width), ("height", height))
        if wish.negative:
            yield "negative", wish.negative
        if wish.strength is not None:
            yield "strength", wish.strength
        if wish.mask:
            yield "mask", wish.mask
        for number in range(9 if wish.pictures else 0):
            name = wish.pictures[min(number, len(wish.pictures) - 1)]
            yield f"picture{number + 1}" if number else "picture", name

    def _shape(self, aspect: str) -> Sides:
        return pixel_size(aspect, self._area, STEP)

    @property
    def _area(self) -> int:
        """As many pixels as the file's own picture has."""
        sides = [self._number(mark) for mark in ("width", "height")]
        return sides[0] * sides[1] or USUAL_AREA

    def _number(self, mark: str) -> int:
        place = next(iter(self.places.get(mark, ())), None)
        value = self.nodes[place.node]["inputs"][place.input] if place else 0
        return value if isinstance(value, int) and 0 < value <= 16_384 else 0


def read_workflow(title: str, text: str, *, local: bool = False) -> Workflow:
    """From the text of a file. Raises `UnusableWorkflow`."""
    nodes = _nodes(text)
    places: dict[str, list[MarkedPlace]] = {}
    result = ""
    for identifier, node in nodes.items():
        for mark, named in _marks(node):
            if mark == "result":
                result = identifier
            else:
                places.setdefault(mark, []).extend(MarkedPlace(identifier, each) for each in _inputs(node, mark, named))
    if "prompt" not in places:
        raise UnusableWorkflow(
            say(
                "workflow_without_prompt",
                "No node says where the prompt goes. Give the one that reads it the title {mark}, and export it again.",
                mark="@prompt",  # with the sign: messages of the page cannot hold it
            )
        )
    marked = {mark: tuple(found) for mark, found in places.items()}
    return Workflow(title, nodes, marked, result, local, wants_mask="mask" in marked, wants_picture="picture" in marked)


def _nodes(text: str) -> Graph:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise UnusableWorkflow(
            say("workflow_no_json", "The file is not JSON. Export the workflow again: Workflow → Export (API).")
        ) from error
    if isinstance(found, dict) and isinstance(found.get("nodes"), list):
        raise UnusableWorkflow(
            say(
                "workflow_saved",
                "It was saved the way ComfyUI’s own page keeps it. Export it for programs: Workflow → Export (API).",
            )
        )
    if not isinstance(found, dict) or not found or not all(map(_is_node, found.values())):
        raise UnusableWorkflow(
            say("workflow_no_graph", "The file holds no workflow. Export one: Workflow → Export (API).")
        )
    return found


def _is_node(value: object) -> bool:
    return (
        isinstance(value, dict) and isinstance(value.get("class_type"), str) and isinstance(value.get("inputs"), dict)
    )


def _marks(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each mark of its title, and the input that it names, or none."""
    meta = node.get("_meta")
    title = meta.get("title") if isinstance(meta, dict) else ""
    for found in _MARK.finditer(title if isinstance(title, str) else ""):
        yield found[1].lower(), found[2] or ""


def _inputs(node: Mapping[str, Any], mark: str, named: str) -> list[str]:
    """Those to fill. Raises `UnusableWorkflow` where there is none."""
    usual = (named,) if named else _INPUTS[mark.rstrip("23456789")]
    found = [name for name in usual if name in node["inputs"] and not isinstance(node["inputs"][name], (list, dict))]
    if not found:
        raise UnusableWorkflow(
            say(
                "workflow_no_place",
                "The node “{node}” has nothing that {mark} could fill. Put the mark into the title of the node where "
                "that is typed, and export it again.",
                node=str(node["class_type"])[:60],
                mark=f"@{mark}",
            )
        )
    return found

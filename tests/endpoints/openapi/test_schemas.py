"""Dataclasses come in, JSON Schema comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest

from conversation.image import Image
from conversation.message import Message
from endpoints.openapi.declaration import Side, limits
from endpoints.openapi.schemas import PLACE, Schemas


@dataclass(frozen=True)
class Leaf:
    """A leaf."""

    name: str
    wide: Side | None = None
    """How wide
    it is."""


@dataclass(frozen=True)
class Tree:
    """A tree, that may hold others."""

    leaves: tuple[Leaf, ...]
    under: tuple[Tree, ...]
    colour: Literal["green", "brown"]
    tags: Mapping[str, float]
    anything: Any
    height: Annotated[int | None, limits(maximum=9)]


def test_a_dataclass_stands_once_under_its_name() -> None:
    schemas = Schemas()
    assert schemas.of(Tree) == {"$ref": f"{PLACE}Tree"}
    assert list(schemas.named) == ["Tree", "Leaf"]
    tree = schemas.named["Tree"]
    assert tree["description"] == "A tree, that may hold others."
    assert tree["required"] == ["leaves", "under", "colour", "tags", "anything", "height"]
    assert tree["properties"] == {
        "leaves": {"type": "array", "items": {"$ref": f"{PLACE}Leaf"}},
        "under": {"type": "array", "items": {"$ref": f"{PLACE}Tree"}},
        "colour": {"type": "string", "enum": ["green", "brown"]},
        "tags": {"type": "object", "additionalProperties": {"type": "number"}},
        "anything": {},
        "height": {"type": ["integer", "null"], "maximum": 9},
    }


def test_what_a_program_sends_may_leave_out_what_has_a_default() -> None:
    given, answered = Schemas(), Schemas()
    given.of(Leaf, given=True)
    answered.of(Leaf)
    assert given.named["Leaf"]["required"] == ["name"]
    assert answered.named["Leaf"]["required"] == ["name", "wide"]


def test_the_sentence_under_a_field_is_its_description() -> None:
    schemas = Schemas()
    schemas.of(Leaf)
    wide = schemas.named["Leaf"]["properties"]["wide"]
    assert wide == {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}], "description": "How wide it is."}


def test_two_shapes_of_one_name_are_refused() -> None:
    schemas = Schemas()
    schemas.of(Image)

    @dataclass(frozen=True)
    class Other:
        """Another."""

    Other.__name__ = "Image"
    with pytest.raises(TypeError, match="two shapes are called Image"):
        schemas.of(Other)
    with pytest.raises(TypeError, match="two shapes are called Image"):
        schemas.of(Image, given=True)


def test_a_message_has_what_its_wire_form_adds() -> None:
    schemas = Schemas()
    schemas.of(Message)
    assert {"content", "generated_images"} <= set(schemas.named["Message"]["required"])
    assert schemas.named["Reply"]["properties"]["state"]["enum"][0] == "running"


def test_a_type_without_a_schema_is_an_error_of_who_wrote_it() -> None:
    with pytest.raises(TypeError, match="no schema"):
        Schemas().of(complex)

"""A body comes in, the dataclass that declares it comes out, or a sentence that names what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import pytest

from conversation.errors import BadRequest
from endpoints.openapi.declaration import FILLED, AsSaid, Id, limits, refuses
from endpoints.shape import parse


@dataclass(frozen=True)
class Leaf:
    """A leaf."""

    wide: Annotated[float, limits(exclusiveMinimum=0)]
    veins: tuple[tuple[int, int], ...] = ()


@refuses(unknown="bad_request", amount="missing_prompt", outside="bad_arguments")
@dataclass(frozen=True)
class Tree:
    """A tree."""

    kind: Annotated[str, FILLED, limits(maxLength=5)]
    height: Annotated[int, limits(minimum=1, maximum=9)] | None = None
    colour: Literal["green", "brown"] = "green"
    id: Id | None = None
    leaves: Annotated[tuple[Leaf, ...], limits(maxItems=2)] = ()
    tags: Mapping[str, Annotated[str, limits(maxLength=3)]] = field(default_factory=dict)
    notes: Annotated[Mapping[str, str | int | None], AsSaid(Leaf)] | None = None


def test_what_was_said_comes_as_the_dataclass_and_the_rest_as_its_defaults() -> None:
    assert parse(Tree, {"kind": "oak", "height": None}) == Tree("oak")
    said = {"kind": "oak", "height": 9, "leaves": [{"wide": 1, "veins": [[1, 2]]}], "tags": {"a": "b"}}
    assert parse(Tree, said) == Tree("oak", 9, leaves=(Leaf(1, ((1, 2),)),), tags={"a": "b"})


def test_an_id_comes_in_small_letters() -> None:
    spelled = "00000000-0000-4000-8000-00000000000A"
    assert parse(Tree, {"kind": "oak", "id": spelled}).id == spelled.lower()


def test_what_is_kept_as_it_was_said_has_no_defaults_and_loses_nothing() -> None:
    assert parse(Tree, {"kind": "oak", "notes": {"wide": 2, "more": None}}).notes == {"wide": 2, "more": None}


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        ({}, "missing_prompt", "Kind is missing."),
        ({"kind": None}, "missing_prompt", "Kind is missing."),
        ({"kind": " \n"}, "missing_prompt", "Kind is empty."),
        ({"kind": "sequoia"}, "bad_arguments", "Kind is at most 5 characters long."),
        ({"kind": 5}, "bad_request", "Kind is a text."),
        ({"height": 10}, "bad_arguments", "Height is a whole number from 1 to 9."),
        ({"height": True}, "bad_request", "Height is a whole number."),
        ({"height": 1.5}, "bad_request", "Height is a whole number."),
        ({"colour": "blue"}, "bad_arguments", "Colour is one of: green, brown."),
        ({"colour": []}, "bad_request", "Colour is a text."),
        ({"id": "oak"}, "bad_arguments", "Id is a UUID."),
        ({"leaves": {}}, "bad_request", "Leaves is a list."),
        ({"leaves": [1, 2, 3]}, "missing_prompt", "Leaves is a list of at most 2."),
        ({"leaves": [{}]}, "missing_prompt", "Leaves[0].wide is missing."),
        ({"leaves": [{"wide": 0}]}, "bad_arguments", "Leaves[0].wide is more than 0."),
        ({"leaves": [{"wide": 1, "veins": [[1]]}]}, "bad_request", "Leaves[0].veins[0] is a list of 2."),
        ({"tags": {"a": "long"}}, "bad_arguments", "Tags.a is at most 3 characters long."),
        ({"notes": {"wide": "x"}}, "bad_request", "Notes.wide is a number."),
        ({"notes": {"wide": 1, "a": []}}, "bad_request", "Notes.a is a text or a whole number."),
        (
            {"hight": 3},
            "bad_request",
            "There is no “hight” here; there is kind, height, colour, id, leaves, tags, notes.",
        ),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(said: dict[str, Any], code: str, told: str) -> None:
    with pytest.raises(BadRequest) as refused:
        parse(Tree, {"kind": "oak", **said} if said and "kind" not in said else said)
    assert (refused.value.code, refused.value.text) == (code, told)


def test_a_shape_that_says_nothing_of_it_passes_over_what_it_does_not_know() -> None:
    assert parse(Leaf, {"wide": 1, "name": "x"}) == Leaf(1)


def test_a_type_that_cannot_be_read_is_an_error_of_who_wrote_it() -> None:
    @dataclass(frozen=True)
    class Odd:
        """Odd."""

        value: complex

    Odd.__annotations__["value"] = complex
    with pytest.raises(TypeError, match="cannot be read"):
        parse(Odd, {"value": 1})

"""Stored JSON read back into dataclasses: nothing is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from conversation.typed_json import from_json


@dataclass(frozen=True)
class Point:
    at: tuple[float, float]
    name: str = "point"


@dataclass(frozen=True)
class Path:
    points: tuple[Point, ...] = ()
    width: float | None = 1.0
    closed: bool = False
    count: int = 0
    anything: Any = None


def test_a_nested_value_comes_back_as_what_it_was() -> None:
    said = {
        "points": [{"at": [1, 2.5], "name": "a"}, {"at": [3, 4]}],
        "width": None,
        "closed": True,
        "anything": {"a": [1]},
    }
    assert from_json(Path, said) == Path((Point((1, 2.5), "a"), Point((3, 4))), None, closed=True, anything={"a": [1]})


@pytest.mark.parametrize(
    "said",
    [
        {"unheard": 1},
        {"width": "wide"},
        {"width": True},
        {"closed": 1},
        {"count": 1.5},
        {"count": True},
        {"points": "many"},
        {"points": [{"at": [1]}, {"at": "here"}, {}, 7]},
    ],
    ids=str,
)
def test_what_is_not_known_or_of_another_type_has_its_usual_value(said: dict[str, Any]) -> None:
    assert from_json(Path, said) == Path()


def test_without_a_value_that_has_no_default_there_is_none() -> None:
    with pytest.raises(ValueError, match="Point has no at"):
        from_json(Point, {"name": "a"})

"""What the Sketchbook is doing is said in a few words, of every layer that there is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from imaging import sketch
from imaging.sketch.media import MEDIA
from imaging.sketch.painter import paint
from imaging.sketch.reading import read
from imaging.sketch.telling import BY_STYLE, OTHER, THINGS, painting
from tests.coded import bare

NAMED_FIRST = ("Layer",)
NAMED_SECOND = ("turned", "rounded", "_shape", "_relief", "_mist", "_spit")
"""Functions that paint layers under the name they are given behind the view."""


def names() -> Iterator[str]:
    for path in Path(sketch.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id in NAMED_FIRST:
                    yield from written(node.args[0])
                elif node.func.id in NAMED_SECOND:
                    yield from written(node.args[1])


def written(name: ast.expr) -> Iterator[str]:
    if isinstance(name, ast.IfExp):
        yield from (*written(name.body), *written(name.orelse))
    elif isinstance(name, ast.Constant):
        yield str(name.value)
    elif isinstance(name, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in name.values)


def test_of_every_layer_it_is_said_what_is_being_painted() -> None:
    found = sorted(set(names()))
    assert len(found) > 90
    assert [name for name in found if painting(name) is OTHER] == []


def test_no_thing_is_said_that_no_layer_belongs_to() -> None:
    given = {*names(), "far flakes", "cold stars", "far shore firs", "bank 1 reflected", "1 in the field"}
    assert {painting(name) for name in given} == set(THINGS)


def test_numbers_of_layers_are_nobody_elses_business() -> None:
    assert painting("firs 12") == painting("bank 1 firs") == "painting the trees"


@pytest.mark.parametrize("style", MEDIA)
def test_every_medium_says_how_it_is_laid(style: str) -> None:
    assert BY_STYLE[style]


def test_all_that_is_said_while_it_paints_has_a_code() -> None:
    notes = [stage.note for stage in paint(read("a watercolour lake"), 640, 64, 1)]
    assert len(notes) > 6 and [each for note in notes for each in bare(note)] == []

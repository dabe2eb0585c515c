"""Recipes: rows as older studios stored them, read by class, and written as they cross the wire."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from conversation.palette import Palette
from conversation.recipe import (
    KINDS,
    VERSION,
    CompressionValues,
    CutoutValues,
    OperationValues,
    PaintingValues,
    Recipe,
    UnknownValues,
    UploadValues,
)
from conversation.serialization import to_json
from conversation.versions.descriptions import describe
from conversation.versions.facets import facets
from imaging.cutout.request import SubjectBox
from imaging.operations import OPERATIONS
from tests.conversation.versions.test_filenames import image

STORED: list[dict[str, Any]] = [
    json.loads(line) for line in Path("tests/fixtures/recipes.jsonl").read_text("utf-8").splitlines()
]
"""As they stood in the database before recipes had kinds."""


def stored(by: str) -> Recipe:
    return Recipe.from_dict(next(row for row in STORED if row["by"] == by))


@pytest.mark.parametrize("row", STORED, ids=lambda row: str(row["by"]))
def test_what_is_stored_is_written_again_with_all_that_it_says(row: dict[str, Any]) -> None:
    written = to_json(Recipe.from_dict(row))
    assert list(written) == ["kind", "by", "values", "parents"]
    assert (written["by"], written["parents"]) == (row["by"], row["parents"])
    assert holds(written["values"], row["values"])
    assert Recipe.from_dict(json.loads(json.dumps(written))) == Recipe.from_dict(row)


def holds(written: Any, said: Any) -> bool:
    """Whether all that was said is written, with whatever has been added since."""
    if isinstance(said, dict):
        return all(name in written and holds(written[name], value) for name, value in said.items())
    return bool(written == said)


def test_there_is_a_row_of_every_kind() -> None:
    assert {type(Recipe.from_dict(row).values) for row in STORED} == set(KINDS)


def test_each_kind_is_told_apart_by_a_word_of_its_own() -> None:
    assert len({kind.kind for kind in KINDS}) == len(KINDS)


def test_a_model_is_the_one_that_it_says_it_is_by() -> None:
    values = stored("model:sketchbook/sketchbook").values
    assert values == PaintingValues("sketchbook/sketchbook", "a lake", "A lake at dawn.", seed=7, aspect="3:2")


def test_what_was_asked_of_a_cut_out_comes_back_as_it_was_asked() -> None:
    values = cast(CutoutValues, Recipe.from_dict(STORED[12]).values)
    assert (values.box, values.strokes[0].points) == (SubjectBox(30, 10, 90, 85), ((10.5, 10), (40, 10)))
    assert (values.background.colour, values.matting, values.before.bytes) == ("#ffffff", False, 0)


def test_what_makes_no_sense_any_more_has_its_usual_value() -> None:
    said = {"filename": 7, "noticed": ["place: here", 3, None], "colour": "red"}
    assert Recipe.from_dict({"by": "upload", "values": said}).values == UploadValues(noticed=("place: here",))
    compressed = {"by": "command:compress", "values": {"target": "small", "quality": True}}
    assert Recipe.from_dict(compressed).values == CompressionValues()
    assert Recipe.from_dict({"by": "upload", "values": None, "parents": None}).values == UploadValues()


def test_what_nothing_makes_any_more_is_kept_as_it_was() -> None:
    recipe = stored("command:posterise")
    assert recipe.values == UnknownValues("command:posterise", {"levels": 4, "done": "Posterised"})
    assert to_json(recipe)["values"] == {"levels": 4, "done": "Posterised"}


@pytest.mark.parametrize("row", STORED, ids=lambda row: str(row["by"]))
def test_of_each_can_be_said_what_it_is(row: dict[str, Any]) -> None:
    made = image("A picture")
    version = replace(made.versions[0], recipe=Recipe.from_dict(row))
    assert describe(Palette(OPERATIONS), version)
    assert facets(replace(made, versions=(version,), current=version.id)).kinds


def test_an_operation_reads_its_own_options() -> None:
    assert stored("operation:brightness").values == OperationValues("brightness", {"factor": 0.8})


def test_a_recipe_says_which_atelier_made_it_and_an_older_one_that_nobody_knows() -> None:
    made = Recipe(UploadValues("a.png"))
    assert Recipe.from_dict(to_json(made)).software == VERSION
    assert tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION
    old = stored("upload")
    assert old.software == ""
    assert "software" not in to_json(old)

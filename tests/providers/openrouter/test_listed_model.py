"""An entry of the list of models, read leniently."""

from __future__ import annotations

import pytest

from providers.openrouter.listed_model import ListedModel

BOTH = frozenset({"text", "image"})


def test_entries_that_make_no_sense_are_left_out() -> None:
    assert ListedModel.from_list({"name": "No id"}) is None
    strange = ListedModel.from_list({"id": "a/b", "architecture": [], "pricing": "free", "context_length": "long"})
    assert strange is not None and strange.label == "a/b" and strange.outputs == {"text"}


@pytest.mark.parametrize(
    ("outputs", "paints", "paints_only", "talks"),
    [({"text"}, False, False, True), ({"image"}, True, True, False), ({"text", "image"}, True, False, False)],
)
def test_what_it_gives_is_what_it_is_for(outputs: set[str], paints: bool, paints_only: bool, talks: bool) -> None:
    model = ListedModel("a/b", "B", outputs=frozenset(outputs))

    assert (model.paints, model.paints_only, model.talks) == (paints, paints_only, talks)


@pytest.mark.parametrize(
    ("name", "references", "most"),
    [("google/gemini-3.1-flash-image", None, 14), ("a/b", None, 3), ("a/b", 8, 8), ("a/b", 0, 0)],
)
def test_references_are_taken_as_far_as_anybody_says(name: str, references: int | None, most: int) -> None:
    able = ListedModel(name, "B", inputs=BOTH, outputs=BOTH, references=references).image_abilities

    assert (able.references, able.edit) == (most, most > 0)


def test_a_model_that_sees_nothing_takes_no_references() -> None:
    able = ListedModel("a/b", "B", outputs=BOTH, references=8).image_abilities

    assert (able.references, able.edit) == (0, False)


def test_the_name_of_its_maker_is_left_out_of_its_label() -> None:
    model = ListedModel.from_list({"id": "a/b", "name": "Maker: Model B"})

    assert model is not None and model.label == "Model B"

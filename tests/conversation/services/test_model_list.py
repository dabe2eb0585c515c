"""Models are found by the same rules here and in the page: both are held to one file of cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conversation.ports.models import Price
from conversation.services.model_list import DescribedModel, ModelFilter, found, reply_cost
from conversation.typed_json import from_json

SHARED = json.loads((Path(__file__).parents[2] / "fixtures" / "model_search.json").read_text(encoding="utf-8"))
MODELS = [from_json(DescribedModel, row) for row in SHARED["models"]]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["says"])
def test_what_is_asked_for_is_found_in_order(case: dict[str, Any]) -> None:
    assert [model.id for model in found(MODELS, ModelFilter(**case["asked"]))] == case["found"]


@pytest.mark.parametrize(
    ("price", "cost"),
    [
        (Price(input_per_million=500_000, output_per_million=3_000_000), 2_500),
        (Price(input_per_million=0, output_per_million=0), 0),
        (Price(input_per_million=500_000), None),
        (Price(), None),
    ],
    ids=["both are known", "free", "a half", "unknown"],
)
def test_a_reply_of_usual_length_costs_what_its_tokens_do(price: Price, cost: int | None) -> None:
    assert reply_cost(price) == cost

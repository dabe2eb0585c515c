"""What the image list says of a model, and what its offers say of a price."""

from __future__ import annotations

import pytest

from conversation.ports.models import PictureRate
from providers.openrouter.image_list import image_price, painted_price, with_painting
from providers.openrouter.listed_model import ASPECTS, ListedModel

FLUX = ListedModel("a/flux", "Flux", outputs=frozenset({"image"}))


def test_what_the_list_leaves_out_stays_as_it_was() -> None:
    told = with_painting(FLUX, {"id": "a/flux"})

    assert told.listed and (told.aspects, told.references, told.shaped) == (ASPECTS, None, True)


@pytest.mark.parametrize(
    ("values", "aspects"),
    [
        (["16:9", "1:1", "9:21"], ("1:1", "16:9", "9:21")),
        (["auto", "1:9", "0:1", 7, "a:b", "16:9"], ("16:9",)),
        ([], ("1:1",)),
        (None, ("1:1",)),
    ],
)
def test_shapes_that_can_be_asked_for_come_in_the_usual_order(values: object, aspects: tuple[str, ...]) -> None:
    offered = {"aspect_ratio": {"type": "enum", "values": values}}

    assert with_painting(FLUX, {"supported_parameters": offered}).aspects == aspects


@pytest.mark.parametrize(
    ("references", "most"), [({"max": 8}, 8), ({"max": -1}, 0), ({"max": True}, 1), ({"min": 0}, 1), (None, 0)]
)
def test_how_many_references_it_takes(references: object, most: int) -> None:
    told = with_painting(FLUX, {"supported_parameters": {"seed": {}, "input_references": references}})

    assert told.references == most and "seed" in told.parameters and not told.shaped


@pytest.mark.parametrize(
    ("several", "most"), [({"type": "range", "min": 1, "max": 10}, 10), ({"type": "range"}, 1), ({"max": 0}, 1)]
)
def test_how_many_pictures_one_request_brings(several: object, most: int) -> None:
    assert with_painting(FLUX, {"supported_parameters": {"n": several}}).image_abilities.several == most


@pytest.mark.parametrize(
    ("offers", "price"),
    [
        ([[("image", "0.04")]], 40_000),
        ([[("image", "0.04")], [("image", "0.05")]], 50_000),
        ([[("megapixel", 0.014)]], 14_000),
        ([[("token", "0.00003")]], None),
        ([[("image", "0.04")], [("token", "0.00003")]], None),
        ([[("image", "a lot")]], None),
        ([[]], None),
        ([], None),
    ],
)
def test_a_price_is_known_only_where_every_offer_names_it(
    offers: list[list[tuple[str, object]]], price: int | None
) -> None:
    def line(unit: str, cost: object) -> dict[str, object]:
        return {"billable": "output_image", "unit": unit, "cost_usd": cost}

    answer = {"endpoints": [{"pricing": [line(*each) for each in offer]} for offer in offers]}

    assert image_price(answer) == price


def test_the_usual_variant_is_the_one_without_a_name() -> None:
    lines = [
        {"billable": "output_image", "unit": "image", "cost_usd": "0.04"},
        {"billable": "output_image", "unit": "image", "cost_usd": "0.12", "variant": "4K"},
    ]

    assert image_price({"endpoints": [{"pricing": lines}]}) == 40_000


@pytest.mark.parametrize("answer", [None, [], {"endpoints": "none"}, {"endpoints": [{"pricing": 7}, "x"]}])
def test_an_answer_that_makes_no_sense_names_no_price(answer: object) -> None:
    assert image_price(answer) is None


def test_a_variant_says_what_a_choice_costs() -> None:
    def line(cost: str, variant: str = "") -> dict[str, object]:
        named = {"variant": variant} if variant else {}
        return {"billable": "output_image", "unit": "image", "cost_usd": cost, **named}

    answer = {"endpoints": [{"pricing": [line("0.04"), line("0.12", "4k"), line("0.2", "high")]}]}
    price = painted_price(answer, ("1K", "2K", "4K"), ("auto", "high"))

    assert price.rates == (PictureRate(120_000, "4K"), PictureRate(200_000, quality="high"))
    assert [price.of_picture(size) for size in ("1K", "2K", "4K")] == [40_000, 40_000, 120_000]

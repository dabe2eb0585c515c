"""What a call will cost: about, at most, and when nobody can know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conversation.llm.estimates import (
    FREE,
    UNKNOWN,
    Estimate,
    by_tokens,
    of_chat,
    of_picture,
    of_refining,
    times,
    together,
)
from conversation.ports.models import (
    Attachment,
    ChatAbilities,
    ChatMessage,
    ChatRequest,
    ImageAbilities,
    ImageRequest,
    PictureRate,
    Price,
)
from tests.conversation.stage import Painter, Talker

FLASH = Price(input_per_million=500_000, output_per_million=3_000_000)


def asked(words: str, **more: object) -> ChatRequest:
    return ChatRequest((ChatMessage("user", words),), **more)  # type: ignore[arg-type]


def test_a_reply_is_estimated_by_what_is_read_and_what_is_usually_written() -> None:
    model = Talker(abilities=ChatAbilities(price=FLASH))
    estimate = of_chat(model, asked("a" * 40_000))
    assert estimate.about is not None and estimate.most is not None
    assert 7_000 < estimate.about < 8_000  # 10,000 tokens at $0.50 and 800 at $3 a million
    assert 31_000 < estimate.most < 32_000


def test_an_answer_that_may_only_be_short_costs_no_more_than_that() -> None:
    model = Talker(abilities=ChatAbilities(price=FLASH))
    assert of_chat(model, asked("Name it.", max_tokens=24)).most == by_tokens(FLASH, 15, 24)


def test_pictures_that_are_looked_at_count() -> None:
    model, picture = Talker(abilities=ChatAbilities(price=FLASH)), Attachment("image/jpeg", b"")
    seeing = ChatRequest((ChatMessage("user", "What is it?", (picture,)),))
    assert (of_chat(model, seeing).most or 0) > (of_chat(model, asked("What is it?")).most or 0)


def test_a_picture_costs_what_it_is_listed_at_and_what_is_sent_along() -> None:
    price = Price(input_per_million=500_000, image=67_200)
    painter = Painter(abilities=ImageAbilities(edit=True, price=price))
    alone = of_picture(painter, ImageRequest("a fox"))
    along = of_picture(painter, ImageRequest("a fox", references=(Attachment("image/png", b""),)))
    assert (alone.about, along.about) == (67_200, 67_200)
    assert along.most == 67_200 + 803


def test_local_is_free_and_without_a_price_nobody_knows() -> None:
    assert of_picture(Painter(abilities=ImageAbilities(local=True)), ImageRequest("a fox")) == FREE
    assert of_picture(Painter(abilities=ImageAbilities()), ImageRequest("a fox")) == UNKNOWN
    assert of_chat(Talker(abilities=ChatAbilities(local=True)), asked("Hello")) == FREE
    assert of_chat(Talker(), asked("Hello")) == UNKNOWN
    assert of_picture(Painter(abilities=ImageAbilities(price=Price(image=0))), ImageRequest("a fox")) == FREE


def test_half_a_price_is_none() -> None:
    assert by_tokens(Price(input_per_million=1), 5, 5) is None


def test_together_one_that_nobody_knows_makes_all_unknown() -> None:
    assert together((Estimate(1, 2), Estimate(3, 5))) == Estimate(4, 7)
    assert together((Estimate(1, 2), UNKNOWN)) == UNKNOWN
    assert together(()) == FREE


SHARED = json.loads((Path(__file__).parents[2] / "fixtures" / "picture_costs.json").read_text(encoding="utf-8"))
"""As the page reads them, too."""


def listed(name: str) -> Price:
    said = SHARED["prices"][name]
    rates = tuple(PictureRate(**{"image": 0, **rate}) for rate in said.get("rates", ()))
    return Price(image=said["image"], rates=rates, reference=said.get("reference", 0))


@pytest.mark.parametrize("case", SHARED["cases"], ids=str)
def test_a_picture_costs_what_the_rate_says_that_says_most_about_it(case: dict[str, Any]) -> None:
    wanted = {name: case[name] for name in ("resolution", "quality", "references") if name in case}

    assert listed(case["price"]).of_picture(**wanted) == case["costs"]


def test_what_is_left_to_the_model_may_cost_as_much_as_its_best() -> None:
    painter = Painter(abilities=ImageAbilities(price=listed("tokens")))
    usual, chosen = ImageRequest("a fox", quality="auto"), ImageRequest("a fox", quality="low")

    assert of_picture(painter, usual) == Estimate(53_000, 211_000)
    assert of_picture(painter, chosen) == Estimate(6_000, 6_000)
    assert of_picture(painter, ImageRequest("a fox", resolution="2K")).most == 844_000


def test_several_alike() -> None:
    assert times(Estimate(3, 5), 4) == Estimate(12, 20)
    assert times(UNKNOWN, 4) == UNKNOWN


def test_refining_has_a_price_of_its_own() -> None:
    assert of_refining(Talker(abilities=ChatAbilities(price=FLASH))) == Estimate(1_200, 3_500)
    assert of_refining(Talker(abilities=ChatAbilities(local=True))) == FREE
    assert of_refining(Talker()) == UNKNOWN

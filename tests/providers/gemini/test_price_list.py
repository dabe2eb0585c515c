"""What tokens cost, on the day they are counted."""

from __future__ import annotations

from datetime import date

import pytest

from conversation.ports.models import Price
from providers.gemini.listed_model import BUILT_IN
from providers.gemini.price_list import PRICES, rates_of
from providers.gemini.token_counts import TokenCounts


@pytest.mark.parametrize(
    ("day", "price"),
    [(date(2026, 11, 30), Price(2_000_000, 10_000_000)), (date(2026, 12, 1), Price(4_000_000, 20_000_000))],
)
def test_a_price_that_changes_counts_from_its_day_on(day: date, price: Price) -> None:
    rates = rates_of("gemini-4-argon", day)

    assert rates is not None and rates.price == price


def test_each_list_of_prices_begins_with_the_oldest_and_all_that_is_offered_is_in_it() -> None:
    for rates in PRICES.values():
        assert [each.since for each in rates] == sorted(each.since for each in rates)
        assert rates[0].since == date.min
    assert not [model.id for model in BUILT_IN if rates_of(model.id) is None]


def test_what_was_read_before_is_cheaper_and_a_long_prompt_dearer() -> None:
    flash, pro = rates_of("gemini-3.8-flash", date(2026, 11, 30)), rates_of("gemini-3.1-pro-preview")
    assert flash is not None and pro is not None

    assert flash.cost(TokenCounts(prompt=1_000_000, cached=400_000)) == 600_000 * 75 // 100 + 400_000 * 75 // 1_000
    assert pro.cost(TokenCounts(prompt=200_000)) == 400_000
    assert pro.cost(TokenCounts(prompt=300_000, words=1_000)) == 1_200_000 + 18_000


def test_the_smallest_cost_is_not_nothing() -> None:
    rates = rates_of("gemini-3.1-flash-lite")
    assert rates is not None

    assert rates.cost(TokenCounts(prompt=1)) == 1 and rates.cost(TokenCounts()) == 0


def test_tokens_of_pictures_are_told_apart_as_google_counts_them() -> None:
    usage = {
        "promptTokenCount": 7,
        "candidatesTokenCount": 1_450,
        "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": 1_120}],
        "thoughtsTokenCount": 5,
    }

    assert TokenCounts.of(usage, pictures=True) == TokenCounts(prompt=7, words=335, painted=1_120)
    assert TokenCounts.of({"candidatesTokenCount": 9}, pictures=True) == TokenCounts(painted=9)
    assert TokenCounts.of({"candidatesTokenCount": True, "promptTokenCount": "x"}, pictures=False) == TokenCounts()


def test_a_larger_picture_counts_more_tokens() -> None:
    pro, banana = rates_of("gemini-3-pro-image"), rates_of("gemini-nano-banana-2.1")
    assert pro is not None and banana is not None

    assert [pro.price.of_picture(size) for size in ("", "1K", "2K", "4K")] == [134_400, 134_400, 134_400, 240_000]
    assert [banana.price.of_picture(size) for size in ("1K", "2K", "4K")] == [33_600, 50_400, 75_600]

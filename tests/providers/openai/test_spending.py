"""Tokens and a table of prices became what a call cost."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.ports.models import ImageRequest, Made, TokenUse
from providers.openai.connection import OpenAIConnection
from providers.openai.model_table import TokenPrices
from providers.openai.spending import spent_on_pictures, spent_on_words
from providers.wire.chat_completions.usage import Spent
from tests.upstream.connected import asking

WORDS = TokenPrices(2, 10, 0.5)
PICTURES = TokenPrices(5, 10, image_in=8, image_out=30)


@pytest.mark.parametrize(
    ("usage", "spent"),
    [
        ({"prompt_tokens": 1_000, "completion_tokens": 100}, (3_000, 1_000, 100)),
        (
            {"prompt_tokens": 1_000, "completion_tokens": 100, "prompt_tokens_details": {"cached_tokens": 400}},
            (2_400, 1_000, 100),
        ),
        ({"prompt_tokens": 10, "prompt_tokens_details": {"cached_tokens": 400}}, (5, 10, 0)),
        ({"prompt_tokens": 1, "prompt_tokens_details": {"cached_tokens": 1}}, (1, 1, 0)),
        ({"prompt_tokens": True, "completion_tokens": -3, "prompt_tokens_details": 7}, (None, 0, 0)),
        ({}, (None, 0, 0)),
    ],
)
def test_words_are_counted(usage: dict[str, Any], spent: Spent) -> None:
    assert spent_on_words(WORDS, usage) == spent


@pytest.mark.parametrize(
    ("usage", "spent"),
    [
        ({"input_tokens": 10, "output_tokens": 1_767}, (53_060, 10, 1_767)),
        (
            {
                "input_tokens": 110,
                "output_tokens": 1_000,
                "input_tokens_details": {"text_tokens": 10, "image_tokens": 100},
            },
            (30_850, 110, 1_000),
        ),
        ({"output_tokens": 1_000, "output_tokens_details": {"text_tokens": 100}}, (28_000, 0, 1_000)),
        ({}, (None, 0, 0)),
    ],
)
def test_pictures_are_counted(usage: dict[str, Any], spent: Spent) -> None:
    assert spent_on_pictures(PICTURES, usage) == spent


def test_without_a_price_the_cost_is_unknown_and_never_nothing() -> None:
    assert spent_on_words(None, {"prompt_tokens": 7, "completion_tokens": 2}) == (None, 7, 2)
    assert spent_on_pictures(None, {"input_tokens": 7, "output_tokens": 2}) == (None, 7, 2)


def test_what_a_picture_and_a_reply_cost_is_told(connection: OpenAIConnection) -> None:
    painter, talker = connection.image("gpt-image-2"), connection.chat("gpt-6.1-terra")
    assert painter is not None and talker is not None

    made = list(painter.make(ImageRequest("a fox")))[-1]
    used = list(talker.reply(asking("hello")))[-1]

    assert isinstance(made, Made) and (made.cost, made.tokens_in, made.tokens_out) == (53_860, 110, 1_767)
    assert used == TokenUse(1_120, 1_000, 100, computed=True)

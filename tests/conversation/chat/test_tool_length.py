"""All tools together are few tokens: each turn of a model pays for them."""

from __future__ import annotations

import json

import bpe_openai
import pytest

from tests.conversation.chat.test_tool_schemas import PALETTE

pytestmark = pytest.mark.slow  # three vocabularies are read, which takes as long as a hundred tests
MOST_TOKENS = 1_500
"""Of all tools together, as they are sent."""


@pytest.mark.parametrize("vocabulary", ["o200k_base", "cl100k_base"])
def test_all_tools_together_are_small(vocabulary: str) -> None:
    sent = json.dumps([{"type": "function", "function": tool} for tool in PALETTE.tools()])

    assert len(bpe_openai.get_encoding(vocabulary).encode(sent)) <= MOST_TOKENS
    assert sent.isascii()  # a letter of another kind takes six in JSON

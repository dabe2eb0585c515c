"""What a call has used, wherever it is said."""

from __future__ import annotations

import pytest

from providers.wire.chat_completions.usage import Spent, spent


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"usage": {"cost": 0.0387, "prompt_tokens": 9, "completion_tokens": 1_290}}, (38_700, 9, 1_290)),
        ({"error": {"usage": {"cost": "0.5"}}}, (500_000, 0, 0)),
        ({"error": {"metadata": {"usage": {"cost": 0}}}}, (0, 0, 0)),
        ({"usage": {"prompt_tokens": "many", "completion_tokens": -3}}, (None, 0, 0)),
        ({"usage": None, "error": "odd"}, (None, 0, 0)),
        ({"usage": [1]}, (None, 0, 0)),
        ({}, (None, 0, 0)),
    ],
)
def test_it_is_counted(item: dict[str, object], found: Spent) -> None:
    assert spent(item) == found

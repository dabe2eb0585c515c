"""Which prompts are about a picture that is there. The page reads the same fixtures for what its chip says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conversation.phrases.picture_mentions import ANYWHERE, OPENING, POLITE, folded, points_at_picture

CASES = json.loads((Path(__file__).parent.parent.parent / "fixtures" / "pointing.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_prompt_points_at_a_picture_or_not(case: dict[str, object]) -> None:
    assert points_at_picture(str(case["text"])) is case["points"]


def test_phrases_are_written_as_they_are_compared() -> None:
    assert [phrase for phrase in (*ANYWHERE, *OPENING, *POLITE) if folded(phrase) != phrase] == []

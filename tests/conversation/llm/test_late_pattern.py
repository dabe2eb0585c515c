"""An expression that is compiled when something is first looked for."""

from __future__ import annotations

import re

import pytest

from conversation.llm.late_pattern import LatePattern


def test_it_finds_what_the_expression_finds() -> None:
    late, at_once = LatePattern(r"(sure|ok)[!.]\s*", re.IGNORECASE), re.compile(r"(sure|ok)[!.]\s*", re.IGNORECASE)
    text = "Sure! OK. A fox"

    for way in ("match", "fullmatch", "search"):
        found, expected = getattr(late, way)(text), getattr(at_once, way)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert [found[0] for found in late.finditer(text)] == ["Sure! ", "OK. "]
    assert late.sub("", text) == "A fox"


def test_what_no_expression_is_shows_when_it_is_first_used() -> None:
    late = LatePattern("(")
    with pytest.raises(re.error):
        late.search("a fox")

"""The same few damaged inputs every time, for each parser: what is found by more of them gets a test of its own."""

from __future__ import annotations

import pytest

from tests.fuzzing.parsers.target import Parser, fed
from tests.fuzzing.parsers.targets import PARSERS

pytestmark = pytest.mark.slow
NUMBER = 20261201


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_what_is_damaged_is_read_or_refused_in_words(parser: Parser) -> None:
    with parser.opened() as check:
        fed(check, parser.inputs, parser.few, NUMBER)

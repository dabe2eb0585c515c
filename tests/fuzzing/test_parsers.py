"""The same few damaged inputs every time, for each parser: what is found by more of them gets a test of its own."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.fuzzing.parsers.__main__ import main
from tests.fuzzing.parsers.archives import steady
from tests.fuzzing.parsers.target import Parser, fed
from tests.fuzzing.parsers.targets import PARSERS

pytestmark = pytest.mark.slow
NUMBER = 20261201


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_what_is_damaged_is_read_or_refused_in_words(parser: Parser) -> None:
    with parser.opened() as check:
        fed(check, parser.inputs, parser.few, NUMBER)


def test_an_export_that_is_damaged_is_the_same_one_every_time() -> None:
    one, other = (
        f'{{"id": "{uuid4()}", "created": "2026-12-0{day}T12:54:19.545Z", "seconds": {day / 1000}}}'.encode()
        for day in (1, 2)
    )
    assert steady({"conversation.json": one}) == steady({"conversation.json": other})


def test_a_parser_that_there_is_not_is_no_success() -> None:
    assert main(0, ["answrs"]) == 2

"""Pieces went in, lines came out, wherever they were torn."""

from __future__ import annotations

import pytest

from providers.wire.content.json_lines import JsonLines

RAW = b'{"a": 1}\n{"b": "\xc3\xbc"}\r\n\n{"c": 3}'


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_lines_are_put_together(size: int) -> None:
    lines = JsonLines()
    found = [line for at in range(0, len(RAW), size) for line in lines.feed(RAW[at : at + size])]

    assert [*found, *lines.end()] == [b'{"a": 1}', b'{"b": "\xc3\xbc"}', b'{"c": 3}']


def test_it_knows_when_a_line_has_begun() -> None:
    lines = JsonLines()
    lines.feed(b'{"a"')
    assert lines.is_inside_data

    lines.feed(b": 1}\n")
    assert not lines.is_inside_data and lines.end() == []

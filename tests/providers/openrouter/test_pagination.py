"""A page of a list came, and named the next one or not."""

from __future__ import annotations

import pytest

from providers.openrouter.pagination import following, items


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ({"data": [{}], "total_count": 3}, "/models?limit=2&offset=1"),
        ({"data": [{}], "total_count": 1}, None),
        ({"data": [], "total_count": 3}, None),
        ({"data": [{}]}, None),
        ({"data": [{}], "links": {"next": "/api/v1/models?offset=1"}}, "/models?limit=2&offset=1"),
        ({"data": [{}], "links": {"next": "http://evil.example/x?page=2"}}, "/models?limit=2&page=2"),
        ({"data": [{}], "links": {"next": 7}, "total_count": "many"}, None),
        ([], None),
    ],
)
def test_the_next_page_is_asked_for_here_whatever_address_is_named(answer: object, path: str | None) -> None:
    assert following("/models?limit=2", answer, 1) == path


@pytest.mark.parametrize("answer", [None, [], {"data": "none"}, {"data": [7, None]}])
def test_entries_that_make_no_sense_are_left_out(answer: object) -> None:
    assert items(answer) == []

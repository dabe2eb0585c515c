"""The readers see one file after another, so that what one of them saw need not be kept for long, nor read twice."""

from __future__ import annotations

from pathlib import Path

import pytest

READERS = Path(__file__).parent / "test_readers.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = [place for place, item in enumerate(items) if item.path == READERS]
    by_file = sorted((items[place] for place in places), key=_file)
    for place, item in zip(places, by_file, strict=True):
        items[place] = item


def _file(item: pytest.Item) -> str:
    assert isinstance(item, pytest.Function)
    return str(item.callspec.params["file"].name)

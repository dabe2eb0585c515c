"""An odd file came in; each reader saw what is right, and all of them the same."""

from __future__ import annotations

from itertools import combinations

import pytest

from conversation.errors import Told
from tests.files.cases import cases
from tests.files.colours import apart, between, lies_otherwise, on_white, reduced
from tests.files.colours import cells as grid_of
from tests.files.odd_file import OddFile
from tests.files.readers import READERS, ROUGH, seen
from tests.files.rows import ROWS

TAKEN = [row for row in ROWS if not row.refused]
REFUSED = [row for row in ROWS if row.refused]
AGREED = 1.0
"""ΔE (CIE76, mean) between two readers; a lossy picture in between adds to it."""
LOSSY = 1.7


@pytest.mark.parametrize(("file", "reader"), cases([row for row in TAKEN if row.looks], *READERS))
def test_a_reader_sees_what_is_right(file: OddFile, reader: str) -> None:
    assert file.looks is not None
    right = file.looks(file.data)
    near = file.near + (LOSSY if reader in ROUGH else 0)
    assert apart(seen(file, reader), on_white(right) if reader == "model" else right) < near


@pytest.mark.parametrize("file", cases(TAKEN, "agree"))
def test_all_readers_agree(file: OddFile) -> None:
    views = {reader: seen(file, reader) for reader in READERS}
    grid = grid_of(next(iter(views.values())))
    as_it_is = {reader: reduced(view, grid) for reader, view in views.items()}
    white = {reader: reduced(on_white(view), grid) for reader, view in views.items()}
    for one, other in combinations(views, 2):
        near = AGREED + LOSSY * sum(reader in ROUGH for reader in (one, other))
        shown = white if "model" in (one, other) else as_it_is
        assert not lies_otherwise(views[one], views[other]), f"{one} and {other}"
        assert between(shown[one], shown[other]) < near, f"{one} and {other}"


@pytest.mark.parametrize(("file", "reader"), cases(REFUSED, *READERS))
def test_a_reader_refuses_it_for_the_right_reason(file: OddFile, reader: str) -> None:
    with pytest.raises((Told, ValueError)) as caught:
        seen(file, reader)
    assert file.refused in f"{getattr(caught.value, 'title', '')} {getattr(caught.value, 'text', caught.value)}"

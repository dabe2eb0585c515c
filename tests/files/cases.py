"""Rows of the table as pytest's parameters: a check that is known to fail has to fail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.files.odd_file import OddFile

CHECKS_A_ROW = 3
"""Of several; the next row has the next ones."""


def cases(rows: Iterable[OddFile], *checks: str) -> list[Any]:
    """`(row, check)` for each of them; of one check only, the row alone. `make quick` looks at one file, `make test` at
    every file in three ways, so that each way has dozens of files; `make test-all` at every file in every way."""
    found = []
    for number, row in enumerate(rows):
        for place, check in enumerate(checks):
            chosen = (place - number * CHECKS_A_ROW) % len(checks) < CHECKS_A_ROW
            found.append(_case(row, check, slow=number > 0, matrix=not chosen, alone=len(checks) == 1))
    return found


def _case(row: OddFile, check: str, *, slow: bool, matrix: bool, alone: bool) -> Any:
    marks = [pytest.mark.slow] if slow else []
    if matrix:
        marks.append(pytest.mark.matrix)
    if why := row.reason(check):
        marks.append(pytest.mark.xfail(reason=why, strict=True))
    return pytest.param(*((row,) if alone else (row, check)), id=f"{row.name}-{check}", marks=marks)

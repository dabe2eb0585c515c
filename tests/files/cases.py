"""Rows of the table as pytest's parameters: a check that is known to fail has to fail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.files.odd_file import OddFile


def cases(rows: Iterable[OddFile], *checks: str) -> list[Any]:
    """`(row, check)` for each of them; of one check only, the row alone. Quick tests look at one file."""
    quick, *others = rows
    return [
        _case(row, check, slow=row is not quick, alone=len(checks) == 1) for row in [quick, *others] for check in checks
    ]


def _case(row: OddFile, check: str, *, slow: bool, alone: bool) -> Any:
    marks = [pytest.mark.slow] if slow else []
    if why := row.reason(check):
        marks.append(pytest.mark.xfail(reason=why, strict=True))
    return pytest.param(*((row,) if alone else (row, check)), id=f"{row.name}-{check}", marks=marks)

"""Rows of the table as pytest's parameters: a check that is known to fail has to fail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.files.odd_file import OddFile


def cases(rows: Iterable[OddFile], *checks: str) -> list[Any]:
    """`(row, check)` for each of them; of one check only, the row alone."""
    return [_case(row, check, alone=len(checks) == 1) for row in rows for check in checks]


def _case(row: OddFile, check: str, *, alone: bool) -> Any:
    marks = [pytest.mark.slow] if row.slow else []
    if why := row.reason(check):
        marks.append(pytest.mark.xfail(reason=why, strict=True))
    return pytest.param(*((row,) if alone else (row, check)), id=f"{row.name}-{check}", marks=marks)

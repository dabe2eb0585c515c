"""Cases of one kind, of which not every command runs all. Both decorate a test as `pytest.mark.parametrize` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def matrix(names: str | Sequence[str], cases: Iterable[Any], **more: Any) -> pytest.MarkDecorator:
    """`make test` runs the first case, `make test-all` every one."""
    return _first_of(names, cases, pytest.mark.matrix, more)


def sampled(names: str | Sequence[str], cases: Iterable[Any], **more: Any) -> pytest.MarkDecorator:
    """`make quick` runs the first case, `make test` every one."""
    return _first_of(names, cases, pytest.mark.slow, more)


def _first_of(
    names: str | Sequence[str], cases: Iterable[Any], others: pytest.MarkDecorator, more: dict[str, Any]
) -> pytest.MarkDecorator:
    several = not isinstance(names, str) or "," in names
    first, *further = cases
    marked = [_marked(case, others, several) for case in further]
    return pytest.mark.parametrize(names, [first, *marked], **more)


def _marked(case: Any, mark: pytest.MarkDecorator, several: bool) -> Any:
    if hasattr(case, "marks"):  # a `pytest.param`
        return pytest.param(*case.values, marks=[*case.marks, mark], id=case.id)
    return pytest.param(*(case if several else (case,)), marks=mark)


every_scheme = matrix("scheme", ["light", "dark"])
every_look = matrix(
    ("scheme", "phone"),
    [("light", False), ("dark", True), ("dark", False), ("light", True)],
    ids=["light-desktop", "dark-phone", "dark-desktop", "light-phone"],
)

"""Cases of one kind, of which not every command runs all. Both decorate a test as `pytest.mark.parametrize` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def matrix(names: str | Sequence[str], cases: Iterable[Any], *, first: int = 1, **more: Any) -> pytest.MarkDecorator:
    """`make test` runs the first case, or so many, `make test-all` every one."""
    several, every = _several(names), list(cases)
    marked = [_marked(case, pytest.mark.matrix, several) for case in every[first:]]
    return pytest.mark.parametrize(names, [*every[:first], *marked], **more)


def sampled(names: str | Sequence[str], cases: Iterable[Any], **more: Any) -> pytest.MarkDecorator:
    """`make quick` runs the first case, `make test` every one."""
    case, *others = cases
    marked = [_marked(other, pytest.mark.slow, _several(names)) for other in others]
    return pytest.mark.parametrize(names, [case, *marked], **more)


def _several(names: str | Sequence[str]) -> bool:
    return not isinstance(names, str) or "," in names


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

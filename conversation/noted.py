"""The sentence under each field of a dataclass: what the page's types and the API's document say about it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any


def notes_of(cls: type[Any]) -> dict[str, str]:
    """The sentence under each field, those that it inherits among them, by field, on one line."""
    notes: dict[str, str] = {}
    for base in reversed([each for each in cls.__mro__ if is_dataclass(each)]):
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        notes.update(_field_notes(body.body) if isinstance(body, ast.ClassDef) else ())
    return notes


def _field_notes(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for above, below in zip(body, body[1:], strict=False):
        named = isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name)
        if named and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield above.target.id, " ".join(str(below.value.value).split())  # type: ignore[attr-defined]

"""The sentence under each field of a dataclass: what the page's types and the API's document say about it."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any


def notes_of(cls: type[Any]) -> dict[str, str]:
    """The sentence under each field, those that it inherits among them, by field, on one line."""
    notes: dict[str, str] = {}
    for base in reversed([each for each in cls.__mro__ if is_dataclass(each)]):
        written = _classes(base.__module__).get(base.__name__)
        notes.update(_field_notes(written.body) if written else ())
    return notes


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """What a file defines, read once: `inspect` would read all of it again for each class."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def _field_notes(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for above, below in zip(body, body[1:], strict=False):
        named = isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name)
        if named and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield above.target.id, " ".join(str(below.value.value).split())  # type: ignore[attr-defined]

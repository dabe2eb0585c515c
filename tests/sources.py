"""The project's own modules as text and as trees, each read once for all tests about how they are written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("imaging", "conversation", "storage", "providers", "endpoints", "server", "genimg")


@cache
def modules(*packages: str) -> tuple[Path, ...]:
    """Every module of these packages, or of all of them."""
    return tuple(path for package in packages or PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module. Ask the text first whether there is anything to look for: trees cost milliseconds."""
    return tuple(ast.walk(ast.parse(text(path))))


def statements(path: Path) -> Iterator[ast.stmt]:
    """Every statement of a module, however deep, without what stands inside of them."""
    waiting: list[ast.stmt] = ast.parse(text(path)).body[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [inner for inner in ast.iter_child_nodes(node) if isinstance(inner, ast.stmt)][::-1]

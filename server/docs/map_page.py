"""The map in `docs/architecture.md`, from the folders themselves: `python -m server.docs.map_page write`.

A folder's sentence is the first of its `__init__.py`; what it imports is what its modules import of their own package.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from server.docs.marked_part import MarkedPart

PROJECT = Path(__file__).parent.parent.parent
PACKAGES = ("conversation", "imaging", "providers", "storage", "endpoints", "server", "genimg")
PAGE = PROJECT / "docs" / "architecture.md"
MAP = MarkedPart("map", "python -m server.docs.map_page write")


def folders() -> list[Path]:
    """Every folder of ours with modules, relative to the project, a package before its folders."""
    found = {path.parent for package in PACKAGES for path in (PROJECT / package).rglob("*.py")}
    return sorted((path.relative_to(PROJECT) for path in found), key=lambda path: (PACKAGES.index(path.parts[0]), path))


def modules(folder: Path) -> list[Path]:
    """The modules of a folder, beside its `__init__.py` and its folders."""
    return sorted(path for path in (PROJECT / folder).glob("*.py") if path.name != "__init__.py")


def sentence(folder: Path) -> str:
    """What lives there: empty where the folder does not say."""
    said = ast.get_docstring(ast.parse((PROJECT / folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split())


def imported(folder: Path) -> list[str]:
    """The other folders of its package that a folder imports, but for the package's own root."""
    package = folder.parts[0]
    found = {_folder_of(name) for path in modules(folder) for name in _names(path) if name.split(".")[0] == package}
    return sorted(path.relative_to(package).as_posix() for path in found if path != folder and path != Path(package))


def table() -> str:
    """A row for each folder."""
    rows = [
        f"| `{folder.as_posix()}/` | {sentence(folder)} | {', '.join(_code(folder))} |"
        for folder in folders()
        if (PROJECT / folder / "__init__.py").exists()
    ]
    return "\n".join(["| folder | what lives there | imports of its package |", "|---|---|---|", *rows]) + "\n"


def write(page: Path = PAGE) -> None:
    """The map, where it stands in the page."""
    MAP.write(page, table())


def _code(folder: Path) -> list[str]:
    if len(folder.parts) == 1:
        return ["its folders"]
    return [f"`{name}`" for name in imported(folder)] or ["–"]


@cache
def _names(path: Path) -> tuple[str, ...]:
    """What a module imports. All of it stands at the top, or under an `if` there."""
    found = []
    for node in _statements(ast.parse(path.read_text(encoding="utf-8")).body):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            found += [name.name for name in node.names]
    return tuple(found)


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.Try):
            yield from _statements([*node.body, *node.orelse])


def _folder_of(name: str) -> Path:
    path = Path(*name.split("."))
    while not (PROJECT / path).is_dir():
        path = path.parent
    return path


if __name__ == "__main__":
    write()

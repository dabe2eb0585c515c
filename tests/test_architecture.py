"""The map in docs/architecture.md is true, and the tree keeps to the rules that stand beside it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from server.docs.map_page import MAP, PACKAGES, PAGE, PROJECT, folders, imported, modules, sentence, table
from tests.sources import modules as sources
from tests.sources import text

MOST_MODULES = 26
"""As many as one takes in at a glance. `imaging/operations` is a list, in which each name is a command."""
LISTS = {Path("imaging/operations"), Path("storage/migrations/versions")}
MEANT_TWICE = {"Medium"}
"""One class of that name in each of the Sketchbook's media, as `imaging/sketch/media/__init__.py` says."""
NAMED = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|ts|vue|md))`")
STANDS_IN = re.compile(r"`(\w+)(?:\.\w+)?(?:\(\))?`,? in\s+`([\w/]+\.py)`")
CLASS = re.compile(r"^class ([A-Za-z]\w*)", re.MULTILINE)
PAGES = [
    *(PROJECT / package / "README.md" for package in PACKAGES),
    *sorted((PROJECT / "docs").glob("*.md")),
    PROJECT / "interface/web/src/README.md",
]
HISTORY = {"decisions.md", "CHANGELOG.md"}
"""Paths in them are those of their day."""
TO_BE_WRITTEN = {
    "add-a-provider.md": {"providers/acme.py", "tests/contract/providers/cases/acme.py"},
}


def _name(page: Path) -> str:
    return page.relative_to(PROJECT).as_posix()


@pytest.mark.slow
def test_the_map_is_fresh() -> None:
    assert MAP.read(PAGE) == table(), MAP.written_by


def test_every_folder_says_what_lives_there() -> None:
    assert not [
        str(folder) for folder in folders() if (PROJECT / folder / "__init__.py").exists() and not sentence(folder)
    ]


def test_every_folder_can_be_taken_in_at_a_glance() -> None:
    assert not [str(folder) for folder in folders() if folder not in LISTS and len(modules(folder)) > MOST_MODULES]


def test_folders_of_a_package_import_each_other_in_one_direction() -> None:
    """But for a folder and what lies inside of it, which are one to the others."""
    leads = {folder: {_outermost(Path(folder.parts[0], name)) for name in imported(folder)} for folder in folders()}
    graph: dict[Path, set[Path]] = defaultdict(set)
    for folder, others in leads.items():
        if len(folder.parts) > 1:
            graph[_outermost(folder)] |= others - {_outermost(folder)}
    assert not [f"{folder} comes back to itself" for folder in graph if folder in _reached(graph, folder)]


def test_a_class_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sources():
        for name in CLASS.findall(text(path)):
            homes[name].append(path.relative_to(PROJECT).as_posix())
    assert not {name: where for name, where in homes.items() if len(where) > 1 and name not in MEANT_TWICE}


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in HISTORY], ids=_name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8"))) - TO_BE_WRITTEN.get(page.name, set())
    assert not [name for name in sorted(named) if not _found(name, page.parent)]


def test_every_docstring_points_to_where_things_stand() -> None:
    wrong = []
    for path in sources():
        said = text(path)
        for name, where in STANDS_IN.findall(said):
            home = _found(where, path.parent)
            if home is None or not re.search(
                rf"^(?:class|def|async def) {name}\b|^\s*{name}\b ?[:=]", home.read_text(), re.M
            ):
                wrong.append(f"{path.relative_to(PROJECT)}: {name} is not in {where}")
        wrong += [
            f"{path.relative_to(PROJECT)}: {name} is not there"
            for name in NAMED.findall(said)
            if _found(name, path.parent) is None
        ]
    assert not wrong


def test_a_store_is_called_as_its_port() -> None:
    """`conversation/ports/X.py` is kept by `storage/X.py`, or says in its docstring who does it."""
    lost = [
        port.stem
        for port in (PROJECT / "conversation/ports").glob("[a-z]*.py")
        if not (PROJECT / "storage" / port.name).exists()
        and not re.search(r"`[\w/.]+`", ast.get_docstring(ast.parse(port.read_text(encoding="utf-8"))) or "")
    ]
    assert not lost


def _found(name: str, beside: Path) -> Path | None:
    return next((path for path in (PROJECT / name, beside / name, beside.parent / name) if path.is_file()), None)


def _outermost(folder: Path) -> Path:
    return Path(*folder.parts[:2])


def _reached(graph: dict[Path, set[Path]], start: Path) -> set[Path]:
    found: set[Path] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting += new
    return found

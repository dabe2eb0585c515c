"""The table of who may import whom, in docs/architecture.md, is true."""

from __future__ import annotations

import ast
import re

import grimp
import pytest

from tests.sources import PACKAGES, ROOT, modules, nodes, statements, text

MAY_IMPORT = {
    "imaging": set(),
    "conversation": {"imaging"},
    "storage": {"conversation", "imaging"},
    "providers": {"conversation", "imaging"},
    "endpoints": {"conversation"},
    "server": {"imaging", "conversation", "storage", "providers", "endpoints"},
    "genimg": {"imaging", "conversation", "storage", "providers", "server"},
}
MAY_NEVER = {
    "imaging": {"flask", "flask_socketio", "sqlalchemy", "openai", "requests", "httpx2"},
    "conversation": {"flask", "flask_socketio", "sqlalchemy", "openai", "requests", "httpx2", "threading", "gevent"},
    "storage": {"flask", "flask_socketio", "openai", "requests"},
    "providers": {"flask", "flask_socketio", "sqlalchemy"},
    "endpoints": {"sqlalchemy", "PIL", "numpy", "openai", "requests"},
}
ENVIRONMENT = {"environ", "environb", "getenv"}
"""What the environment is read by."""
READS_IT = re.compile("|".join(ENVIRONMENT))
LONGEST_FILE, LONGEST_FUNCTION = 500, 60
NO_ENVIRONMENT = ("imaging", "conversation", "providers")
NO_SIBLINGS = ("conversation.commands", "imaging.operations", "providers", "endpoints")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)


def modules_of(graph: grimp.ImportGraph, package: str) -> set[str]:
    return {name for name in graph.modules if name == package or name.startswith(package + ".")}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_the_table_allows(graph: grimp.ImportGraph, package: str) -> None:
    wrong = []
    for module in modules_of(graph, package):
        for imported in graph.find_modules_directly_imported_by(module):
            top = imported.split(".")[0]
            if top in PACKAGES and top != package and top not in MAY_IMPORT[package]:
                wrong.append(f"{module} imports {imported}")
            if top in MAY_NEVER.get(package, ()):
                wrong.append(f"{module} imports {imported}")
    assert not wrong


@pytest.mark.parametrize("package", NO_ENVIRONMENT)
def test_a_package_that_may_not_know_the_environment_does_not_read_it(package: str) -> None:
    readers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules(package)
        if READS_IT.search(text(path))
        for node in nodes(path)
        if isinstance(node, ast.Attribute | ast.ImportFrom) and ENVIRONMENT & _names_in(node)
    ]
    assert not readers


def _names_in(node: ast.Attribute | ast.ImportFrom) -> set[str]:
    return {node.attr} if isinstance(node, ast.Attribute) else {name.name for name in node.names}


def test_no_import_goes_in_a_circle(graph: grimp.ImportGraph) -> None:
    circles = []
    for module in sorted(name for package in PACKAGES for name in modules_of(graph, package)):
        for imported in graph.find_modules_directly_imported_by(module):
            if imported.split(".")[0] in PACKAGES and graph.find_shortest_chain(imported, module):
                circles.append(f"{module} and {imported}")
    assert not circles


@pytest.mark.parametrize("folder", NO_SIBLINGS)
def test_what_stands_in_a_list_never_imports_its_sibling(graph: grimp.ImportGraph, folder: str) -> None:
    """What two of them share moves up or into a file that is not listed."""
    listed = listed_modules(folder)
    wrong = [
        f"{module} imports {imported}"
        for module in listed
        for imported in graph.find_modules_directly_imported_by(module)
        if imported in listed and imported != module
    ]
    assert not wrong


def listed_modules(folder: str) -> set[str]:
    """The modules whose names stand in the tuple of a package's `__init__`."""
    tree = ast.parse((ROOT / folder.replace(".", "/") / "__init__.py").read_text())
    listed = {
        name.id
        for statement in tree.body
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and isinstance(statement.value, ast.Tuple)
        for name in ast.walk(statement.value)
        if isinstance(name, ast.Name)
    }
    return {
        node.module
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        and node.module
        and any((alias.asname or alias.name) in listed for alias in node.names)
    }


def test_no_file_is_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)} has {count} lines"
        for path in modules(*PACKAGES, "tests", "benchmarks")
        if (count := text(path).count("\n")) > LONGEST_FILE
    ]
    assert not long


def test_no_function_is_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in modules()
        if text(path).count("\n") > LONGEST_FUNCTION
        for node in statements(path)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long

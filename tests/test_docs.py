"""The documents are true: settings, links and pictures they name exist, and what is generated is fresh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conversation.sentences import in_bytes
from imaging.cutout.models import MODELS, USUAL
from server.docs.api_page import described
from server.docs.api_page import page as api_page
from server.docs.formats_page import page as formats_page
from server.docs.operations_page import page
from server.docs.settings_page import IN_README, env_example, table
from server.docs.words_page import page as words_page

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LOCAL_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


def test_the_readme_lists_every_setting_as_the_code_declares_it() -> None:
    assert IN_README.read(ROOT / "README.md") == table(), IN_README.written_by


def test_the_example_of_env_is_fresh() -> None:
    assert (ROOT / ".env.example").read_text() == env_example(), IN_README.written_by


def test_the_page_of_operations_is_fresh() -> None:
    assert (ROOT / "docs" / "operations.md").read_text() == page()


def test_the_page_of_formats_is_fresh() -> None:
    assert (ROOT / "docs" / "formats.md").read_text() == formats_page(), "python -m server.docs.formats_page"


def test_the_page_of_plain_words_is_fresh() -> None:
    assert (ROOT / "docs" / "plain-words.md").read_text() == words_page(), "python -m server.docs.words_page"


def test_the_page_of_the_api_is_fresh() -> None:
    assert (ROOT / "docs" / "api" / "README.md").read_text() == api_page(described()), "make api"


def test_every_model_that_cuts_out_has_its_row() -> None:
    text = (ROOT / "docs" / "cutting-out.md").read_text()
    for model in MODELS:
        start = f"| `{model.name}` ({model.label}{', the default' * (model.name == USUAL)}) | {model.good_for} | "
        size = f"{in_bytes(model.bytes)} | {model.licence} | {model.memory} MB |"
        assert start + size in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    missing = [target for target in LOCAL_LINK.findall(page.read_text()) if not (page.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("package", ["imaging", "conversation", "storage", "providers", "endpoints", "server"])
def test_every_package_says_what_it_may_never_do(package: str) -> None:
    text = (ROOT / package / "README.md").read_text()
    assert re.search(r"\b(never|no)\b", text)
    assert len(text.splitlines()) <= 12


def test_no_page_names_a_package_registry() -> None:
    """A mirror that one machine uses would break every other machine."""
    hosts = re.compile(r"registry\.npmjs|pypi\.org/simple|files\.pythonhosted|deb\.debian", re.IGNORECASE)
    suspects = [
        *PAGES,
        *ROOT.glob("requirements*.txt"),
        ROOT / "Makefile",
        *(path for path in (ROOT / "setup").glob("*") if path.is_file()),  # and what Python made of them
        ROOT / "interface/web/package-lock.json",
    ]
    assert not [path.name for path in suspects if hosts.search(path.read_text())]


def test_the_index_has_every_page() -> None:
    folder = ROOT / "docs"
    listed = set(LOCAL_LINK.findall((folder / "README.md").read_text()))
    assert {path.name for path in folder.glob("*.md")} - {"README.md"} - listed == set()

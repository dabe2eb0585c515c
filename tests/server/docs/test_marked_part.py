"""A generated part takes its place in a page, and nothing else there changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.docs.marked_part import MarkedPart

PART = MarkedPart("list", "make list")


def test_a_part_is_written_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("by hand\n<!-- list: make list -->\nold\n<!-- /list -->\nby hand too\n")
    PART.write(page, "- new\n")
    assert page.read_text() == "by hand\n<!-- list: make list -->\n- new\n<!-- /list -->\nby hand too\n"
    assert PART.read(page) == "- new\n"


def test_a_page_without_the_marks_stays_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("by hand\n")
    with pytest.raises(ValueError):
        PART.write(page, "- new\n")
    assert page.read_text() == "by hand\n"

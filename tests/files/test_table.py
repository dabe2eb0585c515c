"""The table and the folder know the same files."""

from __future__ import annotations

from pathlib import Path

from tests.files.odd_file import EVERYTHING, ODD
from tests.files.readers import READERS
from tests.files.rows import ROWS
from tests.files.ways import WAYS

OTHER_CHECKS = ("agree", "said", "refused", "credit", "dpi")


def test_every_kept_file_has_a_row_and_every_row_its_file() -> None:
    kept = {path.name for path in ODD.iterdir() if path.suffix != ".md"}
    assert kept == {row.name for row in ROWS if row.made is None}


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_every_module_of_rows_is_in_the_table() -> None:
    modules = {path.stem for path in (Path(__file__).parent / "rows").glob("*.py")} - {"__init__"}
    text = (Path(__file__).parent / "rows" / "__init__.py").read_text()
    assert modules == {name for name in modules if f"*{name}.ROWS" in text}


def test_what_is_known_to_fail_is_a_check_that_there_is() -> None:
    known = {*READERS, *WAYS, *OTHER_CHECKS, EVERYTHING}
    named = {check.strip() for row in ROWS for checks in row.wrong for check in checks.split(",")}
    assert named <= known

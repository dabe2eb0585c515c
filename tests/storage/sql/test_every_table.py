"""Who goes over every table misses none."""

from __future__ import annotations

from pathlib import Path

from storage.sql import every_table


def test_every_file_of_tables_is_in_the_set() -> None:
    files = {file.stem for file in Path(every_table.__file__).parent.glob("*_tables.py")}
    assert files | {"metadata"} == set(every_table.__all__)

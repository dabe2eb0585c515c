"""A list of values is one parameter where the database takes lists, and on SQLite what its indexes know."""

from __future__ import annotations

from sqlalchemy import Dialect, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.sql.among import Among
from storage.sql.tables import versions


def where(dialect: Dialect, *ids: str) -> str:
    """As it is asked of that database."""
    asked = select(versions.c.id).where(Among(versions.c.image, "of_images"))
    compiled = asked.params(of_images=list(ids)).compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    return str(compiled).partition("WHERE ")[2]


def test_postgresql_is_given_one_list_of_any_length() -> None:
    asked = where(postgresql.dialect(), "a", "b")
    assert asked == 'versions.image = ANY (%(of_images)s::TEXT[] COLLATE "C")'
    assert where(postgresql.dialect(), *"abcdefg") == asked


def test_sqlite_is_given_each_and_may_use_its_index() -> None:
    assert where(sqlite.dialect(), "a", "b") == "versions.image IN (?, ?)"

"""Whether a column has one of the values that a statement is given: as one parameter where the database takes a list.

A list of parameters makes another statement of every length, which PostgreSQL plans anew each time, and its driver
writes one by one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ARRAY, Boolean, Column, ColumnElement, Text, any_, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.visitors import InternalTraversal


class Among(ColumnElement[bool]):
    """`Among(versions.c.image, "of_images")`: a column of texts, and the parameter that has them."""

    inherit_cache = True
    type = Boolean()
    _traverse_internals = [
        ("by_each", InternalTraversal.dp_clauseelement),
        ("by_list", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: Column[Any], name: str) -> None:
        self.by_each = column.in_(bindparam(name, expanding=True))
        self.by_list = column == any_(bindparam(name, type_=ARRAY(Text)))

    def self_group(self, against: Any = None) -> Any:
        """As it is: SQLite finds no index for `(… IN …) = 1`, which it would be made into."""
        return self


@compiles(Among)
def _each(element: Among, compiler: Any, **how: Any) -> str:
    return str(compiler.process(element.by_each, **how))


@compiles(Among, "postgresql")
def _list(element: Among, compiler: Any, **how: Any) -> str:
    return str(compiler.process(element.by_list, **how))

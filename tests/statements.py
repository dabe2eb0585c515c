"""The statements of a thousand databases in one process."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.util import LRUCache

Key = tuple[Any, ...]
MOST = 1500
"""Statements that are kept, about those of all stores in both databases; half as many more before some are let go."""


class Statements(LRUCache[Key, Any]):
    """What SQLAlchemy has compiled, found again by whoever speaks the same dialect: it keeps them by the dialect of
    each engine, and each database of a test has one of its own."""

    def get(self, key: Key, default: Any = None) -> Any:
        return super().get(self._shared(key), default)

    def __setitem__(self, key: Key, compiled: Any) -> None:
        super().__setitem__(self._shared(key), compiled)

    @staticmethod
    def _shared(key: Key) -> Key:
        dialect, *rest = key
        return dialect.name, dialect.driver, *rest


COMPILED = Statements(MOST)


def compile_once() -> None:
    """For every database that is opened from now on."""
    if not event.contains(Engine, "engine_connect", _connected):
        event.listen(Engine, "engine_connect", _connected)


def _connected(connection: Connection) -> None:
    connection.engine._compiled_cache = COMPILED

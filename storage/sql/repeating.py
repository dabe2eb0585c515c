"""What was undone by the database is begun again, for whoever asked need not know of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from inspect import isgeneratorfunction
from types import FunctionType
from typing import Any, TypeVar

from storage.sql.refusals import Undone

Store = TypeVar("Store", bound=type)
PAUSES = (0.05, 0.5)
"""Seconds before it is tried again, each time."""


def repeats(store: Store) -> Store:
    """A store whose methods begin again where `Undone` says that nothing is there of what they wrote. What they did
    before they wrote does no harm twice: files are kept under their hash."""
    for name, method in vars(store).copy().items():
        if isinstance(method, FunctionType) and not name.startswith("_") and not isgeneratorfunction(method):
            setattr(store, name, _repeated(method))
    return store


def _repeated(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def run(*given: Any, **named: Any) -> Any:
        for pause in PAUSES:
            try:
                return method(*given, **named)
            except Undone:
                time.sleep(pause)
        return method(*given, **named)

    return run

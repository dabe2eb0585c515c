"""Who keeps account of what a run asks of models: nobody, or the studio whose data folder it shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conversation.ports.usage import SpendingLimits, Usage
from genimg.later import later
from server.settings import Settings
from storage.memory import MemoryStorage

DATABASE = "atelier.db"
shared_books = later("genimg.shared_books")


@dataclass(frozen=True)
class Books:
    """Where it is written down, and what may be spent."""

    owner: str
    """Whose account it is."""
    usage: Usage
    limits: SpendingLimits
    """A model whose price nobody knows is called: whoever types a command has seen what it is for."""
    close: Callable[[], None] = lambda: None


def open_books(settings: Settings, storage: MemoryStorage, owner: str, person: str) -> Books:
    """The studio's, where there is one in the data folder; else those that end with the run, without a limit.

    `person`: the name of a member of the studio whose account it is; empty for genimg's own. Raises `Told` for a studio
    that this version cannot write to, and for a person that it does not have.
    """
    if is_shared(settings):
        books: Books = shared_books.opened(settings, person)
        return books
    return Books(owner, storage.usage, SpendingLimits(unknown=True))


def is_shared(settings: Settings) -> bool:
    """Whether a studio keeps its data where these say."""
    return bool(settings.database) or (settings.data / DATABASE).is_file()

"""The studio's own books, for runs that share its data folder: limits hold, and what was spent is seen there.

It reserves in the studio's database before each call, as the studio does, beside a server that runs or without one. The
tables are the server's to bring up to date: it may be running, and know them as they are.
"""

from __future__ import annotations

import time
from dataclasses import replace

from conversation.errors import BadRequest, Told
from genimg.books import Books
from server.settings import Settings
from server.turns.personal_limits import PersonalLimits, usual_limits
from storage.accounts import SqlAccounts
from storage.administration import SqlAdministration
from storage.queries.message_search import MessageSearch
from storage.sql.database import Database, open_database
from storage.sql.migrate import HEAD, newer, revision
from storage.usage import SqlUsage

OWN = "genimg"
"""Whose account it is where no person is named: nobody who could come in."""


def opened(settings: Settings, person: str) -> Books:
    """See `open_books`."""
    database = open_database(settings.data, settings.database, time.time)
    try:
        _check(database, settings)
        owner = _member(database, person) if person else OWN
        limits = PersonalLimits(usual_limits(settings), SqlAdministration(database), is_guest=lambda _: False).of(owner)
    except BaseException:
        database.close()
        raise
    # what is dear is asked about at the terminal, once, before anything is done
    return Books(owner, SqlUsage(database), replace(limits, request=None, unknown=True), database.close)


def _check(database: Database, settings: Settings) -> None:
    """Raises `Told` for tables of another version."""
    with database.read() as connection:
        found = revision(connection)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise newer(found)
    raise Told(
        f"The studio in {settings.data} is of an older version",
        "Start it once, which brings it up to date, or name another data folder with ATELIER_DATA.",
        code="data_too_old",
    )


def _member(database: Database, name: str) -> str:
    """The person's id. Raises `BadRequest`."""
    found = SqlAccounts(database, MessageSearch(None)).credentials(name)
    if found is None or found.user.disabled:
        raise BadRequest(
            f"The studio has no member called {name}",
            "Look at GENIMG_USER, or leave it out: then it is genimg's own account.",
            code="no_such_person",
        )
    return found.user.id

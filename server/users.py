"""`python -m server users …`: the accounts of a studio that does not run, from its machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from getpass import getpass

from conversation.ports.accounts import User
from conversation.ports.administration import ListedPerson
from providers.wire.content.money import dollars
from server import master_key
from server.settings import Settings
from server.startup import CannotStart
from server.web.login_attempts import LoginAttempts
from server.web.passwords import Passwords
from storage import Storage, open_storage

MOST = 10_000
"""People that are listed."""
HELP = "There is: users list, and users add, promote, demote, disable, enable with a name."


def command(words: Sequence[str]) -> Callable[[Settings], None]:
    """What the words after `users` ask for. Raises `CannotStart`."""
    if list(words) in ([], ["list"]):
        return _opened(show)
    if len(words) == 2 and words[0] in CHANGES:
        return _opened(lambda storage: CHANGES[words[0]](storage, words[1]))
    raise CannotStart(f"“users {' '.join(words)}” is not understood", HELP)


def show(storage: Storage) -> None:
    """Everybody, a line each."""
    for each in storage.administration.people(MOST):
        tell(line(each))


def add(storage: Storage, name: str) -> None:
    """A new member, with a password that is typed twice, or stands in what is piped in. The first one administers."""
    made = Passwords(storage.accounts, LoginAttempts()).register(name, typed(), None, first=True)
    tell(f"{made.name} can sign in{' and administers the studio' if made.administrator else ''}.")


def promote(storage: Storage, name: str) -> None:
    """Makes somebody an administrator."""
    storage.administration.promote(named(storage, name).id, True)
    tell(f"{name} administers the studio.")


def demote(storage: Storage, name: str) -> None:
    """Makes somebody none any more."""
    storage.administration.promote(named(storage, name).id, False)
    tell(f"{name} no longer administers the studio.")


def disable(storage: Storage, name: str) -> None:
    """Lets somebody in no more."""
    storage.administration.disable(named(storage, name).id, True)
    tell(f"{name} is switched off and signed out everywhere. Nothing of theirs is lost.")


def enable(storage: Storage, name: str) -> None:
    """Lets them in again."""
    storage.administration.disable(named(storage, name).id, False)
    tell(f"{name} can sign in again.")


CHANGES: dict[str, Callable[[Storage, str], None]] = {
    "add": add,
    "promote": promote,
    "demote": demote,
    "disable": disable,
    "enable": enable,
}
"""What is done to whom."""


def named(storage: Storage, name: str) -> User:
    """Raises `CannotStart` where nobody has that name."""
    known = storage.accounts.credentials(name)
    if known is None:
        raise CannotStart(f"Nobody is called “{name}”", "`python -m server users list` shows who there is.")
    return known.user


def typed() -> str:
    """Raises `CannotStart` where the two differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise CannotStart("The two passwords differ", "Type it once more.")
    return password


def line(person: ListedPerson) -> str:
    """Name or id, what they may, when they were here, what they spent this month."""
    user = person.user
    marks = [word for word, holds in (("administrator", user.administrator), ("off", user.disabled)) if holds]
    unknown = f" and {person.unknown} of unknown cost" if person.unknown else ""
    return "\t".join(
        (
            user.name or f"guest {user.id}",
            ", ".join(marks) or user.kind,
            user.seen[:10],
            dollars(person.spent) + unknown,
        )
    )


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _opened(work: Callable[[Storage], None]) -> Callable[[Settings], None]:
    def run(settings: Settings) -> None:
        storage = open_storage(settings.data, seal=master_key.seal(settings))
        try:
            work(storage)
        finally:
            storage.close()

    return run

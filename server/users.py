"""`python -m server users …`: the accounts of a studio that does not run, from its machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from getpass import getpass

from conversation.ports.accounts import User
from conversation.ports.administration import ListedPerson
from conversation.ports.usage import UNLIMITED, OwnLimits
from providers.wire.content.money import dollars
from server import master_key
from server.setting_values import dollars as dollars_in
from server.setting_values import number
from server.settings import Settings
from server.startup import CannotStart
from server.web.login_attempts import LoginAttempts
from server.web.passwords import Passwords
from storage.opening import Storage, open_storage

MOST = 10_000
"""People that are listed."""
HELP = (
    "There is: users list; users add, promote, demote, disable, enable with a name; and users limit with a name and "
    "any of --month 5.00, --images 20, --requests 10. `none` is no limit, `usual` everybody's."
)
USUAL = "usual"


@dataclass(frozen=True)
class LimitOption:
    """An option of `users limit`."""

    field: str
    """Of `OwnLimits`."""
    read: Callable[[str], int]
    shown: Callable[[int], str]
    of: str
    """What it is a number of, and of which time."""


LIMITS = {
    "--month": LimitOption("month", dollars_in, dollars, "a month"),
    "--images": LimitOption("pictures", number(0, 1_000_000), str, "images a day"),
    "--requests": LimitOption("calls", number(0, 1_000_000), str, "requests a minute"),
}


def command(words: Sequence[str]) -> Callable[[Settings], None]:
    """What the words after `users` ask for. Raises `CannotStart`."""
    if list(words) in ([], ["list"]):
        return _opened(show)
    if len(words) >= 2 and words[0] == "limit":
        return _opened(lambda storage: limit(storage, words[1], words[2:]))
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


def limit(storage: Storage, name: str, words: Sequence[str]) -> None:
    """Changes what somebody may spend, or says it where nothing is to change. Raises `CannotStart`."""
    person = listed(storage, name)
    limits = replace(person.limits, **dict(asked_limits(words)))
    if words:
        storage.administration.limit(person.user.id, limits)
    tell(f"{person.user.name or name}: {limits_line(limits) or 'as everybody'}")


def asked_limits(words: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Fields of `OwnLimits` of `--month 5.00 --images=20 …`. Raises `CannotStart`."""
    pieces = [piece for word in words for piece in (word.split("=", 1) if word.startswith("--") else [word])]
    if len(pieces) % 2 or any(name not in LIMITS for name in pieces[::2]):
        raise CannotStart(f"“{' '.join(words)}” is not understood", HELP)
    for name, value in zip(pieces[::2], pieces[1::2], strict=True):
        option = LIMITS[name]
        try:
            yield option.field, None if value == USUAL else UNLIMITED if value == "none" else option.read(value)
        except ValueError as error:
            raise CannotStart(f"{name} cannot be “{value}”", f"{error} Or `none`, or `{USUAL}`.") from error


def limits_line(limits: OwnLimits) -> str:
    """Those that are this person's own."""
    own = [(option, getattr(limits, option.field)) for option in LIMITS.values()]
    return ", ".join(
        f"{'any' if most == UNLIMITED else option.shown(most)} {option.of}" for option, most in own if most is not None
    )


def listed(storage: Storage, name: str) -> ListedPerson:
    """By name, or a guest by id, as `users list` shows them. Raises `CannotStart` where nobody is called so."""
    known = storage.accounts.credentials(name)
    user = known.user if known else storage.accounts.get(name)
    if user is None:
        raise nobody(name)
    return ListedPerson(user, 0, 0, storage.administration.limits(user.id))


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
        raise nobody(name)
    return known.user


def nobody(name: str) -> CannotStart:
    return CannotStart(f"Nobody is called “{name}”", "`python -m server users list` shows who there is.")


def typed() -> str:
    """Raises `CannotStart` where the two differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise CannotStart("The two passwords differ", "Type it once more.")
    return password


def line(person: ListedPerson) -> str:
    """Name or id, what they may, when they were here, what they spent this month, and limits of their own."""
    user = person.user
    marks = [word for word, holds in (("administrator", user.administrator), ("off", user.disabled)) if holds]
    unknown = f" and {person.unknown} of unknown cost" if person.unknown else ""
    return "\t".join(
        (
            user.name or f"guest {user.id}",
            ", ".join(marks) or user.kind,
            user.seen[:10],
            dollars(person.spent) + unknown,
            *filter(None, [limits_line(person.limits)]),
        )
    )


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _opened(work: Callable[[Storage], None]) -> Callable[[Settings], None]:
    def run(settings: Settings) -> None:
        storage = open_storage(settings.data, settings.database, seal=master_key.seal(settings))
        try:
            work(storage)
        finally:
            storage.close()

    return run

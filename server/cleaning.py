"""`python -m server clean`: what is kept too long goes now and not with the next day; `clean --dry-run` only says what
would go, of whom."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing

from conversation.ports.moderation.expiry import KeptDays
from server import master_key
from server.assembly.kept_files import kept_at_rest
from server.settings import Settings
from server.startup import CannotStart
from server.web.origin_check import idle_days
from storage.cleanup.retention import Keep
from storage.opening import Storage, open_storage

NAME = "clean"
DRY = "--dry-run"
WORDS = {"painted": "painted pictures", "uploaded": "uploaded pictures", "guests": "pictures of guests"}


def kept_days(settings: Settings) -> KeptDays:
    """For how long this studio keeps things."""
    return KeptDays(
        settings.keep_painted_days,
        settings.keep_uploaded_days,
        settings.keep_guests_days,
        settings.keep_reports_days,
        settings.keep_deleted_days,
    )


def keep_of(settings: Settings) -> Keep:
    """The same for what does it once a day."""
    return Keep(settings.keep_deleted_days, idle_days(settings), kept_days(settings))


def command(words: Sequence[str]) -> Callable[[Settings], None]:
    """What the words after `clean` ask for. Raises `CannotStart`."""
    if list(words) not in ([], [DRY]):
        raise CannotStart(f"“{NAME} {' '.join(words)}” is not understood", f"There is {NAME}, and {NAME} {DRY}.")
    return look if words else clean


def look(settings: Settings) -> None:
    """A line for each kind and person, the largest first."""
    with closing(_opened(settings)) as storage:
        due = storage.expiry.due(kept_days(settings))
        for row in due:
            user = storage.accounts.get(row.owner)
            who = (user.name if user else "") or f"guest {row.owner}"
            what = WORDS.get(row.kind, "deleted pictures" if row.kind == "deleted" else "closed reports")
            tell(f"{row.count} {what} of {who}, {row.bytes / 1e6:.1f} MB, the oldest of {row.oldest[:10]}")
        tell("" if due else "Nothing would go.")


def clean(settings: Settings) -> None:
    """What is due goes now."""
    with closing(_opened(settings)) as storage:
        storage.retention.tidy()
        went = storage.retention.went
        for each in went:
            tell(f"{each.count} {each.kind}, {each.bytes / 1e6:.1f} MB")
        tell("" if went else "Nothing went.")


def _opened(settings: Settings) -> Storage:
    seal, kept = master_key.seal(settings), kept_at_rest(settings)
    return open_storage(settings.data, settings.database, keep=keep_of(settings), seal=seal, kept=kept)


def tell(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")

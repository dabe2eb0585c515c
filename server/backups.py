"""`python -m server backup FOLDER`, `restore FOLDER` and `check [FOLDER]`: a copy of everything, the way back, and
whether what is kept is whole. All but the way back work beside a studio that runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from conversation.errors import Told
from server import master_key
from server.assembly.kept_files import pictures_of
from server.readable_pictures import readable
from server.settings import Settings
from server.startup import CannotStart
from storage.backup.checking import check
from storage.backup.database_copy import RowsLookedAt
from storage.backup.making import Counting, back_up
from storage.backup.restoring import restore
from storage.rules.moments import iso

KEYS = ("secret", master_key.NAME)
"""What signs the cookies, by which guests find what is theirs, and what opens the keys that people gave providers."""
WITHOUT_KEYS = "--without-keys"
SHOWN = 20
"""Lines of what is missing or damaged, at most."""
HELP = f"There is: backup FOLDER [{WITHOUT_KEYS}]; restore FOLDER; check, or check FOLDER for a copy."
NAMES = ("backup", "restore", "check")
BESIDE = {"backup", "check"}
"""What works beside a studio that runs."""


class NotWhole(Told):
    """Something is missing or damaged; what and how many was printed before."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text, code="not_whole", status=500)


def command(words: Sequence[str]) -> Callable[[Settings], None]:
    """What the words ask for, the first of which is one of `NAMES`. Raises `CannotStart`."""
    name, *rest = words
    keys = KEYS if WITHOUT_KEYS not in rest else ()
    places = [Path(word) for word in rest if not word.startswith("--")]
    options = {word for word in rest if word.startswith("--")}
    if options <= ({WITHOUT_KEYS} if name == "backup" else set()):
        if name == "backup" and len(places) == 1:
            return lambda settings: make(settings, places[0], keys)
        if name == "restore" and len(places) == 1:
            return lambda settings: put_back(settings, places[0])
        if name == "check" and len(places) <= 1:
            return lambda settings: look_through(_copy_at(settings, places[0]) if places else settings)
    raise CannotStart(f"“{' '.join(words)}” is not understood", HELP)


def make(settings: Settings, where: Path, keys: Sequence[str] = KEYS) -> None:
    """Makes the copy, or brings it up to date. Raises `Told`; `NotWhole` where the studio itself misses something."""
    _own_database(settings, "pg_dump", "then copy")
    made = back_up(settings.data, where, iso(time.time()), keys, Counter())
    tell(f"{made.files} files and the database are in {where}: {made.copied} new, {made.bytes / 1e6:.1f} MB.")
    if made.encrypted:
        tell(f"{made.encrypted} of them are encrypted, and stay so: without the master key they are worth nothing.")
    given = {"ATELIER_SECRET": settings.secret, "ATELIER_SECRET_KEY": settings.secret_key}
    elsewhere = [name for name, value in given.items() if value] if keys else [str(settings.data / key) for key in KEYS]
    if elsewhere:
        tell(f"Not in it, and needed with it: {' and '.join(elsewhere)}.")
    if keys:
        tell("The keys in the data folder are in it too: keep it as safe as that.")
    _report("In the data folder", made.missing, made.damaged)


def put_back(settings: Settings, where: Path) -> None:
    """Puts a copy into the data folder. Raises `Told`; `NotWhole` where the copy misses something."""
    _own_database(settings, "pg_restore", "then put back")
    restored = restore(where, settings.data, KEYS, Counter())
    tell(f"{restored.files} files and the database are in {settings.data}. Start the studio.")
    _report("In the copy", restored.missing, restored.damaged)


def look_through(settings: Settings) -> None:
    """Reads everything and says what is there. Raises `NotWhole` where something is wrong."""
    rows = RowsLookedAt(settings.data, settings.database)
    pictures = readable(settings, rows, pictures_of(settings))
    checked = check(settings.data, Counter(), settings.database, pictures)
    tell(
        f"{checked.images} images in {checked.conversations} conversations: {checked.files} files, "
        f"{checked.bytes / 1e6:.1f} MB."
    )
    if checked.unnamed:
        tell(f"{checked.unnamed} files that nothing names: a running studio lets go of them within a day.")
    for line in checked.database:
        tell(f"atelier.db: {line}")
    _report(f"In {settings.blobs or settings.data}", checked.missing, checked.damaged)
    if checked.database:
        raise NotWhole("The database is damaged", "Put atelier.db back from a copy of the studio.")
    tell("All of it is whole.")


def _copy_at(settings: Settings, where: Path) -> Settings:
    """A copy has its database in a file."""
    return replace(settings, data=where, database="", blobs="")


def _own_database(settings: Settings, tool: str, then: str) -> None:
    """Raises `CannotStart` where the database or the pictures are not in the data folder."""
    if settings.database:
        raise CannotStart(
            "The studio’s database is PostgreSQL, which has tools of its own",
            f"Nothing was done. Use {tool} for the database, {then} the files of {settings.data}: "
            "docs/administration.md says how. `python -m server check` looks through both.",
        )
    if settings.blobs:
        raise CannotStart(
            "The studio’s pictures are in a bucket, which is copied by tools of its own",
            f"Nothing was done. Copy {settings.blobs} with them, or let the bucket keep what is deleted; or let "
            "`python -m server migrate FOLDER` make a folder of the whole studio while it rests.",
        )


def _report(where: str, missing: Sequence[str], damaged: Sequence[str]) -> None:
    """Prints what is wrong. Raises `NotWhole` where something is."""
    for kind, names in (("missing", missing), ("damaged", damaged)):
        for name in names[:SHOWN]:
            tell(f"{kind}: {name}")
        if len(names) > SHOWN:
            tell(f"{kind}: {len(names) - SHOWN} more")
    if missing or damaged:
        raise NotWhole(
            f"{where}, {len(missing)} files are missing and {len(damaged)} are damaged",
            "Everything else is whole. Copy these files from an older backup to the same places, if there is one.",
        )


class Counter(Counting):
    """Says on stderr how far it is, at most once a second."""

    def __init__(self) -> None:
        self._said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        if (now := time.monotonic()) - self._said < 1:
            return
        self._said = now
        sys.stderr.write(f"{done} of {of} files\n")


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")

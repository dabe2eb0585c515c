"""`python -m server migrate WHERE …`: takes the studio that the settings name to another place, which is a database
(`postgresql://…`), a bucket (`s3://…`), a data folder, or a database and a bucket. What the studio has now stays as it
is; what was brought is what the settings are to name afterwards.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from server.assembly.kept_files import pictures_of
from server.backups import KEYS, SHOWN, NotWhole, tell
from server.database_url import SCHEMES, database_url
from server.readable_pictures import readable
from server.setting_values import bucket
from server.settings import Settings
from server.startup import CannotStart
from storage.backup.file_copies import copy
from storage.disk.claim import claimed
from storage.disk.picture_files import PictureFiles
from storage.opening import words_in
from storage.queries.named_files import named_files
from storage.relocation.marks import mark, must_be_ours, must_rest
from storage.relocation.picture_copies import CopiedFiles, copy_files
from storage.relocation.rows import copy_rows
from storage.sql.database import Database, open_database
from storage.sql.database_claim import database_claimed
from storage.sql.migrate import migrate

NAME = "migrate"
LOOK = "--look"
HELP = (
    f"There is: {NAME} WHERE [WHERE] [{LOOK}]. WHERE is postgresql://name:password@host/database, s3://bucket/folder, "
    f"or a folder; {LOOK} says what there is to bring and brings nothing."
)


@dataclass(frozen=True)
class StudioPlace:
    """Where a studio is kept."""

    data: Path
    database: str
    """Empty: SQLite in the folder."""
    blobs: str
    """Empty: in the folder."""

    @classmethod
    def of(cls, settings: Settings) -> StudioPlace:
        return cls(settings.data.absolute(), settings.database, settings.blobs)

    @property
    def rows(self) -> str:
        """The database's address, without a password."""
        return self.database.rpartition("@")[2] or str(self.data / "atelier.db")

    @property
    def files(self) -> str:
        return self.blobs or str(self.data / "conversations")


def command(words: Sequence[str]) -> Callable[[Settings], None]:
    """What the words ask for. Raises `CannotStart`."""
    where, options = [word for word in words if not word.startswith("--")], {word for word in words if word[:2] == "--"}
    if not where or not options <= {LOOK}:
        raise CannotStart(f"“{' '.join((NAME, *words))}” is not understood", HELP)
    return lambda settings: relocate(settings, target_of(settings, where), look=LOOK in options)


def target_of(settings: Settings, where: Sequence[str]) -> StudioPlace:
    """The place of those names, each of which is of another kind. Raises `CannotStart`."""
    place, kinds = StudioPlace.of(settings), list[str]()
    try:
        for each in where:
            if SCHEMES.match(each):
                place, kind = replace(place, database=database_url(each)), "database"
            elif each.startswith("s3://"):
                place, kind = replace(place, blobs=bucket(each)), "bucket"
            else:
                place, kind = StudioPlace(Path(each).absolute(), "", ""), "folder"
            kinds.append(kind)
    except ValueError as error:
        raise CannotStart("That is no place for a studio", str(error)) from None
    if len(set(kinds)) < len(kinds) or ("folder" in kinds and len(kinds) > 1):
        raise CannotStart("That is more than one place for the same", HELP)
    return place


def relocate(settings: Settings, target: StudioPlace, *, look: bool = False) -> None:
    """Brings what is missing there. Raises `Told`; `NotWhole` where the studio itself misses something."""
    source = StudioPlace.of(settings)
    if source == target:
        raise CannotStart("The studio is there already", HELP)
    with ExitStack() as stack:
        if target.data != source.data and not look:
            stack.enter_context(claimed(target.data))
        if target.database and target.rows != source.rows and not look:
            stack.enter_context(database_claimed(target.database, alone=True))
        was = stack.enter_context(_database(source))
        must_rest(was, "running")
        there = was
        if target.rows != source.rows:
            _take_rows(was, there := stack.enter_context(_database(target)), source, look=look)
        if target.files != source.files:
            with was.read() as connection:
                named = list(named_files(connection))
            pictures = _pictures(settings, source, was), _pictures(settings, target, there)
            copied = copy_files(named, *pictures, RelocationCounter(), look=look)
            _report(copied, source, look)
    if target.data != source.data and not look:
        _bring_keys(source.data, target.data)
    if not look:
        _tell_settings(source, target)


def _take_rows(was: Database, there: Database, source: StudioPlace, *, look: bool) -> None:
    must_rest(there, "other")
    must_be_ours(there, source.rows)
    if not look:
        mark(there, source.rows)
    copied = copy_rows(was, there, words_in(there), RelocationCounter(), look=look)
    said = "to bring" if look else "brought"
    tell(f"{copied.rows} rows: {copied.brought} {said}, {copied.taken} that went meanwhile.")


@contextmanager
def _database(place: StudioPlace) -> Iterator[Database]:
    """With the newest tables, for as long as the block."""
    if not place.database:
        place.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = open_database(place.data, place.database, time.time)
    try:
        migrate(database)
        yield database
    finally:
        database.close()


def _pictures(settings: Settings, place: StudioPlace, rows: Database) -> PictureFiles:
    return readable(settings, rows, pictures_of(replace(settings, blobs=place.blobs, data=place.data)))


def _bring_keys(source: Path, target: Path) -> None:
    """What signs the cookies and opens the providers' keys is as good there."""
    for name in KEYS:
        if (source / name).is_file():
            copy(source / name, target / name)


def _report(copied: CopiedFiles, source: StudioPlace, look: bool) -> None:
    said = "to bring" if look else "brought, each read back and compared"
    tell(f"{copied.files} files: {copied.brought} {said}, {copied.bytes / 1e6:.1f} MB.")
    for kind, names in (("missing", copied.missing), ("damaged", copied.damaged)):
        for name in names[:SHOWN]:
            tell(f"{kind}: {name}")
        if len(names) > SHOWN:
            tell(f"{kind}: {len(names) - SHOWN} more")
    if copied.missing or copied.damaged:
        raise NotWhole(
            f"In {source.files}, {len(copied.missing)} files are missing and {len(copied.damaged)} are damaged",
            "Everything else was brought. Put them back from a backup and ask again, or leave them.",
        )


def _tell_settings(source: StudioPlace, target: StudioPlace) -> None:
    changed = {
        "ATELIER_DATA": (source.data, target.data),
        "DATABASE_URL": (source.database, target.database),
        "ATELIER_BLOBS": (source.blobs, target.blobs),
    }
    for name, (before, after) in changed.items():
        if before != after:
            shown = str(after).rpartition("@")[2] if name == "DATABASE_URL" else after
            tell(f"Now set {name} to {shown}." if after else f"Now take {name} away.")
    tell("Nothing was taken away where the studio was.")
    tell("What is being sent, or is to be collected within a day, was not brought.")


class RelocationCounter:
    """Says on stderr how far it is, at most once a second."""

    def __init__(self) -> None:
        self._said = time.monotonic()

    def __call__(self, what: str, done: int, of: int) -> None:
        if (now := time.monotonic()) - self._said < 1:
            return
        self._said = now
        sys.stderr.write(f"{what}: {done} of {of}\n")

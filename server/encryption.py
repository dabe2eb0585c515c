"""`python -m server encrypt --yes`, `rekey` and `decrypt`: pictures that lie encrypted, from then on or no longer,
beside a studio that runs. What comes in is encrypted where `ATELIER_ENCRYPT=1`; these do the rest. Each can be ended at
any moment and goes on when it is asked again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib import import_module
from typing import Any

from conversation.errors import Told
from server import master_key
from server.assembly.kept_files import kept_at_rest, pictures_of
from server.backups import SHOWN, Counter, NotWhole, tell
from server.claims import held
from server.settings import Settings
from server.startup import CannotStart
from storage.cleanup.upkeep import Upkeep
from storage.opening import Storage, has_picture_keys, open_storage
from storage.queries.named_files import NamedFile, named_files
from storage.relocation.marks import must_rest
from storage.sql.database import Database

log = logging.getLogger(__name__)
NAMES = ("encrypt", "rekey", "decrypt")
YES, FORGET_LOST = "--yes", "--forget-lost"
HELP = f"There is: encrypt {YES}; rekey, or rekey {FORGET_LOST}; decrypt."
MARK = "encrypts"
"""In `upkeep`: the studio was last started so that it encrypts what comes in."""
FINAL = (
    "A lost master key is final: without it nobody can read these pictures again, neither here nor from any copy of "
    "the data folder. Keep a copy of it in another place, where the data folder is not."
)


def command(words: Sequence[str]) -> Callable[[Settings], None]:
    """What the words ask for, the first of which is one of `NAMES`. Raises `CannotStart`."""
    match list(words):
        case ["encrypt"]:
            return _ask
        case ["encrypt", "--yes"]:
            return encrypt
        case ["rekey"]:
            return rekey
        case ["rekey", "--forget-lost"]:
            return forget_lost
        case ["decrypt"]:
            return decrypt
    raise CannotStart(f"“{' '.join(words)}” is not understood", HELP)


def announce(settings: Settings, database: Database) -> None:
    """Notes how the studio was started, and says before the first picture is encrypted what that means."""
    upkeep, encrypts = Upkeep(database), settings.encrypt == "1"
    if encrypts and not has_picture_keys(database):
        log.warning("pictures are encrypted from now on, with %s. %s", master_key.place(settings), FINAL)
    if (upkeep.last(MARK) is not None) != encrypts:
        (upkeep.note if encrypts else upkeep.forget)(MARK)


def refuse_presigned(settings: Settings) -> None:
    """Raises `CannotStart` for a bucket that is to give away what only the studio can open."""
    if settings.encrypt == "1" and settings.blobs_presigned == "1":
        raise CannotStart(
            "Encrypted pictures cannot be given away by the bucket",
            "It has not the keys. Take ATELIER_BLOBS_PRESIGNED=1 or ATELIER_ENCRYPT=1 away.",
        )


def encrypt(settings: Settings) -> None:
    """Encrypts what is not. Raises `Told`; `NotWhole` where something is missing or damaged."""
    if settings.encrypt != "1":
        raise CannotStart(
            "The studio does not encrypt yet",
            "Set ATELIER_ENCRYPT=1 and start it anew, so that what comes in is encrypted, too; then ask again.",
        )
    with _opened(settings, encrypts=True) as storage, _studio_knows(settings, storage, on=True):
        tell(f"The master key is {master_key.place(settings)}. {FINAL}")
        converting = import_module("storage.encryption.converting")
        converted = converting.encrypt_files(_named(storage), pictures_of(settings), storage.files, Counter())
        tell(f"{converted.files} files: {converted.changed} encrypted now, {converted.bytes / 1e6:.1f} MB.")
        _report(settings, converted)


def decrypt(settings: Settings) -> None:
    """Opens what is encrypted, and destroys the keys. Raises `Told`; `NotWhole`."""
    if settings.encrypt == "1":
        raise CannotStart(
            "The studio still encrypts what comes in",
            "Take ATELIER_ENCRYPT=1 away and start it anew: it reads what is encrypted all the same. Then ask again.",
        )
    with _opened(settings, encrypts=False) as storage, _studio_knows(settings, storage, on=False):
        if not has_picture_keys(storage.database):
            tell("Nothing is encrypted.")
            return
        converting, pictures = import_module("storage.encryption.converting"), pictures_of(settings)
        converted = converting.decrypt_files(_named(storage), pictures, storage.files, Counter())
        keys: Any = _keys(storage)
        if not converted.damaged:
            converting.destroy_keys(keys.conversations(), pictures, keys)
        tell(f"{converted.files} files: {converted.changed} are as they were, {converted.bytes / 1e6:.1f} MB.")
        _report(settings, converted)


def rekey(settings: Settings) -> None:
    """Gives each person another key. Files stay as they are."""
    with _opened(settings, encrypts=settings.encrypt == "1") as storage:
        count = _keys(storage).renew(Counter()) if has_picture_keys(storage.database) else 0
    tell(
        f"{count} people have another key. `rotate-secret` gives the studio another master key, while it does not run."
    )


def forget_lost(settings: Settings) -> None:
    """Destroys the keys that no master key at hand opens, so that the studio can start without these pictures."""
    with held(settings), closing(open_storage(settings.data, settings.database)) as storage:
        must_rest(storage.database, "running")
        keys = import_module("storage.encryption.key_ring").KeyRing(storage.database, master_key.seal(settings))
        tell(f"The keys of {keys.forget_lost()} people are forgotten, and with them the pictures they were for.")


def _ask(settings: Settings) -> None:
    raise CannotStart(
        "Nothing was done yet",
        f"The master key is {master_key.place(settings)}. {FINAL} When you have one: `python -m server encrypt {YES}`.",
    )


@contextmanager
def _opened(settings: Settings, *, encrypts: bool) -> Iterator[Storage]:
    seal, kept = master_key.seal(settings), kept_at_rest(settings)
    with closing(open_storage(settings.data, settings.database, seal=seal, kept=kept, encrypts=encrypts)) as storage:
        yield storage


@contextmanager
def _studio_knows(settings: Settings, storage: Storage, *, on: bool) -> Iterator[None]:
    """For the length of the block: the studio was started with the same setting, or does not run meanwhile. Raises
    `CannotStart`."""
    if (Upkeep(storage.database).last(MARK) is not None) == on:
        yield
        return
    try:
        with held(settings):
            must_rest(storage.database, "running")
            yield
    except Told as told:
        if told.code not in ("data_in_use", "relocation_refused"):
            raise
        raise CannotStart(
            "The studio runs with another ATELIER_ENCRYPT than this command",
            "Start all its processes anew with the same one, then ask again. Nothing was changed.",
        ) from told


def _named(storage: Storage) -> list[NamedFile]:
    with storage.database.read() as connection:
        return list(named_files(connection))


def _keys(storage: Storage) -> Any:
    return storage.files.keys  # type: ignore[attr-defined]


def _report(settings: Settings, converted: Any) -> None:
    for kind, names in (("missing", converted.missing), ("damaged", converted.damaged)):
        for name in names[:SHOWN]:
            tell(f"{kind}: {name}")
        if len(names) > SHOWN:
            tell(f"{kind}: {len(names) - SHOWN} more")
    if converted.missing or converted.damaged:
        raise NotWhole(
            f"In {settings.blobs or settings.data}, {len(converted.missing)} files are missing and "
            f"{len(converted.damaged)} are damaged",
            "They were left as they are, everything else was done. `check` says whether they are still wanted.",
        )

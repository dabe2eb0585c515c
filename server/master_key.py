"""The master key that seals what people give providers: where it comes from, and how it is changed.

`storage/seal.py` seals. The cookies' secret is another one, see `startup.py`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from server.settings import Settings
from server.startup import CannotStart, made_once
from storage.opening import open_storage, reseal_picture_keys
from storage.provider_keys import SqlProviderKeys
from storage.seal import Seal, master_keys, new_key

NAME = "secret-key"


def seal(settings: Settings) -> Seal:
    """With the setting's keys, else with those in the data folder, made on the first start. Raises `CannotStart`."""
    if settings.secret_key:
        return Seal(settings.secret_key)
    path = settings.data / NAME
    made_once(path, new_key())
    return Seal(kept(path))


def place(settings: Settings) -> str:
    """Where it is, in words, and what that means where it lies beside what it opens."""
    if settings.secret_key:
        return "what ATELIER_SECRET_KEY is set to"
    path = (settings.data / NAME).absolute()
    return f"the file {path} (beside the pictures: whoever has both has them all; set ATELIER_SECRET_KEY instead)"


def kept(path: Path) -> tuple[str, ...]:
    """The keys in a file. Raises `CannotStart`."""
    try:
        keys = master_keys(path.read_text())
    except OSError as error:
        raise CannotStart(f"{path} cannot be read", "Make it readable, or set ATELIER_SECRET_KEY.") from error
    except ValueError:
        keys = ()
    if not keys:
        raise CannotStart(
            f"{path} is damaged",
            "Put it back from a backup. If it is lost, delete it and run `python -m server forget-keys`: people "
            "connect their providers again.",
        )
    return keys


def rotate(settings: Settings) -> None:
    """Seals everything with a new key; with the first of the setting's where it holds them.

    At every moment what is in the file opens everything: first the new key stands before the old ones, then everything
    is sealed anew, then the old ones go.
    """
    path = settings.data / NAME
    if settings.secret_key:
        said(f"{resealed(settings, Seal(settings.secret_key))} sealed with the first key of ATELIER_SECRET_KEY.")
        said("Take the other ones out of it now." if len(settings.secret_key) > 1 else AHEAD)
        return
    made_once(path, new_key())
    keys = (new_key(), *kept(path))
    written(path, keys)
    count = resealed(settings, Seal(keys))
    written(path, keys[:1])
    said(f"{count} sealed with a new master key, which is in {path}. Copies of the old one open nothing that is new.")


AHEAD = "To change it, write a new one before it, with a comma between them, and run this again."


def forget_keys(settings: Settings) -> None:
    """Forgets what no master key at hand opens."""
    storage = open_storage(settings.data, settings.database)
    try:
        count = SqlProviderKeys(storage.database, seal(settings)).forget_strangers()
    finally:
        storage.close()
    said(f"{count} forgotten. What the master key opens stays.")


def resealed(settings: Settings, with_keys: Seal) -> int:
    """How many were sealed anew. Raises `Told` where one was sealed with a key that is not among them."""
    storage = open_storage(settings.data, settings.database, seal=with_keys)
    try:
        sealed = storage.provider_keys.reseal() + storage.webhooks.reseal()
        return sealed + reseal_picture_keys(storage.database, with_keys)
    finally:
        storage.close()


def written(path: Path, keys: tuple[str, ...]) -> None:
    """The file with those keys, in place of what it was, at once."""
    beside = path.with_name(f"{NAME}.new")
    beside.unlink(missing_ok=True)
    made_once(beside, "\n".join(keys))
    os.replace(beside, path)


def said(line: str) -> None:
    sys.stdout.write(f"{line}\n")

"""What providers offered last, on disk: shown until their lists can be read again, after a start and without a network.

A list belongs to whoever's key read it. One that cannot be read or written is no loss: the provider is asked anyway.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from conversation.serialization import to_json
from conversation.services.model_list import DescribedModel
from conversation.typed_json import from_json

LOG = logging.getLogger(__name__)
FRESH = 300.0
"""Seconds between two writings of one list."""


@dataclass
class KeptList:
    """One provider's models for one person, as they were last."""

    models: Sequence[DescribedModel]
    written: float = float("-inf")


@dataclass(frozen=True)
class KeptModels:
    """All that is kept. May be used from many threads or greenlets at once."""

    folder: Path
    """Made when there is something to keep."""
    clock: Callable[[], float]
    lists: dict[Path, KeptList] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, provider: str, owner: str, address: str) -> Sequence[DescribedModel]:
        """What was offered last; empty where nothing is known. `owner` is empty for the studio's own connection."""
        return self._list(self._path(provider, owner, address)).models

    def keep(self, provider: str, owner: str, address: str, models: Sequence[DescribedModel]) -> None:
        """Remembers the whole list; on disk where it is another one than it was, every five minutes at most."""
        path = self._path(provider, owner, address)
        now, known = self.clock(), self._list(path)
        if now - known.written < FRESH or (known.models == models and path.exists()):
            return
        with self.lock:
            self.lists[path] = KeptList(models, now)
            self._write(path, models)

    def _list(self, path: Path) -> KeptList:
        with self.lock:
            if path not in self.lists:
                self.lists[path] = KeptList(_read(path))
            return self.lists[path]

    def _write(self, path: Path, models: Sequence[DescribedModel]) -> None:
        coming = path.with_suffix(".new")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            coming.write_text(json.dumps([to_json(model) for model in models]), encoding="utf-8")
            os.replace(coming, path)
        except OSError as error:
            LOG.info("The list of models is not kept: %s", error)
            with suppress(OSError):
                coming.unlink()

    def _path(self, provider: str, owner: str, address: str) -> Path:
        whose = sha256(f"{owner}\n{address}".encode()).hexdigest()[:16]
        return self.folder / f"{provider}-{whose}.json"


def _read(path: Path) -> list[DescribedModel]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [from_json(DescribedModel, row) for row in rows]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, AttributeError) as error:
        LOG.info("The kept list of models cannot be read: %s", error)
        return []

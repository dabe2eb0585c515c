"""Orders that can be collected for an hour, each in `<root>/<owner>/<id>.json`.

See `Order` in `conversation/ports/downloads.py`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.downloads import Downloads, Order
from conversation.serialization import to_json
from storage.disk.errors import disk_told
from storage.disk.picture_files import Aside, here

HOUR_S = 3600
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class DownloadOrders(Downloads):
    """The folder of all orders. They outlive a restart; a lost one costs a click, so nothing is fsynced."""

    def __init__(
        self,
        root: Path,
        clock: Callable[[], float],
        aside: Aside = here,
        steady: Callable[[], bool] = lambda: True,
    ) -> None:
        """`steady` says whether the clock can be believed: while it cannot, nothing is over."""
        self._steady = steady
        self._root = root
        self._clock = clock
        self._aside = aside

    def keep(self, owner: str, order: Order) -> str:
        """Its id. Takes away what is over. Raises `Told` when the disk refuses."""
        identity = str(uuid4())
        now = self._clock()
        record = json.dumps({"expires": now + HOUR_S, "order": to_json(order)})

        def kept() -> None:
            if self._steady():
                self._sweep(now - HOUR_S)
            path = self._path(owner, identity)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(record)
            os.utime(path, (now, now))

        with disk_told():
            self._aside(kept)
        return identity

    def get(self, owner: str, order: str) -> Order:
        """Raises `NotFound`, also when its hour is over."""
        if not (ID.fullmatch(order) and ID.fullmatch(owner)):
            raise NotFound("The download")
        try:
            record = json.loads(self._aside(self._path(owner, order).read_bytes))
        except FileNotFoundError as error:
            raise NotFound("The download") from error
        if record["expires"] <= self._clock() and self._steady():
            raise NotFound("The download")
        return Order.from_dict(record["order"])

    def _path(self, owner: str, order: str) -> Path:
        return self._root / owner / f"{order}.json"

    def _sweep(self, oldest: float) -> None:
        for path in list(self._root.glob("*/*.json")):
            with suppress(FileNotFoundError):  # another one swept meanwhile
                if path.stat().st_mtime < oldest:
                    path.unlink()

"""What the image form painted, a file for each: `<root>/<job>`. See `FormPictures` in
`conversation/ports/form_pictures.py`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from conversation.errors import NotFound
from conversation.ports.form_pictures import FormPictures
from storage.disk.errors import disk_told
from storage.disk.picture_files import Aside, here

DAY_S = 86_400
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class FormPictureFiles(FormPictures):
    """The folder of all that are less than a day old."""

    def __init__(
        self, root: Path, clock: Callable[[], float], aside: Aside = here, steady: Callable[[], bool] = lambda: True
    ) -> None:
        """`steady` says whether the clock can be believed: while it cannot, nothing is over."""
        self._root = root
        self._clock = clock
        self._aside = aside
        self._steady = steady

    def keep(self, job: str, data: bytes) -> None:
        """See `FormPictures`."""
        path = self._path(job)

        def kept() -> None:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            try:
                unfinished.write_bytes(data)
                os.replace(unfinished, path)
            except OSError:
                unfinished.unlink(missing_ok=True)
                raise

        with disk_told():
            self._aside(kept)

    def read(self, job: str) -> bytes:
        """See `FormPictures`."""
        try:
            return self._aside(self._path(job).read_bytes)
        except FileNotFoundError as error:
            raise NotFound("The picture") from error

    def sweep(self) -> int:
        """Removes what is a day old, and what a crash left half written. Returns how many files."""
        return self._aside(self._sweep) if self._steady() else 0

    def _sweep(self) -> int:
        oldest, removed = self._clock() - DAY_S, 0
        for path in list(self._root.glob("*")):
            with suppress(FileNotFoundError):  # another sweep was quicker
                if path.stat().st_mtime < oldest:
                    path.unlink()
                    removed += 1
        return removed

    def _path(self, job: str) -> Path:
        if not ID.fullmatch(job):
            raise NotFound("The picture")
        return self._root / job

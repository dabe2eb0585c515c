"""How much room is left where the studio keeps its data, and the refusal of files before there is none.

What people say and what was paid for has to be written down: a file that would take the last room is refused earlier.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from conversation.errors import Told
from conversation.sentences import say

MEGABYTE = 1024 * 1024
SHARE = 20
"""Of a small disk no more than this part is kept free."""


@dataclass(frozen=True)
class DiskSpace:
    """Of the disk on which a folder lies."""

    folder: Path
    megabytes: int
    """Kept free, at most."""

    def free(self) -> int:
        """Bytes."""
        return self._usage()[1]

    def check(self) -> None:
        """Raises `Told` where files are not taken in any more."""
        total, free = self._usage()
        if free < min(self.megabytes * MEGABYTE, total // SHARE):
            raise nearly_full()

    def _usage(self) -> tuple[int, int]:
        there = next(each for each in (self.folder, *self.folder.absolute().parents) if each.exists())
        usage = shutil.disk_usage(there)
        return usage.total, usage.free


def nearly_full() -> Told:
    """That nothing large is taken in."""
    return Told(
        say("disk_nearly_full", "The disk is nearly full"),
        say(
            "disk_nearly_full_text",
            "No more files are taken in, so that messages can still be written down. Free some space where Atelier "
            "keeps its data, then try again.",
        ),
        code="disk_full",
        status=507,
    )

"""The data folder itself."""

from __future__ import annotations

from pathlib import Path

from conversation.errors import Told
from conversation.sentences import say
from storage.disk.errors import disk_told

PROBE = ".writable"
PASSING = "tmp"
"""Where programs that work for the studio put what lives no longer than a task."""


def make_folder(data: Path) -> None:
    """Makes it where it is missing. Raises `Told` for one that cannot be written to."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = data / PROBE
        probe.write_bytes(b"")
        probe.unlink(missing_ok=True)  # a second start may have looked at the same moment
    except OSError as error:
        advice = (
            f"{data}: {error.strerror}. Give the folder to the user that runs Atelier (chown), "
            "free space on its disk, or choose another one with ATELIER_DATA."
        )
        raise Told(
            say("data_folder", "The data folder cannot be written to"), advice, code="data_folder", status=507
        ) from error


def passing(data: Path) -> Path:
    """The folder for what lives no longer than a task, made where it is missing. Raises `Told`."""
    with disk_told():
        (data / PASSING).mkdir(mode=0o700, exist_ok=True)
    return (data / PASSING).absolute()

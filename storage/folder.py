"""The data folder itself."""

from __future__ import annotations

from pathlib import Path

from conversation.errors import Told

PROBE = ".writable"


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
        raise Told("The data folder cannot be written to", advice, code="data_folder", status=507) from error

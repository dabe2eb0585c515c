"""What a copy cannot be made of, put into or taken from."""

from __future__ import annotations

from conversation.errors import Told


class BackupRefused(Told):
    """Nothing was changed. It is said at the command line only, whose own words are English."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text, code="backup_refused", status=409)

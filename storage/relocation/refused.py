"""What cannot be taken elsewhere, or not there."""

from __future__ import annotations

from conversation.errors import Told


class RelocationRefused(Told):
    """It is said at the command line only, whose own words are English."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text, code="relocation_refused", status=409)

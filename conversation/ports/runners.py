"""The processes of a studio that runs in several. `storage/runners.py` and its twin in `memory` keep them."""

from __future__ import annotations

from typing import Protocol


class Runners(Protocol):
    """Each says again and again that it lives. Whoever is silent for too long is forgotten, and others have what it
    had: see `Jobs.recover`."""

    def enrol(self, runner: str) -> None:
        """It lives from now on."""

    def beat(self, runner: str) -> bool:
        """It still lives. False where it was forgotten meanwhile, and has nothing any more."""

    def leave(self, runner: str) -> None:
        """It ends, and has nothing any more."""

    def forget(self, seconds: float) -> int:
        """Forgets all that were silent for that long; how many there were."""

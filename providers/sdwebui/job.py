"""A job at the server, seen from beside: how far it is, what it looks like, and ending it when it is ours."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from conversation.errors import ProviderFault
from providers.sdwebui.engine import ANYBODYS, NONE, OWN
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up
from providers.wire.rhythm import seconds

EVERY = 0.4
"""Seconds between two looks."""
PATIENCE = 2.0
"""Seconds that a look may take: the picture is on its way meanwhile."""
INTERRUPT = "/sdapi/v1/interrupt"


@dataclass(frozen=True)
class JobStep:
    """What was seen at a look."""

    fraction: float | None = None
    note: str = ""
    picture: str = ""
    """Base64 or a data URL; empty where there is no new one."""


class WebuiJob:
    """Ours, by its id."""

    def __init__(self, client: Client, way: str, task: str) -> None:
        """`way`: how far it is, is told, see `EngineState.progress`."""
        self._client = client
        self._way = way
        self._task = task
        self._looked = float("-inf")
        self._preview: Any = -1
        """Id, or end, of the last one that was shown."""
        self._begun = False
        self._first = False
        """Nothing ran when ours was begun: until it has answered, what runs is ours."""

    def look(self, now: float) -> JobStep | None:
        """None where nothing new can be known. The first look is before the job is sent."""
        if not self._begun:
            self._begun = True
            self._first = self._way == ANYBODYS and self._is_idle()
            return None
        if self._way == NONE or now - self._looked < seconds(EVERY):
            return None
        self._looked = now
        try:
            return self._own() if self._way == OWN else self._anybodys()
        except ProviderFault:
            return None  # only the picture matters

    def interrupt(self) -> None:
        """Ends it where it is certain that what runs is ours: to interrupt ends whoever's job runs."""
        with suppress(ProviderFault):
            ours = self._first or (self._way == OWN and look_up(self._internal(), "active") is True)
            if ours:
                self._client.read(INTERRUPT, PATIENCE, {})

    def _internal(self) -> Any:
        asked = {"id_task": self._task, "id_live_preview": self._preview, "live_preview": True}
        return self._client.read("/internal/progress", PATIENCE, asked)

    def _own(self) -> JobStep:
        said = self._internal()
        picture = look_up(said, "live_preview")
        if isinstance(picture, str) and picture:
            self._preview = look_up(said, "id_live_preview")
        note = look_up(said, "textinfo") if look_up(said, "queued") else ""
        return JobStep(
            _fraction(look_up(said, "progress")),
            note if isinstance(note, str) else "",
            picture if isinstance(picture, str) else "",
        )

    def _anybodys(self) -> JobStep:
        said = self._client.read("/sdapi/v1/progress", PATIENCE)
        picture = look_up(said, "current_image")
        picture = picture if isinstance(picture, str) else ""
        if picture[-80:] == self._preview:
            picture = ""
        elif picture:
            self._preview = picture[-80:]
        return JobStep(_fraction(look_up(said, "progress")), "", picture)

    def _is_idle(self) -> bool:
        try:
            said = self._client.read("/sdapi/v1/progress?skip_current_image=true", PATIENCE)
        except ProviderFault:
            return False
        return not look_up(said, "progress") and not look_up(said, "state", "job_count")


def _fraction(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 < value <= 1 else None

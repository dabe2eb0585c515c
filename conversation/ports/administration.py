"""What who administers the studio decides for everybody, and whom they see. `storage/administration.py` and
`storage/memory/administration.py` keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Protocol

from conversation.ports.accounts import User
from conversation.ports.usage import OwnLimits


@dataclass(frozen=True)
class StudioRules:
    """What holds for everybody, in addition to what the settings say."""

    providers_off: tuple[str, ...] = ()
    """Names of providers that nobody uses."""
    guests_use_keys: bool = True
    """Whether guests paint with keys that the settings hold."""
    hosts: tuple[str, ...] = ()
    """Hosts in private networks that everybody's addresses may lead to, in small letters."""
    guests_month: int | None = None
    """Micro-dollars that all guests together may spend in a month with the studio's keys; `UNLIMITED` is no limit. None
    is what the settings say."""
    models: tuple[str, ...] = ()
    """Ids of models that may be used, `*` for any part: `openrouter/google/*`; empty where all may."""

    def allow(self, model: str) -> bool:
        """Whether a model may be used, by its whole id."""
        return not self.models or any(fnmatchcase(model, pattern) for pattern in self.models)


@dataclass(frozen=True)
class ListedPerson:
    """Somebody who uses the studio, as an administrator sees them."""

    user: User
    spent: int
    """Micro-dollars since the month began, as far as they are known (UTC)."""
    unknown: int
    """Calls of that time whose cost nobody knows."""
    limits: OwnLimits = OwnLimits()


class Administration(Protocol):
    """Rules and people."""

    def rules(self) -> StudioRules:
        """As they are now."""

    def change(self, changes: Mapping[str, Any]) -> StudioRules:
        """Those named by field; all of them as they are then. None takes one back to how it usually is."""

    def people(self, most: int) -> tuple[ListedPerson, ...]:
        """Members first, then guests who have made anything; among them who was here last."""

    def person(self, user: str) -> ListedPerson:
        """One of them, also a guest who has made nothing. Raises `NotFound`."""

    def promote(self, user: str, administrator: bool) -> User:
        """Makes a member an administrator, or none any more.

        Raises `NotFound`, and `Told(code="last_administrator")` for the last of those who can come in.
        """

    def disable(self, user: str, disabled: bool) -> User:
        """Lets somebody in no more, and ends all of their sessions; or lets them in again. Nothing of theirs is lost.

        Raises as `promote`.
        """

    def limits(self, user: str) -> OwnLimits:
        """Of one person; of who is not there, none."""

    def limit(self, user: str, limits: OwnLimits) -> User:
        """Sets all of them. Raises `NotFound`."""

"""`Administration` of `conversation/ports/administration.py`, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from conversation.errors import NotFound
from conversation.ports.accounts import User
from conversation.ports.administration import Administration, ListedPerson, StudioRules
from conversation.ports.usage import OwnLimits
from storage.memory.state import State
from storage.rules.people import MEMBER
from storage.rules.studio_rules import MONTH, last_administrator, made_rules


class MemoryAdministration(Administration):
    """Rules and people in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def rules(self) -> StudioRules:
        """See `Administration`."""
        with self._state.lock:
            return made_rules(self._state.rules)

    def change(self, changes: Mapping[str, Any]) -> StudioRules:
        """See `Administration`."""
        with self._state.lock:
            merged = {**self._state.rules, **changes}
            self._state.rules = {name: value for name, value in merged.items() if value is not None}
            return self.rules()

    def people(self, most: int) -> tuple[ListedPerson, ...]:
        """See `Administration`."""
        with self._state.lock:
            ever = {used.call.owner for used in self._state.used}
            everybody = [each.user for each in self._state.users.values()]
            shown = [user for user in everybody if user.kind == MEMBER or user.id in ever]
            shown.sort(key=lambda user: (user.kind == MEMBER, user.seen), reverse=True)
            return tuple(self._listed(user) for user in shown[:most])

    def person(self, user: str) -> ListedPerson:
        """See `Administration`."""
        with self._state.lock:
            found = self._state.users.get(user)
            if found is None:
                raise NotFound("The account")
            return self._listed(found.user)

    def promote(self, user: str, administrator: bool) -> User:
        """See `Administration`."""
        with self._state.lock:
            found = self._state.users.get(user)
            if found is None or found.user.kind != MEMBER:
                raise NotFound("The account")
            return self._changed(user, lambda one: replace(one, administrator=administrator), leaves=not administrator)

    def disable(self, user: str, disabled: bool) -> User:
        """See `Administration`."""
        return self._changed(user, lambda one: replace(one, disabled=disabled, epoch=one.epoch + 1), leaves=disabled)

    def limits(self, user: str) -> OwnLimits:
        """See `Administration`."""
        with self._state.lock:
            return self._state.own_limits.get(user, OwnLimits())

    def limit(self, user: str, limits: OwnLimits) -> User:
        """See `Administration`."""
        with self._state.lock:
            found = self._changed(user, lambda one: one, leaves=False)
            self._state.own_limits[user] = limits
            return found

    def _changed(self, user: str, change: Callable[[User], User], *, leaves: bool) -> User:
        with self._state.lock:
            everybody = [each.user for each in self._state.users.values()]
            administrators = [each.id for each in everybody if each.administrator and not each.disabled]
            if leaves and administrators == [user]:
                raise last_administrator()
            found = self._state.users.get(user)
            if found is None:
                raise NotFound("The account")
            self._state.users[user] = replace(found, user=change(found.user))
            return self._state.users[user].user

    def _listed(self, user: User) -> ListedPerson:
        month = self._state.now()[:MONTH]
        theirs = [used for used in self._state.used if used.call.owner == user.id and used.created >= month]
        unknown = sum(used.call.cost is None and used.until is None for used in theirs)
        return ListedPerson(user, sum(used.call.cost or 0 for used in theirs), unknown, self.limits(user.id))

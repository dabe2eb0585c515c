"""`Accounts` of `conversation/ports/library.py`, in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.accounts import SCOPES, Accounts, Credentials, Scope, Token, TokenHolder, User
from storage.identifiers import check_name, name_key, name_taken
from storage.lookalikes import alike
from storage.memory.state import State
from storage.rules.people import GUEST, MEMBER, SEEN_EVERY_S
from storage.rules.recovery_codes import new_code, normal
from storage.rules.token_secrets import (
    MOST,
    USED_EVERY_S,
    digest,
    enabled,
    holder,
    in_order,
    name_of,
    new_secret,
    too_many,
    used_before,
)


class MemoryAccounts(Accounts):
    """People in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def guest(self) -> User:
        """See `Accounts`."""
        now = self._state.now()
        return self._put(User(str(uuid4()), GUEST, "", 0, now, now), "")

    def get(self, user: str) -> User | None:
        """See `Accounts`."""
        with self._state.lock:
            found = self._state.users.get(user)
        return found.user if found else None

    def forget(self, user: str) -> bool:
        """See `Accounts`."""
        with self._state.lock:
            found = self._state.users.get(user)
            if found is None or found.user.kind != GUEST or self._has_something(user):
                return False
            del self._state.users[user]
            return True

    def _has_something(self, user: str) -> bool:
        state = self._state
        return (
            any(kept.owner == user for kept in state.conversations.values())
            or any(owner == user for owner, _ in (*state.tokens.values(), *state.sends, *state.provider_keys))
            or any(used.call.owner == user for used in state.used)
            or any(hook.owner == user for hook in state.webhooks.values())
            or bool(state.settings.get(user))
        )

    def touch(self, user: str) -> None:
        """See `Accounts`."""
        with self._state.lock:
            found = self._state.users.get(user)
            if found and found.user.seen < self._state.now(-SEEN_EVERY_S):
                self._put(replace(found.user, seen=self._state.now()), found.password_hash)

    def register(self, name: str, password_hash: str, guest: str | None = None, *, first: bool = False) -> User:
        """See `Accounts`."""
        shown = check_name(name)
        with self._state.lock:
            members = [each.user.name for each in self._state.users.values() if each.user.kind == MEMBER]
            if self.credentials(shown) is not None or alike(shown, members):
                raise name_taken()
            now = self._state.now()
            new = User(str(uuid4()), MEMBER, shown, 0, now, now)
            found = self._state.users.get(guest or "")
            if found and found.user.kind == GUEST:
                self._state.recoveries.pop(found.user.id, None)
                new = replace(found.user, kind=MEMBER, name=shown, seen=now)
            new = replace(new, administrator=first and self.unclaimed())
            return self._put(new, password_hash)

    def unclaimed(self) -> bool:
        """See `Accounts`."""
        with self._state.lock:
            return not any(each.user.administrator for each in self._state.users.values())

    def credentials(self, name: str) -> Credentials | None:
        """See `Accounts`."""
        with self._state.lock:
            members = (each for each in self._state.users.values() if each.user.kind == MEMBER)
            return next((each for each in members if name_key(each.user.name) == name_key(name)), None)

    def set_password(self, user: str, password_hash: str) -> User:
        """See `Accounts`."""
        with self._state.lock:
            found = self._must_have(user).user
            return self._put(replace(found, epoch=found.epoch + 1), password_hash)

    def end_sessions(self, user: str) -> User:
        """See `Accounts`."""
        with self._state.lock:
            return self.set_password(user, self._must_have(user).password_hash)

    def settings(self, user: str) -> dict[str, Any]:
        """See `Accounts`."""
        with self._state.lock:
            return dict(self._state.settings.get(user, {}))

    def patch_settings(self, user: str, changes: Mapping[str, Any]) -> dict[str, Any]:
        """See `Accounts`."""
        with self._state.lock:
            self._must_have(user)
            merged = {**self.settings(user), **changes}
            self._state.settings[user] = {name: value for name, value in merged.items() if value is not None}
            return dict(self._state.settings[user])

    def tokens(self, user: str) -> tuple[Token, ...]:
        """See `Accounts`."""
        with self._state.lock:
            mine = (token for owner, token in self._state.tokens.values() if owner == user)
            return tuple(sorted(mine, key=lambda token: (token.created, token.id)))

    def add_token(
        self, user: str, name: str, scopes: Collection[Scope] = SCOPES, expires: str | None = None
    ) -> tuple[Token, str]:
        """See `Accounts`."""
        secret = new_secret()
        with self._state.lock:
            self._must_have(user)
            if len(self.tokens(user)) >= MOST:
                raise too_many()
            token = Token(str(uuid4()), name_of(name), self._state.now(), None, in_order(scopes), expires)
            self._state.tokens[digest(secret)] = (user, token)
        return token, secret

    def revoke_token(self, user: str, token: str) -> None:
        """See `Accounts`."""
        with self._state.lock:
            for key, (owner, found) in self._state.tokens.items():
                if (owner, found.id) == (user, token):
                    del self._state.tokens[key]
                    return
        raise NotFound("The token")

    def by_token(self, secret: str) -> TokenHolder | None:
        """See `Accounts`."""
        now, key = self._state.now(), digest(secret)
        with self._state.lock:
            owner, token = self._state.tokens.get(key, ("", None))
            user = self.get(owner)
            held = holder(user, token, now) if user and token else None
            if held and not held.expired and used_before(held.token.last_used, self._state.now(-USED_EVERY_S), now):
                self._state.tokens[key] = (owner, replace(held.token, last_used=now))
            return held

    def recovery(self, user: str) -> str | None:
        """See `Accounts`."""
        with self._state.lock:
            return self._state.recoveries.get(user, ("", None))[1]

    def new_recovery(self, user: str) -> tuple[str, str]:
        """See `Accounts`."""
        code = new_code()
        with self._state.lock:
            self._must_have(user)
            made = self._state.now()
            self._state.recoveries[user] = (digest(normal(code)), made)
        return made, code

    def revoke_recovery(self, user: str) -> None:
        """See `Accounts`."""
        with self._state.lock:
            self._state.recoveries.pop(user, None)

    def by_recovery(self, code: str) -> User | None:
        """See `Accounts`."""
        with self._state.lock:
            wanted = digest(normal(code))
            owners = (owner for owner, (kept, _) in self._state.recoveries.items() if kept == wanted)
            return enabled(self.get(next(owners, "")))

    def adopt(self, user: str, guest: str) -> None:
        """See `Accounts`."""
        state = self._state
        with state.lock:
            self._must_have(user)
            for kept in state.conversations.values():
                kept.owner = user if kept.owner == guest else kept.owner
            state.jobs = {
                id: replace(job, owner=user if job.owner == guest else job.owner) for id, job in state.jobs.items()
            }
            for used in state.used:
                used.call = replace(used.call, owner=user if used.call.owner == guest else used.call.owner)
            state.tokens = {key: (user if of == guest else of, token) for key, (of, token) in state.tokens.items()}
            state.shares = {
                id: replace(each, owner=user if each.owner == guest else each.owner)
                for id, each in state.shares.items()
            }
            state.refusals = {
                id: replace(each, owner=user if each.owner == guest else each.owner)
                for id, each in state.refusals.items()
            }
            for hook in state.webhooks.values():
                hook.owner = user if hook.owner == guest else hook.owner
            calls = {replace(key, owner=user): call for key, call in state.calls.items() if key.owner == guest}
            others = {key: call for key, call in state.calls.items() if key.owner != guest}
            state.calls = {**calls, **others}
            mine = {(user if of == guest else of, client): sent for (of, client), sent in state.sends.items()}
            state.sends = {**mine, **{key: sent for key, sent in state.sends.items() if key[0] == user}}
            new = {(user if of == guest else of, name): given for (of, name), given in state.provider_keys.items()}
            state.provider_keys = {**new, **{at: each for at, each in state.provider_keys.items() if at[0] == user}}
            theirs = state.settings.pop(guest, {})
            state.settings[user] = state.settings.get(user) or theirs
            state.recoveries.pop(guest, None)
            state.users.pop(guest, None)

    def _put(self, user: User, password_hash: str) -> User:
        with self._state.lock:
            self._state.users[user.id] = Credentials(user, password_hash)
        return user

    def _must_have(self, user: str) -> Credentials:
        found = self._state.users.get(user)
        if found is None:
            raise NotFound("The account")
        return found

"""`Departures` of `conversation/ports/moving/departures.py`, in memory."""

from __future__ import annotations

from dataclasses import replace

from conversation.errors import NotFound
from conversation.ports.moving.departures import Departure, Departures
from storage.memory.state import State
from storage.rules.people import MEMBER
from storage.rules.studio_rules import last_administrator


class MemoryDepartures(Departures):
    """Leaving the memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def check(self, user: str) -> None:
        """See `Departures`."""
        with self._state.lock:
            everybody = [each.user for each in self._state.users.values()]
            if user not in self._state.users:
                raise NotFound("The account")
            administrators = [each.id for each in everybody if each.administrator and not each.disabled]
            if administrators == [user] and any(each.kind == MEMBER and each.id != user for each in everybody):
                raise last_administrator()

    def leave(self, user: str) -> Departure:
        """See `Departures`."""
        with self._state.lock:
            self.check(user)
            state = self._state
            theirs = {id for id, kept in state.conversations.items() if kept.owner == user}
            images = {id: image for id, image in state.images.items() if image.conversation in theirs}
            files = {key: data for key, data in state.bytes.items() if key[0] in theirs}
            said = {id for id, message in state.messages.items() if message.conversation in theirs}
            keys = [key for key in state.provider_keys if key[0] == user]
            tokens = [digest for digest, (owner, _) in state.tokens.items() if owner == user]
            hooks = [id for id, hook in state.webhooks.items() if hook.owner == user]
            shares = [id for id, share in state.shares.items() if share.owner == user]
            gone = Departure(
                conversations=len(theirs),
                messages=len(said),
                pictures=len(images),
                versions=sum(len(image.versions) for image in images.values()),
                files=len(files),
                bytes=sum(map(len, files.values())),
                keys=len(keys),
                tokens=len(tokens),
                webhooks=len(hooks),
                shares=len(shares),
            )
            state.bytes = {key: data for key, data in state.bytes.items() if key not in files}
            self._forget(user, theirs, set(images), said)
            return gone

    def _forget(self, user: str, theirs: set[str], images: set[str], said: set[str]) -> None:
        state = self._state
        state.messages = {id: each for id, each in state.messages.items() if id not in said}
        state.images = {id: each for id, each in state.images.items() if id not in images}
        state.conversations = {id: each for id, each in state.conversations.items() if id not in theirs}
        state.provider_keys = {key: each for key, each in state.provider_keys.items() if key[0] != user}
        state.tokens = {digest: each for digest, each in state.tokens.items() if each[0] != user}
        state.webhooks = {id: each for id, each in state.webhooks.items() if each.owner != user}
        state.shares = {id: each for id, each in state.shares.items() if each.owner != user}
        state.users.pop(user)
        state.settings.pop(user, None)
        state.recoveries.pop(user, None)
        state.jobs = {id: job for id, job in state.jobs.items() if job.owner != user}
        state.showings = [each for each in state.showings if each.image not in images]
        for used in state.used:
            if used.call.owner == user:
                used.call, used.conversation = replace(used.call, owner=""), None

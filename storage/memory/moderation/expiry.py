"""`Expiry` of `conversation/ports/moderation/expiry.py`, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conversation.image import Image
from conversation.ports.moderation.expiry import Clearing, Expiring, Expiry, KeptDays
from conversation.ports.moderation.reports import HIDING
from conversation.versions.facets import KINDS, facets
from storage.memory.state import State
from storage.rules.expiry import DAY_S, MOST_NOTED, Aging, AgingPicture, as_clearings, expired, in_sum


class MemoryExpiry(Expiry):
    """Forgotten with the process."""

    def __init__(self, state: State) -> None:
        self._state = state

    def due(self, kept: KeptDays) -> tuple[Expiring, ...]:
        """See `Expiry`."""
        with self._state.lock:
            return in_sum([*self._expired(kept), *self._deleted(kept)])

    def expire(self, kept: KeptDays) -> tuple[Clearing, ...]:
        """See `Expiry`."""
        state = self._state
        with state.lock:
            found, now = self._expired(kept), state.now()
            for each in found:
                if each.kind != "reports":
                    state.deleted_images[each.id] = state.expired_images[each.id] = now
                elif state.reports[each.id].state in HIDING:
                    state.reports[each.id] = replace(state.reports[each.id], words="", reporter=None)
                else:
                    del state.reports[each.id]
            went = as_clearings(found, now)
            for clearing in went:
                self.note(clearing)
            return went

    def note(self, clearing: Clearing) -> None:
        """See `Expiry`."""
        with self._state.lock:
            self._state.clearings = [clearing, *self._state.clearings][:MOST_NOTED]

    def cleared(self, most: int) -> tuple[Clearing, ...]:
        """See `Expiry`."""
        with self._state.lock:
            return tuple(self._state.clearings[:most])

    def _before(self, days: int) -> str:
        return self._state.now(-days * DAY_S)

    def _expired(self, kept: KeptDays) -> list[Aging]:
        found = expired(self._aging(), kept, self._before)
        if kept.reports:
            found += [
                Aging(each.id, self._state.conversations[each.conversation].owner, "reports", 0, each.closed or "")
                for each in self._state.reports.values()
                if each.state != "open"
                and (each.closed or "") < self._before(kept.reports)
                and (each.words or each.reporter is not None or each.state not in HIDING)
                and each.conversation in self._state.conversations
            ]
        return found

    def _aging(self) -> Iterator[AgingPicture]:
        state = self._state
        for image in state.images.values():
            conversation = state.conversations.get(image.conversation)
            owner = state.users.get(conversation.owner) if conversation else None
            if conversation is None or owner is None or conversation.deleted or image.id in state.deleted_images:
                continue
            if image.pinned or conversation.value.pinned or self._shown(image) or self._asked_about(image):
                continue
            changed = max([version.created for version in image.versions], default="")
            changed = max(changed, state.expired_images.get(image.id, ""))
            uploaded = bool(facets(image).kinds & KINDS["uploaded"])
            guest = owner.user.kind == "guest"
            yield AgingPicture(image.id, conversation.owner, guest, uploaded, _bytes(image), changed)

    def _deleted(self, kept: KeptDays) -> Iterator[Aging]:
        state, before = self._state, self._before(kept.deleted)
        for image in state.images.values():
            conversation = state.conversations.get(image.conversation)
            when = state.deleted_images.get(image.id) or (conversation.deleted if conversation else None)
            if conversation is not None and when is not None and when < before:
                yield Aging(image.id, conversation.owner, "deleted", _bytes(image), when)

    def _shown(self, image: Image) -> bool:
        now = self._state.now()
        return any(
            share.conversation == image.conversation
            and share.image in (None, image.id)
            and (share.expires is None or share.expires > now)
            for share in self._state.shares.values()
        )

    def _asked_about(self, image: Image) -> bool:
        return any(
            report.conversation == image.conversation
            and report.state == "open"
            and (report.kind != "image" or report.subject == image.id)
            for report in self._state.reports.values()
        )


def _bytes(image: Image) -> int:
    return sum(version.bytes for version in image.versions if version.kept)

"""`Library` of `conversation/ports/library.py`, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any
from uuid import uuid4

from conversation.errors import NotFound
from conversation.image import image_url
from conversation.message import Message
from conversation.ports.library import Conversation, Library, Listed, Listing, Page
from storage.identifiers import check_id, clean_title, taken
from storage.memory.state import OwnedConversation, State
from storage.rules.kept_values import RUNNING, chosen
from storage.rules.list_places import cursor_of, read_place
from storage.rules.words import folded, snippet, words_of


class MemoryLibrary(Library):
    """Conversations with an owner, in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def listing(self, owner: str, *, q: str = "", before: str | None = None, limit: int = 30) -> Listing:
        """See `Library`."""
        place = read_place(before)
        limit = max(1, limit)
        with self._state.lock:
            mine = [
                kept.value for kept in self._state.conversations.values() if kept.owner == owner and not kept.deleted
            ]
            mine.sort(key=_place, reverse=True)
            wanted = [each for each in mine if place is None or _place(each) < place]
            listed = [row for each in wanted if (row := self._listed(each, q)) is not None]
        page = tuple(listed[:limit])
        return Listing(page, cursor_of(page[-1]) if len(listed) > limit else None)

    def recent_prompts(self, owner: str, limit: int = 50) -> tuple[str, ...]:
        """See `Library`."""
        with self._state.lock:
            mine = [key for key, kept in self._state.conversations.items() if kept.owner == owner and not kept.deleted]
            living = [each for key in mine for each in reversed(self._state.living(key))]
        said = sorted((each for each in living if each.role == "user"), key=lambda each: each.created, reverse=True)
        return tuple(dict.fromkeys(each.text for each in said if each.text))[:limit]

    def create(self, owner: str, conversation: str | None = None, title: str = "") -> Conversation:
        """See `Library`."""
        identity = check_id(conversation or str(uuid4()))
        with self._state.lock:
            kept = self._state.conversations.get(identity)
            if kept is None:
                now = self._state.now()
                kept = OwnedConversation(Conversation(identity, clean_title(title), None, now, now), owner)
                self._state.conversations[identity] = kept
            elif kept.owner != owner or kept.deleted:
                raise taken()
            return kept.value

    def get(self, owner: str, conversation: str) -> Conversation:
        """See `Library`."""
        with self._state.lock:
            return self._state.mine(owner, conversation).value

    def rename(self, owner: str, conversation: str, title: str) -> Conversation:
        """See `Library`."""
        with self._state.lock:
            kept = self._state.mine(owner, conversation)
            kept.value = replace(kept.value, title=clean_title(title))
            return kept.value

    def pin(self, owner: str, conversation: str, pinned: bool) -> Conversation:
        """See `Library`."""
        with self._state.lock:
            kept = self._state.mine(owner, conversation)
            kept.value = replace(kept.value, pinned=pinned)
            return kept.value

    def see(self, owner: str, conversation: str, message: str) -> Conversation:
        """See `Library`."""
        with self._state.lock:
            kept = self._state.mine(owner, conversation)
            if kept.value.unseen == message:
                kept.seen, kept.value = message, replace(kept.value, unseen=None)
            return kept.value

    def choose(self, owner: str, conversation: str, changes: Mapping[str, Any]) -> Conversation:
        """See `Library`."""
        with self._state.lock:
            kept = self._state.mine(owner, conversation)
            kept.value = replace(kept.value, options=chosen(kept.value.options, changes))
            return kept.value

    def delete(self, owner: str, conversation: str) -> None:
        """See `Library`."""
        with self._state.lock:
            self._state.mine(owner, conversation).deleted = self._state.now()

    def restore(self, owner: str, conversation: str) -> Conversation:
        """See `Library`. Restoring what is there already is fine."""
        with self._state.lock:
            kept = self._state.conversations.get(conversation)
            if kept is None or kept.owner != owner:
                raise NotFound("The conversation")
            kept.deleted = None
            return kept.value

    def page(self, owner: str, conversation: str, *, before: str | None = None, limit: int = 50) -> Page:
        """See `Library`."""
        limit = max(1, limit)
        with self._state.lock:
            found = self._state.mine(owner, conversation).value
            leaf = found.head if before is None else self._message(conversation, before).parent
            rows = list(islice(self._state.way_up(conversation, leaf), limit + 1))
            shown = tuple(self._state.with_siblings(each) for each in rows[:limit][::-1])
            images = sorted(self._state.living_images(conversation), key=lambda image: image.number)[-50:]
            active = self._state.active(conversation)
        return Page(found, shown, tuple(images), active.id if active else None, more=len(rows) > limit)

    def every(
        self, owner: str, conversation: str, *, after: str | None = None, limit: int = 200
    ) -> tuple[Message, ...]:
        """See `Library`."""
        with self._state.lock:
            self._state.mine(owner, conversation)
            rows = self._state.living(conversation)
            start = 0 if after is None else rows.index(self._message(conversation, after)) + 1
            return tuple(self._state.with_siblings(each) for each in rows[start : start + max(1, limit)])

    def show(self, owner: str, conversation: str, message: str) -> Conversation:
        """See `Library`."""
        with self._state.lock:
            self._state.mine(owner, conversation)
            return self._show(conversation, self._message(conversation, message))

    def message(self, owner: str, message: str) -> Message:
        """See `Library`."""
        with self._state.lock:
            found = self._owned(owner, message)
            return self._state.with_siblings(self._message(found.conversation, message))

    def running(self, owner: str, conversation: str) -> tuple[Message, ...]:
        """See `Library`."""
        with self._state.lock:
            self._state.mine(owner, conversation)
            living = self._state.living(conversation)
            running = (each for each in living if each.reply is not None and each.reply.state == RUNNING)
            return tuple(self._state.with_siblings(each) for each in running)

    def delete_message(self, owner: str, message: str) -> Conversation:
        """See `Library`."""
        with self._state.lock:
            found = self._owned(owner, message)
            self._message(found.conversation, message)
            for each in self._below(found):
                self._state.deleted_with[each.id] = message
            value = self._state.conversations[found.conversation].value
            if value.head is None or self._state.lives(value.head):
                return value
            return self._show(found.conversation, self._state.messages.get(found.parent or ""))

    def restore_message(self, owner: str, message: str) -> Conversation:
        """See `Library`. Restoring what is there already is fine; below a deleted message nothing can be restored."""
        with self._state.lock:
            found = self._owned(owner, message)
            if found.parent:
                self._message(found.conversation, found.parent)
            gone = self._state.deleted_with
            self._state.deleted_with = {each: root for each, root in gone.items() if root != message}
            return self._show(found.conversation, self._message(found.conversation, message))

    def _listed(self, value: Conversation, q: str) -> Listed | None:
        """The conversation as a row, or None when it has not what is searched."""
        newest = max(self._state.living_images(value.id), key=lambda image: image.number, default=None)
        thumbnail = image_url(value.id, newest.shown.preview or newest.shown.filename) if newest else None
        row = Listed(value.id, value.title, value.updated, thumbnail, pinned=value.pinned, unseen=value.unseen)
        if not q.strip():
            return row
        words = words_of(folded(q))
        said = (each for each in reversed(self._state.living(value.id)) if _has(each.text, words))
        found = next(said, None)
        if found is not None:
            where = snippet(found.text, q)
            return replace(row, snippet=where, message=found.id if where else None)
        return row if _has(value.title, words) else None

    def _show(self, conversation: str, message: Message | None) -> Conversation:
        """Moves the head to the newest living message at or below a message, or of all."""
        living = self._state.living(conversation)
        below = {each.id for each in self._below(message)} if message else {each.id for each in living}
        kept = self._state.conversations[conversation]
        head = next((each.id for each in reversed(living) if each.id in below), None)
        kept.value = replace(kept.value, head=head)
        self._state.settle(conversation)
        return kept.value

    def _below(self, message: Message) -> list[Message]:
        """The living messages at and below one."""
        found = {message.id: message}
        for each in self._state.living(message.conversation):
            if each.parent in found:
                found[each.id] = each
        return list(found.values())

    def _message(self, conversation: str, message: str) -> Message:
        found = self._state.messages.get(message)
        if found is None or found.conversation != conversation or not self._state.lives(message):
            raise NotFound("The message")
        return found

    def _owned(self, owner: str, message: str) -> Message:
        """The owner's message, deleted or not."""
        found = self._state.messages.get(message)
        kept = self._state.conversations.get(found.conversation) if found else None
        if found is None or kept is None or kept.owner != owner or kept.deleted:
            raise NotFound("The message")
        return found


def _has(text: str, words: list[str]) -> bool:
    """Whether the text has all the words; within longer words too."""
    whole = folded(text)
    return bool(words) and all(word in whole for word in words)


def _place(value: Conversation) -> tuple[bool, str, str]:
    return value.pinned, value.updated, value.id

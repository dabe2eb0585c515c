"""`Arrivals` of `conversation/ports/moving/arrivals.py`, in memory."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from conversation.ports.library import Conversation
from conversation.ports.moving.arrivals import Arrivals, ArrivedFile, ArrivingConversation
from conversation.ports.pixels import Received
from storage.disk.picture_files import UPLOADED
from storage.identifiers import check_id, clean_title, kept_title, taken
from storage.memory.state import OwnedConversation, Showing, State
from storage.rules.kept_values import storable


class MemoryArrivals(Arrivals):
    """Conversations that come in, in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def keep(self, owner: str, conversation: str, picture: Path, received: Received) -> ArrivedFile:
        """See `Arrivals`."""
        data = picture.read_bytes()
        stem = f"img_{sha256(data).hexdigest()[:16]}"
        filename = f"{stem}_original.{UPLOADED[received.media_type]}"
        beside = f"{stem}_preview.webp", f"{stem}_full.webp"
        with self._state.lock:
            for name, content in zip((filename, *beside), (data, received.preview, received.full), strict=True):
                self._state.bytes[check_id(conversation), name] = content
        return ArrivedFile(filename, *beside, len(data))

    def add(self, owner: str, arrival: ArrivingConversation) -> Conversation:
        """See `Arrivals`."""
        identity = check_id(arrival.conversation.id)
        with self._state.lock:
            there = self._state.conversations.get(identity)
            if there is not None:
                if there.owner != owner or there.deleted is not None:
                    raise taken()
                return there.value
            value = replace(arrival.conversation, title=clean_title(arrival.conversation.title), unseen=None)
            numbers = max((image.number for image in arrival.images), default=0)
            self._state.conversations[identity] = OwnedConversation(value, owner, pictures=numbers)
            for message in arrival.messages:
                reply = message.reply and replace(message.reply, text=storable(message.reply.text))
                self._state.messages[message.id] = replace(message, text=storable(message.text), reply=reply)
            for image in arrival.images:
                self._state.images[image.id] = replace(image, title=kept_title(image.title))
            self._state.made_by |= arrival.made_by
            self._state.showings += [Showing(each.image, each.version, each.message) for each in arrival.shown]
            self._state.masks |= {mask.mask_id: (mask, data) for mask, data in arrival.masks}
            self._state.layers |= {layer.layer_id: (layer, data) for layer, data in arrival.layers}
            return value

"""What the studio can do for a person outside of turns. See `Offer` in `endpoints/services.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from conversation.image import Image
from conversation.message import Message
from conversation.ports.accounts import User
from conversation.ports.turns import Begun
from endpoints.services import FormRequest, FormResult
from server.image_form.adoption import Adoption
from server.image_form.form import Form
from server.turns.engine import Engine


@dataclass(frozen=True)
class StudioOffer:
    """See `Offer`."""

    engine: Engine
    form: Form
    adoption: Adoption
    announce: Callable[[str, Begun], None]
    """Tells the owner's other tabs of a conversation that grew."""
    load: Callable[[], None]

    def palette(self, user: User) -> list[dict[str, Any]]:
        return self.engine.palette_of(self.settings(user)).describe()

    def session(self, user: User) -> dict[str, Any]:
        return {"settings": self.settings(user), **self.engine.models(user.id).listing()}

    def settings(self, user: User) -> dict[str, Any]:
        return self.engine.preferences.of(user.id)

    def patch_settings(self, user: User, changes: Mapping[str, Any]) -> dict[str, Any]:
        return self.engine.preferences.change(user.id, changes)

    def paint(self, request: FormRequest) -> FormResult:
        return self.form.paint(request)

    def keep(self, owner: str, conversation: str, data: bytes, prompt: str) -> tuple[Message, Image]:
        begun, image = self.adoption.keep(owner, conversation, data, prompt)
        self.announce(owner, begun)
        return begun.reply, image

    def warm(self) -> None:
        self.load()
